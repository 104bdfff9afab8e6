//! Standard Markdown: the examples of the CommonMark specification, and GitHub's extensions,
//! through our own reader.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "commonmark/different.rs"]
mod different;
#[path = "commonmark/plain.rs"]
mod plain;

use std::collections::BTreeMap;

use different::DIFFERENT;
use plain::{as_read, html_of};
use serde::Deserialize;

/// An example of the specification.
#[derive(Deserialize)]
struct Example {
    markdown: String,
    html: String,
    example: u32,
    section: String,
}

fn examples() -> Vec<Example> {
    serde_json::from_str(include_str!("commonmark/spec-0.31.json")).unwrap()
}

/// Why an example is read differently on purpose, by its number.
fn reasons() -> BTreeMap<u32, &'static str> {
    let pairs = DIFFERENT
        .iter()
        .flat_map(|(why, numbers)| numbers.iter().map(move |number| (*number, *why)));
    let reasons: BTreeMap<u32, &str> = pairs.collect();
    let listed: usize = DIFFERENT.iter().map(|(_, numbers)| numbers.len()).sum();
    assert_eq!(reasons.len(), listed, "an example is listed twice");
    reasons
}

/// What is wrong with an example, if anything is.
fn verdict(example: &Example, reason: Option<&&str>) -> Option<String> {
    let (wanted, ours) = (as_read(&example.html), as_read(&html_of(&example.markdown)));
    match (wanted == ours, reason) {
        (true, None) | (false, Some(_)) => None,
        (true, Some(why)) => Some(format!("{} is listed ({why}), but agrees", example.example)),
        (false, None) => Some(format!(
            "{} ({})\n{}\n--- wanted\n{wanted}\n--- ours\n{ours}\n",
            example.example, example.section, example.markdown
        )),
    }
}

#[test]
fn examples_of_the_specification_are_read_alike() {
    let (examples, reasons) = (examples(), reasons());
    assert_eq!(examples.len(), 652);
    let wrong: Vec<String> = examples
        .iter()
        .filter_map(|example| verdict(example, reasons.get(&example.example)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of them are not:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Markdown and HTML, from a file of our own: ````` ```` ````` opens and closes an example, `.`
/// parts the two.
fn pairs(text: &str) -> Vec<(&str, &str)> {
    let blocks = text.split("````\n").skip(1).step_by(2);
    blocks
        .map(|block| {
            block
                .split_once("\n.\n")
                .unwrap_or_else(|| panic!("no `.` in {block}"))
        })
        .collect()
}

#[test]
fn what_github_adds_is_read_as_there() {
    let pairs = pairs(include_str!("commonmark/gfm.md"));
    assert!(pairs.len() > 24, "{} examples", pairs.len());
    for (markdown, html) in pairs {
        assert_eq!(as_read(&html_of(markdown)), as_read(html), "{markdown}");
    }
}
