//! The material that all pages of a site are written from.

use crate::lexicon::{Lexicon, base};
use crate::topics::Topics;
use crate::words::{Dice, capitalised};

const TERMS: usize = 50;

/// An abbreviation and its meaning.
pub struct Term {
    pub abbreviation: String,
    pub name: String,
}

/// Words, topics, and their number.
pub struct Material {
    pub lexicon: Lexicon,
    pub topics: Topics,
    pub terms: Vec<Term>,
    pub pages: usize,
}

impl Material {
    pub fn new(pages: usize) -> Material {
        let lexicon = Lexicon::new();
        Material {
            topics: Topics::new(&lexicon, pages),
            terms: terms(&lexicon),
            lexicon,
            pages,
        }
    }
}

/// Abbreviations are initial letters; where two would be the same, one gets another letter
/// appended.
fn terms(lexicon: &Lexicon) -> Vec<Term> {
    let mut dice = Dice::new(0x0700_0000);
    let mut all: Vec<Term> = Vec::new();
    while all.len() < TERMS {
        let words: Vec<String> = (0..dice.between(2, 4))
            .map(|_| base(lexicon.telling(&mut dice)))
            .collect();
        let mut abbreviation: String = words.iter().map(|word| word[..1].to_uppercase()).collect();
        while abbreviation.len() < 3 || all.iter().any(|term| term.abbreviation == abbreviation) {
            abbreviation.push(char::from(b'A' + dice.below(26) as u8));
        }
        all.push(Term {
            abbreviation,
            name: capitalised(&words.join(" ")),
        });
    }
    all
}
