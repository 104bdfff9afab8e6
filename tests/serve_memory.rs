//! Memory does not grow with the number of rebuilds: a separate process, since other tests in the
//! same one would need memory, too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "serve/client.rs"]
#[allow(dead_code, reason = "the other tests of the server use the rest")]
mod client;
mod common;

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use preceptor::serve::{Options, Server};

use client::{get, options, start_with};
use common::{Project, md};

/// The edition of every event.
fn editions(server: &Server) -> impl Iterator<Item = String> + use<> {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream
        .write_all(b"GET /.preceptor-serve/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .unwrap();
    let lines = BufReader::new(stream).lines().map(Result::unwrap);
    lines.filter_map(|line| {
        let news: serde_json::Value = serde_json::from_str(line.strip_prefix("data: ")?).unwrap();
        assert_eq!(news["count"], 0, "{news}");
        Some(news["edition"].as_str().unwrap().to_owned())
    })
}

/// Kibibytes, where the system tells them.
fn memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

#[test]
fn memory_is_level_after_a_thousand_rebuilds() {
    let mut project = Project::new();
    for number in 0..20 {
        let text = format!(
            "## Part\n\n{}[home](index.md)\n",
            "Some words of no great weight. ".repeat(40)
        );
        project = project.md(
            &format!("content/{number}.md"),
            &format!("Page {number}"),
            &text,
        );
    }
    let server = start_with(&Options {
        quiet: Duration::from_millis(1),
        ..options(project.root())
    });
    let mut told = editions(&server);
    let mut now = told.next().unwrap();
    let mut rebuild = |number: usize| {
        let text = md(
            "Changed",
            &format!("Time {number}. {}", "word ".repeat(number % 50)),
        );
        // In one step: so soon after a change half a file might be read, and be shown as one.
        let (new, page) = (
            project.root().join(".new"),
            project.root().join("content/3.md"),
        );
        fs::write(&new, text).unwrap();
        fs::rename(new, page).unwrap();
        now = told.find(|edition| *edition != now).unwrap();
        assert_eq!(get(&server, "3.html").status, 200);
    };
    // The allocator takes what it needs at most in the first hundreds of them.
    (0..600).for_each(&mut rebuild);
    let Some(before) = memory() else { return };
    (600..1_600).for_each(&mut rebuild);
    let after = memory().unwrap();
    assert!(
        after < before * 1.1 + 4_000.0,
        "{before} kB after 600 rebuilds, {after} kB after 1,600"
    );
}
