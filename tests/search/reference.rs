//! The ranking in plain Rust, straight from the index: what the browser's script has to agree with,
//! to the last bit.
//!
//! It knows nothing of shards but where they begin, since the search for typing errors stops at six
//! of them.

use std::collections::BTreeMap;

use preceptor::search::Index;
use preceptor::search::bytes::in_order;
use preceptor::search::concepts::names;
use preceptor::search::encode::dictionary::{can_be_corrected, completions, forms, reversed};
use preceptor::search::encode::posting_lists::cut;
use preceptor::search::lexicon::{Form, TermId};
use preceptor::search::postings::{Doc, Posting};
use preceptor::search::tokens::tokens;
use preceptor::search::weights::{PARAMETERS, Parameters};

/// At most so many words of a query count.
const TOKENS: usize = 24;
/// How many UTF-16 units of a query are read.
const UNITS: usize = 400;
/// How many completions of a prefix are used.
const COMPLETED: usize = 4;
/// How many results are rescored together.
pub const STEP: usize = 16;

/// An index, ready to be asked.
pub struct Reference<'a> {
    pub index: &'a Index<'a>,
    pub parameters: Parameters,
    completions: BTreeMap<String, Vec<&'a Form>>,
    firsts: Vec<String>,
    reversed_firsts: Vec<String>,
    reversed: Vec<(String, &'a Form)>,
    names: Vec<Vec<Vec<String>>>,
}

/// A word of the query with its terms, each with its weight in 256ths.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub word: String,
    pub terms: Vec<(TermId, u32)>,
    /// The concept, by its place in the query, whose name holds the word.
    pub covered: Option<usize>,
    /// The correction, if the word has a typing error.
    pub corrected: Option<String>,
}

/// A query, understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    pub groups: Vec<Group>,
    pub concepts: Vec<u32>,
    /// The card of the concept that the query asks for and nothing else.
    pub definition: Option<Doc>,
}

