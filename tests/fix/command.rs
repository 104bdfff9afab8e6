//! The command itself: what it says, what it writes, and what it leaves alone.

use std::fs;
use std::process::{Command, Output};

use preceptor::BuildOptions;
use preceptor::fix;

use crate::common::{Project, tree};

fn run(project: &Project, arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_preceptor"))
        .args(arguments)
        .current_dir(project.root())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn read(project: &Project, path: &str) -> String {
    fs::read_to_string(project.root().join(path)).unwrap()
}

const QUIZ: &str =
    "---\ntitle: Quiz\n---\n## Who can sign a fit note?\n\n- [x] Nurses\n- [] Nobody\n";

fn quiz() -> Project {
    Project::new()
        .file("content/quizzes/index.md", "---\ntitle: Quizzes\n---\n")
        .file("content/quizzes/a.md", QUIZ)
}

#[test]
fn what_is_sure_is_fixed_and_the_rest_reported() {
    let project = quiz().md("content/a.md", "A", "[x](gone.md)");
    let (code, out, _) = run(&project, &["check", "--fix"]);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("error[broken-link]"), "{out}");
    assert!(
        out.contains("fixed: content/quizzes/a.md:4: write down the id `who-can-sign-a`"),
        "{out}"
    );
    assert!(out.contains("2 things fixed in 1 file."), "{out}");
    assert_eq!(
        read(&project, "content/quizzes/a.md"),
        QUIZ.replace("note?", "note? {#who-can-sign-a}")
            .replace("- []", "- [ ]")
    );
    let (_, again, _) = run(&project, &["check", "--fix"]);
    assert!(
        again.contains("There is nothing that can be fixed without asking you."),
        "{again}"
    );
}

#[test]
fn a_dry_run_shows_the_diff_and_writes_nothing() {
    let project = quiz();
    let before = tree(project.root());
    let (code, out, errors) = run(&project, &["check", "--fix", "--dry-run"]);
    assert_eq!(code, 0, "{errors}");
    assert_eq!(
        out,
        "--- a/content/quizzes/a.md\n+++ b/content/quizzes/a.md\n@@ -1,7 +1,7 @@\n ---\n title: Quiz\n ---\n\
         -## Who can sign a fit note?\n+## Who can sign a fit note? {#who-can-sign-a}\n \n - [x] Nurses\n\
         -- [] Nobody\n+- [ ] Nobody\n"
    );
    assert!(errors.contains("2 things to fix in 1 file."), "{errors}");
    assert!(tree(project.root()) == before, "something was written");
}

#[test]
fn a_dry_run_needs_something_to_try() {
    let (code, _, errors) = run(&quiz(), &["check", "--dry-run"]);
    assert_eq!(code, 2);
    assert!(errors.contains("--fix"), "{errors}");
}

#[test]
fn programs_read_what_was_fixed_and_how() {
    let project = quiz();
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&run(&project, arguments).1).unwrap()
    };
    let found = json(&["check", "--format", "json"]);
    let fix = &found["diagnostics"][0]["fix"];
    assert_eq!(fix["edits"][0]["text"], " {#who-can-sign-a}");
    assert_eq!(
        fix["edits"][0]["start"],
        serde_json::json!({"byte": 47, "line": 4, "column": 28})
    );
    let shown = json(&["check", "--fix", "--dry-run", "--format", "json"]);
    assert_eq!(shown["fixed"].as_array().unwrap().len(), 2);
    assert!(shown["diff"].as_str().unwrap().contains("+- [ ] Nobody"));
    let done = json(&["check", "--fix", "--format", "json"]);
    assert_eq!(done["fixed"][0]["id"], "missing-id");
    assert_eq!(done["fit_to_build"], true);
    let left = done["diagnostics"].as_array().unwrap();
    assert!(
        left.iter()
            .all(|found| found["severity"] == "advice" && found.get("fix").is_none()),
        "{left:?}"
    );
}

