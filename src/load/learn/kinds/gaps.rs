//! Gaps in a text: `[[28 | twenty-eight]] days`.

use super::text;
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::check::learn::{gaps, limits, number_answers};
use crate::model::learn::quiz::Answer;

/// Reads what the gaps of a stem accept, of which `block` holds the first.
pub(super) fn read(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    block: usize,
    accepted: Vec<Vec<String>>,
) -> Option<Answer> {
    let empty = accepted.iter().any(|gap| gap.iter().any(String::is_empty));
    if empty || accepted.is_empty() {
        let found = empty_gap(reader, block);
        sink.push(found);
        return None;
    }
    if limits::is_over(reader, sink, block, accepted.len(), "gaps") {
        return None;
    }
    number_answers::in_gaps(reader, sink, block, &accepted);
    let gaps = accepted.iter().map(|gap| text::all_accepted(gap));
    Some(Answer::Gaps(gaps.collect()))
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
