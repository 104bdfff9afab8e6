//! A question, taken apart: its stem, its one answer part, and the quotes after it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::check::learn::{
    answer_lines, behind_answer, gaps, headless, lettered, near_labels, option_lists, options,
    truth_answers, whole,
};
use crate::load::parts::answer_part::{self, Found, KINDS, Problem};
use crate::load::parts::extras::Extras;
use crate::load::parts::items;
use crate::load::parts::labels::{self, Label, Note};
use crate::model::learn::Title;

/// What quotes after a question can be.
const LABELS: &[Label] = &[Label::Hint, Label::Why, Label::Model, Label::Read];

/// What is read of a question, and how.
pub(super) struct Asked<'a> {
    /// The heading's node.
    pub(super) heading: usize,
    /// Its words.
    pub(super) title: Title,
    /// What is between its braces.
    pub(super) extras: &'a Extras,
    /// The blocks below it.
    pub(super) blocks: &'a [usize],
    /// A mistake around its heading was told already.
    pub(super) misread: bool,
}

/// The blocks below a heading, by what they are for.
pub(super) struct Parts {
    /// What is asked, beside the heading.
    pub(super) stem: Vec<usize>,
    pub(super) found: Found,
    /// Why there is no one answer part.
    problem: Option<Problem>,
    /// Blocks that are neither quotes nor lettered options.
    blocks: Vec<usize>,
    pub(super) notes: BTreeMap<Label, Note>,
    /// Its `type=`.
    pub(super) wanted: Option<&'static str>,
    /// The blocks of a further question, which has no heading.
    pub(super) further: Vec<usize>,
}

impl Parts {
    /// Takes the blocks apart, and reports what is nearly right.
    pub(super) fn find(reader: &Reader<'_>, sink: &mut Diagnostics, asked: &Asked<'_>) -> Parts {
        let is_lost = |block: &usize| is_lost_heading(reader, *block);
        let lost = asked.blocks.iter().position(is_lost);
        let (own, lost) = asked.blocks.split_at(lost.unwrap_or(asked.blocks.len()));
        let (own, further) = own.split_at(headless::further(reader, own).unwrap_or(own.len()));
        let asks = &asked.title.plain;
        let wanted = asked.extras.choice(reader, sink, "type", &KINDS);
        let (own, is_lettered) = without_lettered(reader, sink, asks, own, wanted);
        let (blocks, mut notes) = notes(reader, sink, &own);
        let model = notes.remove(&Label::Model);
        let found = answer_part::find(reader, &blocks, wanted);
        let found = answer_part::with_model(found, model, wanted);
        let meant = near_misses(reader, sink, asked.heading, &blocks, found.as_ref());
        let (found, problem) = match found {
            _ if is_lettered => (Found::Nothing, None),
            Ok(found) => (found, None),
            Err(problem) => (Found::Nothing, Some(problem)),
        };
        options::further_lists(reader, sink, &blocks, &found);
        let has_why = notes.contains_key(&Label::Why);
        if !asked.misread {
            behind_answer::report(reader, sink, &blocks, &found, has_why);
        }
        let found = judged(reader, sink, asks, found, wanted, has_why);
        let stem = blocks
            .iter()
            .filter(|block| !found.holds(**block) && !meant.contains(block));
        let lost = lost.iter().filter(|block| is_lost(block));
        Parts {
            stem: stem.chain(lost).copied().collect(),
            found,
            problem,
            blocks,
            notes,
            wanted,
            further: further.to_vec(),
        }
    }

    pub(super) fn report_problem(
        &self,
        reader: &Reader<'_>,
        sink: &mut Diagnostics,
        heading: usize,
        is_excused: bool,
    ) {
        match self.problem {
            Some(Problem::Two(second)) => report_two(reader, sink, second),
            Some(Problem::None) if !is_excused => {
                report_none(reader, sink, heading, self.wanted, &self.blocks)
            }
            _ => {}
        }
    }
}

/// Reports options without boxes. Gives the other blocks, and whether there were any.
fn without_lettered(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    asks: &str,
    blocks: &[usize],
    wanted: Option<&str>,
) -> (Vec<usize>, bool) {
    let is_quote = |block: &usize| is_plain_quote(reader, *block);
    let unquoted: Vec<usize> = blocks
        .iter()
        .copied()
        .filter(|block| !is_quote(block))
        .collect();
    let found = answer_part::find(reader, &unquoted, wanted);
    let lettered = lettered::report(reader, sink, asks, blocks, wanted, found.as_ref());
    let rest = blocks
        .iter()
        .copied()
        .filter(|block| !lettered.contains(block))
        .collect();
    (rest, !lettered.is_empty())
}

/// The answer, unless it is one that nobody wants to type.
fn judged(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    asks: &str,
    found: Found,
    wanted: Option<&str>,
    has_why: bool,
) -> Found {
    match found {
        Found::Line(block)
            if wanted.is_none() && truth_answers::report(reader, sink, asks, block, has_why) =>
        {
            Found::Nothing
        }
        found => found,
    }
}

/// Reports what is nearly right. Gives the paragraphs that were meant as options: they are no part
/// of the question.
fn near_misses(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    heading: usize,
    blocks: &[usize],
    found: Result<&Found, &Problem>,
) -> Vec<usize> {
    let answered = !matches!(found, Err(Problem::None));
    let meant = option_lists::report(reader, sink, blocks);
    answer_lines::report(reader, sink, blocks, answered);
    gaps::report(reader, sink, heading, blocks, answered);
    near_labels::report_outside(reader, sink, blocks);
    meant
}

