//! Everything that can be searched, before it is divided into shards.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::concepts::Names;
use super::counts::Counts;
use super::english::is_stop_word;
use super::lexicon::{Lexicon, TermId};
use super::memo::Memo;
use super::postings::{Counted, Doc, Postings};
use super::unit::{Fields, Made, Source, Unit, units};
use super::vocabulary::Vocabulary;
use crate::load::front_matter::lang::is_english;
use crate::model::library::Library;

/// The words that results are labelled with, and the pages without a source document.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// Kinds: code and word.
    pub kinds: Vec<(&'static str, String)>,
    /// Audiences: code and word.
    pub audiences: Vec<(&'static str, String)>,
    /// Generated pages.
    pub made: Vec<Made>,
}

/// The index of a site.
#[derive(Debug)]
pub struct Index<'a> {
    /// The documents of the site.
    pub library: &'a Library,
    /// Words to show.
    pub labels: &'a Labels,
    /// What can be found, by number.
    pub units: Vec<Unit<'a>>,
    /// For each unit the terms of its title, without duplicates and stop words.
    pub titles: Vec<Vec<TermId>>,
    /// All forms.
    pub lexicon: Lexicon,
    /// The postings.
    pub postings: Postings,
    /// The unit of each concept.
    pub concept_cards: Vec<Option<Doc>>,
}

impl<'a> Index<'a> {
    /// Indexes `library`, whose main language is `lang`. Reuses what `memo` holds of unchanged
    /// pages.
    pub fn of(library: &'a Library, labels: &'a Labels, lang: &str, memo: &mut Memo) -> Index<'a> {
        let names = Names::of(&library.glossary);
        let kinds: BTreeMap<&'static str, String> = labels.kinds.iter().cloned().collect();
        let pages = memo.count(library, &names, &kinds);
        let units = units(library, &labels.made, lang);
        let counts: Vec<Arc<Counts>> = units
            .iter()
            .map(|unit| count(unit, library, &pages, &names, &kinds))
            .collect();
        let counted: Vec<Counted<'_>> = units
            .iter()
            .zip(&counts)
            .map(|(unit, counts)| {
                let is_english = is_english(if unit.lang.is_empty() {
                    lang
                } else {
                    unit.lang
                });
                Counted {
                    counts,
                    is_english,
                    kind: unit.kind,
                }
            })
            .collect();
        let vocabulary = Vocabulary::of(counted.iter().map(|unit| (unit.counts, unit.is_english)));
        let lexicon = Lexicon::of(&vocabulary, &names);
        let postings = Postings::of(
            &counted,
            &vocabulary,
            &lexicon,
            library.glossary.terms.len(),
        );
        let titles = (0..)
            .zip(&counted)
            .map(|(unit, counted)| title_terms(counted, unit, &vocabulary, &lexicon));
        let titles = titles.collect();
        let concept_cards = concept_cards(&units, library.glossary.terms.len());
        Index {
            library,
            labels,
            units,
            titles,
            lexicon,
            postings,
            concept_cards,
        }
    }
}

fn count(
    unit: &Unit<'_>,
    library: &Library,
    pages: &[Arc<Counts>],
    names: &Names,
    kinds: &BTreeMap<&'static str, String>,
) -> Arc<Counts> {
    let label = kinds.get(unit.kind).map_or("", String::as_str);
    let fields = match &unit.source {
        Source::Page(page) => return Arc::clone(&pages[*page]),
        Source::Term(term) => Fields::of_term(&library.glossary.terms[*term], label),
        Source::Words(id) => Fields::of_words(unit, id, label),
    };
    Arc::new(Counts::of(&fields, names))
}

fn title_terms(
    counted: &Counted<'_>,
    unit: usize,
    vocabulary: &Vocabulary<'_>,
    lexicon: &Lexicon,
) -> Vec<TermId> {
    let mut terms: Vec<TermId> = Vec::new();
    let words = vocabulary.of_unit(unit);
    for word in counted
        .counts
        .title
        .iter()
        .filter_map(|at| words.get(*at as usize))
    {
        let tells = !is_stop_word(vocabulary.words[*word as usize].0);
        let term = lexicon
            .term(*word, counted.is_english)
            .filter(|term| tells && !terms.contains(term));
        terms.extend(term);
    }
    terms
}

fn concept_cards(units: &[Unit<'_>], concepts: usize) -> Vec<Option<Doc>> {
    let mut cards = vec![None; concepts];
    for (doc, unit) in (0..).zip(units) {
        if let Source::Term(term) = unit.source {
            cards[term] = Some(doc);
        }
    }
    cards
}
