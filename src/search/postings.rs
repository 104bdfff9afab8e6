//! For each term, the units that contain it with its impact on each.

use rayon::prelude::*;

use super::concepts::FULL;
use super::counts::{Counts, Frequencies};
use super::lexicon::{Lexicon, TermId};
use super::vocabulary::Vocabulary;
use super::weights::{Averages, prior, rarity};

/// A unit's number.
pub type Doc = u32;

/// A unit with a term, and the term's impact: 24 and 8 bits, because there are millions of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u32);

impl Posting {
    /// The unit must be below 2^24.
    pub fn new(doc: Doc, impact: u8) -> Posting {
        Posting(doc << 8 | u32::from(impact))
    }

    /// The unit.
    pub fn doc(self) -> Doc {
        self.0 >> 8
    }

    /// 1 to 255.
    pub fn impact(self) -> u8 {
        (self.0 & 0xff) as u8
    }
}

impl std::fmt::Debug for Posting {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}", self.doc(), self.impact())
    }
}

/// The lists of all terms, first those of words, then those of concepts; each sorted by unit.
#[derive(Debug, Default)]
pub struct Postings {
    /// By term.
    pub lists: Vec<Vec<Posting>>,
    /// How rare each term is.
    pub rarity: Vec<u32>,
}

/// The words of a unit, as this stage needs them.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// How often each occurs.
    pub counts: &'a Counts,
    /// Whether they are English.
    pub is_english: bool,
    /// The code of the unit's kind.
    pub kind: &'static str,
}

/// How many units are weighed at a time: enough for all cores, few enough to hold their terms in
/// memory.
const BATCH: usize = 1_024;

impl Postings {
    /// Weighs all words and concepts of all units.
    pub fn of(
        units: &[Counted<'_>],
        vocabulary: &Vocabulary<'_>,
        lexicon: &Lexicon,
        concepts: usize,
    ) -> Postings {
        let averages = Averages::of(units.iter().map(|unit| unit.counts));
        let mut lists = rooms(vocabulary, lexicon, concepts);
        for (number, batch) in units.chunks(BATCH).enumerate() {
            let words = |offset: usize| vocabulary.of_unit(number * BATCH + offset);
            let weighed: Vec<Vec<(TermId, u8)>> = batch
                .par_iter()
                .enumerate()
                .map(|(offset, unit)| weigh(unit, words(offset), lexicon, &averages))
                .collect();
            for (offset, terms) in weighed.into_iter().enumerate() {
                let doc = Doc::try_from(number * BATCH + offset).unwrap_or(Doc::MAX);
                terms.into_iter().for_each(|(term, impact)| {
                    lists[term as usize].push(Posting::new(doc, impact))
                });
            }
        }
        let rarity = lists
            .iter()
            .map(|list| rarity(units.len(), list.len()))
            .collect();
        Postings { lists, rarity }
    }
}

/// An empty list for each term, with capacity for all its units: a growing list would take twice
/// its size. A unit with two forms of a word is counted twice, which is rare.
fn rooms(vocabulary: &Vocabulary<'_>, lexicon: &Lexicon, concepts: usize) -> Vec<Vec<Posting>> {
    let mut rooms = vec![0; lexicon.terms + concepts];
    for (word, (_, seen)) in (0..).zip(&vocabulary.words) {
        for (is_english, units) in [(true, seen.english), (false, seen.other)] {
            if let Some(term) = lexicon.term(word, is_english) {
                rooms[term as usize] += units as usize;
            }
        }
    }
    rooms.into_iter().map(Vec::with_capacity).collect()
}

/// The terms of one unit with their impacts, by term.
fn weigh(
    unit: &Counted<'_>,
    words: &[u32],
    lexicon: &Lexicon,
    averages: &Averages,
) -> Vec<(TermId, u8)> {
    let mut terms: Vec<(TermId, Frequencies, f64)> = words
        .iter()
        .zip(unit.counts.frequencies())
        .filter_map(|(word, found)| {
            lexicon
                .term(*word, unit.is_english)
                .map(|term| (term, found, 1.0))
        })
        .collect();
    // Integer sums do not depend on the order.
    terms.sort_unstable_by_key(|(term, ..)| *term);
    terms.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.plus(next.1);
        }
        same
    });
    let concept_terms = unit.counts.concepts.iter().map(|(concept, found)| {
        let term = lexicon.terms as TermId + concept;
        (term, *found, 1.0 / f64::from(FULL))
    });
    let prior = prior(unit.kind);
    terms
        .into_iter()
        .chain(concept_terms)
        .map(|(term, found, scale)| {
            (
                term,
                averages.impact(found, scale, &unit.counts.lengths, prior),
            )
        })
        .collect()
}
