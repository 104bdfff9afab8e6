//! Attributes as other tools write them: `{: .lead }`, `{ #part }`, `{.class}`.

use std::ops::Range;

use super::construct::Construct;
use super::{Found, LONGEST, Text};
use crate::load::body::attributes::is_id;

/// What is between the brackets.
struct Inside<'a> {
    id: Option<&'a str>,
    /// There is nothing but an id and names of classes.
    is_plain: bool,
}

fn inside(text: &str) -> Option<Inside<'_>> {
    let (is_marked, rest) = match text.strip_prefix(':') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut found = Inside {
        id: None,
        is_plain: true,
    };
    let mut is_foreign = is_marked || (rest.starts_with(' ') && rest.trim_start().starts_with('#'));
    for word in words(rest) {
        if let Some(id) = word.strip_prefix('#').filter(|id| is_id(id)) {
            found.id = Some(id);
        } else if word.strip_prefix('.').is_some_and(is_id) {
            is_foreign = true;
        } else {
            let (key, value) = word.split_once('=')?;
            is_foreign |= value.starts_with(['"', '\'']);
            found.is_plain = false;
            is_id(key).then_some(())?;
        }
    }
    (is_foreign && !rest.trim().is_empty()).then_some(found)
}

/// Words between spaces, but for those in quotes.
fn words(text: &str) -> Vec<&str> {
    let mut quote = None;
    let splits = text.split(move |c: char| {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
        quote.is_none() && c.is_whitespace()
    });
    splits.filter(|word| !word.is_empty()).collect()
}

/// The attributes that begin at byte `at` of a text, and where they end.
pub(super) fn read(text: &Text<'_>, at: usize) -> Option<Found> {
    let rest = text.from(at);
    let end = at + rest.find('}')? + 1;
    let found = inside(&text.input.text[at + 1..end - 1])?;
    let ends = text.ends_line(end);
    let belongs =
        ends || text.begins_line(at) || text.input.text[..at].ends_with([')', ']', '*', '_', '`']);
    // An id with more than itself is ours, in what people practise with.
    if !belongs || (text.input.kind.is_learning() && (found.id.is_some() || !found.is_plain)) {
        return None;
    }
    let told = Found::new(Construct::Attributes, at..end);
    Some(match found.id {
        Some(id) if text.in_heading && found.is_plain && ends => {
            let id = format!("{{#{id}}}");
            told.write(id.clone()).sure(at..end, id)
        }
        None if found.is_plain => match span(text, at) {
            Some(words) => told.sure(at - words.len() - 2..end, words.to_owned()),
            None => told.sure(removed(text, at..end), String::new()),
        },
        _ => told,
    })
}

/// `words` of `[words]{.class}`.
fn span<'a>(text: &Text<'a>, at: usize) -> Option<&'a str> {
    let words = text
        .input
        .text
        .get(text.range.start..at)?
        .strip_suffix(']')?;
    let words = &words[words.rfind('[')? + 1..];
    (words.len() < LONGEST && !words.contains(']')).then_some(words)
}

/// The brackets, with the space before them or with their line.
fn removed(text: &Text<'_>, range: Range<usize>) -> Range<usize> {
    if !text.ends_line(range.end) {
        return range;
    }
    if text.is_at_margin(range.start) {
        return text.with_line_end(range);
    }
    let before = &text.input.text[..range.start];
    before.trim_end_matches(' ').len()..range.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_told_from_words() {
        for text in [
            ": .lead ",
            ":.x",
            " #part ",
            ".class",
            " .md-button target=\"_blank\" ",
            "alt=\"A long text\"",
        ] {
            assert!(inside(text).is_some(), "{text}");
        }
        for text in ["", "a", "a, b", "#part", "id=x", "pin", ":", " .", "x .y z"] {
            assert!(inside(text).is_none(), "{text}");
        }
    }
}
