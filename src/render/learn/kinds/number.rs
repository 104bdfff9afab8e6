//! `number`: a number to type, with its unit beside the field.

use serde::Serialize;

use super::typed::{self, AcceptedView};
use crate::model::learn::quiz::NumberRange;

#[derive(Debug, Clone, Serialize)]
pub struct NumberView<'a> {
    /// The one range that is accepted.
    pub accepted: Vec<AcceptedView<'a>>,
    /// The unit that stands behind the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a str>,
    /// The currency that stands before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<&'a str>,
}

pub(super) fn view(range: &NumberRange) -> NumberView<'_> {
    let unit = range.unit.as_ref().map(|(label, _)| label.as_str());
    let before = |label: &&str| matches!(*label, "£" | "$" | "€");
    NumberView {
        accepted: vec![typed::range(range)],
        unit: unit.filter(|label| !before(label)),
        currency: unit.filter(before),
    }
}

impl NumberView<'_> {
    pub(super) fn forget(&mut self) {
        self.accepted.clear();
    }
}
