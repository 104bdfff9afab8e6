//! `check --external`, against a server of this computer: no test needs the network.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "external/server.rs"]
mod server;

use std::net::TcpListener;
use std::process::Command;
use std::time::Duration;

use common::Project;
use preceptor::BuildOptions;
use preceptor::external::{self, Counts, Report, Settings};
use server::Server;

/// Impatient, and willing to ask this computer.
fn settings() -> Settings {
    Settings {
        timeout: Duration::from_millis(800),
        pause: Duration::from_millis(1),
        back_off: Duration::from_millis(1),
        loopback: true,
        ..Settings::default()
    }
}

/// A page with a link to each of `paths`, one a line from line 4 on.
fn linking(server: &Server, paths: &[&str]) -> Project {
    let links: Vec<String> = paths
        .iter()
        .map(|path| format!("[x]({})", server.url(path)))
        .collect();
    Project::new().md("content/a.md", "A", &links.join("\n"))
}

fn ask(project: &Project, settings: &Settings) -> Report {
    external::run(project.root(), BuildOptions::default(), settings)
}

/// `id line`, in order.
fn found(report: &Report) -> Vec<String> {
    report
        .diagnostics
        .iter()
        .map(|found| format!("{} {}", found.rule.id, found.place.line))
        .collect()
}

