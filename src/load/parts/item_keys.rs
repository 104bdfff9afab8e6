//! What saved answers call an option, a prompt or an item.

use std::collections::{BTreeMap, BTreeSet};

use crate::effort;
use crate::model::slug::slug;

/// Keys of one question's items: given, or made of their words, each once.
#[derive(Default)]
pub(in crate::load) struct Keys {
    taken: BTreeSet<String>,
    /// The number last put after some words.
    numbers: BTreeMap<String, u32>,
}

impl Keys {
    /// A key that no other item has.
    pub(in crate::load) fn make(&mut self, given: Option<&str>, words: &str) -> String {
        let base: String = given
            .map_or_else(|| slug(words), str::to_owned)
            .chars()
            .take(48)
            .collect();
        let base = if base.is_empty() {
            "item".to_owned()
        } else {
            base
        };
        if self.taken.insert(base.clone()) {
            return base;
        }
        let number = self.numbers.entry(base.clone()).or_insert(1);
        loop {
            effort::spend(1);
            *number += 1;
            let key = format!("{base}-{number}");
            if self.taken.insert(key.clone()) {
                return key;
            }
        }
    }
}
