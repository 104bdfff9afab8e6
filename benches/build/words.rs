//! Invented words with a natural distribution: a few are frequent, most are rare.

use std::fmt::Write as _;

/// How many different words there are.
const WORDS: usize = 6000;

const CONSONANTS: [&str; 18] = [
    "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "gr", "pl",
];
const VOWELS: [&str; 7] = ["a", "e", "i", "o", "u", "ea", "io"];
const ENDINGS: [&str; 6] = ["n", "r", "s", "l", "t", "nd"];

/// A small source of numbers (xorshift64*): the same seed gives the same corpus on every machine.
pub struct Dice(u64);

impl Dice {
    /// Similar seeds give different numbers.
    pub fn new(seed: usize) -> Dice {
        let mixed = (seed as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Dice((mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// From 0 to `end`, exclusive.
    pub fn below(&mut self, end: usize) -> usize {
        ((self.next() >> 33) % end.max(1) as u64) as usize
    }

    /// From `start` to `end`, both inclusive.
    pub fn between(&mut self, start: usize, end: usize) -> usize {
        start + self.below(end - start + 1)
    }

    /// One of `items`.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// From 0 to `end`, exclusive: each power of two is as likely as the next, so that small
    /// numbers are frequent.
    pub fn often_small(&mut self, end: usize) -> usize {
        let bits = self.below(usize::BITS as usize - end.leading_zeros() as usize + 1);
        self.below(1 << bits) % end
    }
}

/// The words, the most frequent first.
pub struct Vocabulary {
    words: Vec<String>,
    /// The sum of the weights up to each word; a word's weight is 1/rank (Zipf's law).
    sums: Vec<u64>,
}

impl Vocabulary {
    pub fn new() -> Vocabulary {
        let mut dice = Dice::new(0);
        let mut words: Vec<String> = Vec::with_capacity(WORDS);
        let mut known = std::collections::BTreeSet::new();
        while words.len() < WORDS {
            let word = invent(&mut dice, words.len());
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0;
        let weigh = |rank: u64| {
            sum += 1_000_000 / (rank + 2);
            sum
        };
        Vocabulary {
            words,
            sums: (0..WORDS as u64).map(weigh).collect(),
        }
    }

    /// A word, chosen by frequency.
    pub fn word(&self, dice: &mut Dice) -> &str {
        let total = self.sums.last().copied().unwrap_or(1);
        let at = dice.below(total as usize) as u64;
        &self.words[self.sums.partition_point(|sum| *sum <= at)]
    }

    /// A content word: not one of the most frequent.
    pub fn rare(&self, dice: &mut Dice) -> &str {
        &self.words[dice.between(100, WORDS - 1)]
    }

    /// A few words with a capital letter at their beginning.
    pub fn title(&self, dice: &mut Dice, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| self.rare(dice)).collect();
        capitalised(&words.join(" "))
    }

    /// A sentence with its full stop; one in five names one of `short`, one in eight stresses a
    /// word.
    pub fn sentence(&self, dice: &mut Dice, short: &[String]) -> String {
        let length = dice.between(8, 18);
        let named = if dice.below(5) == 0 {
            dice.between(1, length - 1)
        } else {
            length
        };
        let stressed = if dice.below(8) == 0 {
            dice.between(1, length - 1)
        } else {
            length
        };
        let mut text = String::with_capacity(length * 7);
        for at in 0..length {
            let gap = if at == 0 { "" } else { " " };
            let _ = match at {
                at if at == named => write!(text, "{gap}{}", dice.pick(short)),
                at if at == stressed => write!(text, "{gap}**{}**", self.word(dice)),
                _ => write!(
                    text,
                    "{gap}{}{}",
                    self.word(dice),
                    if at == length / 2 { "," } else { "" }
                ),
            };
        }
        capitalised(&text) + "."
    }
}

/// Frequent words are short: about one syllable more for each ten times the rank.
fn invent(dice: &mut Dice, rank: usize) -> String {
    let syllables = match rank {
        0..60 => 1,
        60..900 => 2,
        _ => dice.between(2, 4),
    };
    let mut word = String::new();
    for _ in 0..syllables {
        word.push_str(dice.pick::<&str>(&CONSONANTS));
        word.push_str(dice.pick::<&str>(&VOWELS));
    }
    word + *dice.pick(&ENDINGS)
}

pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
