//! Ids that are nearly ones: `{who}`, `(#who)`, `{#who}.`

mod astray;

use std::ops::Range;

use crate::diagnostic::{Diagnostics, Place, rule};
use crate::load::body::attributes::is_id;
use crate::load::body::reader::Reader;

/// Reports the id at the end of a line that is shown as text. Whether there is one.
pub(in crate::load) fn report(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    range: Range<usize>,
    place: &Place,
) -> bool {
    if let Some(found) = astray::find(reader, range.clone()) {
        sink.push(found);
        return true;
    }
    let written = &reader.input.text[range.clone()];
    let Some(corrected) = corrected(written) else {
        return false;
    };
    // `{name}` may well be meant as words.
    let sure = written
        .rsplit_once(['{', '(', '['])
        .is_some_and(|(_, inside)| inside.contains(['#', '=']));
    let edit = sure.then(|| reader.edit(range, &corrected));
    sink.push(
        rule::WRONG_ID
            .at(
                place.clone(),
                "what was probably meant as an id is shown as text",
            )
            .help(
                "an id comes at the very end of its line, in curly brackets, with a `#` before it",
            )
            .corrected(corrected)
            .fix("write the id as one, at the end of its line", edit),
    );
    true
}

/// The text with the id as it should be.
fn corrected(line: &str) -> Option<String> {
    let inner = line.trim_end_matches(['.', ',', ';', '?', '!']);
    let mark = &line[inner.len()..];
    let (open, close) = match inner.chars().next_back()? {
        '}' => ('{', '}'),
        ')' => ('(', ')'),
        ']' => ('[', ']'),
        _ => return None,
    };
    let (words, inside) = inner.strip_suffix(close)?.rsplit_once(open)?;
    let named = inside
        .trim()
        .strip_prefix('#')
        .or(inside.trim().strip_suffix('#'));
    let id = match named {
        Some(id) => id.trim(),
        None if open == '{' => inside.trim(),
        None => return None,
    };
    let (id, others) = id.split_once(' ').unwrap_or((id, ""));
    // `[x](#who)` is a link.
    let link = open == '(' && words.ends_with(']');
    let space = if others.is_empty() { "" } else { " " };
    (is_id(id) && !link).then(|| format!("{}{mark} {{#{id}{space}{others}}}", words.trim_end()))
}

#[cfg(test)]
mod tests {
    use crate::load::check::learn::ids::corrected;

    #[test]
    fn ids_in_other_brackets_are_seen() {
        for line in [
            "Who? {who}",
            "Who? (#who)",
            "Who? [#who]",
            "Who? {who#}",
            "Who? {# who}",
        ] {
            assert_eq!(corrected(line).as_deref(), Some("Who? {#who}"), "{line}");
        }
        assert_eq!(corrected("Who {#who}?").as_deref(), Some("Who? {#who}"));
        assert_eq!(
            corrected("Who? {who points=2}").as_deref(),
            Some("Who? {#who points=2}")
        );
    }

    #[test]
    fn other_brackets_are_words() {
        for line in ["Who (then)?", "[On](#who)", "Who? {}", "Who", "", "a {b}c"] {
            assert_eq!(corrected(line), None, "{line}");
        }
    }
}
