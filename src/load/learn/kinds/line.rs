//! A line that begins with `Answer:`, and what a kind of question makes of it.

use std::ops::Range;

use crate::diagnostic::Place;
use crate::load::body::reader::Reader;
use crate::model::learn::quiz::Answer;

/// The line.
pub(super) struct Line<'r> {
    pub(super) reader: &'r Reader<'r>,
    pub(super) block: usize,
    /// What it accepts, as written between its bars.
    pub(super) accepted: Vec<String>,
}

/// What a kind of question makes of a line.
pub(super) enum Claim {
    /// It is an answer of this kind.
    Answer(Answer),
    /// It says that it is one, and is none: what to write.
    Wrong(&'static str),
    /// It is one of another kind.
    Other,
}

impl Line<'_> {
    pub(super) fn whole(&self) -> Place {
        self.reader
            .place(self.reader.tree.node(self.block).range.clone())
    }

    /// The place of what is written after `Answer:`, and not of the same letters in the label.
    pub(super) fn place(&self) -> Place {
        self.reader.place(answer_range(self.reader, self.block))
    }
}

fn answer_range(reader: &Reader<'_>, block: usize) -> Range<usize> {
    let range = reader.tree.node(block).range.clone();
    let source = reader.source(block).trim_end();
    let Some((label, rest)) = source.split_once(':') else {
        return range;
    };
    let start = range.start + label.len() + 1 + rest.len()
        - rest.trim_start_matches(['*', '_', ' ', '\t']).len();
    start..range.start + source.len()
}
