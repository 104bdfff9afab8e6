//! What saved answers call an option, a prompt or an item.

use std::collections::BTreeSet;

use crate::model::slug::slug;

/// Keys of one question's items: given, or made of their words, each once.
#[derive(Default)]
pub(super) struct Keys(BTreeSet<String>);

impl Keys {
    /// A key that no other item has.
    pub(super) fn make(&mut self, given: Option<&str>, words: &str) -> String {
        let base: String = given.map_or_else(|| slug(words), str::to_owned).chars().take(48).collect();
        let base = if base.is_empty() { "item".to_owned() } else { base };
        let numbered = (1..).map(|number: u32| if number == 1 { base.clone() } else { format!("{base}-{number}") });
        let key = numbered.into_iter().find(|key| !self.0.contains(key)).unwrap_or_default();
        self.0.insert(key.clone());
        key
    }
}
