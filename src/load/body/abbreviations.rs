//! The glossary's abbreviations, and where they are in a text.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::fragment::find_byte;

/// Abbreviations, ready to be looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Abbreviations {
    /// By their first byte, the longest first; nothing at all where there are none.
    by_first: Vec<Vec<Arc<str>>>,
    /// All of them begin with a capital letter, as abbreviations do.
    capital: bool,
}

/// A use of an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use<'k, 't> {
    /// Where it begins.
    pub start: usize,
    /// As the glossary has it.
    pub abbreviation: &'k Arc<str>,
    /// As it is in the text: the plural (`AHPs`) is one with it.
    pub text: &'t str,
}

impl FromIterator<String> for Abbreviations {
    fn from_iter<I: IntoIterator<Item = String>>(abbreviations: I) -> Self {
        let all: BTreeSet<String> = abbreviations
            .into_iter()
            .filter(|one| !one.is_empty())
            .collect();
        let mut by_first = vec![Vec::new(); if all.is_empty() { 0 } else { 256 }];
        for one in all {
            by_first[usize::from(one.as_bytes()[0])].push(one.into());
        }
        by_first.iter_mut().for_each(|same: &mut Vec<Arc<str>>| {
            same.sort_by_key(|one| std::cmp::Reverse(one.len()))
        });
        let capital = (0..=u8::MAX)
            .zip(&by_first)
            .all(|(byte, same)| same.is_empty() || byte.is_ascii_uppercase());
        Abbreviations { by_first, capital }
    }
}

impl Abbreviations {
    /// The uses of abbreviations in `text`, in order: whole words in the glossary's own letter
    /// case.
    pub fn uses<'k, 't>(&'k self, text: &'t str) -> impl Iterator<Item = Use<'k, 't>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(start) = self.next_beginning(text, at) {
                at = start + 1;
                if let Some(found) = self.at(text, start) {
                    at = start + found.text.len();
                    return Some(found);
                }
            }
            None
        })
    }

    /// Nearly all bytes begin no abbreviation, so that is asked first.
    fn next_beginning(&self, text: &str, from: usize) -> Option<usize> {
        let begins = |byte: u8| {
            self.by_first
                .get(usize::from(byte))
                .is_some_and(|same| !same.is_empty())
        };
        let bytes = text.as_bytes().get(from..)?;
        let found = match self.capital {
            true if self.by_first.is_empty() => None,
            true => find_byte(bytes, |byte| byte.is_ascii_uppercase()),
            false => bytes.iter().position(|byte| begins(*byte)),
        };
        found.map(|at| from + at)
    }

    fn at<'k, 't>(&'k self, text: &'t str, start: usize) -> Option<Use<'k, 't>> {
        if text[..start].ends_with(is_part) {
            return None;
        }
        let same = self.by_first.get(usize::from(text.as_bytes()[start]))?;
        same.iter().find_map(|abbreviation| {
            let rest = text[start..].strip_prefix(&**abbreviation)?;
            let length = if !rest.starts_with(is_part) {
                abbreviation.len()
            } else if rest
                .strip_prefix('s')
                .is_some_and(|rest| !rest.starts_with(is_part))
            {
                abbreviation.len() + 1
            } else {
                return None;
            };
            Some(Use {
                start,
                abbreviation,
                text: &text[start..start + length],
            })
        })
    }
}

/// What a word goes on with: `E` in `A&E` is no word.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '&'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(abbreviations: &[&str], text: &str) -> Vec<String> {
        let known: Abbreviations = abbreviations.iter().map(|one| (*one).to_owned()).collect();
        known
            .uses(text)
            .map(|one| format!("{}:{}:{}", one.start, one.abbreviation, one.text))
            .collect()
    }

    #[test]
    fn whole_words_are_found() {
        let known = ["AHP", "GP", "eLfH", "R&D", "E"];
        assert_eq!(
            found(
                &known,
                "The AHPs (and a GP) in eLfH, R&D; SGP, GPx, AHPss, xE"
            ),
            ["4:AHP:AHPs", "16:GP:GP", "23:eLfH:eLfH", "29:R&D:R&D"]
        );
    }

    #[test]
    fn any_spelling_is_found() {
        let known = [
            "COVID-19", "R & D", "eg", "5 Rs", "É", ".net", "NHS", "NHS E",
        ];
        assert_eq!(
            found(
                &known,
                "COVID-19, R & D, eg the 5 Rs. É: .net NHS England NHS E"
            ),
            [
                "0:COVID-19:COVID-19",
                "10:R & D:R & D",
                "17:eg:eg",
                "24:5 Rs:5 Rs",
                "30:É:É",
                "34:.net:.net",
                "39:NHS:NHS",
                "51:NHS E:NHS E"
            ]
        );
    }

    #[test]
    fn without_a_glossary_nothing_is_found() {
        assert_eq!(found(&[], "The AHPs"), [""; 0]);
        assert_eq!(found(&[""], "The AHPs"), [""; 0]);
    }
}
