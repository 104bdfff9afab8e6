//! How often each word and each concept occurs in a unit: what a rebuild reuses for an unchanged
//! page.

use std::collections::BTreeMap;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::concepts::{ConceptId, Names};
use super::tokens::{Tokens, compounds, tokens};
use super::unit::Fields;

/// Title, headings, summary, body.
pub const FIELDS: usize = 4;

/// The field that is counted last.
const BODY: usize = FIELDS - 1;

/// Frequencies by field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frequencies(pub [u16; FIELDS]);

impl Frequencies {
    fn add(&mut self, field: usize, times: u16) {
        self.0[field] = self.0[field].saturating_add(times);
    }

    fn elsewhere(self) -> [u16; FIELDS - 1] {
        let [title, headings, summary, _] = self.0;
        [title, headings, summary]
    }

    /// The sum of both.
    pub fn plus(self, other: Frequencies) -> Frequencies {
        Frequencies(std::array::from_fn(|field| {
            self.0[field].saturating_add(other.0[field])
        }))
    }
}

/// The words of one unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Forms in the order of their first occurrence, concatenated: separate strings would take
    /// three times the memory.
    forms: Box<str>,
    /// The length of each form in bytes: a form has at most 40 characters.
    sizes: Box<[u8]>,
    /// How often each occurs in the body.
    in_body: Box<[u16]>,
    /// How often each occurs in the other fields. These are counted first, so only the first forms
    /// occur in them.
    elsewhere: Box<[[u16; FIELDS - 1]]>,
    /// The concepts that are named, by number; in halves.
    pub concepts: Box<[(ConceptId, Frequencies)]>,
    /// The number of tokens in each field.
    pub lengths: [u32; FIELDS],
    /// The words of the title, in order: the position of each among the forms.
    pub title: Box<[u32]>,
}

impl Counts {
    /// Counts the words of `fields`.
    pub fn of(fields: &Fields, names: &Names) -> Counts {
        let texts = [
            &fields.title,
            &fields.headings,
            &fields.summary,
            &fields.body,
        ];
        let words: [Tokens; FIELDS] = texts.map(|text| tokens(text));
        let joined: [Vec<String>; FIELDS] = std::array::from_fn(|field| compounds(&words[field]));
        // About every other word of a page is a new one.
        let mut forms = Forms::with_room(words.iter().map(Tokens::len).sum::<usize>() / 2);
        let mut concepts: BTreeMap<ConceptId, Frequencies> = BTreeMap::new();
        let mut before_body = 0;
        for field in 0..FIELDS {
            before_body = forms.all.len();
            words[field]
                .iter()
                .for_each(|token| forms.add(token.text, field));
            joined[field]
                .iter()
                .for_each(|compound| forms.add(compound, field));
            for (concept, weight) in names.find(&words[field], texts[field]) {
                concepts.entry(concept).or_default().add(field, weight);
            }
        }
        let length = |field: usize| u32::try_from(words[field].len()).unwrap_or(u32::MAX);
        Counts {
            concepts: concepts.into_iter().collect(),
            lengths: std::array::from_fn(length),
            title: words[0]
                .iter()
                .filter_map(|token| forms.numbers.get(token.text).copied())
                .collect(),
            forms: forms
                .all
                .iter()
                .map(|(form, _)| *form)
                .collect::<String>()
                .into(),
            sizes: forms
                .all
                .iter()
                .map(|(form, _)| u8::try_from(form.len()).unwrap_or(u8::MAX))
                .collect(),
            in_body: forms.all.iter().map(|(_, found)| found.0[BODY]).collect(),
            elsewhere: forms.all[..before_body]
                .iter()
                .map(|(_, found)| found.elsewhere())
                .collect(),
        }
    }

    /// The frequencies of each form.
    pub fn frequencies(&self) -> impl Iterator<Item = Frequencies> {
        self.in_body.iter().enumerate().map(|(at, in_body)| {
            let [title, headings, summary] = self.elsewhere.get(at).copied().unwrap_or_default();
            Frequencies([title, headings, summary, *in_body])
        })
    }

    /// All forms, in the same order as their frequencies.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let mut at = 0;
        self.sizes.iter().filter_map(move |size| {
            let start = at;
            at += usize::from(*size);
            self.forms.get(start..at)
        })
    }
}

/// Forms being counted.
struct Forms<'a> {
    numbers: FxHashMap<&'a str, u32>,
    all: Vec<(&'a str, Frequencies)>,
}

impl<'a> Forms<'a> {
    fn with_room(forms: usize) -> Forms<'a> {
        let numbers = FxHashMap::with_capacity_and_hasher(forms, FxBuildHasher);
        Forms {
            numbers,
            all: Vec::with_capacity(forms),
        }
    }

    fn add(&mut self, form: &'a str, field: usize) {
        let number = *self.numbers.entry(form).or_insert_with(|| {
            self.all.push((form, Frequencies::default()));
            self.all.len() as u32 - 1
        });
        self.all[number as usize].1.add(field, 1);
    }
}
