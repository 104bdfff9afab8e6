//! Quizzes: their rules can be kept with the questions there are.

use std::collections::BTreeSet;

use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Diagnostics, rule};
use crate::model::document::Document;
use crate::model::kind::Kind;
use crate::model::learn::quiz::{Entry, Quiz};
use crate::model::meta::Spanned;

pub(super) fn check(document: &Document, outcomes: &BTreeSet<&str>, sink: &mut Diagnostics) {
    let Kind::Quiz(quiz) = &document.kind else {
        return;
    };
    draw(document, quiz, sink);
    mark_without_points(document, quiz, sink);
    for question in quiz.questions() {
        for outcome in &question.outcomes {
            unknown_outcome(document, outcome, outcomes, sink);
        }
    }
}

/// A mark is reached by points, and open questions have none.
fn mark_without_points(document: &Document, quiz: &Quiz, sink: &mut Diagnostics) {
    let Some(pass) = quiz.rules.pass.as_ref() else {
        return;
    };
    if quiz.questions().next().is_some() && quiz.questions().all(|question| question.points == 0) {
        let message = "there is a mark to reach, and no question of this quiz has points";
        let help = "take `pass` out, or add a question that is marked: people mark open questions themselves";
        let place = document.place(pass.range.clone());
        sink.push(rule::WRONG_VALUE.at(place, message).help(help));
    }
}

/// No more questions can be drawn than there are.
fn draw(document: &Document, quiz: &Quiz, sink: &mut Diagnostics) {
    let bank = |draw: &Spanned<u32>, there: usize, of: &str| {
        let place = document.place(draw.range.clone());
        let message = format!(
            "{} questions are to be drawn, and {of} has {there}",
            draw.value
        );
        rule::DRAW_TOO_LARGE
            .at(place, message)
            .help("draw fewer, or write more questions")
    };
    if let Some(draw) = quiz.rules.draw.as_ref() {
        let there = quiz.bank();
        if draw.value as usize > there {
            sink.push(bank(draw, there, "this quiz"));
        }
    }
    for entry in &quiz.entries {
        if let Entry::Group(group) = entry
            && let Some(draw) = group
                .draw
                .as_ref()
                .filter(|draw| draw.value as usize > group.questions.len())
        {
            sink.push(bank(draw, group.questions.len(), "this group"));
        }
    }
}

/// An outcome that no module defines.
pub(super) fn unknown_outcome(
    document: &Document,
    outcome: &Spanned<String>,
    outcomes: &BTreeSet<&str>,
    sink: &mut Diagnostics,
) {
    if outcomes.contains(outcome.value.as_str()) {
        return;
    }
    let place = document.place(outcome.range.clone());
    let help = did_you_mean(&outcome.value, outcomes.iter().copied()).unwrap_or_else(|| {
        if outcomes.is_empty() {
            "outcomes are listed in the front matter of a module, each with an id".to_owned()
        } else {
            format!(
                "the outcomes are {}",
                outcomes.iter().copied().collect::<Vec<_>>().join(", ")
            )
        }
    });
    sink.push(
        rule::UNKNOWN_OUTCOME
            .at(
                place,
                format!("no module has an outcome `{}`", outcome.value),
            )
            .help(help),
    );
}
