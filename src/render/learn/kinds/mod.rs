//! How each kind of question is rendered: one file a kind, with what its template sees, how that is
//! made of what the author wrote, and what of it would give the answer away.
//!
//! Beside each stand its component in `templates/question/` and its script `js/question-….js`.

mod choice;
mod gaps;
mod number;
mod open;
mod order;
mod pairs;
mod text;
mod truth;
mod typed;

use serde::Serialize;

use super::Pen;
use crate::model::learn::quiz::Answer;
use crate::render::strings::Strings;

pub use choice::{ChoiceView, OptionView};
pub use gaps::GapsView;
pub use number::NumberView;
pub use open::OpenView;
pub use order::{ItemView, OrderView};
pub use pairs::{PairView, PairsView};
pub use text::TextView;
pub use typed::AcceptedView;

/// What the page of a question of each kind needs. The tag is the kind's name in `type=`, class
/// names and the locale.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum AnswerView<'a> {
    Single(ChoiceView<'a>),
    Multiple(ChoiceView<'a>),
    Truth(ChoiceView<'a>),
    Text(TextView<'a>),
    Number(NumberView<'a>),
    Cloze(GapsView<'a>),
    Matching(PairsView<'a>),
    Ordering(OrderView<'a>),
    Open(OpenView),
}

/// Where the instruction of a kind stands (`quiz.how_…` of the locale), for one that has any.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// The stem holds the fields.
    Before,
    /// The fields follow the stem.
    After,
}

/// What views are made with.
pub(super) struct Maker<'p, 'a> {
    pub(super) pen: &'p Pen<'p>,
    pub(super) strings: &'a Strings,
    /// Decides an order that must not be the right one.
    pub(super) seed: String,
}

impl<'a> AnswerView<'a> {
    pub(super) fn of(make: &Maker<'_, 'a>, answer: &'a Answer) -> AnswerView<'a> {
        match answer {
            Answer::Choice {
                several: false,
                options,
            } => Self::Single(choice::view(make, options)),
            Answer::Choice {
                several: true,
                options,
            } => Self::Multiple(choice::view(make, options)),
            Answer::Truth(truth) => Self::Truth(truth::view(make, *truth)),
            Answer::Text(accepted) => Self::Text(text::view(accepted)),
            Answer::Number(range) => Self::Number(number::view(range)),
            Answer::Gaps(gaps) => Self::Cloze(gaps::view(gaps)),
            Answer::Pairs(pairs) => Self::Matching(pairs::view(make, pairs)),
            Answer::Order(items) => Self::Ordering(order::view(make, items)),
            Answer::Open(model) => Self::Open(open::view(make, model)),
        }
    }

    pub(super) fn how(&self) -> Option<How> {
        match self {
            Self::Single(_) | Self::Truth(_) | Self::Text(_) | Self::Number(_) => None,
            Self::Cloze(_) => Some(How::Before),
            Self::Multiple(_) | Self::Matching(_) | Self::Ordering(_) | Self::Open(_) => {
                Some(How::After)
            }
        }
    }

    /// For a page that must not give anything away.
    pub(super) fn forget(&mut self) {
        match self {
            Self::Single(view) | Self::Multiple(view) | Self::Truth(view) => view.forget(),
            Self::Text(view) => view.forget(),
            Self::Number(view) => view.forget(),
            Self::Cloze(view) => view.forget(),
            Self::Matching(view) => view.forget(),
            Self::Ordering(view) => view.forget(),
            Self::Open(view) => view.forget(),
        }
    }
}
