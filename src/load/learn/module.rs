//! A module: a numbered list of steps that goes on across the notes between them.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::item;
use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::extras::Extras;
use crate::load::parts::items;
use crate::load::parts::items::ItemParts;
use crate::load::parts::labels;
use crate::load::parts::labels::{Label, Labelled};
use crate::load::text::writer::Writer;
use crate::model::fragment::Fragment;
use crate::model::learn::module::{Module, Part, Rules, Step, Task};

const LABELS: &[Label] = &[Label::Reflect, Label::Observe, Label::SignOff];
const ATTRIBUTES: &[&str] = &["minutes", "outcome"];

/// Reads the steps. What is above the first is the introduction.
pub(in crate::load) fn read(writer: &mut Writer<'_, '_>, rules: Rules) -> Module {
    let told = writer.sink.count();
    let blocks: Vec<usize> = writer.reader.tree.top().collect();
    let first = blocks
        .iter()
        .position(|block| is_steps(writer.reader, *block))
        .unwrap_or(blocks.len());
    let (intro, blocks) = blocks.split_at(first);
    writer.blocks(intro);
    let mut parts: Vec<Part> = Vec::new();
    let mut expected = 1;
    for &block in blocks {
        if is_steps(writer.reader, block) {
            report_numbers(writer.reader, writer.sink, block, &mut expected);
            let items: Vec<usize> = writer.reader.tree.children(block).collect();
            parts.extend(
                items
                    .into_iter()
                    .map(|item| Part::Step(Box::new(step(writer, item)))),
            );
        } else {
            report_bullets(writer.reader, writer.sink, block);
            parts.push(Part::Note(
                writer.fragment(|writer| writer.blocks(&[block])),
            ));
        }
    }
    let module = Module { rules, parts };
    report_empty(writer.reader, writer.sink, &module, told);
    module
}

fn is_steps(reader: &Reader<'_>, block: usize) -> bool {
    matches!(reader.tree.event(block), Event::Start(Tag::List(Some(_))))
}

/// Numbers that begin again would number two steps alike.
fn report_numbers(reader: &Reader<'_>, sink: &mut Diagnostics, list: usize, expected: &mut u64) {
    let count = reader.tree.children(list).count() as u64;
    if let Event::Start(Tag::List(Some(start))) = reader.tree.event(list)
        && *start != *expected
        && *expected > 1
    {
        let item = reader.tree.children(list).next().unwrap_or(list);
        let range = items::first_line_range(reader, item);
        let line = reader.input.text[range.clone()].to_owned();
        let place = reader.place(range);
        let words = line
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches(['.', ')'])
            .trim();
        let edits = number_edits(reader, list, *expected);
        sink.push(
            rule::STEP_NUMBER
                .at(
                    place,
                    format!("this step is number {expected}, whatever is written"),
                )
                .help("the steps of a module are numbered through, across the notes between them")
                .corrected(format!("{expected}. {words}"))
                .fix("number the steps through", edits),
        );
    }
    *expected += count;
}

/// The numbers of a list from `first` on; nothing where one of them needs more room, since what
/// is below an item is indented by it.
fn number_edits(reader: &Reader<'_>, list: usize, first: u64) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (number, item) in (first..).zip(reader.tree.children(list)) {
        let start = reader.tree.node(item).range.start;
        let text = &reader.input.text[start..];
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let number = number.to_string();
        if number.len() != digits {
            return Vec::new();
        }
        edits.push(reader.edit(start..start + digits, &number));
    }
    edits
}

fn step(writer: &mut Writer<'_, '_>, item: usize) -> Step {
    let extras = Extras::read(writer.reader, writer.sink, item, "a step", ATTRIBUTES);
    let id = item::id(writer, item, "step");
    let parts = items::parts(writer.reader, item);
    let labelled = labels::at_start(writer.reader, &parts.line, LABELS);
    let first_link = writer.links.len();
    let (plain, text) = words(writer, item, &parts, labelled.as_ref());
    let task = match labelled.map(|found| found.label) {
        Some(Label::Reflect) => Task::Reflect,
        Some(Label::Observe) => Task::Observe,
        Some(_) => Task::SignOff,
        None => {
            if writer.links.len() == first_link {
                report_link(writer.reader, writer.sink, item, &parts);
            }
            Task::Follow(u32::try_from(first_link).unwrap_or(u32::MAX))
        }
    };
    let minutes = extras
        .number(writer.reader, writer.sink, "minutes")
        .map(|minutes| minutes.value);
    Step {
        id,
        task,
        text,
        plain: plain.into(),
        minutes,
        outcomes: extras.ids(writer.reader, writer.sink, "outcome"),
    }
}

