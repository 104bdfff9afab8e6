//! The sections of a page: it has headings, each with something below it, and no two alike.

use std::collections::BTreeMap;

use super::headings::is_wordless;
use crate::diagnostic::{Diagnostics, Place, rule};
use crate::model::document::{Document, Heading};

/// A page with this many words needs headings.
const LONG: u32 = 400;

pub(super) fn check(document: &Document, sink: &mut Diagnostics) {
    if document.kind.name().is_learning() {
        return;
    }
    no_headings(document, sink);
    empty_sections(document, sink);
    same_headings(document, sink);
}

fn no_headings(document: &Document, sink: &mut Diagnostics) {
    let words = document.body.words.count();
    if document.body.outline.is_empty() && words >= LONG {
        let message = format!("this page has {words} words and no heading");
        sink.push(
            rule::NO_HEADINGS.at(Place::file(&document.file), message)
                .help("people look through headings for what they need: write one with `##` above each part"),
        );
    }
}

/// A heading directly followed by another of its own level, or a higher one.
fn empty_sections(document: &Document, sink: &mut Diagnostics) {
    let headings: Vec<&Heading> = document
        .body
        .outline
        .iter()
        .filter(|heading| !is_wordless(heading))
        .collect();
    for (number, heading) in headings.iter().enumerate() {
        let next = headings.get(number + 1);
        if next.is_some_and(|next| next.level > heading.level) {
            continue;
        }
        let end = next.map_or(document.text.len(), |next| next.range.start);
        let between = document.text.get(heading.range.end..end).unwrap_or("?");
        if between
            .trim_matches(|c: char| c.is_whitespace() || c == '>')
            .is_empty()
        {
            let place = document.place(document.first_line(heading.range.clone()));
            sink.push(
                rule::EMPTY_SECTION
                    .at(place, "there is nothing below this heading")
                    .help("write what it promises, or take it out"),
            );
        }
    }
}

/// Headings of one level with the same words, below the same heading.
fn same_headings(document: &Document, sink: &mut Diagnostics) {
    let mut parents: Vec<&Heading> = Vec::new();
    let mut seen: BTreeMap<(Option<&str>, String), usize> = BTreeMap::new();
    for heading in document
        .body
        .outline
        .iter()
        .filter(|heading| !is_wordless(heading))
    {
        parents.retain(|parent| parent.level < heading.level);
        let key = (
            parents.last().map(|parent| &*parent.id),
            heading.title.trim().to_lowercase(),
        );
        let range = document.first_line(heading.range.clone());
        if let Some(first) = seen.get(&key) {
            let line = document.place(*first..*first).line;
            sink.push(
                rule::SAME_HEADING
                    .at(
                        document.place(range),
                        "another heading here has the same words",
                    )
                    .help(format!(
                        "say how this part differs from the one in line {line}"
                    )),
            );
        } else {
            seen.insert(key, range.start);
        }
        parents.push(heading);
    }
}
