//! `open`: people write, compare with a model answer, and mark themselves.

use serde::Serialize;

use super::Maker;
use crate::model::fragment::Fragment;
use crate::render::view_parts::Html;

#[derive(Debug, Clone, Serialize)]
pub struct OpenView {
    /// The model answer.
    pub model: Html,
}

pub(super) fn view(make: &Maker<'_, '_>, model: &Fragment) -> OpenView {
    OpenView {
        model: make.pen.html(model),
    }
}

impl OpenView {
    pub(super) fn forget(&mut self) {
        self.model.0.clear();
    }
}
