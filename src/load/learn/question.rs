//! One question: its stem, its one answer part, and the quotes behind it.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};

use super::answer::{self, Found};
use super::extras::Extras;
use super::labels::{self, Label, Note};
use super::{choice, near_answer, near_list};
use crate::diagnostic::Diagnostic;
use crate::load::markdown::writer::Writer;
use crate::model::learn::Title;
use crate::model::learn::quiz::{Answer, Question, Rules};

/// What quotes behind a question can be.
const LABELS: &[Label] = &[Label::Hint, Label::Why, Label::Read];

/// Reads a question from the blocks below its heading.
pub(super) fn read(
    writer: &mut Writer<'_, '_>,
    heading: usize,
    title: Title,
    extras: &Extras,
    blocks: &[usize],
    rules: &Rules,
) -> Question {
    writer.question = title.id.value.as_str().into();
    let (blocks, mut notes) = notes(writer, blocks);
    near_list::report(writer, &blocks);
    near_answer::report(writer, &blocks);
    let wanted = extras.choice(writer, "type", &answer::KINDS);
    let found = answer::find(writer, &blocks, wanted);
    if let Err(problem) = &found {
        report(writer, heading, problem, wanted);
    }
    let found = found.unwrap_or(Found::Nothing);
    let stem_blocks: Vec<usize> = blocks.iter().copied().filter(|block| !found.holds(*block)).collect();
    writer.gaps = matches!(found, Found::Gaps(_)).then(Vec::new);
    let stem = writer.fragment(|writer| writer.blocks(&stem_blocks));
    let gaps = writer.gaps.take().unwrap_or_default();
    let answer = answer::read(writer, &found, gaps, wanted, rules);
    let mut note = |writer: &mut Writer<'_, '_>, label: Label| {
        let hidden = label != Label::Hint;
        notes.remove(&label).map(|note| note.fragment(writer, hidden))
    };
    Question {
        stem,
        answer: answer.unwrap_or(Answer::Text(Vec::new())),
        hint: note(writer, Label::Hint),
        why: note(writer, Label::Why),
        read: note(writer, Label::Read),
        points: extras.number(writer, "points").map_or(1, |points| points.value),
        pin: extras.flag("pin"),
        outcomes: extras.ids(writer, "outcome"),
        title,
    }
}

/// Parts the labelled quotes from the other blocks. A quote right below a list of options is feedback on the last of
/// them, whether it is indented or not: it stays.
fn notes(writer: &mut Writer<'_, '_>, blocks: &[usize]) -> (Vec<usize>, BTreeMap<Label, Note>) {
    let mut rest = Vec::new();
    let mut notes = BTreeMap::new();
    for (position, &block) in blocks.iter().enumerate() {
        if !matches!(writer.tree.event(block), Event::Start(Tag::BlockQuote(None))) || is_callout(writer, block) {
            rest.push(block);
            continue;
        }
        let quote = labels::quote(writer, block, LABELS);
        let between = blocks.get(position + 1).is_some_and(|next| choice::is_task_list(writer, *next));
        let below_options = rest.last().is_some_and(|last| choice::is_task_list(writer, *last));
        match (quote.unlabelled, below_options && (between || quote.notes.is_empty())) {
            (true, true) if between || !looks_like_label(writer, block) => rest.push(block),
            (true, _) => labels::report_unlabelled(writer, block, LABELS),
            (false, _) => {}
        }
        for note in quote.notes {
            keep(writer, &mut notes, note);
        }
    }
    (rest, notes)
}

fn is_callout(writer: &Writer<'_, '_>, quote: usize) -> bool {
    writer.tree.text(quote).starts_with("[!")
}

fn looks_like_label(writer: &Writer<'_, '_>, quote: usize) -> bool {
    let Some(block) = writer.tree.children(quote).next() else { return false };
    let first = labels::lines(writer, block).into_iter().next();
    first.is_some_and(|line| labels::without_colon(writer, &line, LABELS).is_some())
}

fn keep(writer: &mut Writer<'_, '_>, notes: &mut BTreeMap<Label, Note>, note: Note) {
    let place = |writer: &Writer<'_, '_>| {
        let range = writer.tree.node(note.quote).range.clone();
        let line = writer.input.text[range.clone()].lines().next().unwrap_or_default().trim_end();
        writer.place(range.start..range.start + line.len())
    };
    if note.label == Label::Read && !note.has_link(writer) {
        let place = place(writer);
        writer.sink.push(
            Diagnostic::error("read-without-link", place, "`Read:` names no page")
                .help("link to the section that the question is about")
                .corrected("> **Read:** [Who can certify](../guidance/fit-note.md#who)"),
        );
    }
    if notes.contains_key(&note.label) {
        let place = place(writer);
        let message = format!("this question has a second `{}:`", note.label.word());
        writer.sink.push(
            Diagnostic::error("second-label", place, message)
                .help("put both into one quote, or begin the next question with `##`"),
        );
    } else {
        notes.insert(note.label, note);
    }
}

fn report(writer: &mut Writer<'_, '_>, heading: usize, problem: &answer::Problem, wanted: Option<&str>) {
    let range = writer.tree.node(heading).range.clone();
    let line = writer.source(heading).lines().next().unwrap_or_default().trim_end().len();
    let place = |range| writer.place(range);
    let found = match problem {
        answer::Problem::None => {
            let message = match wanted {
                Some(kind) => {
                    format!("this question says `type={kind}`, and nothing below it is an answer of that kind")
                }
                None => "this question has no answer".to_owned(),
            };
            Diagnostic::error("no-answer", place(range.start..range.start + line), message).help(
                "below it stand options (`- [x] right`, `- [ ] wrong`), `Answer: …`, a [[gap]], or, as the last thing, a table of two columns or a numbered list",
            )
        }
        answer::Problem::Two(second) => {
            let range = writer.tree.node(*second).range.clone();
            let line = writer.input.text[range.clone()].lines().next().unwrap_or_default().trim_end().len();
            Diagnostic::error(
                "two-answers",
                place(range.start..range.start + line),
                "this question has a second answer part",
            )
            .help("keep one of them; a second question begins with `##`")
        }
    };
    writer.sink.push(found);
}