/// The finding for the link to `path`; `None` if it is fine.
#[track_caller]
fn said(path: &str) -> String {
    let server = Server::start();
    let report = ask(&linking(&server, &[path]), &settings());
    assert_eq!(report.counts.links, 1);
    let said = report.diagnostics.iter().map(|found| {
        assert_eq!(
            (
                found.place.file.as_ref(),
                found.place.line,
                found.place.column
            ),
            ("content/a.md", 4, 5)
        );
        format!(
            "{}[{}] {}",
            found.severity,
            found.rule.id,
            found.message.replace(&server.url(""), "")
        )
    });
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_page_that_is_there_is_no_finding() {
    for path in [
        "fine",
        "no-head",
        "lying-head",
        "found",
        "slash",
        "busy-once",
        "late-once",
        "slow-body",
    ] {
        assert_eq!(said(path), "", "{path}");
    }
}

#[test]
fn a_page_that_is_not_there_is_broken_and_why_is_said() {
    for (path, why) in [
        ("gone", "there is no such page (answer 404)"),
        ("to-gone", "there is no such page (answer 404)"),
        (
            "taken-away",
            "the page was taken away for good (answer 410)",
        ),
        ("fault", "the site has a fault (answer 500)"),
        ("busy-for-an-hour", "the site has a fault (answer 503)"),
        (
            "circle",
            "the site sends people on and on, and never shows a page",
        ),
        (
            "nowhere",
            "the site sends people on, and does not say where",
        ),
        (
            "to-secrets",
            "it leads to an address that no other computer can reach",
        ),
        (
            "to-file",
            "it leads on to a `file:` address, which pages may not hold",
        ),
        ("late", "the site did not answer in time"),
    ] {
        assert_eq!(
            said(path),
            format!("warning[external-broken] {path} leads nowhere: {why}")
        );
    }
    for path in ["garbage", "cut-off", "endless-head"] {
        assert!(
            said(path).starts_with(&format!("warning[external-broken] {path} leads nowhere: ")),
            "{path}"
        );
    }
}

#[test]
fn a_safe_connection_to_what_offers_none_is_broken() {
    let server = Server::start();
    let safe = server.url("fine").replace("http://", "https://");
    let report = ask(
        &Project::new().md("content/a.md", "A", &format!("[x]({safe})")),
        &settings(),
    );
    assert_eq!(found(&report), ["external-broken 4"]);
}

#[test]
fn what_moved_for_good_is_advice_with_the_new_address() {
    for path in ["moved", "moved-twice", "moved-then-found"] {
        assert_eq!(
            said(path),
            format!("advice[external-moved] {path} has moved for good")
        );
    }
    let server = Server::start();
    let new = |path: &str| {
        ask(&linking(&server, &[path]), &settings()).diagnostics[0]
            .corrected
            .clone()
    };
    assert_eq!(new("moved-twice"), Some(server.url("fine")));
    // Redirects after a temporary one do not lead to a new address.
    assert_eq!(new("moved-then-found"), Some(server.url("found")));
}

#[test]
fn sites_that_do_not_answer_programs_are_not_called_broken() {
    assert_eq!(
        said("people-only"),
        "advice[external-unchecked] people-only could not be checked: the site does not show it to programs (answer 403)"
    );
    assert!(said("busy").starts_with("advice[external-unchecked]"));
}

#[test]
fn requests_are_few() {
    let server = Server::start();
    let project = linking(
        &server,
        &["fine", "fine#part", "busy", "no-head", "busy-for-an-hour"],
    )
    .md("content/b.md", "B", &format!("<{}>", server.url("fine")));
    ask(&project, &settings());
    assert_eq!(server.times("fine"), 1, "one address is asked for once");
    assert_eq!(server.times("busy"), 3, "a request is tried twice again");
    assert_eq!(server.times("no-head"), 2);
    assert_eq!(
        server.times("busy-for-an-hour"),
        1,
        "nobody waits for an hour"
    );
}

#[test]
fn every_line_with_the_link_is_named() {
    let server = Server::start();
    let gone = server.url("gone");
    let policy = format!(
        "---\ntitle: P\nissuer: DHSC\nstatus: in-force\nas_of: 2025-10-14\nsources:\n  - title: S\n    url: {gone}\n\
         later:\n  - date: 2026-01-01\n    says: It ended\n    source:\n      title: N\n      url: {gone}\n---\n\
         Text [a]({gone}), [b]({gone}er) and {gone}.\n\n[c]: {gone}\n"
    );
    let project = Project::new()
        .file("content/policies/index.md", "---\ntitle: P\n---\n")
        .file("content/policies/p.md", &policy)
        .md("content/a.md", "A", &format!("See {}.", gone));
    let report = ask(&project, &settings());
    let lines: Vec<String> = report
        .diagnostics
        .iter()
        .map(|found| format!("{}:{}", found.place.file, found.place.line))
        .collect();
    assert_eq!(
        lines,
        [
            "content/a.md:4",
            "content/policies/p.md:8",
            "content/policies/p.md:14",
            "content/policies/p.md:16",
            "content/policies/p.md:16",
            "content/policies/p.md:18",
        ]
    );
}

#[test]
fn good_answers_are_kept_and_bad_ones_asked_for_again() {
    let server = Server::start();
    let project = linking(&server, &["fine", "moved", "gone"]);
    let settings = Settings {
        cache: Some(project.root().join("kept/answers.json")),
        ..settings()
    };
    let first = ask(&project, &settings);
    let second = ask(&project, &settings);
    assert_eq!(found(&first), ["external-moved 5", "external-broken 6"]);
    assert_eq!(found(&first), found(&second));
    assert_eq!((first.counts.known, second.counts.known), (0, 2));
    assert_eq!((server.times("moved"), server.times("gone")), (1, 4));
    // `moved` leads to `fine`.
    assert_eq!(server.times("fine"), 2);
    let stale = ask(
        &project,
        &Settings {
            fresh: Duration::ZERO,
            ..settings.clone()
        },
    );
    assert_eq!((stale.counts.known, server.times("moved")), (0, 2));
    let project = project.file("kept/answers.json", "{nonsense");
    assert_eq!(found(&ask(&project, &settings)), found(&first));
}

#[test]
fn the_report_counts() {
    let server = Server::start();
    let counts = ask(
        &linking(&server, &["fine", "moved", "gone", "people-only"]),
        &settings(),
    )
    .counts;
    assert_eq!(
        counts,
        Counts {
            links: 4,
            hosts: 1,
            known: 0,
            fine: 2,
            moved: 1,
            broken: 1,
            unchecked: 1
        }
    );
}

/// An address without a listener.
fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}/x", listener.local_addr().unwrap())
}

#[test]
fn a_site_that_is_not_there_is_broken_where_others_are() {
    let server = Server::start();
    let body = format!("[x]({})\n[x]({})", nobody(), server.url("fine"));
    let report = ask(&Project::new().md("content/a.md", "A", &body), &settings());
    assert_eq!(found(&report), ["external-broken 4"]);
    assert!(
        report.diagnostics[0]
            .message
            .ends_with("there is no connection to this site")
    );
}

