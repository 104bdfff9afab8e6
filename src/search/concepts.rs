//! Things that the glossary knows under several names: a page that uses one of them is found by all
//! of them.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::english::is_stop_word;
use super::tokens::{Token, Tokens, tokens};
use crate::model::glossary::{Glossary, Term};

/// A concept's number: the number of its term in the glossary.
pub type ConceptId = u32;

/// The weight of an occurrence, in halves: alternative names are often broader than the term.
pub const FULL: u16 = 2;
const ALSO: u16 = 1;

/// The names of all concepts, by their first word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    by_first: FxHashMap<String, Vec<Name>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    rest: Vec<String>,
    concept: ConceptId,
    weight: u16,
}

/// The names of a term and their weights: its own, its short form, alternative names, and common
/// ways to type these: `fitnote` for a fit note, `OTs` for an OT.
pub fn names(term: &Term) -> impl Iterator<Item = (Cow<'_, str>, u16)> {
    let own = std::iter::once(term.term.as_str())
        .chain(term.abbreviation.as_deref())
        .map(|name| (name, FULL));
    let written = own.chain(term.also.iter().map(|name| (name.as_str(), ALSO)));
    let plural = term
        .abbreviation
        .as_deref()
        .and_then(plural)
        .map(|name| (Cow::Owned(name), FULL));
    let joined = written
        .clone()
        .filter_map(|(name, weight)| Some((Cow::Owned(joined(name)?), weight)));
    written
        .map(|(name, weight)| (Cow::Borrowed(name), weight))
        .chain(plural)
        .chain(joined)
}

/// `OTs` for `OT`.
fn plural(abbreviation: &str) -> Option<String> {
    let is_short_form =
        abbreviation.len() > 1 && abbreviation.chars().all(|c| c.is_ascii_uppercase());
    is_short_form.then(|| format!("{abbreviation}s"))
}

/// `fitnote` for `fit note`.
fn joined(name: &str) -> Option<String> {
    let (first, second) = name.split_once(' ')?;
    let is_word = |word: &str| {
        word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic()) && !is_stop_word(word)
    };
    (is_word(first) && is_word(second)).then(|| format!("{first}{second}"))
}

impl Names {
    /// All names of `glossary`; a name of two concepts belongs to the first.
    pub fn of(glossary: &Glossary) -> Names {
        let mut by_first: FxHashMap<String, Vec<Name>> = FxHashMap::default();
        for (concept, term) in (0..).zip(&glossary.terms) {
            for (name, weight) in names(term) {
                let words = tokens(&name);
                let mut words = words.iter().map(|token| token.text.to_owned());
                let Some(first) = words.next() else { continue };
                let named = Name {
                    rest: words.collect(),
                    concept,
                    weight,
                };
                let list = by_first.entry(first).or_default();
                match list.iter_mut().find(|other| other.rest == named.rest) {
                    Some(other) if other.concept == concept => {
                        other.weight = other.weight.max(weight)
                    }
                    Some(_) => {}
                    None => list.push(named),
                }
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|name| (std::cmp::Reverse(name.rest.len()), name.concept));
        }
        Names { by_first }
    }

    /// The concepts with names that begin with `form`, without duplicates, in order.
    pub fn beginning(&self, form: &str) -> Vec<ConceptId> {
        let mut found: Vec<ConceptId> = self
            .by_first
            .get(form)
            .into_iter()
            .flatten()
            .map(|name| name.concept)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// All first words.
    pub fn firsts(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys().map(String::as_str)
    }

    /// The concepts that `words` name, with the weight of each occurrence. At each position the
    /// longest name wins, and names do not overlap. `written` is the text that the words come from:
    /// `who` is the World Health Organization only as often as the text has it in capitals.
    pub fn find(&self, words: &Tokens, written: &str) -> Vec<(ConceptId, u16)> {
        let mut found = Vec::new();
        let mut shouted: FxHashMap<&str, usize> = FxHashMap::default();
        let mut at = 0;
        while let Some(Token { text: first, .. }) = words.get(at) {
            let list = self.by_first.get(first).map_or(&[][..], Vec::as_slice);
            let goes_on = |(offset, word): (usize, &String)| {
                words
                    .get(at + offset)
                    .is_some_and(|token| token.text == *word)
            };
            let hit = list.iter().find(|name| (1..).zip(&name.rest).all(goes_on));
            at += hit.map_or(1, |name| name.rest.len() + 1);
            let Some(name) = hit else { continue };
            if name.rest.is_empty() && is_stop_word(first) {
                let left = shouted
                    .entry(first)
                    .or_insert_with(|| in_capitals(first, written));
                if *left == 0 {
                    continue;
                }
                *left -= 1;
            }
            found.push((name.concept, name.weight));
        }
        found
    }
}

/// How often `text` has `word` in capitals.
fn in_capitals(word: &str, text: &str) -> usize {
    let capitals = word.to_uppercase();
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|other| *other == capitals)
        .count()
}
