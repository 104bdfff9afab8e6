//! Questions as people write them in Word, in mail and in chats. Each is reported, and `--fix`
//! turns it into a question with the right option marked and no findings left.
//!
//! `tests/fix/questions.txt` holds one after another: the question, `---->`, and the result;
//! `=====` separates them. `UPDATE_FIXTURES=1` writes the results: read the diff.

use std::fs;
use std::path::Path;

use preceptor::BuildOptions;
use preceptor::diagnostic::Severity;
use preceptor::fix;

use crate::common::{self, Project};

const FRONT: &str = "---\ntitle: Quiz\nkind: quiz\n---\n";

fn project(question: &str) -> Project {
    let home = "---\ntitle: Home\n---\nSee [the quiz](quiz.md).\n";
    Project::empty()
        .file("preceptor.yaml", "title: Handbook\n")
        .file("content/index.md", home)
        .file("content/quiz.md", &format!("{FRONT}{question}"))
}

/// The findings of a question, and its text when all is fixed.
fn fixed(question: &str) -> String {
    let project = project(question);
    let told = project
        .afresh()
        .diagnostics
        .into_iter()
        .filter(|found| found.severity == Severity::Error);
    assert!(told.count() > 0, "nothing is told of:\n{question}");
    fix::write(&fix::fix_project(project.root(), BuildOptions::default()).files);
    let left = project.afresh().diagnostics;
    assert!(left.is_empty(), "{question}\n{left:#?}");
    fs::read_to_string(project.root().join("content/quiz.md"))
        .unwrap()
        .strip_prefix(FRONT)
        .unwrap()
        .to_owned()
}

#[test]
fn every_way_to_write_a_question_becomes_one() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fix/questions.txt");
    let expected = fs::read_to_string(&file).unwrap();
    let one = |written: &str| {
        let question = written.split("---->\n").next().unwrap_or_default();
        format!("{question}---->\n{}", fixed(question))
    };
    let shown = expected
        .split("=====\n")
        .map(one)
        .collect::<Vec<_>>()
        .join("=====\n");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&file, shown).unwrap();
    } else {
        assert!(
            shown == expected,
            "expected -, found +\n{}",
            common::difference(&expected, &shown)
        );
    }
}
