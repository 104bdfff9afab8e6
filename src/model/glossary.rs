//! The glossary: terms, abbreviations and alternative names.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::meta::Spanned;

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As written in a sentence.
    pub term: String,
    /// Its short form.
    pub abbreviation: Option<String>,
    /// What it means, in a sentence or two.
    pub meaning: String,
    /// Other spellings and names, for search.
    pub also: Vec<String>,
    /// Pages, or other terms.
    pub see: Vec<Spanned<String>>,
    /// Its anchor on the glossary page.
    pub id: String,
    /// Where it is in the file.
    pub range: Range<usize>,
}

/// All terms, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glossary {
    /// Path of the file, for diagnostics.
    pub file: Arc<str>,
    /// The file's text.
    pub text: Arc<str>,
    /// Some terms could not be understood: one that seems missing may be among them.
    pub unread: bool,
    /// In alphabetical order.
    pub terms: Vec<Term>,
    /// The term of each abbreviation.
    pub abbreviations: BTreeMap<String, usize>,
}

impl Glossary {
    /// The term of an abbreviation.
    pub fn by_abbreviation(&self, abbreviation: &str) -> Option<&Term> {
        self.abbreviations
            .get(abbreviation)
            .and_then(|index| self.terms.get(*index))
    }

    /// The term of a name or an abbreviation in lower case; if several terms share a name, the
    /// first.
    pub fn names(&self) -> FxHashMap<String, usize> {
        let mut names = FxHashMap::default();
        for (index, term) in self.terms.iter().enumerate() {
            for name in [Some(&term.term), term.abbreviation.as_ref()]
                .into_iter()
                .flatten()
            {
                names.entry(name.to_lowercase()).or_insert(index);
            }
        }
        names
    }
}
