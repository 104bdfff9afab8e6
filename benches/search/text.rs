//! Sentences and titles of a page.

use std::fmt::Write as _;

use crate::lexicon::{Lemma, base, form};
use crate::material::Material;
use crate::words::{Dice, capitalised};

/// Writes like the author of one page: about its topic and its theme.
pub struct Author<'a> {
    material: &'a Material,
    topic: usize,
    theme: [Lemma; 5],
    pub dice: Dice,
}

impl<'a> Author<'a> {
    pub fn new(material: &'a Material, page: usize, seed: usize) -> Author<'a> {
        let topic = material.topics.of(page, material.pages);
        Author {
            material,
            topic,
            theme: material.topics.theme(topic, page),
            dice: Dice::new(page ^ seed),
        }
    }

    /// In hundredths of all words: about what running English text has.
    fn word(&mut self, text: &mut String) {
        let Author {
            material,
            topic,
            theme,
            dice,
        } = self;
        match dice.below(100) {
            0..43 => text.push_str(material.lexicon.function_word(dice)),
            43..51 => text.push_str(&form(*dice.pick(theme), dice)),
            51..71 => text.push_str(&form(material.topics.word(*topic, dice), dice)),
            71 => number(dice, text),
            72 => text.push_str(&dice.pick(&material.terms).abbreviation),
            _ => text.push_str(&form(material.lexicon.lemma(dice), dice)),
        }
    }

    /// With its full stop.
    pub fn sentence(&mut self) -> String {
        let length = self.dice.between(8, 22);
        let mut text = String::with_capacity(length * 7);
        for at in 0..length {
            if at > 0 {
                text += if at == length / 2 { ", " } else { " " };
            }
            self.word(&mut text);
        }
        capitalised(&text) + "."
    }

    /// Words of the theme and of the topic; some titles hold a word such as `for`.
    pub fn title(&mut self) -> String {
        let count = self.dice.between(2, 5);
        let mut words: Vec<String> = Vec::new();
        for at in 0..count {
            if at > 0 && at + 1 == count && self.dice.below(3) == 0 {
                words.push((*self.dice.pick(&["and", "for", "in", "of", "with"])).to_owned());
            }
            let lemma = if self.dice.below(3) > 0 {
                *self.dice.pick(&self.theme)
            } else {
                self.material.topics.word(self.topic, &mut self.dice)
            };
            let word = base(lemma);
            if !words.contains(&word) {
                words.push(word);
            }
        }
        capitalised(&words.join(" "))
    }
}

/// Years, counts, shares.
fn number(dice: &mut Dice, text: &mut String) {
    let _ = match dice.below(4) {
        0 => write!(text, "{}", dice.between(1990, 2026)),
        1 => write!(text, "{}", dice.often_small(1_000) + 2),
        2 => write!(text, "{},{:03}", dice.between(1, 99), dice.below(1_000)),
        _ => write!(text, "{}.{}", dice.between(0, 99), dice.below(10)),
    };
}
