//! Headings: each has words, and no level is skipped on the way down.

use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::model::document::{Document, Heading};

pub(super) fn check(document: &Document, sink: &mut Diagnostics) {
    let (wordless, headings): (Vec<&Heading>, Vec<&Heading>) = document
        .body
        .outline
        .iter()
        .partition(|heading| is_wordless(heading));
    sink.extend(wordless.into_iter().map(|heading| empty(document, heading)));
    let mut above = 1;
    for heading in headings {
        if heading.level > above + 1 {
            sink.push(skipped(document, heading, above));
        }
        above = heading.level;
    }
}

/// Whether a heading has no words.
pub(super) fn is_wordless(heading: &Heading) -> bool {
    heading.title.trim().is_empty()
}

fn empty(document: &Document, heading: &Heading) -> Diagnostic {
    let line = document.first_line(heading.range.clone());
    let text = &document.text[line.clone()];
    let found = rule::EMPTY_HEADING.at(document.place(line.clone()), "this heading has no words");
    let is_bare = text.bytes().all(|byte| matches!(byte, b'#' | b' ' | b'\t'));
    let blank = document.text[line.end..].len()
        - document.text[line.end..]
            .trim_start_matches([' ', '\t'])
            .len();
    let whole = line.start..line.end + blank;
    let edit = is_bare.then(|| Edit::in_lines(&document.lines, &document.text, whole, ""));
    let help = if is_bare {
        "write what the part below it is about, or delete the line"
    } else {
        "write what the part below it is about; a picture or a note alone is not a heading: delete the `#` before it"
    };
    found.help(help).fix("take the empty heading out", edit)
}

fn skipped(document: &Document, heading: &Heading, above: u8) -> Diagnostic {
    let range = document.first_line(heading.range.clone());
    let line = &document.text[range.clone()];
    let corrected = format!(
        "{} {}",
        "#".repeat(usize::from(above) + 1),
        line.trim_start_matches('#').trim()
    );
    let message = format!(
        "this heading is of level {}, and the one above it of level {above}",
        heading.level
    );
    rule::SKIPPED_LEVEL
        .at(document.place(range), message)
        .help("people who listen to a page move by its levels, and would look for the missing one")
        .corrected(corrected)
}