#[test]
fn a_name_that_nobody_knows_is_broken_where_others_are_known() {
    let server = Server::start();
    // A reserved name (RFC 2606): with or without a network, there is no such site.
    let body = format!("[x](http://one.invalid/)\n[x]({})", server.url("fine"));
    let report = ask(&Project::new().md("content/a.md", "A", &body), &settings());
    assert_eq!(found(&report), ["external-broken 4"]);
    assert!(
        report.diagnostics[0]
            .message
            .ends_with("there is no site of this name"),
        "{:?}",
        report.diagnostics
    );
    let names = Project::new().md(
        "content/a.md",
        "A",
        "<https://one.invalid/>\n<https://two.invalid/>",
    );
    let report = ask(&names, &settings());
    assert_eq!(found(&report), ["no-network 1"]);
    assert_eq!((report.counts.broken, report.counts.unchecked), (0, 2));
}

#[test]
fn without_a_network_there_is_one_finding() {
    let body: Vec<String> = (0..9).map(|_| format!("[x]({})", nobody())).collect();
    let project = Project::new().md("content/a.md", "A", &body.join("\n"));
    let report = ask(&project, &settings());
    assert_eq!(found(&report), ["no-network 1"]);
    assert_eq!(report.diagnostics[0].place.file.as_ref(), "preceptor.yaml");
}

#[test]
fn a_site_that_falls_silent_is_left_alone() {
    let server = Server::start();
    let paths = ["late-1", "late-2", "late-3", "late-4"];
    let settings = Settings {
        timeout: Duration::from_millis(200),
        retries: 0,
        ..settings()
    };
    let report = ask(&linking(&server, &paths), &settings);
    assert_eq!(
        found(&report),
        [
            "external-broken 4",
            "external-broken 5",
            "external-unchecked 6",
            "external-unchecked 7"
        ]
    );
    assert!(
        report.diagnostics[3]
            .message
            .ends_with("the site did not answer before")
    );
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn time_runs_out() {
    let server = Server::start();
    let settings = Settings {
        whole: Duration::ZERO,
        ..settings()
    };
    let report = ask(&linking(&server, &["fine", "gone"]), &settings);
    assert_eq!(
        found(&report),
        ["external-unchecked 4", "external-unchecked 5"]
    );
    assert!(server.asked().is_empty());
}

#[test]
fn levels_and_waivers_hold_here_too() {
    let server = Server::start();
    let project = linking(&server, &["gone", "moved"])
        .setting("check: {external-moved: off, external-broken: error}");
    let report = ask(&project, &settings());
    assert_eq!(found(&report), ["external-broken 4"]);
    assert_eq!(report.diagnostics[0].severity.to_string(), "error");
    let allowed = format!(
        "<!-- allow external-broken: kept for the record -->\n[x]({})",
        server.url("gone")
    );
    assert_eq!(
        found(&ask(
            &Project::new().md("content/a.md", "A", &allowed),
            &settings()
        )),
        [""; 0]
    );
    let idle = format!(
        "<!-- allow external-broken: kept for the record -->\n[x]({})",
        server.url("fine")
    );
    let idle = Project::new().md("content/a.md", "A", &idle);
    assert_eq!(found(&ask(&idle, &settings())), ["unused-waiver 4"]);
    // A check that does not ask does not know.
    idle.build().ok();
}

#[test]
fn nothing_is_asked_unless_it_is_wanted_and_never_of_this_computer() {
    let server = Server::start();
    let project = linking(&server, &["gone"]);
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_preceptor"))
            .args(arguments)
            .current_dir(project.root())
            .output()
            .unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    for arguments in [
        &["build"][..],
        &["check"],
        &["build", "--strict"],
        &["check", "--fix"],
    ] {
        assert_eq!(run(arguments).0, 0);
    }
    let (code, out) = run(&["check", "--external", "--external-cache", "kept.json"]);
    assert_eq!(code, 0, "{out}");
    assert!(
        out.contains("it leads to the reader's own computer"),
        "{out}"
    );
    assert!(
        out.contains("Asked for 1 address on 1 other site: 0 are fine, 1 leads nowhere."),
        "{out}"
    );
    assert_eq!(
        run(&[
            "check",
            "--external",
            "--strict",
            "--external-cache",
            "kept.json"
        ])
        .0,
        1
    );
    assert_eq!(run(&["build", "--external"]).0, 2);
    assert!(server.asked().is_empty(), "{:?}", server.asked());
}
