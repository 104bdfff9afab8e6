//! A plan: actions that a leader takes up.

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
    /// What stands before the first action.
    pub intro: Fragment,
    /// In order.
    pub actions: Vec<PlanAction>,
}

/// An action of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanAction {
    /// What people write is kept under it.
    pub id: Spanned<String>,
    /// Its own words; without any, those of the guidance page that defines the action of this id.
    pub words: Option<(Fragment, Box<str>)>,
}

impl Plan {
    /// All actions, in order.
    pub fn actions(&self) -> impl Iterator<Item = &PlanAction> {
        self.sections.iter().flat_map(|section| &section.actions)
    }
}
