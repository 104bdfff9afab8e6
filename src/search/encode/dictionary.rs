//! The dictionary: forms by prefix (`v`), by suffix (`r`), and completions of a few letters (`p`).

use rayon::prelude::*;

use super::pack::{Packed, pack};
use crate::search::bytes::in_order;
use crate::search::lexicon::{Form, Lexicon};

/// The size of a shard in bytes, before it is encoded as text.
const SIZE: usize = 4_500;

/// The number of completions of a few letters.
const COMPLETIONS: usize = 8;

/// The longest prefix with a list of completions, in characters.
const LONGEST_PREFIX: usize = 3;

/// Forms, sorted.
pub fn forms(lexicon: &Lexicon) -> Packed {
    pack(
        lexicon.forms.iter(),
        SIZE,
        |form| &form.text,
        |form, open| {
            let many = form.terms.len() > 1;
            let flags = usize::from(form.stop)
                | usize::from(!form.concepts.is_empty()) << 1
                | usize::from(many) << 2;
            open.key(&form.text);
            open.body.number((form.popularity as usize) << 3 | flags);
            open.terms(&form.terms, many);
            if !form.concepts.is_empty() {
                open.body.number(form.concepts.len());
                let before = std::iter::once(0).chain(form.concepts.iter().copied());
                form.concepts
                    .iter()
                    .zip(before)
                    .for_each(|(concept, before)| {
                        open.body.number((concept - before) as usize);
                    });
            }
        },
    )
}

/// Whether typing errors in the form are corrected: a word of 4 to 24 letters.
pub fn can_be_corrected(form: &str) -> bool {
    let length = form.chars().count();
    (4..=24).contains(&length) && form.chars().all(char::is_alphabetic)
}

/// Forms by suffix.
pub fn reversed(lexicon: &Lexicon) -> Packed {
    let correctable = lexicon
        .forms
        .par_iter()
        .filter(|form| can_be_corrected(&form.text));
    let mut forms: Vec<(String, u32)> = correctable
        .map(|form| (form.text.chars().rev().collect(), form.popularity))
        .collect();
    forms.par_sort_unstable_by(|a, b| in_order(&a.0, &b.0));
    pack(
        forms.iter(),
        SIZE,
        |(text, _)| text,
        |(text, popularity), open| {
            open.key(text);
            open.body.number(*popularity as usize);
        },
    )
}

/// The completions of each prefix of one to three letters, the most common first.
pub fn completions(lexicon: &Lexicon) -> Vec<(&str, Vec<&Form>)> {
    let mut found: Vec<(&str, Vec<&Form>)> = Vec::new();
    // Forms are sorted, so those with the same prefix are adjacent: one list per length is open.
    let mut open: [Option<usize>; LONGEST_PREFIX] = [None; LONGEST_PREFIX];
    for form in &lexicon.forms {
        let ends = form
            .text
            .char_indices()
            .map(|(at, _)| at)
            .skip(1)
            .take(LONGEST_PREFIX);
        for (end, open) in ends.zip(&mut open) {
            let prefix = &form.text[..end];
            let same = open.filter(|list| found[*list].0 == prefix);
            let list = *open.insert(same.unwrap_or(found.len()));
            if same.is_none() {
                found.push((prefix, Vec::with_capacity(COMPLETIONS + 1)));
            }
            complete(&mut found[list].1, form);
        }
    }
    found.sort_unstable_by(|a, b| in_order(a.0, b.0));
    found
}

/// Forms arrive in order: a later one has to be more common to go before.
fn complete<'a>(list: &mut Vec<&'a Form>, form: &'a Form) {
    let place = list.partition_point(|other| other.popularity >= form.popularity);
    if place < COMPLETIONS {
        list.insert(place, form);
        list.truncate(COMPLETIONS);
    }
}

/// The completions as shards.
pub fn prefixes(lexicon: &Lexicon) -> Packed {
    pack(
        completions(lexicon).iter(),
        SIZE,
        |(prefix, _)| prefix,
        |(prefix, forms), open| {
            open.key(prefix);
            open.body.number(forms.len());
            for form in forms {
                let many = form.terms.len() > 1;
                open.body.text(&form.text[prefix.len()..]);
                open.body
                    .number((form.popularity as usize) << 1 | usize::from(many));
                open.terms(&form.terms, many);
            }
        },
    )
}