impl<'a> Reference<'a> {
    pub fn new(index: &'a Index<'a>) -> Reference<'a> {
        let mut backwards: Vec<(String, &Form)> = index
            .lexicon
            .forms
            .iter()
            .filter(|form| can_be_corrected(&form.text))
            .map(|form| (form.text.chars().rev().collect(), form))
            .collect();
        backwards.sort_by(|a, b| in_order(&a.0, &b.0));
        let of_name = |name: &str| {
            tokens(name)
                .iter()
                .map(|token| token.text.to_owned())
                .collect()
        };
        Reference {
            index,
            parameters: PARAMETERS,
            completions: completions(&index.lexicon)
                .into_iter()
                .map(|(prefix, forms)| (prefix.to_owned(), forms))
                .collect(),
            firsts: forms(&index.lexicon).firsts,
            reversed_firsts: reversed(&index.lexicon).firsts,
            reversed: backwards,
            names: index
                .library
                .glossary
                .terms
                .iter()
                .map(|term| names(term).map(|(name, _)| of_name(&name)).collect())
                .collect(),
        }
    }

    /// Understands `text`, while it is typed or when it is done.
    pub fn query(&self, text: &str, typing: bool) -> Query {
        let text = cut_units(text);
        let open_end = typing && !text.ends_with([' ', '"', '”']);
        let words: Vec<String> = tokens(&text)
            .iter()
            .map(|token| token.text.to_owned())
            .take(TOKENS)
            .collect();
        let (concepts, spans) = self.concepts(&words, &text);
        let is_stop = |word: &str| self.index.lexicon.form(word).is_some_and(|form| form.stop);
        let all_stop = concepts.is_empty() && words.iter().all(|word| is_stop(word));
        let mut groups: Vec<Group> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            if is_stop(word) && !all_stop {
                continue;
            }
            let covered = spans[at];
            if let Some(known) = groups.iter_mut().find(|group| group.word == *word) {
                known.covered = known.covered.or(covered);
                continue;
            }
            let last = words.last() == Some(word);
            groups.push(self.group(word, covered, last && open_end));
        }
        groups.retain(|group| !group.terms.is_empty());
        let is_all = |place: usize| {
            words
                .iter()
                .zip(&spans)
                .all(|(word, span)| *span == Some(place) || is_stop(word))
        };
        let asked = concepts
            .iter()
            .enumerate()
            .find(|(place, _)| is_all(*place));
        let definition = asked.and_then(|(_, concept)| self.index.concept_cards[*concept as usize]);
        Query {
            groups,
            concepts,
            definition,
        }
    }

    /// The concepts that are named, and which of them holds each word.
    fn concepts(&self, words: &[String], written: &str) -> (Vec<u32>, Vec<Option<usize>>) {
        // A question with "who" in it does not ask for the World Health Organization.
        let is_meant = |name: &[String]| {
            let is_stop =
                |word: &String| self.index.lexicon.form(word).is_some_and(|form| form.stop);
            name.len() > 1
                || !is_stop(&name[0])
                || words.len() == 1
                || written.contains(&name[0].to_uppercase())
        };
        let mut spans = vec![None; words.len()];
        let mut found: Vec<u32> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let mut best: Option<(usize, u32)> = None;
            for (concept, names) in (0..).zip(&self.names) {
                for name in names.iter().filter(|name| {
                    !name.is_empty() && words[at..].starts_with(name) && is_meant(name)
                }) {
                    if best.is_none_or(|(length, _)| name.len() > length) {
                        best = Some((name.len(), concept));
                    }
                }
            }
            if let Some((length, concept)) = best {
                let place = found
                    .iter()
                    .position(|other| *other == concept)
                    .unwrap_or(found.len());
                if place == found.len() {
                    found.push(concept);
                }
                spans[at..at + length].fill(Some(place));
                at += length;
            } else {
                at += 1;
            }
        }
        (found, spans)
    }

    fn group(&self, word: &str, covered: Option<usize>, is_open: bool) -> Group {
        let mut terms: Vec<(TermId, u32)> = Vec::new();
        let mut corrected = None;
        if let Some(form) = self.index.lexicon.form(word) {
            terms.extend(form.terms.iter().map(|term| (*term, 256)));
        }
        if terms.is_empty() || is_open {
            let long_enough = is_open || word.chars().count() >= 3;
            for term in self.complete(word).into_iter().filter(|_| long_enough) {
                if !terms.iter().any(|(known, _)| *known == term) {
                    terms.push((term, self.parameters.prefix));
                }
            }
        }
        if terms.is_empty() {
            let (weight, forms) = self.correct(word);
            corrected = forms.first().map(|form| form.text.clone());
            for term in forms.iter().flat_map(|form| &form.terms) {
                if !terms.iter().any(|(known, _)| known == term) {
                    terms.push((*term, weight));
                }
            }
        }
        Group {
            word: word.to_owned(),
            terms,
            covered,
            corrected,
        }
    }

    /// The terms that a beginning may become.
    fn complete(&self, word: &str) -> Vec<TermId> {
        let found: Vec<&Form> = if word.chars().count() <= 3 {
            self.completions.get(word).cloned().unwrap_or_default()
        } else {
            let (from, to) = range(&self.firsts, word);
            let mut found: Vec<&Form> = self
                .index
                .lexicon
                .forms
                .iter()
                .filter(|form| form.text.starts_with(word) && form.text != word)
                .filter(|form| (from..=to.min(from + 2)).contains(&shard(&self.firsts, &form.text)))
                .collect();
            found.sort_by_key(|form| std::cmp::Reverse(form.popularity));
            found
        };
        let mut terms = Vec::new();
        for term in found.iter().flat_map(|form| &form.terms) {
            if !terms.contains(term) && terms.len() < COMPLETED {
                terms.push(*term);
            }
        }
        terms
    }

    /// The nearest words to one that is unknown.
    fn correct(&self, word: &str) -> (u32, Vec<&Form>) {
        if !can_be_corrected(word) {
            return (0, Vec::new());
        }
        let chars: Vec<char> = word.chars().collect();
        let limit = if chars.len() <= 7 { 1 } else { 2 };
        let start = (chars.len() / (limit + 1)).max(2);
        let backwards: String = chars.iter().rev().collect();
        let by_beginning = beginning(&self.firsts, word, start);
        let by_end = beginning(&self.reversed_firsts, &backwards, start);
        let forms = self.index.lexicon.forms.iter();
        let mut near: Vec<&Form> = forms
            .filter(|form| can_be_corrected(&form.text) && form.text.starts_with(&by_beginning))
            .collect();
        near.extend(
            self.reversed
                .iter()
                .filter(|(text, _)| text.starts_with(&by_end))
                .map(|(_, form)| *form),
        );
        near.sort_by(|a, b| in_order(&a.text, &b.text));
        near.dedup_by(|a, b| a.text == b.text);
        let mut ranked: Vec<(usize, &Form)> = near
            .into_iter()
            .map(|form| {
                (
                    distance(&chars, &form.text.chars().collect::<Vec<_>>()),
                    form,
                )
            })
            .filter(|(distance, _)| *distance <= limit)
            .collect();
        let other_start = |form: &Form| form.text.chars().next() != chars.first().copied();
        ranked.sort_by_key(|(distance, form)| {
            (
                *distance,
                std::cmp::Reverse(form.popularity),
                other_start(form),
            )
        });
        let best = ranked.first().map_or(0, |(distance, _)| *distance);
        let weight = if best <= 1 {
            self.parameters.one_edit
        } else {
            self.parameters.two_edits
        };
        (
            weight,
            ranked
                .into_iter()
                .filter(|(distance, _)| *distance == best)
                .take(3)
                .map(|(_, form)| form)
                .collect(),
        )
    }

    /// All units that answer, best first; `all` reads the tails as well.
    pub fn rank(&self, query: &Query, all: bool) -> Vec<(Doc, f64)> {
        let mut scores: BTreeMap<Doc, (f64, f64, Vec<bool>)> = BTreeMap::new();
        let none = || (0.0, 0.0, vec![false; query.groups.len()]);
        let parameters = &self.parameters;
        let part = |weight: u32| f64::from(weight) / 256.0;
        let gains: Vec<f64> = query.groups.iter().map(|group| self.gain(group)).collect();
        for (number, group) in query.groups.iter().enumerate() {
            let mut best: BTreeMap<Doc, f64> = BTreeMap::new();
            for (term, weight) in &group.terms {
                let rarity = f64::from(self.index.postings.rarity[*term as usize]);
                for posting in self.list(*term, all) {
                    let value = f64::from(*weight) * rarity * f64::from(posting.impact()) / 256.0;
                    let kept = best.entry(posting.doc()).or_insert(0.0);
                    *kept = kept.max(value);
                }
            }
            let factor = if group.covered.is_some() {
                part(parameters.covered)
            } else {
                1.0
            };
            for (doc, value) in best {
                let score = scores.entry(doc).or_insert_with(none);
                score.0 += value * factor;
                score.1 += gains[number];
                score.2[number] = true;
            }
        }
        for (place, concept) in query.concepts.iter().enumerate() {
            let term = self.index.lexicon.terms as TermId + concept;
            let rarity = f64::from(self.index.postings.rarity[term as usize]);
            for posting in self.list(term, all) {
                let score = scores.entry(posting.doc()).or_insert_with(none);
                score.0 += rarity * f64::from(posting.impact()) * part(parameters.concept);
                for (number, group) in query.groups.iter().enumerate() {
                    if group.covered == Some(place) && !score.2[number] {
                        score.1 += gains[number];
                        score.2[number] = true;
                    }
                }
            }
        }
        let total: f64 = gains.iter().sum();
        let base = part(parameters.coverage_base);
        let coverage = |matched: f64| {
            if gains.is_empty() {
                1.0
            } else {
                matched / total
            }
        };
        let mut ranked: Vec<(Doc, f64)> = scores
            .into_iter()
            .map(|(doc, (score, matched, _))| {
                let share = coverage(matched);
                (doc, score * (base + (1.0 - base) * (share * share)))
            })
            .collect();
        sort(&mut ranked);
        ranked.chunks_mut(STEP).for_each(|step| {
            step.iter_mut()
                .for_each(|(doc, score)| *score *= self.bonus(query, *doc, &gains, total));
            sort(step);
        });
        ranked
    }

    fn bonus(&self, query: &Query, doc: Doc, gains: &[f64], total: f64) -> f64 {
        let title = &self.index.titles[doc as usize];
        let has = |group: &Group| group.terms.iter().any(|(term, _)| title.contains(term));
        let groups = query.groups.iter().zip(gains);
        let matched: f64 = groups
            .filter(|(group, _)| has(group))
            .map(|(_, gain)| *gain)
            .sum();
        let in_query = |term: &&TermId| {
            query
                .groups
                .iter()
                .any(|group| group.terms.iter().any(|(t, _)| t == *term))
        };
        let hits = title.iter().filter(in_query).count();
        let found = if gains.is_empty() {
            0.0
        } else {
            matched / total
        };
        let share = hits as f64 / title.len().max(1) as f64;
        1.0 + f64::from(self.parameters.title_bonus) / 256.0 * found * (0.5 + 0.5 * share)
    }

    fn gain(&self, group: &Group) -> f64 {
        let rarities = group
            .terms
            .iter()
            .map(|(term, _)| f64::from(self.index.postings.rarity[*term as usize]));
        rarities.fold(0.0, f64::max)
    }

    fn list(&self, term: TermId, all: bool) -> Vec<Posting> {
        let list = &self.index.postings.lists[term as usize];
        if all { list.clone() } else { cut(list).0 }
    }
}

