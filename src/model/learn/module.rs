//! A preceptorship module: outcomes, and the steps that lead to them.

use crate::model::fragment::Fragment;
use crate::model::meta::Spanned;

/// A module.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// Its front matter.
    pub rules: Rules,
    /// Steps and the text between them.
    pub parts: Vec<Part>,
}

/// The front matter of a module.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// Its length; if missing, the sum of its steps.
    pub minutes: Option<u32>,
    /// What people can do afterwards.
    pub outcomes: Vec<Outcome>,
    /// Steps needed for completion; all if none are named.
    pub complete: Vec<Spanned<String>>,
}

/// What people can do afterwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Steps and questions name it.
    pub id: Spanned<String>,
    /// In words.
    pub text: String,
    /// What it maps to in other frameworks.
    pub framework: Option<String>,
}

/// A piece of a module's body.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Text between steps.
    Note(Fragment),
    /// A step.
    Step(Box<Step>),
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The id that progress is saved under.
    pub id: Spanned<String>,
    /// What to do.
    pub task: Task,
    /// In words, with markup.
    pub text: Fragment,
    /// Its words.
    pub plain: Box<str>,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// Ids of the outcomes that it contributes to.
    pub outcomes: Vec<Spanned<String>>,
}

/// What a step asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Its first link, as an index into the document's links: the target decides whether it is to
    /// be read or done.
    Follow(u32),
    /// Think and write.
    Reflect,
    /// Be watched, or watch.
    Observe,
    /// Talk it through.
    SignOff,
}

impl Step {
    /// Whether it names the outcome.
    pub fn serves(&self, outcome: &str) -> bool {
        self.outcomes.iter().any(|id| id.value == outcome)
    }
}

impl Module {
    /// All steps, in order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.parts.iter().filter_map(|part| match part {
            Part::Step(step) => Some(&**step),
            Part::Note(_) => None,
        })
    }

    /// Whether the step counts towards completion.
    pub fn needs(&self, step: &Step) -> bool {
        self.rules.complete.is_empty()
            || self
                .rules
                .complete
                .iter()
                .any(|id| id.value == step.id.value)
    }
}
