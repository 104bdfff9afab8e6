//! What the fuzzer found worth keeping, read again in every test run, without a fuzzer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../fuzz/checks/mod.rs"]
mod checks;

use std::fs;
use std::path::Path;

/// Runs `check` over the corpus of a target; a panic says which file it was.
fn replay(target: &str, check: fn(&str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(
        files.len() > 10,
        "{} holds {} files",
        folder.display(),
        files.len()
    );
    for file in files {
        let text = fs::read_to_string(&file).expect("the corpus is text");
        let outcome = std::panic::catch_unwind(|| check(&text));
        assert!(outcome.is_ok(), "{} breaks a rule", file.display());
    }
}

#[test]
fn documents() {
    replay("document", checks::document);
}

#[test]
fn what_people_practise_with() {
    replay("learn", checks::learn);
}

#[test]
fn projects_and_glossaries() {
    replay("project", checks::project);
}

#[test]
fn markup() {
    replay("sanitise", checks::sanitise);
}
