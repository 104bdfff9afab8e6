//! Modules: every outcome is taught and assessed, and every step leads somewhere that suits it.

use std::collections::{BTreeMap, BTreeSet};

use super::quizzes::unknown_outcome;
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Diagnostics, rule};
use crate::model::document::Document;
use crate::model::kind::Kind;
use crate::model::learn::module::{Module, Outcome, Step};
use crate::model::library::{Library, PageId};

/// Outcomes of all modules.
pub(super) fn outcomes(library: &Library) -> BTreeSet<&str> {
    library
        .modules()
        .flat_map(|(_, module)| &module.rules.outcomes)
        .map(|outcome| outcome.id.value.as_str())
        .collect()
}

pub(super) fn check(library: &Library, outcomes: &BTreeSet<&str>, sink: &mut Diagnostics) {
    let assessed = assessed_by_questions(library);
    let mut first: BTreeMap<&str, &Document> = BTreeMap::new();
    for (page, module) in library.modules() {
        let document = &*library.pages[page].document;
        for outcome in &module.rules.outcomes {
            duplicate(document, outcome, &mut first, sink);
            served_and_assessed(library, page, module, outcome, &assessed, sink);
        }
        for step in module.steps() {
            step.outcomes
                .iter()
                .for_each(|outcome| unknown_outcome(document, outcome, outcomes, sink));
            target(library, page, step, sink);
        }
        complete(document, module, sink);
    }
}

fn assessed_by_questions(library: &Library) -> BTreeSet<&str> {
    let quizzes =
        library
            .learning
            .iter()
            .filter_map(|page| match &library.pages[*page].document.kind {
                Kind::Quiz(quiz) => Some(quiz),
                _ => None,
            });
    quizzes
        .flat_map(|quiz| quiz.questions())
        .flat_map(|question| &question.outcomes)
        .map(|id| &*id.value)
        .collect()
}

fn duplicate<'a>(
    document: &'a Document,
    outcome: &'a Outcome,
    first: &mut BTreeMap<&'a str, &'a Document>,
    sink: &mut Diagnostics,
) {
    if let Some(other) = first.insert(&outcome.id.value, document) {
        let place = document.place(outcome.id.range.clone());
        let message = format!(
            "the outcome `{}` is already one of {}",
            outcome.id.value, other.file
        );
        sink.push(
            rule::DUPLICATE_OUTCOME
                .at(place, message)
                .help("give one of the two another id; questions name outcomes by it"),
        );
    }
}

fn served_and_assessed(
    library: &Library,
    page: PageId,
    module: &Module,
    outcome: &Outcome,
    assessed: &BTreeSet<&str>,
    sink: &mut Diagnostics,
) {
    let id = outcome.id.value.as_str();
    let serving: Vec<&Step> = module.steps().filter(|step| step.serves(id)).collect();
    let place = || library.pages[page].document.place(outcome.id.range.clone());
    if serving.is_empty() {
        sink.push(
            rule::OUTCOME_NOT_SERVED
                .at(
                    place(),
                    format!("no step of this module serves the outcome `{id}`"),
                )
                .help(format!(
                    "write `outcome={id}` in the curly brackets of the step that does"
                )),
        );
    }
    let by_steps = serving
        .iter()
        .any(|step| library.step_target(page, step).work.assesses());
    if !by_steps && !assessed.contains(id) {
        sink.push(
            rule::OUTCOME_NOT_ASSESSED.at(place(), format!("nothing assesses the outcome `{id}`")).help(
                format!("name it at a question, `## … {{#id outcome={id}}}`, or at an `Observe:` step or a case"),
            ),
        );
    }
}

/// A checklist is filled in at one of its moments: the link has to say at which.
fn target(library: &Library, page: PageId, step: &Step, sink: &mut Diagnostics) {
    let Some((to, anchor)) = library.step_target(page, step).page else {
        return;
    };
    let Kind::Checklist(checklist) = &library.pages[to].document.kind else {
        return;
    };
    let moments: Vec<&str> = checklist
        .rules
        .moments
        .iter()
        .map(|moment| moment.code())
        .collect();
    if anchor.is_some_and(|anchor| moments.contains(&anchor)) {
        return;
    }
    let place = library.pages[page].document.place(step.id.range.clone());
    let ways: Vec<String> = moments
        .iter()
        .map(|moment| format!("`#{moment}`"))
        .collect();
    sink.push(
        rule::STEP_MOMENT
            .at(
                place,
                "this step does not say when the checklist is filled in",
            )
            .help(format!(
                "end the address of the link with {}",
                ways.join(" or ")
            )),
    );
}

fn complete(document: &Document, module: &Module, sink: &mut Diagnostics) {
    let steps: Vec<&str> = module.steps().map(|step| step.id.value.as_str()).collect();
    for id in &module.rules.complete {
        if !steps.contains(&id.value.as_str()) {
            let place = document.place(id.range.clone());
            let help = did_you_mean(&id.value, steps.iter().copied()).unwrap_or_else(|| {
                format!(
                    "the steps are {}; `all` means all of them",
                    steps.join(", ")
                )
            });
            sink.push(
                rule::UNKNOWN_STEP
                    .at(place, format!("this module has no step `{}`", id.value))
                    .help(help),
            );
        }
    }
}