/// The step in words, without the label that says what kind it is.
fn words(
    writer: &mut Writer<'_, '_>,
    item: usize,
    parts: &ItemParts,
    labelled: Option<&Labelled>,
) -> (String, Fragment) {
    let below: Vec<usize> = parts.quotes.iter().chain(&parts.rest).copied().collect();
    let Some(found) = labelled else {
        let text = writer.fragment(|writer| {
            writer.first_line(item, &parts.line);
            writer.end_words();
            writer.blocks(&below);
        });
        return (items::plain_line(writer.reader, &parts.line), text);
    };
    let plain = format!(
        "{}{}",
        found.rest,
        items::plain(writer.reader, &found.nodes)
    );
    let plain = writer.reader.split(&plain).0.trim().to_owned();
    let rest = if found.nodes.is_empty() {
        writer.reader.split(&found.rest).0.to_owned()
    } else {
        found.rest.clone()
    };
    let text = writer.fragment(|writer| {
        writer.text(&rest);
        writer.first_line(item, &found.nodes);
        writer.end_words();
        writer.blocks(&below);
    });
    (plain, text)
}

fn report_link(reader: &Reader<'_>, sink: &mut Diagnostics, item: usize, parts: &ItemParts) {
    let (place, line) = items::line(reader, item);
    let (mark, body) = items::mark(&line);
    let outside = parts
        .line
        .iter()
        .any(|node| matches!(reader.tree.event(*node), Event::Start(Tag::Link { .. })));
    let near = labels::begins(body, LABELS);
    let found = |message: &str| rule::STEP_WITHOUT_LINK.at(place, message);
    sink.push(match near {
        _ if outside => found("this step leads to another site")
            .help("begin it with `Observe:` or `Reflect:`, or link to a page of this site that leads on to the other"),
        Some((label, rest)) => found("the colon after the first word of this step is missing")
            .help(format!("write `{}:`, colon and all", label.word()))
            .corrected(format!("{mark} {}: {rest}", label.word())),
        None => found("this step leads nowhere").help(
            "a step has a link to what is to be read or done, or begins with `Reflect:`, `Observe:` or `Sign off:`",
        ),
    });
}

/// An item with an id and without a number, among the notes between steps.
fn report_bullets(reader: &Reader<'_>, sink: &mut Diagnostics, block: usize) {
    if !matches!(reader.tree.event(block), Event::Start(Tag::List(None))) {
        return;
    }
    let items: Vec<usize> = reader
        .tree
        .children(block)
        .filter(|item| reader.explicit_id(*item).is_some())
        .collect();
    for item in items {
        let (place, line) = items::line(reader, item);
        sink.push(
            rule::NO_STEPS
                .at(place, "this item has an id and no number, so it is no step")
                .help("the steps of a module are numbered")
                .corrected(format!("1. {}", items::mark(&line).1)),
        );
    }
}

fn report_empty(reader: &Reader<'_>, sink: &mut Diagnostics, module: &Module, told: usize) {
    if module.steps().next().is_some()
        || sink
            .since(told)
            .iter()
            .any(|found| found.is(&rule::NO_BREAK_SPACE))
    {
        return;
    }
    let meant = meant(reader);
    let range = meant.as_ref().map_or(
        reader.input.body.start..reader.input.body.start,
        |(range, _)| range.clone(),
    );
    let found = rule::NO_STEPS
        .at(reader.place(range), "this module has no steps")
        .help("steps are a numbered list: a number, a full stop, a space");
    sink.push(match meant {
        Some((_, lines)) => found.corrected(lines),
        None => found.corrected("1. [Read: fit notes](../guidance/fit-note.md) {#read minutes=10}"),
    });
}

/// What was probably meant as the steps: a list with other marks, or numbers without a space after
/// them.
fn meant(reader: &Reader<'_>) -> Option<(Range<usize>, String)> {
    let numbered = |words: Vec<String>| {
        (1..)
            .zip(words)
            .map(|(number, words): (u32, _)| format!("{number}. {words}"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    reader
        .tree
        .top()
        .find_map(|block| match reader.tree.event(block) {
            Event::Start(Tag::List(None)) => {
                let lines: Vec<usize> = reader.tree.children(block).collect();
                let words = lines
                    .iter()
                    .map(|item| items::mark(&items::line(reader, *item).1).1.to_owned())
                    .collect();
                Some((
                    items::first_line_range(reader, *lines.first()?),
                    numbered(words),
                ))
            }
            Event::Start(Tag::Paragraph) => {
                let words: Option<Vec<String>> = reader
                    .source(block)
                    .trim_end()
                    .lines()
                    .map(unspaced)
                    .collect();
                Some((items::first_line_range(reader, block), numbered(words?)))
            }
            _ => None,
        })
}

/// What follows the number of `1.[Read](a.md)`.
fn unspaced(line: &str) -> Option<String> {
    let (mark, words) = items::mark(line);
    (mark.len() > 1).then(|| words.trim().to_owned())
}
