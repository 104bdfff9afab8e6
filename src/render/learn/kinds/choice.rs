//! Options to choose from: one (`single`), or several (`multiple`).

use serde::Serialize;

use super::Maker;
use crate::model::learn::quiz::Choice;
use crate::render::view_parts::Html;

#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView<'a> {
    /// In the order written.
    pub options: Vec<OptionView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct OptionView<'a> {
    /// `a` to `z`, as written.
    pub letter: char,
    pub key: &'a str,
    pub text: Html,
    pub right: bool,
    pub pin: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<Html>,
}

pub(super) fn view<'a>(make: &Maker<'_, 'a>, options: &'a [Choice]) -> ChoiceView<'a> {
    let option = |(letter, choice): (char, &'a Choice)| OptionView {
        letter,
        key: &choice.item.key,
        text: make.pen.html(&choice.item.text),
        right: choice.right,
        pin: choice.pin,
        says: make.pen.some(&choice.says),
    };
    ChoiceView {
        options: ('a'..='z').zip(options).map(option).collect(),
    }
}

impl ChoiceView<'_> {
    pub(super) fn forget(&mut self) {
        for option in &mut self.options {
            option.right = false;
            option.says = None;
        }
    }
}
