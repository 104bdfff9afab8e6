//! What word processors leave at the start of lines: bullets that are letters here, and signs that
//! cannot be seen.

use std::collections::BTreeMap;
use std::ops::Range;

use super::bullet_signs;
use super::bullet_signs::Sign;
use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, rule};
use crate::load::body::numerals::Label;
use crate::load::body::reader::Reader;
use crate::load::body::typed_lines;
use crate::model::route::UNSEEN;

/// A line of a paragraph that begins with a bullet.
struct Bullet<'a> {
    range: Range<usize>,
    sign: Sign,
    words: &'a str,
}

/// Lines that begin with a bullet: all of them run together. They are reported once, with the
/// paragraphs that follow: up to the byte that is given.
pub(in crate::load) fn bullets(
    reader: &Reader<'_>,
    range: &Range<usize>,
) -> Option<(Diagnostic, usize)> {
    let found = sure(run(reader, range));
    let (first, last) = (found.first()?, found.last()?);
    let items = items(&found);
    let edits: Vec<Edit> = found
        .iter()
        .zip(&items)
        .map(|(bullet, item)| reader.edit(bullet.range.clone(), item))
        .collect();
    let message = format!("`{}` begins no item of a list here", first.sign.shown());
    let end = last.range.end;
    let found = rule::PASTED_BULLET
        .milder(reader.place(first.range.clone()), message)
        .help("begin each item with a hyphen and a space")
        .corrected(items.join("\n"))
        .fix("begin each item with a hyphen", edits);
    Some((found, end))
}

/// The bullets of the paragraph, and of the lines below it as long as they are bullets.
fn run<'a>(reader: &Reader<'a>, paragraph: &Range<usize>) -> Vec<Bullet<'a>> {
    let text = reader.input.text;
    let is_learning = reader.input.kind.is_learning();
    let mut found: Vec<Bullet<'a>> = Vec::new();
    let mut at = paragraph.start;
    for line in text[paragraph.start..reader.input.body.end].split('\n') {
        let seen = without_start(line).trim_end();
        let is_below = at >= paragraph.end;
        // Boxes and ticks are options there, and reported as such.
        let bullet =
            bullet_signs::begins(seen).filter(|(sign, _)| !(sign.is_mark() && is_learning));
        // What may be text runs together with nothing where its line is broken.
        let bullet = bullet.filter(|(sign, _)| sign.is_sure() || !typed_lines::breaks(line));
        let bullet =
            bullet.filter(|(sign, _)| !is_below || goes_on(&found, *sign, line, paragraph.start));
        match bullet {
            Some((sign, words)) => {
                let start = at + (line.len() - without_start(line).len());
                found.push(Bullet {
                    range: start..start + seen.len(),
                    sign,
                    words,
                });
            }
            None if is_below && (found.is_empty() || !line.trim().is_empty()) => break,
            None => {}
        }
        at += line.len() + 1;
    }
    found
}

/// Whether a line below the paragraph goes on with its bullets. What may be text goes on with its
/// like alone, where the paragraph began with it.
fn goes_on(found: &[Bullet<'_>], sign: Sign, line: &str, start: usize) -> bool {
    let Some(first) = found.first() else {
        return false;
    };
    if first.sign.is_sure() {
        return sign.is_sure() || sign.level() > 0;
    }
    first.range.start == start && first.sign == sign && !line.starts_with("    ")
}

/// A dash, an `o` or an arrow may begin any line of a text: it is a bullet where others like it
/// are.
fn sure(found: Vec<Bullet<'_>>) -> Vec<Bullet<'_>> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for bullet in &found {
        *counts.entry(bullet.sign.shown()).or_default() += 1;
    }
    let is_list = found.first().is_some_and(|first| first.sign.is_sure());
    let stands = |bullet: &Bullet<'_>| {
        let sign = bullet.sign;
        sign.is_sure() || counts[&sign.shown()] > 1 || (is_list && sign.is_lower())
    };
    found.into_iter().filter(stands).collect()
}

/// The lines as items, those of Word's second and third level below the others.
fn items(found: &[Bullet<'_>]) -> Vec<String> {
    let base = found.first().map_or(0, |first| first.sign.level());
    let mut level = 0;
    found
        .iter()
        .map(|bullet| {
            level = bullet.sign.level().saturating_sub(base).min(level + 1);
            let kept = if bullet.sign.is_mark() {
                format!("{} ", bullet.sign.shown())
            } else {
                String::new()
            };
            format!("{}- {kept}{}", "  ".repeat(level), bullet.words)
        })
        .collect()
}

/// A line without the white space and the marks of quotes before its words.
fn without_start(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_whitespace() || c == '>')
}

/// A heading or an item with a sign before it that cannot be seen.
pub(in crate::load) fn unseen_start(
    reader: &Reader<'_>,
    line: &str,
    at: usize,
) -> Option<Diagnostic> {
    let start = at + line.len() - line.trim_start().len();
    let text = line.trim();
    let seen = text.trim_start_matches(UNSEEN);
    let (mark, words) = seen
        .split_once([' ', '\u{a0}'])
        .filter(|(mark, _)| seen.len() < text.len() && is_mark(mark))?;
    let corrected = format!("{mark} {}", words.trim_start());
    let range = start..start + text.len();
    let message = format!(
        "there is an invisible character before `{mark}`, so this line is read as plain text"
    );
    Some(
        rule::NO_BREAK_SPACE
            .milder(reader.place(range.clone()), message)
            .help(format!(
                "delete the line up to its first word, and type `{mark}` and a space"
            ))
            .corrected(corrected.as_str())
            .fix(
                "take out what is invisible",
                [reader.edit(range, &corrected)],
            ),
    )
}

/// What begins an item in some program: `•`, `-`, `1.`, `a)`.
pub(in crate::load) fn is_label(text: &str) -> bool {
    is_mark(text)
        || bullet_signs::begins(&format!("{text} x")).is_some()
        || Label::of(&format!("{text} x")).is_some()
}

/// What makes a heading, an item or a quote at the start of a line.
pub(in crate::load) fn is_mark(mark: &str) -> bool {
    let digits = mark.trim_end_matches(['.', ')']);
    matches!(mark, "-" | "*" | "+" | ">")
        || (mark.len() <= 6 && mark.bytes().all(|byte| byte == b'#'))
        || (digits.len() + 1 == mark.len() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
