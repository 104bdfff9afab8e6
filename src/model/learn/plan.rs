//! A plan: actions that a leader commits to.

use super::Title;
use crate::model::fragment::Fragment;
use crate::model::meta::Spanned;

/// A plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// In order; the first may have no heading.
    pub sections: Vec<Section>,
}

/// Actions under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its heading.
    pub title: Option<Title>,
    /// The text before the first action.
    pub intro: Fragment,
    /// In order.
    pub actions: Vec<PlanAction>,
}

/// An action of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanAction {
    /// The id that what people write is saved under.
    pub id: Spanned<String>,
    /// Its own text; if missing, the text of the guidance page that defines the action with this
    /// id.
    pub words: Option<(Fragment, Box<str>)>,
}

impl Plan {
    /// All actions, in order.
    pub fn actions(&self) -> impl Iterator<Item = &PlanAction> {
        self.sections.iter().flat_map(|section| &section.actions)
    }
}
