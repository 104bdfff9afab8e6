//! A module: a numbered list of steps that goes on across the notes between them.

use pulldown_cmark::{Event, Tag};

use super::extras::Extras;
use super::items::{self, ItemParts};
use super::labels::{self, Label, Labelled};
use crate::diagnostic::Diagnostic;
use crate::load::markdown::writer::Writer;
use crate::model::fragment::Fragment;
use crate::model::learn::module::{Module, Part, Rules, Step, Task};

const LABELS: &[Label] = &[Label::Reflect, Label::Observe, Label::SignOff];
const ATTRIBUTES: &[&str] = &["minutes", "outcome"];

/// Reads the steps. What stands above the first is the introduction.
pub(in crate::load) fn read(writer: &mut Writer<'_, '_>, rules: Rules) -> Module {
    let blocks: Vec<usize> = writer.tree.top().collect();
    let first = blocks.iter().position(|block| is_steps(writer, *block)).unwrap_or(blocks.len());
    let (intro, blocks) = blocks.split_at(first);
    writer.blocks(intro);
    let mut parts: Vec<Part> = Vec::new();
    let mut expected = 1;
    for &block in blocks {
        if is_steps(writer, block) {
            report_numbers(writer, block, &mut expected);
            let items: Vec<usize> = writer.tree.children(block).collect();
            parts.extend(items.into_iter().map(|item| Part::Step(Box::new(step(writer, item)))));
        } else {
            parts.push(Part::Note(writer.fragment(|writer| writer.blocks(&[block]))));
        }
    }
    let module = Module { rules, parts };
    report_empty(writer, &module);
    module
}

fn is_steps(writer: &Writer<'_, '_>, block: usize) -> bool {
    matches!(writer.tree.event(block), Event::Start(Tag::List(Some(_))))
}

/// Numbers that begin again would number two steps alike.
fn report_numbers(writer: &mut Writer<'_, '_>, list: usize, expected: &mut u64) {
    let count = writer.tree.children(list).count() as u64;
    if let Event::Start(Tag::List(Some(start))) = writer.tree.event(list)
        && *start != *expected
        && *expected > 1
    {
        let item = writer.tree.children(list).next().unwrap_or(list);
        let range = items::first_line_range(writer, item);
        let line = writer.input.text[range.clone()].to_owned();
        let place = writer.place(range);
        let words = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ')']).trim();
        writer.sink.push(
            Diagnostic::warning("step-number", place, format!("this step is number {expected}, whatever is written"))
                .help("the steps of a module are numbered through, across the notes between them")
                .corrected(format!("{expected}. {words}")),
        );
    }
    *expected += count;
}

fn step(writer: &mut Writer<'_, '_>, item: usize) -> Step {
    let extras = Extras::read(writer, item, "a step", ATTRIBUTES);
    let id = items::id(writer, item, "step");
    let parts = items::parts(writer, item);
    let labelled = labels::at_start(writer, &parts.line, LABELS);
    let first_link = writer.links.len();
    let (plain, text) = words(writer, item, &parts, labelled.as_ref());
    let task = match labelled.map(|found| found.label) {
        Some(Label::Reflect) => Task::Reflect,
        Some(Label::Observe) => Task::Observe,
        Some(_) => Task::SignOff,
        None => {
            if writer.links.len() == first_link {
                report_link(writer, item, &parts);
            }
            Task::Follow(u32::try_from(first_link).unwrap_or(u32::MAX))
        }
    };
    let minutes = extras.number(writer, "minutes").map(|minutes| minutes.value);
    Step { id, task, text, plain: plain.into(), minutes, outcomes: extras.ids(writer, "outcome") }
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
        return (items::plain_line(writer, &parts.line), text);
    };
    let plain = format!("{}{}", found.rest, items::plain(writer, &found.nodes));
    let plain = writer.split(&plain).0.trim().to_owned();
    let rest = if found.nodes.is_empty() { writer.split(&found.rest).0.to_owned() } else { found.rest.clone() };
    let text = writer.fragment(|writer| {
        writer.text(&rest);
        writer.first_line(item, &found.nodes);
        writer.end_words();
        writer.blocks(&below);
    });
    (plain, text)
}

fn report_link(writer: &mut Writer<'_, '_>, item: usize, parts: &ItemParts) {
    let range = items::first_line_range(writer, item);
    let place = writer.place(range);
    let near = labels::without_colon(writer, &parts.line, LABELS);
    let found = Diagnostic::error("step-without-link", place, "this step leads nowhere");
    writer.sink.push(match near {
        Some(label) => found.help(format!("put a colon behind `{}`", label.word())),
        None => found.help(
            "a step has a link to what is to be read or done, or begins with `Reflect:`, `Observe:` or `Sign off:`",
        ),
    });
}

fn report_empty(writer: &mut Writer<'_, '_>, module: &Module) {
    if module.steps().next().is_some() {
        return;
    }
    let bullets = writer.tree.top().find(|block| matches!(writer.tree.event(*block), Event::Start(Tag::List(None))));
    let range = bullets.map_or(writer.input.body.start..writer.input.body.start, |list| {
        items::first_line_range(writer, writer.tree.children(list).next().unwrap_or(list))
    });
    let place = writer.place(range);
    writer.sink.push(
        Diagnostic::error("no-steps", place, "this module has no steps")
            .help("steps are a numbered list")
            .corrected("1. [Read: fit notes](../guidance/fit-note.md) {#read minutes=10}"),
    );
}