fn sort(ranked: &mut [(Doc, f64)]) {
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
}

fn cut_units(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= UNITS
        })
        .collect()
}

/// The shard that holds a key, if any does.
fn shard(firsts: &[String], key: &str) -> usize {
    firsts
        .partition_point(|first| in_order(first, key).is_le())
        .saturating_sub(1)
}

/// The shards that can hold what begins with `prefix`.
fn range(firsts: &[String], prefix: &str) -> (usize, usize) {
    (
        shard(firsts, prefix),
        shard(firsts, &format!("{prefix}\u{ffff}")),
    )
}

/// The first letters of `word`, as few as six shards allow.
fn beginning(firsts: &[String], word: &str, start: usize) -> String {
    let length = word.chars().count();
    let of = |letters: usize| word.chars().take(letters).collect::<String>();
    let fits = |letters: &usize| {
        let (from, to) = range(firsts, &of(*letters));
        to - from < 6
    };
    of((start..length - 1).find(fits).unwrap_or(length - 1))
}

/// Optimal string alignment: letters put in, left out, replaced, or two neighbours swapped.
pub fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let mut cost = (rows[i][j] + usize::from(left != right))
                .min(rows[i][j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *left == b[j - 1] && a[i - 1] == *right {
                cost = cost.min(rows[i - 1][j - 1] + 1);
            }
            row.push(cost);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
