//! The task of a module's step, once its link is resolved.

use super::document::PageId;
use super::kind::{Kind, KindName};
use super::learn::module::{Module, Step, Task};
use super::library::Library;
use super::link::Target;

/// The task of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// A page to read.
    Read,
    /// A quiz to take.
    Quiz,
    /// A case to go through.
    Scenario,
    /// A checklist to fill in.
    Checklist,
    /// Something to think and write about.
    Reflect,
    /// Practice that somebody observes.
    Observe,
    /// A conversation that ends the module.
    SignOff,
}

impl Work {
    /// As in class names, and in the locale below `step.`.
    pub fn code(self) -> &'static str {
        match self {
            Work::Read => "read",
            Work::Quiz => "quiz",
            Work::Scenario => "scenario",
            Work::Checklist => "checklist",
            Work::Reflect => "reflect",
            Work::Observe => "observe",
            Work::SignOff => "sign-off",
        }
    }

    /// Whether a step with this task assesses the outcomes that it names. A quiz does so through
    /// its questions.
    pub fn assesses(self) -> bool {
        matches!(self, Work::Observe | Work::Scenario)
    }
}

/// A step's task and where it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepTarget<'a> {
    /// What to do.
    pub work: Work,
    /// The target of the step's link.
    pub target: Option<&'a Target>,
    /// The target page, if it is one, and the heading or moment that the link names.
    pub page: Option<(PageId, Option<&'a str>)>,
}

impl Library {
    /// The task of a step of the module on `page`, and its target.
    pub fn step_target(&self, page: PageId, step: &Step) -> StepTarget<'_> {
        let nowhere = |work| StepTarget {
            work,
            target: None,
            page: None,
        };
        let link = match step.task {
            Task::Follow(link) => link,
            Task::Reflect => return nowhere(Work::Reflect),
            Task::Observe => return nowhere(Work::Observe),
            Task::SignOff => return nowhere(Work::SignOff),
        };
        let target = self.pages[page].linked.links.get(link as usize);
        let Some(Target::Page(to, anchor)) = target else {
            return StepTarget {
                target,
                ..nowhere(Work::Read)
            };
        };
        let work = match self.pages[*to].document.kind.name() {
            KindName::Quiz => Work::Quiz,
            KindName::Scenario => Work::Scenario,
            KindName::Checklist => Work::Checklist,
            _ => Work::Read,
        };
        StepTarget {
            work,
            target,
            page: Some((*to, anchor.as_deref())),
        }
    }

    /// All modules, each with its page.
    pub fn modules(&self) -> impl Iterator<Item = (PageId, &Module)> {
        self.learning
            .iter()
            .filter_map(|page| match &self.pages[*page].document.kind {
                Kind::Module(module) => Some((*page, module)),
                _ => None,
            })
    }
}
