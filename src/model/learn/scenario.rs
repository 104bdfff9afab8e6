//! A scenario: steps whose choices lead to other steps.

use super::Title;
use crate::model::fragment::Fragment;
use crate::model::meta::Spanned;

/// A branching case. It starts at its first step.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// In the order written.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its heading.
    pub title: Title,
    /// What happens.
    pub body: Fragment,
    /// The choices; none at an ending.
    pub choices: Vec<StepChoice>,
    /// What went well, at an ending.
    pub went_well: Option<Fragment>,
    /// Where to read on.
    pub next: Option<Fragment>,
}

/// A choice: one link to a step.
#[derive(Debug, Clone, PartialEq)]
pub struct StepChoice {
    /// The step's id, and where the link is.
    pub to: Spanned<String>,
    /// The words of the link.
    pub text: Fragment,
    /// The text after it.
    pub note: Option<Fragment>,
}
