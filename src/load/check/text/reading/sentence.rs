//! Where sentences end.

use std::ops::Range;

/// What has a full stop after it within a sentence.
const SHORT: [&str; 19] = [
    "e.g", "i.e", "etc", "dr", "mr", "mrs", "ms", "prof", "st", "no", "vs", "cf", "p", "pp", "fig",
    "ed", "eds", "vol", "approx",
];

/// The sentences of `text`, without the space around them.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', '…']) {
        let end = at + mark.len();
        let behind = text[end..].trim_start_matches(['"', '\'', '”', '’', ')', ']']);
        let end = text.len() - behind.len();
        if end > start && begins_sentence(behind) && !(mark == "." && is_short(&text[start..at])) {
            found.push(trimmed(text, start..end));
            start = end;
        }
    }
    found.push(trimmed(text, start..text.len()));
    found.retain(|range| !range.is_empty());
    found
}

/// White space, and then what a sentence can begin with.
fn begins_sentence(text: &str) -> bool {
    let rest = text.trim_start();
    let opening = |c: char| matches!(c, '"' | '\'' | '“' | '‘' | '(' | '[');
    let first = rest.trim_start_matches(opening).chars().next();
    rest.len() < text.len() && first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether the full stop after `before` belongs to its last word: `e.g.`, `Dr.`, `J.`
fn is_short(before: &str) -> bool {
    let last = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '['))
        .next()
        .unwrap_or_default();
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    initial || SHORT.iter().any(|short| short.eq_ignore_ascii_case(last))
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..start.max(range.start + part.trim_end().len())
}

#[cfg(test)]
mod tests {
    use crate::load::check::text::reading::sentence::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn sentences_end_at_their_marks_and_not_at_those_of_words() {
        assert_eq!(
            split("One. Two! Three? four… Five"),
            ["One.", "Two!", "Three? four…", "Five"]
        );
        assert_eq!(
            split("Ask (e.g. Dr. J. Smith). “Then go.” Now."),
            ["Ask (e.g. Dr. J. Smith).", "“Then go.”", "Now."]
        );
        assert_eq!(
            split("On GOV.UK 2.8 million. 10 more"),
            ["On GOV.UK 2.8 million.", "10 more"]
        );
        assert_eq!(split("  "), [""; 0]);
    }
}
