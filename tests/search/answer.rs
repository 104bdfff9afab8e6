//! Random queries about a project and the reference's answers, one JSON object per line: the
//! browser's script has to agree.
//!
//! ```text
//! cargo run --example search-reference -- PROJECT QUERIES SEED
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    dead_code
)]

#[path = "reference.rs"]
mod reference;

use std::env;
use std::path::Path;

use preceptor::search::concepts::names;
use preceptor::search::{Index, Memo};
use preceptor::{SearchInput, search_input};
use reference::Reference;
use serde_json::json;

/// How many results are compared.
const COMPARED: usize = 16;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [project, queries, seed] = &arguments[..] else {
        panic!("PROJECT QUERIES SEED")
    };
    let SearchInput {
        project,
        library,
        labels,
        ..
    } = search_input(Path::new(project)).expect("a project");
    let index = Index::of(&library, &labels, &project.lang, &mut Memo::default());
    let reference = Reference::new(&index);
    let mut writer = Writer {
        index: &index,
        random: Random(seed.parse().expect("a number")),
    };
    for _ in 0..queries.parse().expect("a number") {
        let (text, typing) = writer.query();
        let query = reference.query(&text, typing);
        let corrected: Vec<&String> = query
            .groups
            .iter()
            .filter_map(|group| group.corrected.as_ref())
            .collect();
        let ranked = reference.rank(&query, false);
        let docs: Vec<u32> = ranked.iter().take(COMPARED).map(|(doc, _)| *doc).collect();
        println!(
            "{}",
            json!({ "text": text, "typing": typing, "docs": docs, "known": ranked.len(), "mended": corrected })
        );
    }
}

/// Numbers that look random: xorshift64* (Vigna 2016, doi:10.1145/2845077).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// Writes queries as people do: words of the site, wrong and right, whole and begun, names, and
/// rubbish.
struct Writer<'a> {
    index: &'a Index<'a>,
    random: Random,
}

impl Writer<'_> {
    fn query(&mut self) -> (String, bool) {
        let count = 1 + self.random.below(6);
        let mut words: Vec<String> = (0..count).map(|_| self.word()).collect();
        let typing = self.random.one_in(2);
        if typing && self.random.one_in(2) {
            let last = words.pop().unwrap_or_default();
            let letters = 1 + self.random.below(last.chars().count().max(1));
            words.push(last.chars().take(letters).collect());
        }
        let between = if self.random.one_in(8) { "-" } else { " " };
        let end = if self.random.one_in(10) { " " } else { "" };
        (format!("{}{end}", words.join(between)), typing)
    }

    fn word(&mut self) -> String {
        let forms = &self.index.lexicon.forms;
        let form = forms[self.random.below(forms.len())].text.clone();
        match self.random.below(12) {
            0 | 1 => self.mistyped(&form),
            2 => self.mistyped(&form).to_uppercase(),
            3 => ["who", "can", "the", "what is", "do I", "a"][self.random.below(6)].to_owned(),
            4 | 5 => self.name(),
            6 => {
                ["zzzz", "<b>", "健康", "İ’s", "2.8", "😀", "qx'"][self.random.below(7)].to_owned()
            }
            _ => form,
        }
    }

    /// One letter left out, doubled, replaced or swapped with the next.
    fn mistyped(&mut self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let at = self.random.below(letters.len());
        match self.random.below(4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letters[at]),
            2 => {
                letters[at] =
                    char::from(b'a' + u8::try_from(self.random.below(26)).expect("a letter"))
            }
            _ if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ => {}
        }
        letters.into_iter().collect()
    }

    fn name(&mut self) -> String {
        let terms = &self.index.library.glossary.terms;
        if terms.is_empty() {
            return "note".to_owned();
        }
        let names: Vec<_> = names(&terms[self.random.below(terms.len())]).collect();
        names[self.random.below(names.len())].0.clone().into_owned()
    }
}
