//! An open question: people write, compare their words with a model answer, and mark themselves.

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::extras::Extras;
use crate::load::parts::labels::Note;
use crate::load::text::writer::Writer;
use crate::model::learn::quiz::Answer;

/// Reads the note that begins with `Model answer:`.
pub(super) fn read(writer: &mut Writer<'_, '_>, note: &Note) -> Answer {
    Answer::Open(note.fragment(writer, true))
}

/// Nobody but the learner marks such a question: it counts nothing.
pub(in crate::load::learn) fn report_points(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    extras: &Extras,
) {
    if let Some(points) = extras.number(reader, sink, "points") {
        let message = "a question with a model answer has no points";
        let help =
            "take `points=` out: people mark such a question themselves, and it counts nothing";
        sink.push(
            rule::WRONG_ATTRIBUTE
                .at(reader.place(points.range), message)
                .help(help),
        );
    }
}
