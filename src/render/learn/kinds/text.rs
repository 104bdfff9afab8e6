//! `text`: words to type.

use serde::Serialize;

use super::typed::{self, AcceptedView};
use crate::model::learn::quiz::Accepted;

#[derive(Debug, Clone, Serialize)]
pub struct TextView<'a> {
    /// What is accepted; the first is the model answer.
    pub accepted: Vec<AcceptedView<'a>>,
}

pub(super) fn view(accepted: &[Accepted]) -> TextView<'_> {
    TextView {
        accepted: typed::all(accepted),
    }
}

impl TextView<'_> {
    pub(super) fn forget(&mut self) {
        self.accepted.clear();
    }
}
