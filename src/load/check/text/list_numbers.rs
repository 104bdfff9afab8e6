//! Numbers that make no list: `1.Wash`, clauses such as `1.1`, and lists that go on right below a
//! text.

use std::ops::Range;

use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::body::letter_lists;
use crate::load::body::numerals::Label;
use crate::load::body::reader::Reader;
use crate::load::body::typed_lines::{Line, lines};
use crate::model::kind::KindName;

/// Looks at the lines of a paragraph. A quiz reads what numbers its options itself.
pub(in crate::load) fn notice(reader: &Reader<'_>, sink: &mut Diagnostics, range: Range<usize>) {
    let text = &reader.input.text[range.clone()];
    if reader.input.kind == KindName::Quiz || !text.contains('\n') {
        return;
    }
    let lines = lines(text, range.start);
    let found = clauses(reader, &lines)
        .or_else(|| unspaced(reader, &lines))
        .or_else(|| below_text(reader, &lines));
    found
        .or_else(|| lettered(reader, &lines))
        .into_iter()
        .for_each(|found| reader.tell_misread(sink, found));
}

/// The first lines that `number` counts, one by one; two at least. Lines between them go on with
/// the one above.
fn counted<T>(
    lines: &[Line<'_>],
    number: impl Fn(&str) -> Option<T>,
    follows: impl Fn(&T, &T) -> bool,
) -> Option<Vec<usize>> {
    let numbers: Vec<(usize, T)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, number(line.text)?)))
        .collect();
    let goes_on = |pair: &[(usize, T)]| {
        let (one, next) = (&pair[0], &pair[1]);
        follows(&one.1, &next.1) && !lines[next.0 - 1].breaks
    };
    let first = numbers.windows(2).position(goes_on)?;
    let more = numbers[first..]
        .windows(2)
        .take_while(|pair| goes_on(pair))
        .count();
    Some(
        numbers[first..=first + more]
            .iter()
            .map(|(at, _)| *at)
            .collect(),
    )
}

fn found(reader: &Reader<'_>, first: &Line<'_>, message: String) -> Diagnostic {
    rule::PASTED_BULLET.milder(reader.place(first.range()), message)
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// A blank line above a line.
fn blank_line(reader: &Reader<'_>, line: &Line<'_>) -> Edit {
    let start = reader.line_start(line.start);
    reader.edit(
        start..start,
        &format!("{}\n", reader.marks_before(line.start).trim_end()),
    )
}

/// `1.1 The duty` above `1.2 The plan`.
fn clauses(reader: &Reader<'_>, lines: &[Line<'_>]) -> Option<Diagnostic> {
    let run = counted(lines, clause, |one, next| is_next(one, next))?;
    let (first, last) = (*run.first()?, *run.last()?);
    let parted = (first..=last).map(|at| match run.binary_search(&at).is_ok() && at > 0 {
        true => format!("\n{}", lines[at].text),
        false => lines[at].text.to_owned(),
    });
    let parted = parted.collect::<Vec<_>>().join("\n");
    let edits: Vec<Edit> = run
        .iter()
        .filter(|at| **at > 0)
        .map(|at| blank_line(reader, &lines[*at]))
        .collect();
    let number = first_word(lines[first].text);
    let message = format!("numbers such as `{number}` make no list, so these lines run together");
    Some(
        found(reader, &lines[first], message)
            .help("put a blank line between them")
            .corrected(parted)
            .fix("put a blank line between the clauses", edits),
    )
}

/// The parts of a clause's number.
fn clause(text: &str) -> Option<Vec<u32>> {
    let (number, words) = text.split_once([' ', '\t'])?;
    let parts: Option<Vec<u32>> = number
        .trim_end_matches('.')
        .split('.')
        .map(|part| part.parse().ok())
        .collect();
    parts.filter(|parts| parts.len() > 1 && words.trim_start().starts_with(char::is_alphabetic))
}

fn is_next(one: &[u32], next: &[u32]) -> bool {
    match (one.split_last(), next.split_last()) {
        (Some((last, before)), Some((number, same))) => {
            before == same && last.checked_add(1) == Some(*number)
        }
        _ => false,
    }
}

/// `1.Wash` above `2.Dry`.
fn unspaced(reader: &Reader<'_>, lines: &[Line<'_>]) -> Option<Diagnostic> {
    let run = counted(
        lines,
        |text| without_space(text).map(|(number, ..)| number),
        |one, next| one + 1 == *next,
    )?;
    let first = *run.first()?;
    let numbered = || run.iter().map(|at| &lines[*at]);
    let items: Vec<String> = numbered()
        .filter_map(|line| {
            without_space(line.text).map(|(_, sign, words)| format!("{sign} {words}"))
        })
        .collect();
    // A list that begins with another number needs a blank line above.
    let is_list = first == 0 || items[0].starts_with("1.") || items[0].starts_with("1)");
    let edits = numbered()
        .zip(&items)
        .filter(|_| is_list)
        .map(|(line, item)| reader.edit(line.range(), item));
    let above = if is_list { "" } else { "\n" };
    let message = "there is no space after these numbers, so they do not make a list".to_owned();
    Some(
        found(reader, &lines[first], message)
            .help("put a space after each")
            .corrected(format!("{above}{}", items.join("\n")))
            .fix("put a space after each number", edits.collect::<Vec<_>>()),
    )
}

/// `1.Wash`: its number, `1.`, and `Wash`.
fn without_space(text: &str) -> Option<(u32, &str, &str)> {
    let digits = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let (sign, words) = text.split_at_checked(digits + 1)?;
    let is_sign =
        digits > 0 && sign.ends_with(['.', ')']) && words.starts_with(char::is_alphabetic);
    Some((
        sign[..digits].parse().ok().filter(|_| is_sign)?,
        sign,
        words,
    ))
}

/// `3. Rinse` right below a text: only a list that begins with 1 may be there.
fn below_text(reader: &Reader<'_>, lines: &[Line<'_>]) -> Option<Diagnostic> {
    let number = |text: &str| {
        let label = Label::of(text).filter(|label| label.is_plain() && label.name.len() < 3)?;
        label.name.parse::<u32>().ok()
    };
    let first = &lines[*counted(lines, number, |one, next| one + 1 == *next)?.first()?];
    let message = format!(
        "a list that begins with `{}` needs a blank line above it",
        first_word(first.text)
    );
    Some(
        found(reader, first, message)
            .help("put a blank line before it")
            .corrected(format!("\n{}", first.text))
            .fix(
                "put a blank line before the list",
                [blank_line(reader, first)],
            ),
    )
}

/// `a) I can` above `b) I know`, where the letters would be lost: elsewhere they make a list.
fn lettered(reader: &Reader<'_>, lines: &[Line<'_>]) -> Option<Diagnostic> {
    if !reader.input.kind.is_learning() {
        return None;
    }
    let text = lines
        .iter()
        .map(|line| line.text)
        .collect::<Vec<_>>()
        .join("\n");
    let list = letter_lists::find(&text).into_iter().next()?;
    let number = |label: &Range<usize>| text[..label.start].matches('\n').count();
    let items: Vec<String> = list
        .iter()
        .map(|label| {
            format!(
                "- {}",
                text[label.end..].lines().next().unwrap_or_default().trim()
            )
        })
        .collect();
    let first = &lines[number(list.first()?)];
    let message = format!("`{}` begins no item of a list here", first_word(first.text));
    Some(
        found(reader, first, message)
            .help("begin each item with a hyphen and a space")
            .corrected(items.join("\n")),
    )
}
