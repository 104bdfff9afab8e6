//! What gives an answer away is in no word count, feed, meta element or introduction.

use std::collections::BTreeSet;

use super::read::{html, quiz};
use crate::common::Project;

/// A word in each place of an answer; each begins with `qzx`.
const BODY: &str = "Introword.

## Stemword choice? {#a}

- [x] qzxright
- [ ] qzxwrong
  > qzxfeedback
  >
  > qzxmore

> **Hint:** hintword.

> **Why:** qzxwhy, [qzxlink](../index.md) and `qzxcode`.
>
> - qzxlist

> **Read:** [qzxread](../index.md)

## Stemword text? {#b}

Answer: qzxaccepted | qzxalso

## Stemword gaps? {#c}

Gapword [[qzxgap | qzxother]] behindword.

## Stemword pairs? {#d}

| qzxhead | qzxheads |
| --- | --- |
| qzxprompt | qzxmatch |
| qzxprompts | qzxmatches |
| | qzxdistractor |

## Stemword order? {#e}

1. qzxfirst
2. qzxsecond

   qzxbelow
";

#[test]
fn no_count_of_words_holds_an_answer() {
    let (_, document) = quiz("", BODY);
    let sections = 0..document.body.words.sections.len();
    let counted: BTreeSet<String> = sections
        .flat_map(|section| document.body.words.counts(section).into_keys())
        .collect();
    let leaked: Vec<&String> = counted.iter().filter(|word| word.contains("qzx")).collect();
    assert!(leaked.is_empty(), "{leaked:?}");
    for word in ["introword", "stemword", "hintword", "gapword", "behindword"] {
        assert!(counted.contains(word), "no {word} in {counted:?}");
    }
    assert!(!html(&document.body.fragment).contains("qzx"));
    assert!(
        document
            .body
            .outline
            .iter()
            .all(|heading| !heading.title.contains("qzx"))
    );
}

#[test]
fn footnotes_of_a_stem_stand_in_the_introduction() {
    let (quiz, document) = quiz(
        "",
        "## Who? {#a}\n\nStem.[^1]\n\n- [x] Right\n- [ ] Wrong\n\n[^1]: A note.",
    );
    assert!(html(&document.body.fragment).contains("A note."));
    assert!(html(&quiz.questions().next().unwrap().stem).contains("fnref-1"));
}

/// What only the quiz itself says, when it is answered, and its answer key.
const TOLD: [&str; 10] = [
    "qzxfeedback",
    "qzxmore",
    "qzxwhy",
    "qzxlink",
    "qzxcode",
    "qzxlist",
    "qzxaccepted",
    "qzxalso",
    "qzxgap",
    "qzxother",
];

#[test]
fn no_other_page_and_no_meta_element_holds_an_answer() {
    let head = "title: Quiz\nupdates:\n  - date: 2025-10-14\n    says: New\n";
    let project = Project::new()
        .setting("base_url: https://example.org/")
        .md("content/quizzes/index.md", "Quizzes", "")
        .file("content/quizzes/a.md", &format!("---\n{head}---\n{BODY}"))
        .build()
        .ok();
    let files = project.files();
    assert!(
        files.keys().any(|path| path.contains("print")),
        "{:?}",
        files.keys()
    );
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        let meta = text
            .lines()
            .filter(|line| line.contains("<meta") || line.contains("<title"));
        assert_eq!(
            meta.filter(|line| line.contains("qzx")).count(),
            0,
            "{path}"
        );
        let own = ["quizzes/a.html", "quizzes/a-key.html"].contains(&path.as_str());
        let told: Vec<&&str> = TOLD.iter().filter(|word| text.contains(**word)).collect();
        assert!(own || told.is_empty(), "{path}: {told:?}");
        // Options are printed, with the right ones not marked; a feed or a list has none.
        let shows_options = own || path.contains("print");
        assert!(shows_options || !text.contains("qzx"), "{path}");
    }
}
