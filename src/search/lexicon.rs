//! All forms of all words, sorted, with the terms they belong to: the browser never stems, it looks up.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::bytes::in_order;
use super::concepts::{ConceptId, Names};
use super::counts::Counts;
use super::english::{English, is_stop_word, other_spelling};

/// A term's number.
pub type TermId = u32;

/// A form of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Folded.
    pub text: String,
    /// Its terms: one, unless it is a word of two languages.
    pub terms: Vec<TermId>,
    /// How common it is, on a scale that grows with the logarithm of the units that have it.
    pub popularity: u32,
    /// It carries no meaning in a question.
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
    english: FxHashMap<String, TermId>,
    other: FxHashMap<String, TermId>,
}

/// How many units have a form, by what kind of language they are in.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    english: u32,
    other: u32,
}

impl Lexicon {
    /// The forms of all `counts`, each with whether it is English.
    pub fn of(counts: &[(&Counts, bool)], names: &Names) -> Lexicon {
        let mut seen: FxHashMap<Cow<'_, str>, Seen> = FxHashMap::default();
        for (unit, is_english) in counts {
            for (form, _) in unit.forms() {
                let seen = seen.entry(Cow::Borrowed(form)).or_default();
                if *is_english { seen.english += 1 } else { seen.other += 1 }
            }
        }
        add_other_spellings(&mut seen);
        let mut forms: Vec<(Cow<'_, str>, Seen)> = seen.into_iter().collect();
        forms.sort_unstable_by(|a, b| in_order(&a.0, &b.0));
        Lexicon::number(forms, names)
    }

    /// Numbers terms in the order of their first forms, so that neighbours in the dictionary have near numbers.
    fn number(forms: Vec<(Cow<'_, str>, Seen)>, names: &Names) -> Lexicon {
        let english = English::default();
        let mut lexicon = Lexicon::default();
        let mut stems: FxHashMap<String, TermId> = FxHashMap::default();
        for (text, seen) in forms {
            let mut terms = Vec::with_capacity(1);
            if seen.english > 0 {
                let term = *stems.entry(english.term(&text)).or_insert_with(|| next(&mut lexicon.terms));
                lexicon.english.insert(text.to_string(), term);
                terms.push(term);
            }
            if seen.other > 0 {
                let term = next(&mut lexicon.terms);
                lexicon.other.insert(text.to_string(), term);
                terms.push(term);
            }
            lexicon.forms.push(Form {
                stop: is_stop_word(&text),
                concepts: names.beginning(&text),
                popularity: popularity(seen.english.max(seen.other)),
                text: text.into_owned(),
                terms,
            });
        }
        lexicon
    }

    /// The term of a form that occurs in a text which is English or is not.
    pub fn term(&self, form: &str, is_english: bool) -> Option<TermId> {
        if is_english { self.english.get(form).copied() } else { self.other.get(form).copied() }
    }

    /// The form, if it occurs.
    pub fn form(&self, text: &str) -> Option<&Form> {
        self.forms.binary_search_by(|form| in_order(&form.text, text)).ok().map(|at| &self.forms[at])
    }
}

fn next(count: &mut usize) -> TermId {
    *count += 1;
    TermId::try_from(*count - 1).unwrap_or(TermId::MAX)
}

/// A query in the other spelling finds the same pages.
fn add_other_spellings(seen: &mut FxHashMap<Cow<'_, str>, Seen>) {
    let mut others: BTreeMap<String, u32> = BTreeMap::new();
    for (form, found) in seen.iter().filter(|(_, found)| found.english > 0) {
        if let Some(other) = other_spelling(form).filter(|other| !seen.contains_key(other.as_str())) {
            let count = others.entry(other).or_default();
            *count = (*count).max(found.english);
        }
    }
    for (form, english) in others {
        seen.insert(Cow::Owned(form), Seen { english, other: 0 });
    }
}

/// Four steps for each doubling.
pub fn popularity(units: u32) -> u32 {
    let units = units.max(1);
    let log = units.ilog2();
    let quarter = if log >= 2 { (units >> (log - 2)) & 3 } else { (units << (2 - log)) & 3 };
    4 * log + quarter
}
