//! Lists that are lettered, as in policies: `a)`, `(ii)`, `B.`. Markdown has no such lists, so the
//! parser is given numbers of the same length in place of the letters, and the writer says how the
//! list counts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::Event;

use super::numerals::{Counting, Form, Label};
use super::reader::Reader;
use super::rewrite::Change;
use super::tree::Tree;

/// A line that begins with a label.
struct Start<'a> {
    label: Label<'a>,
    at: usize,
    indent: usize,
    /// Whether a blank line, or none at all, is above it.
    is_first: bool,
    /// Its line, counted from the top.
    line: usize,
}

/// How many blank or plain lines may follow one another between two items.
const FARTHEST: usize = 40;

/// The labels in `text` of lists that Markdown does not know, in order; each list has two items at
/// least.
pub(in crate::load) fn find(text: &str) -> Vec<Vec<Range<usize>>> {
    let starts = starts(text);
    let mut taken = vec![false; starts.len()];
    let mut lists = Vec::new();
    for first in 0..starts.len() {
        if taken[first] {
            continue;
        }
        let list = list_from(text, &starts, first);
        if list.len() >= fewest(&starts[first].label) {
            list.iter().for_each(|item| taken[*item] = true);
            lists.push(
                list.into_iter()
                    .map(|item| starts[item].at..starts[item].at + starts[item].label.len())
                    .collect(),
            );
        }
    }
    lists
}

/// `A. Smith` above `B. Jones` are two people.
fn fewest(label: &Label<'_>) -> usize {
    if label.is_capital() && label.form == Form::Point {
        3
    } else {
        2
    }
}

fn starts(text: &str) -> Vec<Start<'_>> {
    let (mut found, mut at, mut is_first) = (Vec::new(), 0, true);
    for (number, line) in text.split('\n').enumerate() {
        let words = line.trim_start_matches([' ', '>']);
        if let Some(label) = Label::of(words).filter(|label| !label.is_plain()) {
            let indent = line.len() - words.len();
            found.push(Start {
                label,
                at: at + indent,
                indent,
                is_first,
                line: number,
            });
        }
        is_first = words.trim().is_empty();
        at += line.len() + 1;
    }
    found
}

