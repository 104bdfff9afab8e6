//! What was probably meant: text that is almost Markdown, and Markdown that was probably not meant.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::near_table;
use super::numbers;
use super::pasted::{self, is_mark};
use super::writer::Writer;
use crate::diagnostic::{Diagnostic, Severity};

impl Writer<'_, '_> {
    /// Looks at the source lines of a paragraph.
    pub(in crate::load) fn notice_paragraph(&mut self, index: usize) {
        let range = self.tree.node(index).range.clone();
        self.notice_lines(range.clone());
        near_table::notice(self, self.source(index), range.start);
    }

    /// Looks at lines of text: those of a paragraph, or of an item that has none.
    pub(in crate::load) fn notice_lines(&mut self, range: Range<usize>) {
        let lines = &self.input.text[range.clone()];
        // None of what word processors leave is ASCII, but for one bullet.
        let may_be_pasted = !lines.is_ascii();
        if may_be_pasted || lines.split('\n').any(|line| line.trim_start().starts_with("o ")) {
            pasted::bullets(self, range.clone());
        }
        numbers::notice(self, range.clone());
        let mut at = range.start;
        for line in self.input.text[range].split('\n') {
            let pasted = || may_be_pasted.then(|| pasted::unseen_start(self, line, at)).flatten();
            match line_starts(self, line, at).or_else(pasted) {
                Some(found) => self.tell_misread(found),
                None => spaced_links(self, line, at),
            }
            at += line.len() + 1;
        }
    }

    /// Headings that were not meant as such, or not at this level.
    pub(in crate::load) fn notice_heading(&mut self, index: usize, level: HeadingLevel) {
        let range = self.tree.node(index).range.clone();
        let source = self.source(index);
        if !source.trim_start().starts_with('#') {
            return underlined(self, source, range.start);
        }
        if level == HeadingLevel::H1 {
            let line = source.lines().next().unwrap_or_default().trim_end();
            let place = self.place(range.start..range.start + line.len());
            let found =
                Diagnostic::warning("second-title", place, "a page has one heading of the first level, its title");
            let text = line.trim_matches(['#', ' ', '\t']);
            self.sink.push(if text.eq_ignore_ascii_case(self.input.title.trim()) {
                found.help("delete this line: the page shows its title already")
            } else {
                found.help("begin at the second level").corrected(format!("#{line}"))
            });
        }
    }

    /// A heading that is a question or a step: one that came about by an underline is an error there, since it would
    /// begin a question that nobody wrote.
    pub(in crate::load) fn notice_learning_heading(&mut self, index: usize) {
        let start = self.tree.node(index).range.start;
        let source = self.source(index);
        if !source.trim_start().starts_with('#') {
            underlined(self, source, start);
        }
    }

    /// What is only shown as plain text elsewhere would take an answer from a question.
    pub(super) fn tell_misread(&mut self, found: Diagnostic) {
        let severity = if self.input.kind.is_learning() { Severity::Error } else { found.severity };
        self.sink.push(Diagnostic { severity, ..found });
    }
}

/// `##Heading`, and a mark followed by a no-break space.
fn line_starts(writer: &Writer<'_, '_>, line: &str, at: usize) -> Option<Diagnostic> {
    let text = line.trim_start();
    let first = text.chars().next()?;
    if !matches!(first, '#' | '-' | '*' | '+' | '>' | '1'..='9') {
        return None;
    }
    let numbers = |c: char| first != '#' && matches!(c, '.' | ')' | '0'..='9');
    let mark_end = text.find(|c: char| c != first && !numbers(c))?;
    let (mark, rest) = text.split_at(mark_end);
    let range = at + (line.len() - text.len())..at + line.trim_end().len();
    let place = || writer.place(range.clone());
    let corrected = format!("{mark} {}", rest.trim());
    let edit = || [writer.edit(range.clone(), &corrected)];
    if rest.starts_with('\u{a0}') && is_mark(mark) {
        return Some(
            Diagnostic::warning(
                "no-break-space",
                place(),
                format!("a no-break space follows `{mark}`, so this line is read as plain text"),
            )
            .help("delete the space and type it again")
            .corrected(corrected.as_str())
            .fix("put a plain space there", edit()),
        );
    }
    let heading = first == '#' && (2..=6).contains(&mark.len()) && rest.starts_with(char::is_alphanumeric);
    heading.then(|| {
        Diagnostic::warning("heading-space", place(), "without a space after the `#` this line is no heading")
            .help("put a space after the last `#`")
            .corrected(corrected.as_str())
            .fix("put a space after the last `#`", edit())
    })
}

