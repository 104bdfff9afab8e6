//! What word processors leave at the start of lines: bullets that are letters here, and signs that cannot be seen.

use std::ops::Range;

use super::near_action::nearly_a_box;
use super::writer::Writer;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::Edit;
use crate::model::route::UNSEEN;

/// The bullets of Word, its symbol fonts among them, of Outlook and of Pages.
const BULLETS: [char; 13] = ['•', '·', '▪', '▫', '■', '●', '○', '◦', '‣', '⁃', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}'];

/// A line of a paragraph that begins with a bullet.
struct Bullet {
    range: Range<usize>,
    item: String,
}

/// Lines that begin with a bullet: all of them run together. They are told of once, with the paragraphs that follow.
pub(super) fn bullets(writer: &mut Writer<'_, '_>, range: Range<usize>) {
    if goes_on(writer, range.start) {
        return;
    }
    let found = run(writer, &range);
    let Some(first) = found.first() else { return };
    let sign = writer.input.text[first.range.clone()].chars().next().unwrap_or_default();
    let corrected = found.iter().map(|bullet| bullet.item.as_str()).collect::<Vec<_>>().join("\n");
    let edits: Vec<Edit> = found.iter().map(|bullet| writer.edit(bullet.range.clone(), &bullet.item)).collect();
    let place = writer.place(first.range.clone());
    let found = Diagnostic::warning("pasted-bullet", place, format!("`{sign}` begins no item of a list here"))
        .help("begin each item with a hyphen and a space")
        .corrected(corrected)
        .fix("begin each item with a hyphen", edits);
    writer.tell_misread(found);
}

/// Whether the paragraph above ends with such a line, and has told of this one.
fn goes_on(writer: &Writer<'_, '_>, start: usize) -> bool {
    let line_start = writer.input.text[..start].rfind('\n').map_or(0, |found| found + 1);
    let above = writer.input.text[..line_start].lines().rev().find(|line| !line.trim().is_empty());
    let here = writer.input.text[line_start..].lines().next().unwrap_or_default();
    is_bullet(here, true) && above.is_some_and(|line| is_bullet(line, true))
}

/// The bullets of the paragraph, and of the lines below it as long as they are bullets.
fn run(writer: &Writer<'_, '_>, paragraph: &Range<usize>) -> Vec<Bullet> {
    let mut found: Vec<Bullet> = Vec::new();
    let mut at = paragraph.start;
    for line in writer.input.text[paragraph.start..writer.input.body.end].split('\n') {
        match item(line, !found.is_empty()) {
            Some(item) => {
                let start = at + (line.len() - without_start(line).len());
                found.push(Bullet { range: start..at + line.trim_end().len(), item });
            }
            None if at >= paragraph.end && (found.is_empty() || !line.trim().is_empty()) => break,
            None => {}
        }
        at += line.len() + 1;
    }
    found
}

/// The line as an item; `o` and a tab are the bullets of Word for items below others.
fn item(line: &str, below: bool) -> Option<String> {
    is_bullet(line, below).then(|| {
        let text = without_start(line).trim_end();
        let indent = if text.starts_with('o') { "  " } else { "" };
        let words = text.chars().next().map_or(text, |sign| &text[sign.len_utf8()..]);
        format!("{indent}- {}", words.trim())
    })
}

/// A line without the white space and the marks of quotes before its words.
fn without_start(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_whitespace() || c == '>')
}

fn is_bullet(line: &str, below: bool) -> bool {
    let text = without_start(line).trim_end();
    let sign = text.starts_with(BULLETS) || (below && text.starts_with("o\t"));
    let words = text.trim_start_matches(|c: char| BULLETS.contains(&c)).trim_start();
    // A box behind a bullet is told of as a box.
    let boxed = nearly_a_box(words).is_some() || words.starts_with(['\\', '☐', '☑', '☒', '✓', '✔']);
    sign && !words.is_empty() && !boxed
}

/// A heading or an item with a sign before it that cannot be seen.
pub(super) fn unseen_start(writer: &Writer<'_, '_>, line: &str, at: usize) -> Option<Diagnostic> {
    let start = at + line.len() - line.trim_start().len();
    let text = line.trim();
    let seen = text.trim_start_matches(UNSEEN);
    let (mark, words) =
        seen.split_once([' ', '\u{a0}']).filter(|(mark, _)| seen.len() < text.len() && is_mark(mark))?;
    let corrected = format!("{mark} {}", words.trim_start());
    let range = start..start + text.len();
    let message = format!("a sign that cannot be seen stands before `{mark}`, so this line is read as plain text");
    Some(
        Diagnostic::warning("no-break-space", writer.place(range.clone()), message)
            .help(format!("delete the line up to its first word, and type `{mark}` and a space"))
            .corrected(corrected.as_str())
            .fix("take out what cannot be seen", [writer.edit(range, &corrected)]),
    )
}

/// What makes a heading, an item or a quote at the start of a line.
pub(super) fn is_mark(mark: &str) -> bool {
    let digits = mark.trim_end_matches(['.', ')']);
    matches!(mark, "-" | "*" | "+" | ">")
        || (mark.len() <= 6 && mark.bytes().all(|byte| byte == b'#'))
        || (digits.len() + 1 == mark.len() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
