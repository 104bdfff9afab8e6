//! Reports questions that begin with no heading of their own.

use super::option_run;
use super::{foreign_quiz, headless};
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::ids::Ids;
use crate::load::body::reader::Reader;

/// Reports the questions among `blocks`, which are below no heading of their own. Whether there
/// are any.
pub(in crate::load) fn report(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    ids: &mut Ids,
    blocks: &[usize],
) -> bool {
    let lines = option_run::lines(reader, blocks);
    let found = headless::find(ids, &lines);
    let any = !found.is_empty();
    if foreign_quiz::report_aiken(reader, sink, &found) {
        return any;
    }
    for question in found {
        let place = reader.place(question.at);
        let message = "a question begins here, and this line is not a heading";
        let found = rule::QUESTION_LEVEL.at(place, message);
        let found = match question.corrected {
            Some(corrected) => found
                .help("begin each question with two `#` and a space")
                .corrected(corrected),
            None => found.help(
                "write the question above its options, as a heading: `## Who can sign? {#who}`",
            ),
        };
        let edits: Vec<_> = question
            .edits
            .iter()
            .map(|(range, new)| reader.edit(range.clone(), new))
            .collect();
        sink.push(found.fix("make a heading of the question", edits));
    }
    any
}
