//! Modules as templates see them.

use super::Pen;
use super::view::{ModulePartView, ModuleView, OutcomeView, StepView};
use crate::model::kind::Kind;
use crate::model::learn::module::{Module, Outcome, Part, Step};
use crate::model::library::PageId;
use crate::model::step_target::{StepTarget, Work};
use crate::render::Site;

impl<'a> Site<'a> {
    /// A module, for whatever page the pen writes on.
    pub(super) fn module_view(&self, pen: &Pen<'_>, module: &'a Module) -> ModuleView<'a> {
        let mut number = 0;
        let parts = module.parts.iter().map(|part| match part {
            Part::Note(note) => ModulePartView::Note(pen.html(note)),
            Part::Step(step) => {
                number += 1;
                ModulePartView::Step(Box::new(self.step_view(pen, step, number)))
            }
        });
        ModuleView {
            doc: &self.library.pages[pen.page].document.id.0,
            parts: parts.collect(),
            minutes: module
                .rules
                .minutes
                .unwrap_or_else(|| module.steps().filter_map(|step| step.minutes).sum()),
            outcomes: module.rules.outcomes.iter().map(outcome).collect(),
            needed: needed(module),
        }
    }

    fn step_view(&self, pen: &Pen<'_>, step: &'a Step, number: usize) -> StepView<'a> {
        let asked = self.library.step_target(pen.page, step);
        let page = asked.page.map(|(page, _)| page);
        StepView {
            id: &step.id.value,
            number,
            kind: asked.work.code(),
            label: self.step_label(asked.work),
            text: pen.html(&step.text),
            plain: &step.plain,
            minutes: step.minutes,
            doc: page.map(|page| self.library.pages[page].document.id.0.as_str()),
            moment: moment(&asked),
            pass: page.and_then(|page| self.mark_of(page)),
            href: asked
                .target
                .map(|target| pen.resolver.href(target))
                .filter(|href| !href.is_empty()),
            outcomes: step.outcomes.iter().map(|id| id.value.as_str()).collect(),
        }
    }

    /// The mark of a quiz, in per cent.
    fn mark_of(&self, page: PageId) -> Option<u32> {
        match &self.library.pages[page].document.kind {
            Kind::Quiz(quiz) => quiz.rules.pass.as_ref().map(|pass| pass.value),
            _ => None,
        }
    }

    pub(super) fn step_label(&self, work: Work) -> &'a str {
        self.strings.get(match work {
            Work::Read => "step.read",
            Work::Quiz => "step.quiz",
            Work::Scenario => "step.scenario",
            Work::Checklist => "step.checklist",
            Work::Reflect => "step.reflect",
            Work::Observe => "step.observe",
            Work::SignOff => "step.sign-off",
        })
    }
}

/// The moment at which a checklist is to be filled in, where the step's link names one.
pub(super) fn moment<'a>(asked: &StepTarget<'a>) -> Option<&'a str> {
    let (_, anchor) = asked.page.filter(|_| asked.work == Work::Checklist)?;
    anchor.filter(|anchor| matches!(*anchor, "start" | "end"))
}

fn outcome(outcome: &Outcome) -> OutcomeView<'_> {
    OutcomeView {
        id: &outcome.id.value,
        text: &outcome.text,
        framework: outcome.framework.as_deref(),
    }
}

/// Ids of the steps that complete a module.
pub(super) fn needed(module: &Module) -> Vec<&str> {
    module
        .steps()
        .filter(|step| module.needs(step))
        .map(|step| step.id.value.as_str())
        .collect()
}