/// Whether a paragraph is a heading but for a space: what is below it belongs to another
/// question.
fn is_lost_heading(reader: &Reader<'_>, block: usize) -> bool {
    matches!(reader.tree.event(block), Event::Start(Tag::Paragraph))
        && reader.source(block).starts_with("##")
}

/// Parts the labelled quotes from the other blocks. A quote right below a list of options is
/// feedback on the last of them, whether it is indented or not: it stays.
fn notes(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    blocks: &[usize],
) -> (Vec<usize>, BTreeMap<Label, Note>) {
    let mut rest = Vec::new();
    let mut notes = BTreeMap::new();
    let has_why = gives_reasons(reader, blocks) > 1;
    for (position, &block) in blocks.iter().enumerate() {
        if !is_plain_quote(reader, block) {
            rest.push(block);
            continue;
        }
        let quote = labels::quote(reader, block, LABELS);
        let between = blocks
            .get(position + 1)
            .is_some_and(|next| items::is_task_list(reader, *next));
        let below_options = rest
            .iter()
            .rev()
            .find(|last| !is_plain_quote(reader, **last))
            .is_some_and(|last| items::is_task_list(reader, *last));
        let apart = !between && explains(reader, block) && items::is_below_blank(reader, block);
        let own = !apart && (between || !says_something_else(reader, block));
        match (quote.unlabelled, quote.notes.first()) {
            (true, None) if below_options && own => rest.push(block),
            (true, None) => {
                let in_stem = whole::is_whole(reader, &blocks[position + 1..])
                    && !whole::is_whole(reader, &blocks[..position]);
                near_labels::report_unlabelled(reader, sink, block, LABELS, in_stem, !has_why);
            }
            (true, Some(note)) => near_labels::report_above(reader, sink, block, note.label),
            (false, _) => {}
        }
        for note in quote.notes {
            keep(reader, sink, &mut notes, note);
        }
    }
    (rest, notes)
}

/// `> **Explanation:** …`
fn explains(reader: &Reader<'_>, block: usize) -> bool {
    near_labels::explains(reader.source(block), true).is_some()
}

/// How many quotes give the reason, or nearly say so.
fn gives_reasons(reader: &Reader<'_>, blocks: &[usize]) -> usize {
    let says_why = |block: usize| {
        labels::quote(reader, block, LABELS)
            .notes
            .iter()
            .any(|note| note.label == Label::Why)
    };
    let quotes = blocks
        .iter()
        .filter(|block| is_plain_quote(reader, **block));
    quotes
        .filter(|block| says_why(**block) || explains(reader, **block))
        .count()
}

fn is_plain_quote(reader: &Reader<'_>, block: usize) -> bool {
    matches!(
        reader.tree.event(block),
        Event::Start(Tag::BlockQuote(None))
    ) && !is_callout(reader, block)
}

fn is_callout(reader: &Reader<'_>, quote: usize) -> bool {
    reader.tree.text(quote).starts_with("[!")
}

/// Whether a quote begins with a label that lacks its colon, or with an answer.
fn says_something_else(reader: &Reader<'_>, block: usize) -> bool {
    near_labels::without_colon(reader, block, LABELS).is_some()
        || labels::at_start_of_quote(reader, block, &[Label::Answer])
}

fn keep(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    notes: &mut BTreeMap<Label, Note>,
    note: Note,
) {
    let place = |reader: &Reader<'_>| items::line(reader, note.quote).0;
    if note.label == Label::Read && !note.has_link(reader) {
        let place = place(reader);
        sink.push(
            rule::READ_WITHOUT_LINK
                .at(place, "`Read:` names no page")
                .help("link to the section that the question is about")
                .corrected(format!(
                    "> **Read:** [{}](../guidance/page.md#heading)",
                    note.words(reader)
                )),
        );
    }
    match notes.entry(note.label) {
        Entry::Vacant(free) => {
            free.insert(note);
        }
        Entry::Occupied(_) => {
            let place = place(reader);
            let message = format!("this question has a second `{}:`", note.label.word());
            sink.push(
                rule::SECOND_LABEL
                    .at(place, message)
                    .help("put both into one quote, or begin the next question with `##`"),
            );
        }
    }
}

/// How to answer a question that holds these blocks.
fn help(reader: &Reader<'_>, blocks: &[usize]) -> &'static str {
    let events = || blocks.iter().map(|block| reader.tree.event(*block));
    let lettered = lettered::looks_like_options(reader, blocks);
    if lettered || events().any(|event| matches!(event, Event::Start(Tag::List(None)))) {
        "options have a box each: `- [x] right`, `- [ ] wrong`"
    } else if events().any(|event| matches!(event, Event::Start(Tag::Table(_) | Tag::List(_)))) {
        "a table or a numbered list is the answer only where nothing but Hint, Why and Read follows it"
    } else {
        "write below it options (`- [x] right`, `- [ ] wrong`), `Answer: …`, a [[gap]], a quote `> **Model answer:** …`, or, as the last thing, a table of two columns or a numbered list"
    }
}

fn report_none(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    heading: usize,
    wanted: Option<&str>,
    blocks: &[usize],
) {
    let message = match wanted {
        Some(kind) => format!(
            "this question says `type={kind}`, and nothing below it is an answer of that kind"
        ),
        None => "this question has no answer".to_owned(),
    };
    let place = items::line(reader, heading).0;
    sink.push(
        rule::NO_ANSWER
            .at(place, message)
            .help(help(reader, blocks)),
    );
}

fn report_two(reader: &Reader<'_>, sink: &mut Diagnostics, second: usize) {
    let place = items::line(reader, second).0;
    sink.push(
        rule::TWO_ANSWERS
            .at(place, "this question has a second answer")
            .help("keep one of them; a second question begins with `##`"),
    );
}
