//! Text that was written in a place where it is ignored stays, and moves to where it counts: ids,
//! numbers, lists.

use std::fs;

use preceptor::BuildOptions;
use preceptor::fix;

use crate::common::Project;

/// What becomes of `text` in a file of this path.
fn fixed(path: &str, text: &str) -> String {
    let path = format!("content/{path}");
    let project = Project::new().file(&path, text);
    assert_eq!(
        fix::write(&fix::fix_project(project.root(), BuildOptions::default()).files),
        []
    );
    fs::read_to_string(project.root().join(path)).unwrap()
}

fn quiz(question: &str) -> String {
    format!("---\ntitle: Q\nkind: quiz\n---\n{question}\n\nAnswer: fit note\n")
}

#[test]
fn an_id_that_stands_elsewhere_is_moved_and_never_doubled() {
    for (wrong, right) in [
        ("## Fill {#gap points=2} now", "## Fill now {#gap points=2}"),
        ("## Who? {#two", "## Who? {#two}"),
        ("## Who? {#two points=2", "## Who? {#two points=2}"),
        ("## Who? {#two)", "## Who? {#two}"),
        ("## Who?\n{#first points=2}", "## Who? {#first points=2}"),
        ("## Who?\n\n{#first}", "## Who? {#first}"),
        // What it was meant to be is not certain: nothing is written.
        ("## Who {#two is meant", "## Who {#two is meant"),
        (
            "## Who {#two x} or {then} now",
            "## Who {#two x} or {then} now",
        ),
    ] {
        assert_eq!(fixed("quizzes/q.md", &quiz(wrong)), quiz(right));
        assert_eq!(
            fixed("quizzes/q.md", &quiz(wrong).replace('\n', "\r\n")),
            quiz(right).replace('\n', "\r\n"),
        );
    }
}

#[test]
fn an_id_in_code_is_an_example() {
    let text = quiz("## What does `{#who}` mean");
    assert!(fixed("quizzes/q.md", &text).contains("## What does `{#who}` mean\n"));
}

#[test]
fn a_number_stays_with_its_name() {
    for (wrong, right) in [
        ("points2", "points=2"),
        ("points:2", "points=2"),
        ("pointsx2", "pointsx2"),
    ] {
        let text = |attribute: &str| quiz(&format!("## Who? {{#points-{attribute} {attribute}}}"));
        let right = text(wrong).replace(&format!(" {wrong}}}"), &format!(" {right}}}"));
        assert_eq!(fixed("quizzes/q.md", &text(wrong)), right);
    }
}

#[test]
fn a_made_id_has_no_words_of_the_quote_below() {
    let text = "---\ntitle: C\nkind: checklist\n---\n- I can say stop.\n  > Next: ask.\n";
    assert!(fixed("checklists/c.md", text).contains("stop. {#i-can-say-stop}\n"));
}

#[test]
fn one_sign_too_many_in_front_matter_goes() {
    let text = |audience: &str, summary: &str| {
        format!("---\ntitle: A\nsummary{summary} x\naudience: [staff]{audience}\n---\n")
    };
    assert_eq!(fixed("a.md", &text(":", "::")), text("", ":"));
}

#[test]
fn below_a_line_that_was_not_understood_nothing_is_bent() {
    let text = "---\ntitle: P\ntopics: [work]\nso[]urces:\n  - title: \"A: b\"\n---\n";
    assert_eq!(fixed("a.md", text), text);
}

#[test]
fn options_never_become_actions() {
    for above in ["## Who signs?", "## Duty"] {
        let body = "- [x] A doctor\n  > Yes.\n- [ ] A friend\n";
        let after = fixed(
            "guidance/g.md",
            &format!("---\ntitle: G\n---\n{above}\n\n{body}"),
        );
        assert!(after.contains(&format!("\n\n{body}")), "{after}");
    }
}

#[test]
fn links_to_a_file_that_could_not_be_read_are_not_reported() {
    let project = Project::new().bytes("content/b.md", b"\xFF\xFE#\0 \0").md(
        "content/a.md",
        "A",
        "[B](b.md)",
    );
    project.build().fails(&["error[not-utf8] content/b.md:1"]);
}

#[cfg(unix)]
#[test]
fn a_file_marked_read_only_is_left_and_leftovers_go() {
    use std::time::{Duration, SystemTime};
    let project = Project::new()
        .file("content/a.md", "---\ntitle:A\n---\n")
        .file("content/b.md", "---\ntitle:B\n---\n");
    let (old, new) = (
        project.root().join("content/.preceptor-Ab12x9"),
        project.root().join("content/.preceptor-Zb12x9"),
    );
    fs::write(&old, "half").unwrap();
    fs::write(&new, "half").unwrap();
    let file = fs::File::options().write(true).open(&old).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(3600))
        .unwrap();
    let a = project.root().join("content/a.md");
    let mut permissions = fs::metadata(&a).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&a, permissions).unwrap();
    let left = fix::write(&fix::fix_project(project.root(), BuildOptions::default()).files);
    let left: Vec<_> = left
        .iter()
        .map(|left| (&*left.file, &*left.reason))
        .collect();
    assert_eq!(left, [("content/a.md", "it is marked as read-only")]);
    assert_eq!(fs::read_to_string(&a).unwrap(), "---\ntitle:A\n---\n");
    assert!(!old.exists() && new.exists());
}
