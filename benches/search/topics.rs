//! Topics of pages: pages of one topic share words that others hardly use.

use crate::lexicon::{Lemma, Lexicon, beyond, drawn, sums};
use crate::words::Dice;

/// Words of a topic, the most used first.
const WORDS: usize = 300;

/// All topics of a site.
pub struct Topics {
    words: Vec<[Lemma; WORDS]>,
    sums: Vec<u64>,
}

impl Topics {
    /// A site of more pages has more topics, and more pages on each.
    pub fn new(lexicon: &Lexicon, pages: usize) -> Topics {
        let count = (libm::pow(pages as f64, 0.75) / 3.0).ceil() as usize;
        let topic = |number: usize| {
            let mut dice = Dice::new(number ^ 0x0100_0000);
            std::array::from_fn(|_| lexicon.telling(&mut dice))
        };
        Topics {
            words: (0..count.max(2)).map(topic).collect(),
            sums: sums(WORDS, 6),
        }
    }

    /// The topic of a page: pages with the same topic are adjacent.
    pub fn of(&self, page: usize, pages: usize) -> usize {
        (page * self.words.len() / pages.max(1)).min(self.words.len() - 1)
    }

    /// A word of the topic, chosen by its frequency there.
    pub fn word(&self, topic: usize, dice: &mut Dice) -> Lemma {
        self.words[topic][drawn(&self.sums, dice)]
    }

    /// The theme of one page: words that its title, headings and text return to.
    pub fn theme(&self, topic: usize, page: usize) -> [Lemma; 5] {
        let mut dice = Dice::new(page ^ 0x0200_0000);
        [
            self.word(topic, &mut dice),
            self.word(topic, &mut dice),
            self.words[topic][dice.below(WORDS)],
            self.words[topic][dice.below(WORDS)],
            beyond(&mut dice),
        ]
    }
}
