//! What is accepted where something is typed: a word, a number, a gap.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::learn::quiz::{Accepted, NumberRange};
use crate::model::score;

/// One answer that is accepted.
#[derive(Debug, Clone, Serialize)]
pub struct AcceptedView<'a> {
    pub text: &'a str,
    /// Both ends in words, where a number give or take some is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<&'a str>,
    /// Both ends of a number, as plain decimals that JavaScript reads with `Number`; words have
    /// none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    /// Units that may be typed, as the script reads them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<String>,
}

/// What differs: words that an earlier answer takes in any case are not written again.
pub(super) fn all(accepted: &[Accepted]) -> Vec<AcceptedView<'_>> {
    let mut seen = BTreeSet::new();
    let new = |one: &&Accepted| match one {
        Accepted::Words(words) => seen.insert(score::bare(words)),
        Accepted::Number(_) => true,
    };
    accepted.iter().filter(new).map(one).collect()
}

fn one(accepted: &Accepted) -> AcceptedView<'_> {
    match accepted {
        Accepted::Words(text) => AcceptedView {
            text,
            within: None,
            low: None,
            high: None,
            units: None,
        },
        Accepted::Number(numbers) => range(numbers),
    }
}

pub(super) fn range(range: &NumberRange) -> AcceptedView<'_> {
    AcceptedView {
        text: &range.model,
        within: range.within.as_deref(),
        low: Some(range.low.to_string()),
        high: Some(range.high.to_string()),
        units: range.unit.as_ref().map(|(_, measure)| measure.data()),
    }
}