/// The items of the list that begins with `first`. Deeper lines between them are parts of items.
fn list_from(text: &str, starts: &[Start<'_>], first: usize) -> Vec<usize> {
    let begin = &starts[first];
    // A sentence that is broken there may begin a line with any letter.
    if !begin.is_first && !begin.label.is_one() {
        return vec![first];
    }
    let mut items = vec![first];
    let mut counting = None;
    for next in first + 1..starts.len() {
        let (last, here) = (&starts[items[items.len() - 1]], &starts[next]);
        if here.line - last.line > FARTHEST || here.indent < begin.indent {
            break;
        }
        if here.indent > begin.indent {
            continue;
        }
        let follows = last
            .label
            .counting(&here.label)
            .filter(|found| counting.is_none_or(|known| known == *found));
        if follows.is_none() || is_parted(&text[last.at..here.at]) {
            break;
        }
        counting = follows;
        items.push(next);
    }
    items
}

/// Whether a paragraph of its own is between two labels.
fn is_parted(between: &str) -> bool {
    let mut lines = between.lines().skip(1).peekable();
    while let Some(line) = lines.next() {
        let is_blank = line.trim_matches(['>', ' ', '\t', '\r']).is_empty();
        let below = lines.peek().map_or("", |below| *below);
        if is_blank && !below.trim_end().is_empty() && !below.starts_with([' ', '>', '\t']) {
            return true;
        }
    }
    false
}

/// Numbers in place of the letters of `lists`, where they begin lines of plain text.
pub(in crate::load) fn changes(
    text: &str,
    lists: &[Vec<Range<usize>>],
    tree: &Tree<'_>,
) -> Vec<Change> {
    let texts = tree
        .plain()
        .filter(|node| matches!(node.event, Event::Text(_)));
    let plain: BTreeSet<usize> = texts.map(|node| node.range.start).collect();
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    let mut changes = Vec::new();
    for list in lists
        .iter()
        .filter(|list| list.iter().all(|label| plain.contains(&label.start)))
    {
        let column = list[0].start - text[..list[0].start].rfind('\n').map_or(0, |end| end + 1);
        // Two lists that follow one another stay two.
        let count = seen.entry(column).or_default();
        let point = if count.is_multiple_of(2) { ')' } else { '.' };
        *count += 1;
        changes.extend(list.iter().map(|range| Change {
            new: number(&text[range.clone()], point),
            range: range.clone(),
        }));
    }
    changes.sort_by_key(|change| change.range.start);
    changes
}

/// A number as long as the label.
fn number(label: &str, point: char) -> String {
    let name = label.trim_matches(['(', ')', '.']);
    let digits = format!("1{}{point}", "0".repeat(name.len() - 1));
    format!("{digits:<width$}", width = label.len())
}

impl Reader<'_> {
    /// The opening tag of a list that counts, as its first labels say.
    pub(in crate::load) fn counted_list(&self, list: usize, start: u64) -> String {
        let mut items = self.tree.children(list).map(|item| self.source(item));
        let first = items
            .next()
            .and_then(Label::of)
            .filter(|label| !label.is_plain());
        let Some(first) = first else {
            return opening("", start, "");
        };
        let second = items.next().and_then(Label::of);
        let counting = second
            .and_then(|second| first.counting(&second))
            .unwrap_or_else(|| first.likely_counting());
        let kind = match (counting, first.is_capital()) {
            (Counting::Numbers, _) => "",
            (Counting::Letters, false) => " type=\"a\"",
            (Counting::Letters, true) => " type=\"A\"",
            (Counting::Roman, false) => " type=\"i\"",
            (Counting::Roman, true) => " type=\"I\"",
        };
        let form = match first.form {
            Form::Point => "",
            Form::Closed => " class=\"closed\"",
            Form::Bracketed => " class=\"bracketed\"",
        };
        opening(kind, first.value(counting).unwrap_or(1).into(), form)
    }
}

fn opening(kind: &str, start: u64, form: &str) -> String {
    let start = if start == 1 {
        String::new()
    } else {
        format!(" start=\"{start}\"")
    };
    format!("<ol{kind}{start}{form}>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<Vec<&str>> {
        find(text)
            .into_iter()
            .map(|list| list.into_iter().map(|label| &text[label]).collect())
            .collect()
    }

    #[test]
    fn lists_have_labels_that_follow_one_another() {
        for (text, expected) in [
            ("a) x\nb) y\nc) z", vec![vec!["a)", "b)", "c)"]]),
            (
                "The duties:\n(a) x\n\n(b) y\n  goes on",
                vec![vec!["(a)", "(b)"]],
            ),
            (
                "a) x\n   i. y\n   ii. z\nb) w",
                vec![vec!["a)", "b)"], vec!["i.", "ii."]],
            ),
            ("h) x\ni) y", vec![vec!["h)", "i)"]]),
            ("A. x\nB. y\nC. z", vec![vec!["A.", "B.", "C."]]),
            ("> (1) x\n> (2) y", vec![vec!["(1)", "(2)"]]),
        ] {
            assert_eq!(labels(text), expected, "{text}");
        }
    }

    #[test]
    fn what_begins_a_line_like_a_label_may_be_text() {
        for text in [
            "a) alone",
            "A. Smith\nB. Jones",
            "1. x\n2. y",
            "see both\nb) and\nc) there",
            "a) x\n\nText of its own.\n\nb) y",
            "a) x\nc) y",
            "e.g. x\nf.g. y",
            "I. Newton\nis here",
        ] {
            assert_eq!(labels(text), Vec::<Vec<&str>>::new(), "{text}");
        }
    }

    #[test]
    fn numbers_are_as_long_as_the_labels() {
        for (label, expected) in [
            ("a)", "1)"),
            ("(a)", "1) "),
            ("iv.", "10)"),
            ("(iii)", "100) "),
        ] {
            assert_eq!(number(label, ')'), expected);
        }
    }
}
