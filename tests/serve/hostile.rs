//! Attackers: pages of other sites, and programs that ignore the rules.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use preceptor::serve::Server;

use crate::client::{get, send, start};
use crate::common::Project;

fn served() -> (Project, Server) {
    let project = Project::new().file("secret.txt", "outside").md(
        "content/a.md",
        "A",
        &"word ".repeat(400_000),
    );
    let server = start(project.root());
    (project, server)
}

fn status(server: &Server, request: &str) -> u16 {
    send(server, request.as_bytes()).status
}

#[test]
fn another_host_is_refused_and_no_path_leads_out() {
    let (_project, server) = served();
    for host in ["example.org", "localhost.example.org:8017", "192.168.0.1"] {
        assert_eq!(
            status(&server, &format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")),
            421
        );
        assert_eq!(
            status(
                &server,
                &format!("GET /.preceptor-serve/events HTTP/1.1\r\nHost: {host}\r\n\r\n")
            ),
            421
        );
    }
    for path in [
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "a/../../secret.txt",
        "..%5csecret.txt",
    ] {
        assert_eq!(get(&server, path).status, 400, "{path}");
    }
    for path in [
        "/secret.txt",
        "secret.txt",
        "/etc/passwd",
        "//example.org/",
        "preceptor.yaml",
        ".preceptor-serve/x",
        "%00",
    ] {
        let answer = get(&server, path);
        assert!(
            matches!(answer.status, 400 | 404),
            "{path}: {}",
            answer.status
        );
        assert!(!answer.head.contains("Location"), "{path}");
    }
    assert_eq!(
        status(&server, "POST / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        405
    );
    assert_eq!(get(&server, "").status, 200);
}

/// Another site's page may not load what is not published, nor frame it.
#[test]
fn every_answer_keeps_other_sites_out() {
    let (_project, server) = served();
    for path in [
        "",
        "a.html",
        "assets/site.css",
        "gone",
        ".preceptor-serve/reload.js",
        "../x",
    ] {
        let head = get(&server, path).head;
        assert!(
            head.contains("\r\nCross-Origin-Resource-Policy: same-origin\r\n"),
            "{path}: {head}"
        );
        assert!(
            head.contains("\r\nX-Content-Type-Options: nosniff\r\n"),
            "{path}: {head}"
        );
        assert!(
            head.contains("\r\nContent-Security-Policy: frame-ancestors 'self'\r\n"),
            "{path}: {head}"
        );
        assert!(!head.contains("Access-Control"), "{path}: {head}");
    }
}

#[test]
fn endless_requests_are_cut_off() {
    let (_project, server) = served();
    let endless = |part: &str| {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        let (mut sent, mut answer) = (0, Vec::new());
        stream
            .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
            .unwrap();
        // It is never done by itself.
        while stream.write_all(part.as_bytes()).is_ok() {
            sent += part.len();
            assert!(sent < 50_000_000, "nobody stops it");
        }
        let _ = stream.read_to_end(&mut answer);
    };
    endless(&format!("x: {}\r\n", "y".repeat(1000)));
    endless(&"y".repeat(4096));
    let answer = status(
        &server,
        &format!(
            "GET / HTTP/1.1\r\nHost: localhost\r\nx: {}\r\n\r\n",
            "y".repeat(16_400)
        ),
    );
    assert_eq!(answer, 431);
    assert_eq!(
        status(
            &server,
            &format!(
                "GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "y".repeat(16_400)
            )
        ),
        431
    );
    assert_eq!(status(&server, "\0\u{1}\u{2} no http\r\n\r\n"), 400);
    assert_eq!(get(&server, "").status, 200);
}

/// Hundreds of connections that send half a request, that ask and never read, or that listen and
/// never read.
#[test]
fn slow_clients_keep_nobody_out() {
    for request in [
        "GET / HTTP/1.1\r\nHost: loc",
        "GET /a.html HTTP/1.1\r\nHost: localhost\r\n\r\nGET /a.html HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /.preceptor-serve/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ] {
        let (_project, server) = served();
        let slow = |_| {
            let mut stream = TcpStream::connect(server.address()).unwrap();
            let _ = stream.write_all(request.as_bytes());
            stream
        };
        let held: Vec<TcpStream> = (0..200).map(slow).collect();
        // Somebody who plays by the rules is let in before any of those is given up for its
        // slowness.
        let answers = (0..20).map(|_| {
            let mut stream = TcpStream::connect(server.address()).unwrap();
            let _ =
                stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            let mut answer = String::new();
            let _ = stream.read_to_string(&mut answer);
            answer.starts_with("HTTP/1.1 200 ")
        });
        let let_in = answers.filter(|is_let_in| *is_let_in).count();
        assert!(let_in >= 10, "{let_in} of 20 were let in among {request:?}");
        drop(held);
    }
}
