//! How often each word and each concept occurs in one unit: what a rebuild keeps of an unchanged page.

use std::collections::BTreeMap;

use super::concepts::{ConceptId, Names};
use super::tokens::{Token, compounds, tokens};
use super::unit::Fields;

/// Title, headings, summary, body.
pub const FIELDS: usize = 4;

/// How often something occurs, by field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frequencies(pub [u16; FIELDS]);

impl Frequencies {
    fn add(&mut self, field: usize, times: u16) {
        self.0[field] = self.0[field].saturating_add(times);
    }

    /// Both together.
    pub fn plus(self, other: Frequencies) -> Frequencies {
        Frequencies(std::array::from_fn(|field| self.0[field].saturating_add(other.0[field])))
    }
}

/// The words of one unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Forms, each followed by a line end, sorted: one text, since strings of their own would take thrice the memory.
    forms: Box<str>,
    /// For each form.
    frequencies: Box<[Frequencies]>,
    /// Concepts that are named, by number; in halves.
    pub concepts: Box<[(ConceptId, Frequencies)]>,
    /// Tokens of each field.
    pub lengths: [u32; FIELDS],
    /// Tokens of the title, each once, in order.
    pub title: Box<str>,
}

impl Counts {
    /// Counts the words of `fields`.
    pub fn of(fields: &Fields, names: &Names) -> Counts {
        let texts = [&fields.title, &fields.headings, &fields.summary, &fields.body];
        let words: [Vec<Token>; FIELDS] = texts.map(|text| tokens(text));
        let mut forms: BTreeMap<&str, Frequencies> = BTreeMap::new();
        let mut concepts: BTreeMap<ConceptId, Frequencies> = BTreeMap::new();
        let joined: [Vec<String>; FIELDS] = std::array::from_fn(|field| compounds(&words[field]));
        for field in 0..FIELDS {
            let all = words[field].iter().map(|token| &token.text).chain(&joined[field]);
            all.for_each(|form| forms.entry(form).or_default().add(field, 1));
            for (concept, weight) in names.find(&words[field], texts[field]) {
                concepts.entry(concept).or_default().add(field, weight);
            }
        }
        let length = |field: usize| u32::try_from(words[field].len()).unwrap_or(u32::MAX);
        Counts {
            forms: forms.keys().flat_map(|form| [form, "\n"]).collect::<String>().into(),
            frequencies: forms.values().copied().collect(),
            concepts: concepts.into_iter().collect(),
            lengths: std::array::from_fn(length),
            title: words[0].iter().flat_map(|token| [token.text.as_str(), "\n"]).collect::<String>().into(),
        }
    }

    /// All forms with how often they occur, sorted by bytes.
    pub fn forms(&self) -> impl Iterator<Item = (&str, Frequencies)> {
        self.forms.lines().zip(self.frequencies.iter().copied())
    }
}
