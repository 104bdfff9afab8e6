//! Reads one question.

use super::kinds;
use super::question_parts::{Asked, Parts};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::load::body::reader::Reader;
use crate::load::check::learn::without_heading;
use crate::load::parts::answer_part::Found;
use crate::load::parts::gap::WrittenGap;
use crate::load::parts::labels::Label;
use crate::load::text::writer::Writer;
use crate::model::fragment::Fragment;
use crate::model::learn::quiz::{Answer, Question, Rules};

/// Whether a finding says why a question seems to lack what it needs: nothing more is said of its
/// answer then.
fn says_why(found: &Diagnostic) -> bool {
    found.severity == Severity::Error && found.rule.explains_missing_answer
}

/// Reads a question from the blocks below its heading.
pub(super) fn read(writer: &mut Writer<'_, '_>, asked: Asked<'_>, rules: &Rules) -> Question {
    let told = writer.sink.count();
    let parts = Parts::find(writer.reader, writer.sink, &asked);
    without_heading::report(writer.reader, writer.sink, &mut writer.ids, &parts.further);
    let (stem, gaps) = write_stem(writer, &asked.title.id.value, &parts);
    let is_excused = asked.misread || writer.sink.since(told).iter().any(says_why);
    parts.report_problem(writer.reader, writer.sink, asked.heading, is_excused);
    let points = points(writer.reader, writer.sink, &asked, &parts.found);
    let answer = kinds::Asked {
        gaps,
        wanted: parts.wanted,
        rules,
        is_excused,
    };
    let answer = kinds::read(writer, &parts.found, answer);
    let mut note = |label: Label| {
        let note = parts.notes.get(&label)?;
        Some(note.fragment(writer, label != Label::Hint))
    };
    Question {
        stem,
        answer: answer.unwrap_or(Answer::Text(Vec::new())),
        hint: note(Label::Hint),
        why: note(Label::Why),
        read: note(Label::Read),
        points,
        pin: asked.extras.flag("pin"),
        outcomes: asked.extras.ids(writer.reader, writer.sink, "outcome"),
        title: asked.title,
    }
}

/// What a question counts.
fn points(reader: &Reader<'_>, sink: &mut Diagnostics, asked: &Asked<'_>, found: &Found) -> u32 {
    if matches!(found, Found::Open(_)) {
        kinds::open::report_points(reader, sink, asked.extras);
        return 0;
    }
    let points = asked.extras.number(reader, sink, "points");
    points.map_or(1, |points| points.value)
}

/// Writes the stem of the question `id`; and its gaps, where it has any.
fn write_stem(writer: &mut Writer<'_, '_>, id: &str, parts: &Parts) -> (Fragment, Vec<WrittenGap>) {
    let write = |writer: &mut Writer<'_, '_>| writer.fragment(|writer| writer.blocks(&parts.stem));
    match parts.found {
        Found::Gaps(_) => writer.with_gaps(id, write),
        _ => (write(writer), Vec::new()),
    }
}