#[test]
fn a_byte_order_mark_line_ends_and_permissions_stay() {
    let text = format!(
        "\u{feff}{}",
        QUIZ.replace('\n', "\r\n")
            .replace("- [x] Nurses", "Choose:\r\n-[x] Nurses")
    );
    let project = quiz().file("content/quizzes/a.md", &text);
    let path = project.root().join("content/quizzes/a.md");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o640);
    fs::set_permissions(&path, permissions).unwrap();
    let permissions = fs::metadata(&path).unwrap().permissions();
    run(&project, &["check", "--fix"]);
    let after = read(&project, "content/quizzes/a.md");
    assert!(after.starts_with("\u{feff}---\r\n"), "{after:?}");
    assert!(
        after.contains("Choose:\r\n\r\n- [x] Nurses\r\n- [ ] Nobody\r\n"),
        "{after:?}"
    );
    assert_eq!(
        after.matches('\n').count(),
        after.matches("\r\n").count(),
        "{after:?}"
    );
    assert_eq!(fs::metadata(&path).unwrap().permissions(), permissions);
}

#[test]
fn a_file_that_was_changed_meanwhile_is_left_alone() {
    let project = quiz();
    let fixed = fix::fix_project(project.root(), BuildOptions::default());
    let project = project.change("content/quizzes/a.md", "Nurses", "Nurses and others");
    let before = tree(project.root());
    let left = fix::write(&fixed.files);
    assert_eq!(left.len(), 1);
    assert!(
        left[0].reason.contains("changed by somebody else"),
        "{}",
        left[0].reason
    );
    assert!(tree(project.root()) == before, "something was written");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let project = quiz();
    let fixed = fix::fix_project(project.root(), BuildOptions::default());
    let elsewhere = tempfile::tempdir().unwrap();
    let (file, other) = (
        project.root().join("content/quizzes/a.md"),
        elsewhere.path().join("a.md"),
    );
    fs::rename(&file, &other).unwrap();
    std::os::unix::fs::symlink(&other, &file).unwrap();
    assert_eq!(fix::write(&fixed.files).len(), 1);
    fs::remove_file(&file).unwrap();
    fs::remove_file(project.root().join("content/quizzes/index.md")).unwrap();
    fs::remove_dir(project.root().join("content/quizzes")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), project.root().join("content/quizzes")).unwrap();
    let left = fix::write(&fixed.files);
    assert_eq!(left[0].reason, "it is a link to another place");
    assert_eq!(fs::read_to_string(other).unwrap(), QUIZ);
}

#[test]
fn ids_of_headings_are_written_down_where_other_pages_link_to_them() {
    let body = "## Who can sign\n\n## What it says ##\n\n## Nobody links here\n\n## By another id {#other}\n\n[own](#nobody-links-here)";
    let links = "[a](a.md#who-can-sign) [b](a.md#what-it-says) [c](a.md#other)";
    let project = Project::new()
        .md("content/a.md", "A", body)
        .md("content/b.md", "B", links)
        .build();
    let before = project.built().bundle.as_ref().map(crate::common::files);
    let (code, out, _) = run(&project, &["check", "--fix"]);
    assert_eq!(code, 0, "{out}");
    assert!(
        out.contains("write down the id `who-can-sign`, which other pages link to"),
        "{out}"
    );
    let written = body
        .replace("## Who can sign\n", "## Who can sign {#who-can-sign}\n")
        .replace("## What it says ##", "## What it says {#what-it-says} ##");
    assert_eq!(
        read(&project, "content/a.md"),
        crate::common::md("A", &written)
    );
    let after = project.build();
    assert!(before.unwrap() == after.files(), "the site is another");
}

#[test]
fn what_is_only_untidy_is_no_finding() {
    let home = "---\ntitle: Home\n---\n[A](a.md)\n";
    let project = Project::new()
        .file("content/index.md", home)
        .file("content/a.md", "---\norder: 1\ntitle: A\n---\n");
    let (_, out, _) = run(&project, &["check"]);
    assert_eq!(out, "2 pages checked; the site can be built.\n");
    let (_, out, _) = run(&project, &["check", "--fix"]);
    assert!(
        out.contains("fixed: content/a.md:2: put the keys into their usual order"),
        "{out}"
    );
    assert_eq!(
        read(&project, "content/a.md"),
        "---\ntitle: A\norder: 1\n---\n"
    );
}

