//! The glossary: terms, abbreviations and what people call them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::meta::Spanned;

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As it is written in a sentence.
    pub term: String,
    /// Its short form.
    pub abbreviation: Option<String>,
    /// What it means, in a sentence or two.
    pub meaning: String,
    /// Other spellings and names, for search.
    pub also: Vec<String>,
    /// Pages, or other terms.
    pub see: Vec<Spanned<String>>,
    /// Its place on the glossary page.
    pub id: String,
    /// Where it stands in the file.
    pub range: Range<usize>,
}

/// All terms, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glossary {
    /// Path of the file, for diagnostics.
    pub file: Arc<str>,
    /// The file's text.
    pub text: Arc<str>,
    /// Terms are missing that could not be understood: one that is not here may be among them.
    pub unread: bool,
    /// In alphabetical order.
    pub terms: Vec<Term>,
    /// Which term an abbreviation belongs to.
    pub abbreviations: BTreeMap<String, usize>,
}

impl Glossary {
    /// The term that an abbreviation stands for.
    pub fn by_abbreviation(&self, abbreviation: &str) -> Option<&Term> {
        self.abbreviations.get(abbreviation).and_then(|index| self.terms.get(*index))
    }

    /// The term with this name or abbreviation, whatever its letter case.
    pub fn by_name(&self, name: &str) -> Option<&Term> {
        let same = |other: &str| other.to_lowercase() == name.to_lowercase();
        self.terms.iter().find(|term| same(&term.term) || term.abbreviation.as_deref().is_some_and(same))
    }
}
