//! Modules as templates see them.

use super::Pen;
use super::view::{ModulePartView, ModuleView, OutcomeView, StepView};
use crate::model::kind::{Kind, KindName};
use crate::model::learn::module::{Module, Outcome, Part, Step, Task};
use crate::model::library::PageId;
use crate::model::link::Target;
use crate::render::Site;

/// What a step asks for, once its link is followed.
pub(super) struct Asked<'a> {
    /// As in class names: `read`, `quiz` …
    pub(super) kind: &'static str,
    /// The page that its link leads to.
    pub(super) page: Option<PageId>,
    /// The moment of a checklist, where the link names one.
    pub(super) moment: Option<&'a str>,
}

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
            minutes: module.rules.minutes.unwrap_or_else(|| module.steps().filter_map(|step| step.minutes).sum()),
            outcomes: module.rules.outcomes.iter().map(outcome).collect(),
            needed: needed(module),
        }
    }

    fn step_view(&self, pen: &Pen<'_>, step: &'a Step, number: usize) -> StepView<'a> {
        let asked = self.asked(pen.page, step);
        let target = match step.task {
            Task::Follow(link) => self.library.pages[pen.page].linked.links.get(link as usize),
            _ => None,
        };
        StepView {
            id: &step.id.value,
            number,
            kind: asked.kind,
            label: self.step_label(asked.kind),
            text: pen.html(&step.text),
            plain: &step.plain,
            minutes: step.minutes,
            doc: asked.page.map(|page| self.library.pages[page].document.id.0.as_str()),
            moment: asked.moment,
            pass: asked.page.and_then(|page| self.mark_of(page)),
            href: target.map(|target| pen.face.href(target)).filter(|href| !href.is_empty()),
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

    /// What the step of a module on `page` asks for.
    pub(super) fn asked(&self, page: PageId, step: &Step) -> Asked<'a> {
        let link = match step.task {
            Task::Follow(link) => link,
            Task::Reflect => return Asked { kind: "reflect", page: None, moment: None },
            Task::Observe => return Asked { kind: "observe", page: None, moment: None },
            Task::SignOff => return Asked { kind: "sign-off", page: None, moment: None },
        };
        let Some(Target::Page(to, anchor)) = self.library.pages[page].linked.links.get(link as usize) else {
            return Asked { kind: "read", page: None, moment: None };
        };
        let kind = match self.library.pages[*to].document.kind.name() {
            KindName::Quiz => "quiz",
            KindName::Scenario => "scenario",
            KindName::Checklist => "checklist",
            _ => "read",
        };
        let moment = anchor.as_deref().filter(|anchor| kind == "checklist" && matches!(*anchor, "start" | "end"));
        Asked { kind, page: Some(*to), moment }
    }

    pub(super) fn step_label(&self, kind: &str) -> &'a str {
        self.strings.get(match kind {
            "quiz" => "step.quiz",
            "scenario" => "step.scenario",
            "checklist" => "step.checklist",
            "reflect" => "step.reflect",
            "observe" => "step.observe",
            "sign-off" => "step.sign-off",
            _ => "step.read",
        })
    }

    /// All modules of the site.
    pub(super) fn modules(&self) -> impl Iterator<Item = (PageId, &'a Module)> {
        let library = self.library;
        self.learning_pages().filter_map(move |page| match &library.pages[page].document.kind {
            Kind::Module(module) => Some((page, module)),
            _ => None,
        })
    }
}

fn outcome(outcome: &Outcome) -> OutcomeView<'_> {
    OutcomeView { id: &outcome.id.value, text: &outcome.text, framework: outcome.framework.as_deref() }
}

/// Ids of the steps that complete a module.
pub(super) fn needed(module: &Module) -> Vec<&str> {
    module.steps().filter(|step| module.needs(step)).map(|step| step.id.value.as_str()).collect()
}
