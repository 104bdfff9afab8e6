//! A scenario: a step is a `##`, each of its choices one link to another step.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag};

use super::items;
use super::labels::{self, Label, Note};
use super::sections::{Naming, Section, sections, title};
use crate::diagnostic::Diagnostic;
use crate::load::markdown::writer::Writer;
use crate::model::fragment::Fragment;
use crate::model::learn::scenario::{Scenario, Step, StepChoice};
use crate::model::meta::Spanned;

const STEP: Naming = Naming { what: "step", kept: true, attributes: &["outcome"] };
const LABELS: &[Label] = &[Label::WentWell, Label::Next];

/// Reads the steps. What stands above the first is the introduction.
pub(in crate::load) fn read(writer: &mut Writer<'_, '_>) -> Scenario {
    let mut steps = Vec::new();
    for section in sections(writer) {
        match section.heading {
            None => writer.blocks(&section.blocks),
            Some((heading, level)) => {
                if level != 2 {
                    report_level(writer, heading);
                }
                steps.push(step(writer, heading, &section));
            }
        }
    }
    let scenario = Scenario { steps };
    report(writer, &scenario);
    scenario
}

fn step(writer: &mut Writer<'_, '_>, heading: usize, section: &Section) -> Step {
    let (title, _) = title(writer, heading, 2, &STEP);
    let (blocks, notes) = notes(writer, &section.blocks);
    let list = blocks.iter().copied().rev().find(|block| holds_choices(writer, *block));
    let body_blocks: Vec<usize> = blocks.iter().copied().filter(|block| Some(*block) != list).collect();
    let body = writer.fragment(|writer| writer.blocks(&body_blocks));
    let choices = list.map_or_else(Vec::new, |list| choices(writer, list));
    let went_well = joined(writer, &notes, Label::WentWell);
    let next = joined(writer, &notes, Label::Next);
    Step { title, body, choices, went_well, next }
}

/// The last list in which some item begins with a link within the document, or that holds tick boxes by mistake.
fn holds_choices(writer: &Writer<'_, '_>, block: usize) -> bool {
    matches!(writer.tree.event(block), Event::Start(Tag::List(_)))
        && writer.tree.children(block).any(|item| link(writer, item).is_some() || writer.task(item).is_some())
}

/// The first link of an item that leads to another step: its node and the step.
fn link(writer: &Writer<'_, '_>, item: usize) -> Option<(usize, String)> {
    let parts = items::parts(writer, item);
    parts.line.iter().find_map(|node| match writer.tree.event(*node) {
        Event::Start(Tag::Link { dest_url, .. }) => dest_url.strip_prefix('#').map(|to| (*node, to.to_owned())),
        _ => None,
    })
}

fn choices(writer: &mut Writer<'_, '_>, list: usize) -> Vec<StepChoice> {
    let items: Vec<usize> = writer.tree.children(list).collect();
    items.into_iter().filter_map(|item| choice(writer, item)).collect()
}

fn choice(writer: &mut Writer<'_, '_>, item: usize) -> Option<StepChoice> {
    let parts = items::parts(writer, item);
    let links = parts.line.iter().filter(|node| matches!(writer.tree.event(**node), Event::Start(Tag::Link { .. })));
    let count = links.count();
    let ticked = writer.task(item).is_some();
    let found = link(writer, item).filter(|_| count == 1 && !ticked);
    let Some((node, to)) = found else {
        report_choice(writer, item, ticked, count);
        return None;
    };
    let range = writer.tree.node(node).range.clone();
    writer.links.push(crate::model::document::Link { to: format!("#{to}").into(), range: range.clone() });
    let text = writer.fragment(|writer| {
        writer.quiet += 1;
        writer.inlines(node);
        writer.quiet -= 1;
    });
    writer.end_words();
    let behind: Vec<usize> = parts.line.iter().copied().skip_while(|other| *other != node).skip(1).collect();
    let note = items::plain(writer, &behind);
    let note = (!note.trim().is_empty() || !parts.rest.is_empty() || !parts.quotes.is_empty()).then(|| {
        writer.fragment(|writer| {
            behind.iter().for_each(|node| writer.inline(*node));
            let below: Vec<usize> = parts.rest.iter().chain(&parts.quotes).copied().collect();
            writer.blocks(&below);
        })
    });
    Some(StepChoice { to: Spanned { value: to, range }, text, note })
}

fn report_choice(writer: &mut Writer<'_, '_>, item: usize, ticked: bool, links: usize) {
    let range = items::first_line_range(writer, item);
    let line = writer.input.text[range.clone()].to_owned();
    let words = items::plain_line(writer, &items::parts(writer, item).line);
    let place = writer.place(range);
    let message = match (ticked, links) {
        (true, _) => "a scenario has no boxes to tick: a choice is a link to the step that follows",
        (false, 0) => "this choice leads to no step",
        (false, 1) => "this choice leads out of the case: a choice is a link to a step of this file",
        (false, _) => "this choice has more than one link",
    };
    let found = Diagnostic::error("choice-link", place, message);
    let marked = line.trim_start_matches(['-', '*', '+', ' ']).starts_with('[') && links > 0 && !ticked;
    writer.sink.push(if marked {
        found.help("write one link, to the id of a step: [What I do](#step)")
    } else {
        found.help("make its words a link to the id of a step").corrected(format!("- [{words}](#step)"))
    });
}

