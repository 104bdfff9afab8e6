//! Ids that are nearly ones: `{who}`, `(#who)`, `{#who}.`

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place};
use crate::load::markdown::attributes::is_id;
use crate::load::markdown::writer::Writer;

/// Reports the id at the end of a line that is shown as text. Whether there is one.
pub(super) fn report(writer: &mut Writer<'_, '_>, range: Range<usize>, place: &Place) -> bool {
    let written = &writer.input.text[range.clone()];
    let (range, corrected, sure) = if let Some(corrected) = moved(written).or_else(|| closed(written)) {
        (range, corrected, true)
    } else if let Some((end, id)) = on_next_line(&writer.input.text[range.end..]) {
        (range.start..range.end + end, format!("{} {id}", written.trim_end()), true)
    } else if let Some(corrected) = corrected(written) {
        // `{name}` may well be meant as words.
        let sure = written.rsplit_once(['{', '(', '[']).is_some_and(|(_, inside)| inside.contains(['#', '=']));
        (range, corrected, sure)
    } else {
        return false;
    };
    let edit = sure.then(|| writer.edit(range, &corrected));
    writer.sink.push(
        Diagnostic::error("wrong-id", place.clone(), "what was probably meant as an id is shown as text")
            .help("an id comes at the very end of its line, in curly brackets, with a `#` before it")
            .corrected(corrected)
            .fix("write the id as one, at the end of its line", edit),
    );
    true
}

/// `- I can ask {#ask} today`, or with a line below it: the id moved behind all of it.
fn moved(written: &str) -> Option<String> {
    let (before, rest) = written.split_once("{#")?;
    let (inside, behind) = rest.split_once('}')?;
    let words = behind.contains(char::is_alphanumeric) && !behind.contains('{');
    let words = words && inside.split_whitespace().next().is_some_and(is_id);
    words.then(|| format!("{}{} {{#{inside}}}", before.trim_end(), behind.trim_end()))
}

/// `Who? {#who`
fn closed(written: &str) -> Option<String> {
    let (before, inside) = written.trim_end().rsplit_once("{#")?;
    let has_words = before.contains(char::is_alphanumeric);
    (has_words && !inside.contains('}') && is_attributes(inside)).then(|| format!("{before}{{#{inside}}}"))
}

/// Whether it is an id, and behind it nothing but `key=value` or one word of an attribute: no words of a sentence.
fn is_attributes(inside: &str) -> bool {
    let mut words = inside.split_whitespace();
    words.next().is_some_and(is_id) && words.all(|word| word.contains('=') || matches!(word, "pin" | "group"))
}

/// An id that stands alone in the line below: how far it goes, and the id.
fn on_next_line(behind: &str) -> Option<(usize, &str)> {
    let below = behind.strip_prefix('\n').or_else(|| behind.strip_prefix("\r\n"))?;
    let line = below.lines().next()?.trim_end();
    let inside = line.trim_start().strip_prefix("{#")?.strip_suffix('}')?;
    let end = behind.len() - below.len() + line.len();
    is_attributes(inside).then(|| (end, line.trim_start()))
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
    let named = inside.trim().strip_prefix('#').or(inside.trim().strip_suffix('#'));
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
    use super::{closed, corrected, moved, on_next_line};

    #[test]
    fn ids_in_other_brackets_are_seen() {
        for line in ["Who? {who}", "Who? (#who)", "Who? [#who]", "Who? {who#}", "Who? {# who}"] {
            assert_eq!(corrected(line).as_deref(), Some("Who? {#who}"), "{line}");
        }
        assert_eq!(corrected("Who {#who}?").as_deref(), Some("Who? {#who}"));
        assert_eq!(corrected("Who? {who points=2}").as_deref(), Some("Who? {#who points=2}"));
    }

    #[test]
    fn an_id_is_moved_behind_the_last_line() {
        assert_eq!(moved("- A {#a x=1}\n  b.").as_deref(), Some("- A\n  b. {#a x=1}"));
        assert_eq!(moved("- A\n  b. {#a}"), None);
        assert_eq!(moved("A {#a x=1} now").as_deref(), Some("A now {#a x=1}"));
        assert_eq!(moved("A {#a minutes5} now").as_deref(), Some("A now {#a minutes5}"));
        assert_eq!(moved("A {#} now"), None);
    }

    #[test]
    fn an_id_that_is_not_closed_is_closed() {
        assert_eq!(closed("Who? {#who").as_deref(), Some("Who? {#who}"));
        assert_eq!(closed("Who? {#who points=2").as_deref(), Some("Who? {#who points=2}"));
        assert_eq!(closed("Who? {#who said this"), None);
    }

    #[test]
    fn an_id_on_the_next_line_is_seen() {
        assert_eq!(on_next_line("\n{#who}\nText"), Some((7, "{#who}")));
        assert_eq!(on_next_line("\r\n {#who points=2} \r\n"), Some((18, "{#who points=2}")));
        assert_eq!(on_next_line("\n{#who} is asked"), None);
        assert_eq!(on_next_line("\n\n{#who}"), None);
    }

    #[test]
    fn other_brackets_are_words() {
        for line in ["Who (then)?", "[On](#who)", "Who? {}", "Who", "", "a {b}c"] {
            assert_eq!(corrected(line), None, "{line}");
        }
    }
}
