//! `cloze`: gaps in the stem to fill.

use serde::Serialize;

use super::typed::{self, AcceptedView};
use crate::model::learn::quiz::Accepted;

#[derive(Debug, Clone, Serialize)]
pub struct GapsView<'a> {
    /// What each gap accepts; the gaps themselves stand in the stem as `<input class="gap"
    /// data-gap="0">`.
    pub gaps: Vec<Vec<AcceptedView<'a>>>,
}

pub(super) fn view(gaps: &[Vec<Accepted>]) -> GapsView<'_> {
    GapsView {
        gaps: gaps.iter().map(|gap| typed::all(gap)).collect(),
    }
}

impl GapsView<'_> {
    pub(super) fn forget(&mut self) {
        self.gaps.clear();
    }
}