fn notes(writer: &mut Writer<'_, '_>, blocks: &[usize]) -> (Vec<usize>, Vec<Note>) {
    let mut rest = Vec::new();
    let mut notes = Vec::new();
    for &block in blocks {
        let plain_quote = matches!(writer.tree.event(block), Event::Start(Tag::BlockQuote(None)));
        if !plain_quote || writer.tree.text(block).starts_with("[!") {
            rest.push(block);
            continue;
        }
        let quote = labels::quote(writer, block, LABELS);
        // A quote without a label is speech: cases are full of it.
        if quote.notes.is_empty() { rest.push(block) } else { notes.extend(quote.notes) }
    }
    (rest, notes)
}

/// All quotes of one label, one behind the other.
fn joined(writer: &mut Writer<'_, '_>, notes: &[Note], label: Label) -> Option<Fragment> {
    let found: Vec<&Note> = notes.iter().filter(|note| note.label == label).collect();
    if found.is_empty() {
        return None;
    }
    let parts = found.into_iter().flat_map(|note| note.fragment(writer, false).0).collect();
    Some(Fragment(parts))
}

fn report_level(writer: &mut Writer<'_, '_>, heading: usize) {
    let range = writer.tree.node(heading).range.clone();
    let line = writer.source(heading).lines().next().unwrap_or_default().trim_end().to_owned();
    let place = writer.place(range.start..range.start + line.len());
    writer.sink.push(
        Diagnostic::error("question-level", place, "a step of a scenario begins with two `#`")
            .help("a step has no steps inside it; say with links how they follow one another")
            .corrected(format!("## {}", line.trim_start_matches('#').trim())),
    );
}

fn report(writer: &mut Writer<'_, '_>, scenario: &Scenario) {
    if scenario.steps.is_empty() {
        let place = writer.place(writer.input.body.start..writer.input.body.start);
        writer.sink.push(
            Diagnostic::error("no-questions", place, "this scenario has no step")
                .help("a step is a heading, `## The first visit {#start}`, with choices below it: `- [Ask](#ask)`"),
        );
        return;
    }
    for step in &scenario.steps {
        report_end(writer, step);
    }
    report_unreachable(writer, scenario);
    report_endless(writer, scenario);
}

/// An ending says what went well; a step with choices is none.
fn report_end(writer: &mut Writer<'_, '_>, step: &Step) {
    let place = |writer: &Writer<'_, '_>| writer.place(first_line(writer, &step.title.id.range));
    if step.choices.is_empty() && step.went_well.is_none() {
        let place = place(writer);
        writer.sink.push(
            Diagnostic::error("dead-end", place, "this step has no choices, and is no ending either")
                .help("give it choices, or say as an ending what went well")
                .corrected("> **Went well:** you asked before you advised."),
        );
    } else if !step.choices.is_empty() && step.went_well.is_some() {
        let place = place(writer);
        writer.sink.push(
            Diagnostic::error("dead-end", place, "this step has choices, and says `Went well:` like an ending")
                .help("take out the one or the other"),
        );
    }
}

fn first_line(writer: &Writer<'_, '_>, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let line = writer.input.text[range.clone()].lines().next().unwrap_or_default().trim_end();
    range.start..range.start + line.len()
}

fn report_unreachable(writer: &mut Writer<'_, '_>, scenario: &Scenario) {
    let first = scenario.steps.first().map(|step| step.title.id.value.as_str());
    let reached = reach(first, |step| step.choices.iter().map(|choice| choice.to.value.as_str()).collect(), scenario);
    for step in &scenario.steps {
        if !reached.contains(step.title.id.value.as_str()) {
            let place = writer.place(first_line(writer, &step.title.id.range));
            let id = &step.title.id.value;
            writer.sink.push(
                Diagnostic::error("unreachable-step", place, "no choice leads to this step")
                    .help(format!("add a choice that does, `- [What I do](#{id})`, to a step that is reached")),
            );
        }
    }
}

/// From every step some way must lead to an ending.
fn report_endless(writer: &mut Writer<'_, '_>, scenario: &Scenario) {
    let mut ends: BTreeSet<&str> =
        scenario.steps.iter().filter(|step| step.choices.is_empty()).map(|step| step.title.id.value.as_str()).collect();
    loop {
        let before = ends.len();
        for step in &scenario.steps {
            if step.choices.iter().any(|choice| ends.contains(choice.to.value.as_str())) {
                ends.insert(&step.title.id.value);
            }
        }
        if ends.len() == before {
            break;
        }
    }
    let known: BTreeSet<&str> = scenario.steps.iter().map(|step| step.title.id.value.as_str()).collect();
    for step in &scenario.steps {
        let leads_astray = step.choices.iter().any(|choice| !known.contains(choice.to.value.as_str()));
        if !ends.contains(step.title.id.value.as_str()) && !leads_astray {
            let place = writer.place(first_line(writer, &step.title.id.range));
            writer.sink.push(
                Diagnostic::error("endless", place, "from this step no way leads to an ending")
                    .help("let one of its choices, or of those behind it, lead to a step that says `Went well:`"),
            );
        }
    }
}

/// What can be reached from `first`.
fn reach<'s>(
    first: Option<&'s str>,
    leads: impl Fn(&'s Step) -> Vec<&'s str>,
    scenario: &'s Scenario,
) -> BTreeSet<&'s str> {
    let steps: BTreeMap<&str, &Step> = scenario.steps.iter().map(|step| (step.title.id.value.as_str(), step)).collect();
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&str> = first.into_iter().collect();
    while let Some(id) = open.pop() {
        if let Some(step) = steps.get(id).filter(|_| reached.insert(id)) {
            open.extend(leads(step));
        }
    }
    reached
}
