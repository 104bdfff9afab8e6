//! All forms of all words, sorted, with their terms: the browser never stems, it looks words up.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::bytes::in_order;
use super::concepts::{ConceptId, Names};
use super::english::{English, is_stop_word, other_spelling};
use super::vocabulary::{Seen, Vocabulary};

/// A term's number.
pub type TermId = u32;

/// A form of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Folded.
    pub text: String,
    /// Its terms: one, unless it is a word in two languages.
    pub terms: Vec<TermId>,
    /// How common it is, on a logarithmic scale of the number of units that have it.
    pub popularity: u32,
    /// It is a stop word.
    pub stop: bool,
    /// Concepts whose names begin with it.
    pub concepts: Vec<ConceptId>,
}

/// The forms of a site.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// In the browser's order.
    pub forms: Vec<Form>,
    /// How many terms there are.
    pub terms: usize,
    /// For each word of the vocabulary, its term in English texts and in others, if it occurs in
    /// them.
    numbers: Vec<[TermId; 2]>,
}

/// No term has this number.
const NO_TERM: TermId = TermId::MAX;

impl Lexicon {
    /// Determines the forms of all words and their terms.
    pub fn of(vocabulary: &Vocabulary<'_>, names: &Names) -> Lexicon {
        let written = (0..)
            .zip(&vocabulary.words)
            .map(|(number, (text, seen))| Found {
                text: Cow::Borrowed(*text),
                seen: *seen,
                word: Some(number),
            });
        let mut found: Vec<Found<'_>> = written.chain(other_spellings(vocabulary)).collect();
        found.par_sort_unstable_by(|a, b| in_order(&a.text, &b.text));
        Lexicon::number(found, vocabulary.words.len(), names)
    }

    /// Numbers terms in the order of their first forms, so that neighbours in the dictionary have
    /// numbers close to each other.
    fn number(found: Vec<Found<'_>>, words: usize, names: &Names) -> Lexicon {
        let stemmed: Vec<Option<String>> = found
            .par_iter()
            .map_init(English::default, |english, found| {
                (found.seen.english > 0).then(|| english.term(&found.text))
            })
            .collect();
        let mut lexicon = Lexicon {
            numbers: vec![[NO_TERM; 2]; words],
            ..Lexicon::default()
        };
        let mut stems: FxHashMap<String, TermId> = FxHashMap::default();
        for (Found { text, seen, word }, stem) in found.into_iter().zip(stemmed) {
            let mut own = [NO_TERM; 2];
            if let Some(stem) = stem {
                own[0] = *stems
                    .entry(stem)
                    .or_insert_with(|| next(&mut lexicon.terms));
            }
            if seen.other > 0 {
                own[1] = next(&mut lexicon.terms);
            }
            word.into_iter()
                .for_each(|word: u32| lexicon.numbers[word as usize] = own);
            lexicon.forms.push(Form {
                stop: is_stop_word(&text),
                concepts: names.beginning(&text),
                popularity: popularity(seen.english.max(seen.other)),
                text: text.into_owned(),
                terms: own.into_iter().filter(|term| *term != NO_TERM).collect(),
            });
        }
        lexicon
    }

    /// The term of a word of the vocabulary in an English or another text.
    pub fn term(&self, word: u32, is_english: bool) -> Option<TermId> {
        let terms = self.numbers.get(word as usize)?;
        Some(terms[usize::from(!is_english)]).filter(|term| *term != NO_TERM)
    }

    /// The form, if it occurs.
    pub fn form(&self, text: &str) -> Option<&Form> {
        self.forms
            .binary_search_by(|form| in_order(&form.text, text))
            .ok()
            .map(|at| &self.forms[at])
    }
}

/// A form to be numbered.
struct Found<'a> {
    text: Cow<'a, str>,
    seen: Seen,
    /// Its number in the vocabulary; `None` for a spelling that does not occur.
    word: Option<u32>,
}

fn next(count: &mut usize) -> TermId {
    *count += 1;
    TermId::try_from(*count - 1).unwrap_or(TermId::MAX)
}

/// Adds the other spelling, so that a query in it finds the same pages.
fn other_spellings<'a>(vocabulary: &Vocabulary<'_>) -> impl Iterator<Item = Found<'a>> {
    let english = vocabulary
        .words
        .par_iter()
        .filter(|(_, found)| found.english > 0);
    let spelled = english.filter_map(|(form, found)| Some((other_spelling(form)?, found.english)));
    let found: Vec<(String, u32)> = spelled
        .filter(|(other, _)| !vocabulary.has(other))
        .collect();
    let mut others: BTreeMap<String, u32> = BTreeMap::new();
    for (other, units) in found {
        let count = others.entry(other).or_default();
        *count = (*count).max(units);
    }
    others.into_iter().map(|(form, english)| Found {
        text: Cow::Owned(form),
        seen: Seen { english, other: 0 },
        word: None,
    })
}

/// Four steps for each doubling.
pub fn popularity(units: u32) -> u32 {
    let units = units.max(1);
    let log = units.ilog2();
    let quarter = if log >= 2 {
        (units >> (log - 2)) & 3
    } else {
        (units << (2 - log)) & 3
    };
    4 * log + quarter
}
