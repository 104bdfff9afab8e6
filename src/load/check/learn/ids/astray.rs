//! Ids that are elsewhere than at the end of their line, or are not closed: `Who {#who} signs?`,
//! `Who? {#who`.
//!
//! Whoever wrote one must never be given a second: what people wrote would be kept under another
//! name than it was.

use std::ops::Range;

use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, rule};
use crate::load::body::attributes::is_id;
use crate::load::body::reader::Reader;
use crate::model::slug::without_closing;

/// Words that mean something alone, between the braces.
const ALONE: [&str; 2] = ["pin", "group"];

/// The finding for the line or lines of `range`, which have no id that is read.
pub(super) fn find(reader: &Reader<'_>, range: Range<usize>) -> Option<Diagnostic> {
    let text = reader.input.text;
    let written = &text[range.clone()];
    let Some(open) = written.rfind("{#") else {
        return below(reader, range);
    };
    let (before, rest) = written.split_at(open);
    if is_in_code(before) {
        return None;
    }
    let at = range.start + open;
    let end = range.start + without_closing(written).len();
    match rest.split_once('}') {
        Some((inside, behind)) => {
            let block = at..at + inside.len() + 1;
            // `{#who}?` is a matter of one sign.
            if !behind.contains(char::is_alphanumeric) || end <= block.end {
                return None;
            }
            let sure = is_block(inside.trim_start_matches('{'))
                && !behind.contains(['{', '}', '`'])
                && !before.contains("{#");
            let edits = if sure {
                moved(reader, block.clone(), end)
            } else {
                Vec::new()
            };
            let words = &text[block.end..end];
            let corrected = format!(
                "{}{}{words} {}",
                before.trim_end(),
                gap(words),
                &text[block.clone()]
            );
            let found = misplaced(reader, block).fix("move the id to the end", edits);
            Some(if sure {
                found.corrected(corrected)
            } else {
                found
            })
        }
        None => Some(unclosed(reader, before, at..end)),
    }
}

fn misplaced(reader: &Reader<'_>, block: Range<usize>) -> Diagnostic {
    let help = "move it to the very end, after the last word";
    rule::WRONG_ID
        .at(
            reader.place(block),
            "this id is shown as text: it is not at the end",
        )
        .help(help)
}

/// The braces taken out of `block`, and put in at `end`.
fn moved(reader: &Reader<'_>, block: Range<usize>, end: usize) -> Vec<Edit> {
    let text = reader.input.text;
    let start = text[..block.start].trim_end_matches(' ').len();
    vec![
        reader.edit(start..block.end, gap(&text[block.end..])),
        reader.edit(end..end, &format!(" {}", &text[block])),
    ]
}

/// What keeps two words apart when an id between them goes.
fn gap(behind: &str) -> &'static str {
    if behind.starts_with(char::is_alphanumeric) {
        " "
    } else {
        ""
    }
}

/// `{#who`, `{#who points=2`, `{#who)`
fn unclosed(reader: &Reader<'_>, before: &str, rest: Range<usize>) -> Diagnostic {
    let written = reader.input.text[rest.clone()].trim_end();
    let inside = written.trim_end_matches([')', ']', '>']);
    let sure = is_block(inside.trim_start_matches('{')) && inside.ends_with(char::is_alphanumeric);
    let range = rest.start..rest.start + written.len();
    let closed = format!("{inside}}}");
    let edit = sure.then(|| reader.edit(range.clone(), &closed));
    let message = "the curly bracket of this id is not closed";
    let found = rule::WRONG_ID
        .at(reader.place(range), message)
        .help("write `}` after the id, at the very end")
        .fix("close the curly bracket", edit);
    if sure {
        found.corrected(format!("{before}{closed}"))
    } else {
        found
    }
}

/// A line below that holds nothing but an id.
fn below(reader: &Reader<'_>, range: Range<usize>) -> Option<Diagnostic> {
    let text = reader.input.text;
    let end = range.start + without_closing(&text[range.clone()]).len();
    let rest = &text[range.end..];
    let start = range.end + (rest.len() - rest.trim_start().len());
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    let inside = line
        .strip_prefix('{')
        .and_then(|line| line.strip_suffix('}'))?;
    let block = start..start + line.len();
    if !is_block(inside) || range.end == start {
        return None;
    }
    let closing = text[end..range.end].trim().is_empty();
    let edit = closing.then(|| reader.edit(end..block.end, &format!(" {line}")));
    let found = rule::WRONG_ID.at(
        reader.place(block),
        "this id is shown as text: it has a line of its own",
    );
    let help = "move it up, to the end of the line above";
    Some(
        found
            .help(help)
            .fix("move the id to the end of the line above", edit),
    )
}

/// `#who points=2 pin`
fn is_block(inside: &str) -> bool {
    let mut words = inside.split(' ');
    let named = words
        .next()
        .and_then(|id| id.strip_prefix('#'))
        .is_some_and(is_id);
    named
        && words.all(|word| {
            ALONE.contains(&word)
                || word
                    .split_once('=')
                    .is_some_and(|(_, value)| !value.is_empty())
        })
}

/// Whether what follows `before` is between code marks.
fn is_in_code(before: &str) -> bool {
    before.matches('`').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use crate::load::check::learn::ids::astray::{is_block, is_in_code};

    #[test]
    fn only_what_is_read_as_an_id_is_moved() {
        assert!(is_block("#who") && is_block("#who points=2 pin"));
        assert!(
            !is_block("#who signs")
                && !is_block("#")
                && !is_block("who")
                && !is_block("#a points=")
        );
    }

    #[test]
    fn an_id_in_code_is_an_example() {
        assert!(is_in_code("Use `") && !is_in_code("Use `a` and "));
    }
}
