//! `matching`: prompts, each with a choice that it goes with.

use serde::Serialize;

use super::Maker;
use super::order::{ItemView, items, shuffled};
use crate::model::learn::quiz::{Item, Pairs};
use crate::render::view_parts::Html;

#[derive(Debug, Clone, Serialize)]
pub struct PairsView<'a> {
    /// The prompts, in the order written.
    pub pairs: Vec<PairView>,
    /// What can be chosen, distractors included, in an order shuffled by a seed of the build.
    pub choices: Vec<ItemView<'a>>,
    /// The columns' names.
    pub heads: Vec<Html>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PairView {
    pub key: String,
    pub prompt: Html,
    /// The key of the right choice.
    pub right: String,
    /// The right choice in words.
    pub right_text: Html,
}

pub(super) fn view<'a>(make: &Maker<'_, 'a>, pairs: &'a Pairs) -> PairsView<'a> {
    let pair = |(prompt, to): &(Item, usize)| {
        let choice = pairs.choices.get(*to)?;
        Some(PairView {
            key: prompt.key.clone(),
            prompt: make.pen.html(&prompt.text),
            right: choice.key.clone(),
            right_text: make.pen.html(&choice.text),
        })
    };
    PairsView {
        pairs: pairs.prompts.iter().filter_map(pair).collect(),
        choices: shuffled(&items(make, &pairs.choices), &make.seed),
        heads: pairs.heads.iter().map(|head| make.pen.html(head)).collect(),
    }
}

impl PairsView<'_> {
    pub(super) fn forget(&mut self) {
        for pair in &mut self.pairs {
            pair.right.clear();
            pair.right_text.0.clear();
        }
    }
}
