//! What the signs make of a text that was probably meant as something else: text that an indent
//! makes code, and bold lines that stand for headings.

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;

/// The fewest words of a sentence, and the most of a heading.
const SENTENCE: usize = 6;
const HEADING: usize = 8;

impl Reader<'_> {
    /// A text that is shown as code, since its lines begin with four spaces.
    pub(in crate::load) fn notice_code(&self, sink: &mut Diagnostics, index: usize, code: &str) {
        let start = self.tree.node(index).range.start;
        if !reads_as_text(code) || belongs_to_foreign(self, start) {
            return;
        }
        let line = self.input.text[start..]
            .lines()
            .next()
            .unwrap_or_default()
            .trim_end();
        let found = rule::INDENTED_TEXT.at(
            self.place(start..start + line.len()),
            "four spaces or a tab before this text make it code",
        );
        sink.push(
            found
                .help("take the spaces out; to show code, write ``` above and below it")
                .corrected(line.trim_start()),
        );
    }

    /// Bold lines that stand for headings: two at least below one heading, each with a text below
    /// it.
    pub(in crate::load) fn notice_bold_lines(&self, sink: &mut Diagnostics, blocks: &[usize]) {
        let mut above = None;
        let mut level = 2;
        let mut found = None;
        for (position, &block) in blocks.iter().enumerate() {
            if let Event::Start(Tag::Heading { level: heading, .. }) = self.tree.event(block) {
                (above, level) = (None, (*heading as usize + 1).clamp(2, 6));
            }
            let next = blocks.get(position + 1).map(|next| self.tree.event(*next));
            if is_bold_line(self, block) && next.is_some_and(is_text) {
                found = above;
                above = above.or(Some(block));
            }
            if found.is_some() {
                break;
            }
        }
        let Some(first) = found.filter(|_| self.input.writing) else {
            return;
        };
        let range = self.tree.node(first).range.clone();
        let line = self.source(first).trim_end();
        let corrected = format!("{} {}", "#".repeat(level), self.tree.text(first).trim());
        let found = rule::BOLD_HEADING.at(
            self.place(range.start..range.start + line.len()),
            "this bold line and others look like headings, but are not",
        );
        sink.push(
            found
                .help("write headings with `#`: they make the list of contents, and links lead to them")
                .corrected(corrected),
        );
    }
}

/// Whether lines read as sentences and have nothing of code.
fn reads_as_text(code: &str) -> bool {
    let text = code.trim();
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    let is_plain = |c: char| {
        !matches!(
            c,
            '{' | '}' | ';' | '=' | '<' | '>' | '_' | '\\' | '$' | '|' | '#' | '`' | '@'
        )
    };
    words >= SENTENCE
        && text.chars().all(is_plain)
        && text.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'))
        && text.ends_with(['.', '?', '!', ':', '”'])
        && !["  ", "//", "/*"].iter().any(|sign| text.contains(sign))
}

/// Below `!!! note` or `=== "Tab"` it belongs to these, which are reported.
fn belongs_to_foreign(reader: &Reader<'_>, start: usize) -> bool {
    let above = &reader.input.text[reader.input.body.start..start];
    let opener = above
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty() && !line.starts_with([' ', '\t']));
    opener.is_some_and(|line| {
        ["!!!", "???", "==="]
            .iter()
            .any(|sign| line.starts_with(sign))
    })
}

fn is_bold_line(reader: &Reader<'_>, block: usize) -> bool {
    let mut inside = reader.tree.children(block);
    let (first, second) = (inside.next(), inside.next());
    let is_bold = matches!(reader.tree.event(block), Event::Start(Tag::Paragraph))
        && second.is_none()
        && first.is_some_and(|first| matches!(reader.tree.event(first), Event::Start(Tag::Strong)));
    let text = reader.tree.text(block);
    is_bold
        && text.split_whitespace().count() <= HEADING
        && !text.trim_end().ends_with(['.', '!', ','])
}

/// A bold line above a table is its caption, and above a list what its items have in common.
fn is_text(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Paragraph))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_code() {
        assert!(reads_as_text(
            "Ask what the job involves, and/or who can help.\n"
        ));
        for code in [
            "let x = 1;",
            "select all rows from the table of staff.",
            "Name   What it is   Who looks after it now.",
            "Short text.",
            "// Ask what the job involves and who can help.",
        ] {
            assert!(!reads_as_text(code), "{code}");
        }
    }
}
