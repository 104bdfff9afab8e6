//! What was probably meant: text that is almost Markdown, and Markdown that was probably not meant.

use pulldown_cmark::HeadingLevel;

use super::pasted::is_mark;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, rule};
use crate::load::body::reader::Reader;

impl Reader<'_> {
    /// Headings that were not meant as such, or not at this level.
    pub(in crate::load) fn notice_heading(
        &self,
        sink: &mut Diagnostics,
        index: usize,
        level: HeadingLevel,
    ) {
        let range = self.tree.node(index).range.clone();
        let source = self.source(index);
        if !source.trim_start().starts_with('#') {
            return underlined(self, sink, source, range.start);
        }
        // One without words is reported as such.
        if level == HeadingLevel::H1 && !source.trim().trim_matches('#').is_empty() {
            let line = source.lines().next().unwrap_or_default().trim_end();
            let place = self.place(range.start..range.start + line.len());
            let found = rule::SECOND_TITLE.at(
                place,
                "a page has one heading of the first level, its title",
            );
            let text = line.trim_matches(['#', ' ', '\t']);
            sink.push(if text.eq_ignore_ascii_case(self.input.title.trim()) {
                found.help("delete this line: the page shows its title already")
            } else {
                found
                    .help("begin at the second level")
                    .corrected(format!("#{line}"))
            });
        }
    }

    /// A heading that is a question or a step: one that came about by an underline is an error
    /// there, since it would begin a question that nobody wrote.
    pub(in crate::load) fn notice_learning_heading(&self, sink: &mut Diagnostics, index: usize) {
        let start = self.tree.node(index).range.start;
        let source = self.source(index);
        if !source.trim_start().starts_with('#') {
            underlined(self, sink, source, start);
        }
    }

    /// What is only shown as plain text elsewhere would take an answer from a question.
    pub(in crate::load) fn tell_misread(&self, sink: &mut Diagnostics, found: Diagnostic) {
        let severity = if self.input.kind.is_learning() {
            Severity::Error
        } else {
            found.severity
        };
        sink.push(Diagnostic { severity, ..found });
    }
}

/// `##Heading`, and a mark followed by a no-break space.
pub(in crate::load) fn line_start(
    reader: &Reader<'_>,
    line: &str,
    at: usize,
) -> Option<Diagnostic> {
    let text = line.trim_start();
    let first = text.chars().next()?;
    if !matches!(first, '#' | '-' | '*' | '+' | '>' | '1'..='9') {
        return None;
    }
    let numbers = |c: char| first != '#' && matches!(c, '.' | ')' | '0'..='9');
    let mark_end = text.find(|c: char| c != first && !numbers(c))?;
    let (mark, rest) = text.split_at(mark_end);
    let range = at + (line.len() - text.len())..at + line.trim_end().len();
    let place = || reader.place(range.clone());
    let corrected = format!("{mark} {}", rest.trim());
    let edit = || [reader.edit(range.clone(), &corrected)];
    if rest.starts_with('\u{a0}') && is_mark(mark) {
        return Some(
            rule::NO_BREAK_SPACE
                .milder(
                    place(),
                    format!(
                        "a no-break space follows `{mark}`, so this line is read as plain text"
                    ),
                )
                .help("delete the space and type it again")
                .corrected(corrected.as_str())
                .fix("put a plain space there", edit()),
        );
    }
    let heading =
        first == '#' && (2..=6).contains(&mark.len()) && rest.starts_with(char::is_alphanumeric);
    heading.then(|| {
        rule::HEADING_SPACE
            .milder(
                place(),
                "without a space after the `#` this line is not a heading",
            )
            .help("put a space after the last `#`")
            .corrected(corrected.as_str())
            .fix("put a space after the last `#`", edit())
    })
}

/// Text with `---` or `===` below it is a heading, which hardly anybody means.
fn underlined(reader: &Reader<'_>, sink: &mut Diagnostics, source: &str, start: usize) {
    let text = source.trim_end();
    let (words, line) = text.rsplit_once('\n').unwrap_or((text, ""));
    let place = reader.place(start..start + words.lines().next().unwrap_or_default().len());
    let line = line.trim();
    let message = format!("the `{line}` below turns this text into a heading");
    let found = if reader.input.kind.is_learning() {
        rule::UNDERLINED_HEADING.at(place, message)
    } else {
        rule::UNDERLINED_HEADING.milder(place, message)
    };
    sink.push(if line.starts_with('=') {
        found
            .help("write headings with `##`")
            .corrected(format!("## {}", words.trim()))
    } else {
        found
            .help("put a blank line before the dashes, or write a heading with `##`")
            .corrected(format!("{}\n\n{line}", words.trim()))
    });
}
