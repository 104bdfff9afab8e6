//! One question: its stem, its one answer part, and the quotes behind it.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};

use super::answer::{self, Found};
use super::extras::Extras;
use super::labels::{self, Label, Note};
use super::{choice, items, near_answer, near_gap, near_label, near_list};
use crate::diagnostic::Diagnostic;
use crate::load::markdown::writer::Writer;
use crate::model::learn::Title;
use crate::model::learn::quiz::{Answer, Question, Rules};

/// What quotes behind a question can be.
const LABELS: &[Label] = &[Label::Hint, Label::Why, Label::Read];

/// Findings that say why a question seems to lack what it needs: nothing more is said of its answer then.
const NEAR: [&str; 12] = [
    "feedback-indent",
    "label-outside-quote",
    "mixed-options",
    "near-answer",
    "near-tick",
    "no-break-space",
    "quote-label",
    "second-list",
    "table-rule",
    "unknown-attribute",
    "wrong-attribute",
    "wrong-gap",
];

/// What is read of a question, and how.
pub(super) struct Asked<'a> {
    /// The heading's node.
    pub(super) heading: usize,
    /// Its words.
    pub(super) title: Title,
    /// What stands between its braces.
    pub(super) extras: &'a Extras,
    /// The blocks below it.
    pub(super) blocks: &'a [usize],
    /// A mistake around its heading was told already.
    pub(super) misread: bool,
}

/// Reads a question from the blocks below its heading.
pub(super) fn read(writer: &mut Writer<'_, '_>, asked: Asked<'_>, rules: &Rules) -> Question {
    let told = writer.sink.count();
    writer.question = asked.title.id.value.as_str().into();
    let (blocks, mut notes) = notes(writer, asked.blocks);
    let wanted = asked.extras.choice(writer, "type", &answer::KINDS);
    let found = answer::find(writer, &blocks, wanted);
    let options = near_list::report(writer, &blocks);
    let answered = !matches!(found, Err(answer::Problem::None));
    near_answer::report(writer, &blocks, answered);
    near_gap::report(writer, asked.heading, &blocks, answered);
    near_label::report_outside(writer, &blocks);
    let problem = found.as_ref().err().copied();
    let found = found.unwrap_or(Found::Nothing);
    answer::report_further_options(writer, &blocks, &found);
    let in_stem = |block: &usize| !found.holds(*block) && !options.contains(block);
    let stem_blocks: Vec<usize> = blocks.iter().copied().filter(in_stem).collect();
    writer.gaps = matches!(found, Found::Gaps(_)).then(Vec::new);
    let stem = writer.fragment(|writer| writer.blocks(&stem_blocks));
    let gaps = writer.gaps.take().unwrap_or_default();
    let near =
        |writer: &Writer<'_, '_>| asked.misread || writer.sink.since(told).iter().any(|found| NEAR.contains(&found.id));
    if let Some(problem) = problem.filter(|problem| matches!(problem, answer::Problem::Two(_)) || !near(writer)) {
        report(writer, asked.heading, problem, wanted);
    }
    let told_all = near(writer);
    let answer = answer::read(writer, &found, gaps, wanted, rules, told_all);
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
        points: asked.extras.number(writer, "points").map_or(1, |points| points.value),
        pin: asked.extras.flag("pin"),
        outcomes: asked.extras.ids(writer, "outcome"),
        title: asked.title,
    }
}

/// Whether some blocks hold an answer.
pub(super) fn is_whole(writer: &Writer<'_, '_>, blocks: &[usize]) -> bool {
    let is_quote = |block: &usize| matches!(writer.tree.event(*block), Event::Start(Tag::BlockQuote(_)));
    let blocks: Vec<usize> = blocks.iter().copied().filter(|block| !is_quote(block)).collect();
    !matches!(answer::find(writer, &blocks, None), Err(answer::Problem::None))
}

/// Parts the labelled quotes from the other blocks. A quote right below a list of options is feedback on the last of
/// them, whether it is indented or not: it stays.
fn notes(writer: &mut Writer<'_, '_>, blocks: &[usize]) -> (Vec<usize>, BTreeMap<Label, Note>) {
    let mut rest = Vec::new();
    let mut notes = BTreeMap::new();
    for (position, &block) in blocks.iter().enumerate() {
        if !is_plain_quote(writer, block) {
            rest.push(block);
            continue;
        }
        let quote = labels::quote(writer, block, LABELS);
        let between = blocks.get(position + 1).is_some_and(|next| choice::is_task_list(writer, *next));
        let below_options = rest
            .iter()
            .rev()
            .find(|last| !is_plain_quote(writer, **last))
            .is_some_and(|last| choice::is_task_list(writer, *last));
        match (quote.unlabelled, quote.notes.first()) {
            (true, None) if below_options && (between || !says_something_else(writer, block)) => rest.push(block),
            (true, None) => {
                let in_stem = is_whole(writer, &blocks[position + 1..]) && !is_whole(writer, &blocks[..position]);
                near_label::report_unlabelled(writer, block, LABELS, in_stem);
            }
            (true, Some(note)) => near_label::report_above(writer, block, note.label),
            (false, _) => {}
        }
        for note in quote.notes {
            keep(writer, &mut notes, note);
        }
    }
    (rest, notes)
}

fn is_plain_quote(writer: &Writer<'_, '_>, block: usize) -> bool {
    matches!(writer.tree.event(block), Event::Start(Tag::BlockQuote(None))) && !is_callout(writer, block)
}

fn is_callout(writer: &Writer<'_, '_>, quote: usize) -> bool {
    writer.tree.text(quote).starts_with("[!")
}

/// Whether a quote begins with a label that lacks its colon, or with an answer.
fn says_something_else(writer: &Writer<'_, '_>, block: usize) -> bool {
    near_label::without_colon(writer, block, LABELS).is_some()
        || labels::at_start_of_quote(writer, block, &[Label::Answer])
}

fn keep(writer: &mut Writer<'_, '_>, notes: &mut BTreeMap<Label, Note>, note: Note) {
    let place = |writer: &Writer<'_, '_>| items::line(writer, note.quote).0;
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

fn report(writer: &mut Writer<'_, '_>, heading: usize, problem: answer::Problem, wanted: Option<&str>) {
    let found = match problem {
        answer::Problem::None => {
            let message = match wanted {
                Some(kind) => {
                    format!("this question says `type={kind}`, and nothing below it is an answer of that kind")
                }
                None => "this question has no answer".to_owned(),
            };
            Diagnostic::error("no-answer", items::line(writer, heading).0, message).help(
                "below it stand options (`- [x] right`, `- [ ] wrong`), `Answer: …`, a [[gap]], or, as the last thing, a table of two columns or a numbered list",
            )
        }
        answer::Problem::Two(second) => {
            let place = items::line(writer, second).0;
            Diagnostic::error("two-answers", place, "this question has a second answer part")
                .help("keep one of them; a second question begins with `##`")
        }
    };
    writer.sink.push(found);
}
