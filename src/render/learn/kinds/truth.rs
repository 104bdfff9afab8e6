//! `truth`: two options that the locale names, always in this order.

use super::Maker;
use super::choice::{ChoiceView, OptionView};
use crate::model::fragment::escape;
use crate::render::view_parts::Html;

pub(super) fn view<'a>(make: &Maker<'_, 'a>, truth: bool) -> ChoiceView<'a> {
    let option = |(letter, key, name): (char, &'static str, &str)| OptionView {
        letter,
        key,
        text: Html(escape(make.strings.get(name))),
        right: (key == "true") == truth,
        pin: true,
        says: None,
    };
    ChoiceView {
        options: [('a', "true", "quiz.true"), ('b', "false", "quiz.false")]
            .map(option)
            .into(),
    }
}
