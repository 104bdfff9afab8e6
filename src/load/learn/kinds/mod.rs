//! The kinds of question, a file each: how the answer part of one is read.

mod answer_line;
mod choice;
mod gaps;
mod line;
mod number;
pub(super) mod open;
mod order;
mod pairs;
mod text;
mod truth;

use crate::load::parts::answer_part::Found;
use crate::load::parts::gap::WrittenGap;
use crate::load::text::writer::Writer;
use crate::model::learn::quiz::{Answer, Rules};

/// What is known of a question when its answer part is read.
pub(super) struct Asked<'a> {
    /// The gaps of its stem.
    pub(super) gaps: Vec<WrittenGap>,
    /// Its `type=`.
    pub(super) wanted: Option<&'a str>,
    /// How its quiz is asked.
    pub(super) rules: &'a Rules,
    /// A finding says already why it seems to lack what it needs.
    pub(super) is_excused: bool,
}

/// Reads the answer part.
pub(super) fn read(writer: &mut Writer<'_, '_>, found: &Found, asked: Asked<'_>) -> Option<Answer> {
    match found {
        Found::Options(blocks) => choice::read(writer, blocks, &asked),
        Found::Gaps(block) => gaps::read(writer.reader, writer.sink, *block, &asked.gaps),
        Found::Line(block) => answer_line::read(writer.reader, writer.sink, *block, asked.wanted),
        Found::Table(block) => pairs::read(writer, *block),
        Found::Numbered(block) => order::read(writer, *block),
        Found::Open(note) => Some(open::read(writer, note)),
        Found::Nothing => None,
    }
}
