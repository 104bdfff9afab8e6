//! The ways through a scenario: each step is reached, and from each some way leads to an ending.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostics, Place, rule};
use crate::load::body::reader::Reader;
use crate::model::learn::scenario::{Scenario, Step};

/// Reports steps from which nobody comes to an end, and those to which nobody comes.
pub(in crate::load) fn report(reader: &Reader<'_>, sink: &mut Diagnostics, scenario: &Scenario) {
    if scenario.steps.is_empty() {
        let place = reader.place(reader.input.body.start..reader.input.body.start);
        sink.push(
            rule::NO_QUESTIONS.at(place, "this case has no step")
                .help("a step is a heading, `## The first visit {#start}`, with choices below it: `- [Ask](#ask)`"),
        );
    }
    let count = sink.count();
    scenario
        .steps
        .iter()
        .for_each(|step| report_end(reader, sink, step));
    // A link that leads nowhere is said elsewhere, and so is an ending that is none: both cut ways
    // off.
    if sink.count() == count && !leads_astray(scenario) {
        report_unreachable(reader, sink, scenario);
        report_endless(reader, sink, scenario);
    }
}

fn id(step: &Step) -> &str {
    &step.title.id.value
}

/// The ids of the steps that follow a step.
fn following(step: &Step) -> impl Iterator<Item = &str> {
    step.choices.iter().map(|choice| choice.to.value.as_str())
}

fn place(reader: &Reader<'_>, step: &Step) -> Place {
    let range = &step.title.id.range;
    let line = reader.input.text[range.clone()]
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    reader.place(range.start..range.start + line.len())
}

/// An ending says what went well; a step with choices is none.
fn report_end(reader: &Reader<'_>, sink: &mut Diagnostics, step: &Step) {
    let place = place(reader, step);
    let found = match (step.choices.is_empty(), step.went_well.is_some()) {
        (true, false) => rule::DEAD_END
            .at(
                place,
                "this step has no choices, and is not an ending either",
            )
            .help("give it choices, or make an ending of it with a quote that says what went well")
            .corrected("> **Went well:** you asked before you advised."),
        (false, true) => rule::DEAD_END
            .at(
                place,
                "this step has choices, and says `Went well:` like an ending",
            )
            .help("take out the one or the other"),
        _ => return,
    };
    sink.push(found);
}

fn leads_astray(scenario: &Scenario) -> bool {
    let known: BTreeSet<&str> = scenario.steps.iter().map(id).collect();
    scenario
        .steps
        .iter()
        .flat_map(following)
        .any(|to| !known.contains(to))
}

fn report_unreachable(reader: &Reader<'_>, sink: &mut Diagnostics, scenario: &Scenario) {
    let leads = |step: &str| {
        scenario
            .steps
            .iter()
            .filter(|own| id(own) == step)
            .flat_map(following)
            .collect::<Vec<_>>()
    };
    let reached = reach(scenario.steps.first().map(id).into_iter().collect(), leads);
    for step in scenario
        .steps
        .iter()
        .filter(|step| !reached.contains(id(step)))
    {
        let place = place(reader, step);
        sink.push(
            rule::UNREACHABLE_STEP
                .at(place, "no choice leads to this step")
                .help("add this choice to a step that leads here")
                .corrected(format!("- [What I do](#{})", id(step))),
        );
    }
}

/// From every step some way must lead to an ending.
fn report_endless(reader: &Reader<'_>, sink: &mut Diagnostics, scenario: &Scenario) {
    let mut before: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for step in &scenario.steps {
        following(step).for_each(|to| before.entry(to).or_default().push(id(step)));
    }
    let ends = scenario
        .steps
        .iter()
        .filter(|step| step.choices.is_empty())
        .map(id)
        .collect();
    let saved = reach(ends, |step| before.get(step).cloned().unwrap_or_default());
    let mut lost = scenario
        .steps
        .iter()
        .filter(|step| !saved.contains(id(step)));
    // One finding for each loop would name its first step alone; the others are in it.
    if let Some(step) = lost.next() {
        let others: Vec<String> = lost.map(|step| format!("`#{}`", id(step))).collect();
        let also = if others.is_empty() {
            String::new()
        } else {
            format!(", nor from {}", others.join(", "))
        };
        let place = place(reader, step);
        sink.push(
            rule::ENDLESS.at(place,
                format!("from this step no way leads to an ending{also}"),
            )
            .help(
                "let one of the choices lead to a step that has no choices and says `Went well:`",
            ),
        );
    }
}

/// What can be reached from `open`.
fn reach<'s>(mut open: Vec<&'s str>, leads: impl Fn(&str) -> Vec<&'s str>) -> BTreeSet<&'s str> {
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(leads(id));
        }
    }
    reached
}
