//! The ids of one document: those that authors give, and those made from text, each once.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::slug::slug;

/// Ids in use.
#[derive(Debug)]
pub(crate) struct Ids {
    taken: BTreeSet<String>,
    /// The number last put after a slug.
    numbers: BTreeMap<String, u32>,
}

impl Ids {
    /// With these taken.
    pub(crate) fn with<'i>(given: impl IntoIterator<Item = &'i String>) -> Ids {
        Ids {
            taken: given.into_iter().cloned().collect(),
            numbers: BTreeMap::new(),
        }
    }

    /// Takes an id that an author gave; false when it is taken already.
    pub(crate) fn claim(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// An id for `text`: its slug, with `-1`, `-2` … after it where that is taken, as GitHub does.
    pub(crate) fn make(&mut self, text: &str) -> String {
        let base = Some(slug(text))
            .filter(|slug| !slug.is_empty())
            .unwrap_or_else(|| "section".to_owned());
        if self.taken.insert(base.clone()) {
            return base;
        }
        let number = self.numbers.entry(base.clone()).or_insert(0);
        loop {
            *number += 1;
            let id = format!("{base}-{number}");
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }

    /// All of them, sorted.
    pub(crate) fn all(self) -> Vec<Box<str>> {
        self.taken.into_iter().map(String::into_boxed_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_given_once() {
        let mut ids = Ids::with(&[]);
        assert!(ids.claim("actions-1"));
        assert!(!ids.claim("actions-1"));
        let made: Vec<_> = ["Actions", "Actions", "Actions", "!"]
            .map(|text| ids.make(text))
            .into();
        assert_eq!(made, ["actions", "actions-2", "actions-3", "section"]);
    }
}
