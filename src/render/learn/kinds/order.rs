//! `ordering`: items to put in order.

use serde::Serialize;

use super::Maker;
use crate::model::learn::quiz::Item;
use crate::render::learn::shuffle;
use crate::render::view_parts::Html;

#[derive(Debug, Clone, Serialize)]
pub struct OrderView<'a> {
    /// The items in the right order.
    pub items: Vec<ItemView<'a>>,
    /// The same in an order shuffled by a seed of the build, never the right one.
    pub shuffled: Vec<ItemView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ItemView<'a> {
    pub key: &'a str,
    pub text: Html,
    /// Without markup, for `<option>`.
    pub plain: &'a str,
}

pub(super) fn view<'a>(make: &Maker<'_, 'a>, written: &'a [Item]) -> OrderView<'a> {
    let items = items(make, written);
    OrderView {
        shuffled: shuffled(&items, &make.seed),
        items,
    }
}

pub(super) fn items<'a>(make: &Maker<'_, 'a>, items: &'a [Item]) -> Vec<ItemView<'a>> {
    let item = |item: &'a Item| ItemView {
        key: &item.key,
        text: make.pen.html(&item.text),
        plain: &item.plain,
    };
    items.iter().map(item).collect()
}

pub(super) fn shuffled<'a>(items: &[ItemView<'a>], seed: &str) -> Vec<ItemView<'a>> {
    shuffle::order(seed, items.len())
        .into_iter()
        .map(|number| items[number].clone())
        .collect()
}

impl OrderView<'_> {
    pub(super) fn forget(&mut self) {
        self.items.clear();
    }
}
