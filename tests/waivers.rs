//! Waivers and levels that a project sets: they affect findings, never the site.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeMap;

use common::Project;

/// `@` on a line of its own, and ` @@` at the end of one, are replaced by a waiver.
const PAGES: [(&str, &str); 5] = [
    (
        "content/a.md",
        "@\n# Again\n\nOne line\n@\nand the next, @@ and its end @@\nand one more.\n\n- one\n@\n- two\n  @\n  and more @@\n\n\
         > [!NOTE]\n> @\n> Words. @@\n\n| a | b @@ |\n| - | - |\n| c @@ | d |\n",
    ),
    (
        "content/q.md",
        "@\n## Who? {#who} @@\n@\n- [x] You\n@\n- [ ] Me @@\n  @\n  > No.\n- [ ] They {pin} @@\n\n> @\n> **Hint:** think.\n\n\
         @\n> **Why:** because. @@\n\n## What? {#what}\n@\nAnswer: fit note | sick note @@\n\n## Gap {#gap}\nA [[gap]] @@\nto fill.\n\n\
         ## Order {#order}\n1. One\n@\n2. Two\n\n## Pairs {#pairs}\n| a | b |\n| - | - |\n| c @@ | d |\n| e | f |\n",
    ),
    (
        "content/c.md",
        "@\n## One\n- I can ask. {#ask} @@\n@\n- I can say. {#say}\n  @\n  > Next: [A](a.md) @@\n\n@\nReflect: what? {#what}\n",
    ),
    (
        "content/m.md",
        "1. Read [A](a.md) {#a} @@\n@\n2. Reflect: what now? {#b}\n",
    ),
    (
        "content/p.md",
        "## One\n@\n- [ ] Do this. {#do-1} @@\n@\n- [ ] And that. {#do-2}\n",
    ),
];

const KINDS: [(&str, &str); 4] = [
    ("content/q.md", "quiz"),
    ("content/c.md", "checklist"),
    ("content/m.md", "module"),
    ("content/p.md", "plan"),
];

/// The body with `waiver` at its marks, or without any.
fn marked(body: &str, waiver: Option<&str>) -> String {
    let line = |line: &str| match waiver {
        Some(waiver) => Some(line.replace("@@", waiver).replace('@', waiver)),
        None if line.trim_matches(['>', ' ']) == "@" => None,
        None => Some(line.replace(" @@", "")),
    };
    body.lines()
        .filter_map(line)
        .map(|line| line + "\n")
        .collect()
}

fn project(waiver: Option<&str>) -> Project {
    let kinds = BTreeMap::from(KINDS);
    let project = Project::new().setting("check: {unused-waiver: off, second-title: off}");
    PAGES.iter().fold(project, |project, (path, body)| {
        let kind = kinds
            .get(path)
            .map_or(String::new(), |kind| format!("kind: {kind}\n"));
        project.file(
            path,
            &format!("---\ntitle: {path}\n{kind}---\n{}", marked(body, waiver)),
        )
    })
}

#[test]
fn a_waiver_leaves_no_trace_in_the_site() {
    let without = project(None).build().ok();
    let with = project(Some("<!-- allow skipped-level: as in the book -->"))
        .build()
        .ok();
    assert_eq!(
        with.files().keys().collect::<Vec<_>>(),
        without.files().keys().collect::<Vec<_>>()
    );
    for (path, bytes) in with.files() {
        assert!(bytes == without.files()[&path], "{path}");
    }
}