/// `[text](a file.pdf)`: a space ends the address; `[text] (a-file.pdf)`: one parts it from its words.
fn spaced_links(writer: &mut Writer<'_, '_>, line: &str, at: usize) {
    // One letter is found sooner than two.
    for (open, _) in line.match_indices(']') {
        let found = match line.as_bytes().get(open + 1) {
            Some(b'(') => spaced_link(writer, line, open, at),
            Some(b' ') => parted_link(writer, line, open, at),
            _ => None,
        };
        writer.sink.extend(found);
    }
}

fn spaced_link(writer: &Writer<'_, '_>, line: &str, open: usize, at: usize) -> Option<Diagnostic> {
    let address = &line[open + 2..];
    let address = &address[..address.find(')')?];
    let plain = address.contains(' ') && !address.contains(['"', '\'', '<', '(']);
    let label = line[..open].rfind('[')?;
    let link = at + label..at + open + 3 + address.len();
    if plain && ["mailto:", "tel:"].iter().any(|scheme| address.trim_start().starts_with(scheme)) {
        return Some(spaced_number(writer, &line[label..=open], address, link));
    }
    (plain && address.contains('.')).then(|| {
        let corrected = format!("{}(<{}>)", &line[label..=open], address.trim());
        let edit = names_file(address).then(|| writer.edit(link.clone(), &corrected));
        Diagnostic::warning("space-in-link", writer.place(link), "a space ends the address, so this is no link")
            .help("put the address in angle brackets")
            .corrected(corrected)
            .fix("put the address in angle brackets", edit)
    })
}

/// `[call](tel:0123 456)`: such addresses hold no spaces at all.
fn spaced_number(writer: &Writer<'_, '_>, words: &str, address: &str, link: Range<usize>) -> Diagnostic {
    let (scheme, rest) = address.split_once(':').unwrap_or((address, ""));
    let rest = rest.trim();
    // What stands behind an address for mail is no part of it.
    let is_number = scheme.trim() == "tel";
    let kept = if is_number { rest.replace(' ', "") } else { rest.split(' ').next().unwrap_or_default().to_owned() };
    let corrected = format!("{words}({}:{kept})", scheme.trim());
    let edit = (is_number || kept == rest).then(|| writer.edit(link.clone(), &corrected));
    Diagnostic::warning("space-in-link", writer.place(link), "a space ends the address, so this is no link")
        .help("write the address without spaces")
        .corrected(corrected)
        .fix("take the spaces out of the address", edit)
}

/// `[text] (page.md)`, where what is in round brackets can only be an address.
fn parted_link(writer: &Writer<'_, '_>, line: &str, open: usize, at: usize) -> Option<Diagnostic> {
    let behind = &line[open + 1..];
    let address = behind.trim_start_matches(' ').strip_prefix('(')?;
    let address = &address[..address.find(')')?];
    let site = address.starts_with("https://") || address.starts_with("http://");
    let page = address.split('#').next().is_some_and(|path| path.ends_with(".md"));
    let label = line[..open].rfind('[')?;
    // A box is none of a link's words.
    let is_box = matches!(&line[label + 1..open], "" | " " | "x" | "X");
    if !(site || page) || address.contains(' ') || is_box {
        return None;
    }
    let end = open + 1 + behind.find(')')? + 1;
    let link = at + label..at + end;
    let corrected = format!("{}({address})", &line[label..=open]);
    Some(
        Diagnostic::warning(
            "space-in-link",
            writer.place(link.clone()),
            "a space parts the address from its words, so this is no link",
        )
        .help("take the space before the `(` out")
        .corrected(corrected.as_str())
        .fix("take the space before the `(` out", [writer.edit(link, &corrected)]),
    )
}

/// `a file.pdf`, `a page.md#part`: what ends as names of files do.
fn names_file(address: &str) -> bool {
    let path = address.trim().split('#').next().unwrap_or_default();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    (2..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Text with `---` or `===` below it is a heading, which hardly anybody means.
fn underlined(writer: &mut Writer<'_, '_>, source: &str, start: usize) {
    let text = source.trim_end();
    let (words, rule) = text.rsplit_once('\n').unwrap_or((text, ""));
    let place = writer.place(start..start + words.lines().next().unwrap_or_default().len());
    let rule = rule.trim();
    let severity = if writer.input.kind.is_learning() { Diagnostic::error } else { Diagnostic::warning };
    let found = severity("underlined-heading", place, format!("the `{rule}` below turns this text into a heading"));
    writer.sink.push(if rule.starts_with('=') {
        found.help("write headings with `##`").corrected(format!("## {}", words.trim()))
    } else {
        found
            .help("put a blank line before the dashes, or write a heading with `##`")
            .corrected(format!("{}\n\n{rule}", words.trim()))
    });
}