#[test]
fn what_an_author_allows_is_left_as_it_is() {
    let text = "---\ntitle: A\nkind: quiz\n---\n<!-- allow missing-id: to be named in spring -->\n## Who can sign?\n\nAnswer: nurses\n";
    let project = Project::new().file("content/a.md", text);
    run(&project, &["check", "--fix"]);
    assert_eq!(read(&project, "content/a.md"), text);
    let off = Project::new().file(
        "content/a.md",
        &text.replace("<!-- allow missing-id: to be named in spring -->\n", ""),
    );
    let off = off.setting("check: {missing-id: off}");
    let before = tree(off.root());
    run(&off, &["check", "--fix"]);
    assert!(tree(off.root()) == before, "something was written");
}

#[test]
fn a_file_without_front_matter_gets_it_from_its_heading() {
    let project = Project::new()
        .file(
            "content/a.md",
            "\r\n<!-- a note -->\r\n# My: *page*\r\n\r\nHello, see [other page](/b) and [gone](gone.md).\r\n",
        )
        .file("content/b.md", "Other page\n===\n\nText.\n")
        .file("content/c.md", "Text.\n\n# Late\n")
        .file("content/d.md", "# D {#d}\n")
        .file("content/quizzes/index.md", "# Quizzes\n");
    let (code, out, _) = run(&project, &["check", "--fix"]);
    assert_eq!(code, 1, "{out}");
    assert_eq!(
        read(&project, "content/a.md"),
        "---\r\ntitle: \"My: page\"\r\n---\r\n<!-- a note -->\r\n\r\nHello, see [other page](b.md) and [gone](gone.md).\r\n"
    );
    assert_eq!(
        read(&project, "content/b.md"),
        "---\ntitle: Other page\n---\n\nText.\n"
    );
    assert_eq!(read(&project, "content/c.md"), "Text.\n\n# Late\n");
    assert_eq!(read(&project, "content/d.md"), "# D {#d}\n");
    assert_eq!(
        read(&project, "content/quizzes/index.md"),
        "---\ntitle: Quizzes\n---\n"
    );
    assert!(
        out.contains("error[broken-link]: there is no `gone.md`"),
        "{out}"
    );
}

#[test]
fn a_readme_is_fixed_where_it_lies() {
    let project = Project::new().file("content/tools/README.md", "# Tools\n\nText.\n");
    let (code, out, _) = run(&project, &["check", "--fix"]);
    assert_eq!(code, 0, "{out}");
    assert_eq!(
        read(&project, "content/tools/README.md"),
        "---\ntitle: Tools\n---\n\nText.\n"
    );
}

#[test]
fn links_are_fixed_where_one_page_alone_can_be_meant() {
    let page = "[a](/guide/#part) [b](/guide/page.html \"t\") [c](</guide>) [d](guide/Page.md#X) <a href='/guide/page'>e</a> \
                [f](/gone) [g](/guide/page#y) ![h](guide/page.md) ![](guide/page.md) (i)[guide/page.md] [j]\n(guide/page.md)";
    let project = Project::new()
        .md("content/guide/index.md", "Guide", "## Part")
        .md(
            "content/guide/page.md",
            "Page",
            "## X {#x}\n\n[up](../../guide/)",
        )
        .md("content/a.md", "A", page)
        .file(
            "content/b.md",
            "---\ntitle: B\nrelated: [/guide/page, \"/guide\"]\n---\n",
        );
    run(&project, &["check", "--fix"]);
    let after = read(&project, "content/a.md");
    assert_eq!(
        after.lines().skip(3).collect::<Vec<_>>().join("\n"),
        "[a](guide/index.md#part) [b](guide/page.md \"t\") [c](<guide/index.md>) [d](guide/page.md#x) \
         <a href='guide/page.md'>e</a> [f](/gone) [g](/guide/page#y) [h](guide/page.md) ![](guide/page.md) \
         [i](guide/page.md) [j](guide/page.md)"
    );
    assert!(
        read(&project, "content/b.md").contains("related: [guide/page.md, \"guide/index.md\"]")
    );
}