#[test]
fn a_level_that_is_no_error_lets_the_site_be_built() {
    let lock = "a#who: Who can certify a fit note in England?\n";
    let quiz = "---\ntitle: Q\nkind: quiz\n---\n## Where do leaders meet? {#who}\nAnswer: here\n";
    let project = Project::new()
        .file("ids.lock", lock)
        .file("content/a.md", quiz);
    let project = project
        .build()
        .fails(&["error[changed-meaning] content/a.md:5"]);
    let project = project.setting("check:\n  changed-meaning: advice").build();
    let project = project
        .finds(&["advice[changed-meaning] content/a.md:5"])
        .site();
    let project = project
        .change("preceptor.yaml", "advice", "off")
        .build()
        .ok();
    project
        .change("preceptor.yaml", "check:\n  changed-meaning: off\n", "")
        .build()
        .fails(&["error[changed-meaning] content/a.md:5"]);
}

#[test]
fn a_warning_that_is_made_an_error_stops_the_build() {
    let project = Project::new()
        .md("content/a.md", "A", "# Again")
        .setting("check: {second-title: error}");
    project
        .build()
        .fails(&["error[second-title] content/a.md:4"]);
}

#[test]
fn a_finding_that_is_allowed_does_not_stop_a_strict_build() {
    let project = Project::new().strict().md("content/a.md", "A", "# Again");
    let project = project
        .build()
        .fails(&["warning[second-title] content/a.md:4"]);
    project
        .md(
            "content/a.md",
            "A",
            "<!-- allow second-title: as in the leaflet -->\n# Again",
        )
        .build()
        .ok();
}

#[test]
fn errors_may_hide_what_a_waiver_is_for() {
    let body = "<!-- allow skipped-level: as in the leaflet -->\nText";
    let project =
        Project::new()
            .md("content/a.md", "A", body)
            .md("content/b.md", "B", "[x](gone.md)");
    let project = project
        .build()
        .fails(&["error[broken-link] content/b.md:4"]);
    project
        .md("content/b.md", "B", "")
        .build()
        .finds(&["warning[unused-waiver] content/a.md:4"]);
}

#[test]
fn line_ends_of_windows_make_no_difference() {
    let text = "---\r\ntitle: A\r\n---\r\n<!-- allow second-title: as in the leaflet -->\r\n# Again\r\n\r\nText\r\n";
    Project::new().file("content/a.md", text).build().ok();
}

#[test]
fn a_waiver_is_unused_only_where_its_rule_is_looked_for() {
    let body = "<!-- allow long-sentence: quoted -->\nShort.";
    let project = Project::new()
        .md("content/index.md", "Home", body)
        .build()
        .ok();
    project
        .writing()
        .build()
        .finds(&["warning[unused-waiver] content/index.md:4"]);
    let due = "---\ntitle: Home\n# allow review-overdue: the office is closed\nreview_due: 2026-12-31\n---\nText\n";
    let project = Project::new()
        .file("content/index.md", due)
        .writing()
        .build()
        .ok();
    project
        .today("2026-12-01")
        .build()
        .finds(&["warning[unused-waiver] content/index.md:3"]);
}

#[test]
fn a_waiver_holds_for_its_own_line_and_its_own_rule() {
    let one = "<!-- allow second-title: as in the leaflet -->\n# Again\n\n# And again";
    Project::new()
        .md("content/a.md", "A", one)
        .build()
        .finds(&["warning[second-title] content/a.md:7"]);
    let other = "<!-- allow skipped-level: as in the leaflet -->\n# Again\n\n<!-- allow second-title: x -->\n#### Deep";
    let found = [
        "unused-waiver] content/a.md:4",
        "second-title] content/a.md:5",
        "unused-waiver] content/a.md:7",
    ];
    let mut found = found.map(|found| format!("warning[{found}")).to_vec();
    found.push("warning[skipped-level] content/a.md:8".to_owned());
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    Project::new()
        .md("content/a.md", "A", other)
        .build()
        .finds(&found);
    let file = "---\ntitle: A\nallow: [{rule: second-title, reason: the titles are those of the leaflet}]\n---\n# One\n\n# Two\n";
    let project = Project::new()
        .file("content/a.md", file)
        .md("content/b.md", "B", "# Other");
    project
        .build()
        .finds(&["warning[second-title] content/b.md:4"]);
}
