//! Gaps in a text: `[[28 | twenty-eight]] days`.

use super::text;
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::check::learn::{gaps, limits, number_answers};
use crate::load::parts::gap::WrittenGap;
use crate::model::learn::quiz::{Accepted, Answer};

/// Reads what the gaps of a stem accept, of which `block` holds the first.
pub(super) fn read(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    block: usize,
    written: &[WrittenGap],
) -> Option<Answer> {
    let is_empty = |gap: &WrittenGap| gap.accepted.iter().any(String::is_empty);
    if written.is_empty() || written.iter().any(is_empty) {
        let found = empty_gap(reader, block);
        sink.push(found);
        return None;
    }
    if limits::is_over(reader, sink, block, written.len(), "gaps") {
        return None;
    }
    number_answers::in_gaps(reader, sink, block, written);
    Some(Answer::Gaps(written.iter().map(accepted).collect()))
}

fn accepted(gap: &WrittenGap) -> Vec<Accepted> {
    let one = |written: &String| match text::accepted(written) {
        Accepted::Number(range) => Accepted::Number(gap.with_unit(written, range)),
        words => words,
    };
    gap.accepted.iter().map(one).collect()
}

/// A gap, or a part of one between two bars, with nothing in it.
fn empty_gap(reader: &Reader<'_>, first: usize) -> Diagnostic {
    let start = reader.tree.node(first).range.start;
    let mut at = start;
    for line in reader.input.text[start..].split('\n') {
        let filled = gaps::filled(line);
        if filled != line {
            let place = reader.place(at..at + line.trim_end().len());
            return rule::WRONG_GAP
                .at(
                    place,
                    "there is nothing to fill in between the brackets of a gap",
                )
                .help(
                    "write what is right between them; where several will do, put `|` between them",
                )
                .corrected(filled.trim_end());
        }
        at += line.len() + 1;
    }
    let place = reader.place(reader.find_in(first, "[["));
    rule::WRONG_GAP
        .at(
            place,
            "there is nothing to fill in between the brackets of a gap",
        )
        .help("write what is right between them")
}
