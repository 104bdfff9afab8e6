//! Certain fixes: which bytes to replace with what, and nothing else.
//!
//! A finding has a [`Fix`] only if there is exactly one sensible reading of the text. Whoever
//! applies it must apply all of its edits or none.

use std::ops::Range;

use serde::Serialize;

use super::{Lines, floor_boundary};

/// One fix, in the file that its finding names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What it does, in words that begin with a verb: `put the value in quotes`.
    pub title: String,
    /// In order and not touching each other.
    pub edits: Vec<Edit>,
}

/// Text that replaces the text between two points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// Where the old text begins.
    pub start: Point,
    /// After its last character; the same as `start` for an insertion.
    pub end: Point,
    /// The new text, with `\n` line ends; converted for files with others.
    pub text: String,
}

/// A point between two characters of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Point {
    /// Bytes before it, not counting a byte order mark.
    pub byte: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Edit {
    /// Replaces `text[range]` with `new`, reduced to what differs.
    pub fn of(text: &str, range: Range<usize>, new: &str) -> Edit {
        Edit::in_lines(&Lines::default(), text, range, new)
    }

    /// The same, for many edits of one text.
    pub fn in_lines(lines: &Lines, text: &str, range: Range<usize>, new: &str) -> Edit {
        let start = floor_boundary(text, range.start);
        let end = floor_boundary(text, range.end.max(start));
        let (before, behind) = alike(&text[start..end], new);
        let (start, end) = (start + before, end - behind);
        let point = |at| Point::of(lines, text, at);
        Edit {
            start: point(start),
            end: point(end),
            text: new[before..new.len() - behind].to_owned(),
        }
    }

    /// The bytes that it replaces.
    pub fn range(&self) -> Range<usize> {
        self.start.byte..self.end.byte
    }
}

impl Point {
    fn of(lines: &Lines, text: &str, at: usize) -> Point {
        let (line, start, _) = lines.at(text, at);
        Point {
            byte: at,
            line,
            column: 1 + lines.characters(text, start, at),
        }
    }
}

/// How many bytes two texts share at their beginnings and at their ends.
fn alike(old: &str, new: &str) -> (usize, usize) {
    let same = |(one, other): &(char, char)| one == other;
    let length =
        |pairs: &mut dyn Iterator<Item = (char, char)>| pairs.map(|(one, _)| one.len_utf8()).sum();
    let before: usize = length(&mut old.chars().zip(new.chars()).take_while(same));
    let (old, new) = (&old[before..], &new[before..]);
    (
        before,
        length(&mut old.chars().rev().zip(new.chars().rev()).take_while(same)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(text: &str, range: Range<usize>, new: &str) -> (Range<usize>, String) {
        let edit = Edit::of(text, range, new);
        (edit.range(), edit.text)
    }

    #[test]
    fn an_edit_holds_only_what_differs() {
        assert_eq!(edit("a [] b", 0..6, "a [ ] b"), (3..3, " ".to_owned()));
        assert_eq!(
            edit("title: “Ä”", 7..15, "\"Ä\""),
            (7..15, "\"Ä\"".to_owned())
        );
        assert_eq!(edit("aaa", 0..3, "aa"), (2..3, String::new()));
        assert_eq!(edit("same", 0..4, "same"), (4..4, String::new()));
        assert_eq!(edit("ab", 1..9, "c"), (1..2, "c".to_owned()));
    }

    #[test]
    fn a_point_names_line_and_column_in_characters() {
        let found = Edit::of("one\r\ntwö three", 10..15, "3");
        assert_eq!(
            (found.start.line, found.start.column, found.end.column),
            (2, 5, 10)
        );
    }
}
