//! Words as in a language: a hundred function words, a few thousand common ones, and ever more that
//! are ever rarer. More text brings more of them, as in real text (Heaps' law).

use std::fmt::Write as _;

use crate::words::Dice;

/// English function words, the most frequent first; people also use them in questions.
const FUNCTION: &str = "the of and to a in is that for it as was with be by on not he his but at are this have from or \
    had an they which one you were all her she there would their we him been has when who will no more if out so up \
    said what its about than into them can only other time new some could these two may first then do any like my now \
    over such our man me even most made after also did many off before must well back through years much where your \
    way down should because long each just state those people too mr how little good world make very year still see \
    own work men day get here old between both life being under three never know same last another while us might \
    great find why does need go come since against right came take used himself few house use place during high without again home";

/// How many of the most frequent content words follow Mandelbrot's version of Zipf's law; beyond,
/// frequencies fall faster. Large bodies of text show these two regimes (Ferrer i Cancho, Solé
/// 2001; Montemurro 2001).
const CORE: usize = 6_000;
/// The exponent beyond the core. The number of different words grows with the power 1/1.75 of the
/// text.
const FALL: f64 = 1.75;
/// The highest rank.
const LAST: f64 = 4e6;
/// Mandelbrot's shift.
const SHIFT: u64 = 12;

/// A word in all its forms, by how common it is.
pub type Lemma = u32;

/// All words.
pub struct Lexicon {
    function: Vec<&'static str>,
    /// The sum of the weights up to each function word, and up to each word of the core and all
    /// beyond.
    function_sums: Vec<u64>,
    core_sums: Vec<u64>,
}

impl Lexicon {
    pub fn new() -> Lexicon {
        let function: Vec<&str> = FUNCTION.split_ascii_whitespace().collect();
        let mut core_sums = sums(CORE, SHIFT);
        let last = SCALE / (CORE as u64 + SHIFT);
        let beyond = (last as f64 * CORE as f64 / (FALL - 1.0)) as u64;
        core_sums.push(core_sums[CORE - 1] + beyond);
        Lexicon {
            function_sums: sums(function.len(), 0),
            function,
            core_sums,
        }
    }

    pub fn function_word(&self, dice: &mut Dice) -> &'static str {
        self.function[drawn(&self.function_sums, dice)]
    }

    /// A content word, chosen by frequency.
    pub fn lemma(&self, dice: &mut Dice) -> Lemma {
        match drawn(&self.core_sums, dice) {
            CORE => beyond(dice),
            rank => rank as Lemma,
        }
    }

    /// The same, but not one of the most frequent.
    pub fn telling(&self, dice: &mut Dice) -> Lemma {
        loop {
            let lemma = self.lemma(dice);
            if lemma >= 300 {
                return lemma;
            }
        }
    }
}

/// A word that hardly any other page has.
pub fn beyond(dice: &mut Dice) -> Lemma {
    // From 0, exclusive, to 1. libm gives the same result on every machine.
    let part = (dice.below(1 << 30) + 1) as f64 / f64::from(1 << 30);
    (CORE as f64 * libm::pow(part, -1.0 / (FALL - 1.0))).min(LAST) as Lemma
}

const SCALE: u64 = 1_000_000_000;

/// Cumulative weights that fall with the rank.
pub fn sums(count: usize, shift: u64) -> Vec<u64> {
    let weights = (1..=count as u64).map(|rank| SCALE / (rank + shift));
    weights
        .scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        })
        .collect()
}

/// A random position in such a list, chosen by weight.
pub fn drawn(sums: &[u64], dice: &mut Dice) -> usize {
    let total = sums.last().copied().unwrap_or(1);
    // Two draws, because one has only 31 bits.
    let at = ((dice.below(1 << 30) as u64) << 30 | dice.below(1 << 30) as u64) % total;
    sums.partition_point(|sum| *sum <= at)
}

const ONSETS: [&str; 40] = [
    "b", "c", "d", "f", "g", "h", "j", "l", "m", "n", "p", "r", "s", "t", "v", "w", "bl", "br",
    "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "pl", "pr", "qu", "sc", "sh", "sl", "sp", "st",
    "str", "sw", "th", "tr", "y", "k",
];
const VOWELS: [&str; 12] = [
    "a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "ou", "ai",
];
const CODAS: [&str; 16] = [
    "n", "r", "l", "t", "nd", "m", "ck", "st", "nt", "rd", "x", "mp", "d", "p", "g", "ve",
];

/// A noun, a verb, an adjective, a name: the frequency of each form, in hundredths.
const FORMS: [&[(&str, usize)]; 4] = [
    &[("", 62), ("s", 33), ("less", 2), ("ship", 3)],
    &[
        ("", 38),
        ("s", 12),
        ("ed", 23),
        ("ing", 20),
        ("er", 4),
        ("able", 3),
    ],
    &[("", 72), ("ly", 14), ("ness", 7), ("er", 4), ("est", 3)],
    &[("", 88), ("'s", 12)],
];

/// Frequent words are short.
fn invented(lemma: Lemma) -> String {
    let mut dice = Dice::new(lemma as usize ^ 0x1234_5678);
    let syllables = match lemma {
        0..400 => 1,
        400..4_000 => dice.between(1, 2),
        4_000..40_000 => dice.between(2, 3),
        _ => dice.between(2, 4),
    };
    let mut word = String::new();
    for syllable in 0..syllables {
        let _ = write!(
            word,
            "{}{}",
            dice.pick::<&str>(&ONSETS),
            dice.pick::<&str>(&VOWELS)
        );
        if syllable + 1 == syllables || dice.below(4) == 0 {
            word += *dice.pick::<&str>(&CODAS);
        }
    }
    word
}

/// The word in the form used in lists and titles.
pub fn base(lemma: Lemma) -> String {
    invented(lemma)
}

/// One of its forms, chosen by frequency.
pub fn form(lemma: Lemma, dice: &mut Dice) -> String {
    let forms = FORMS[Dice::new(lemma as usize ^ 0x2222_0000)
        .below(100)
        .saturating_sub(1)
        % FORMS.len()];
    let mut left = dice.below(100);
    let ending = forms.iter().find(|(_, share)| {
        let found = left < *share;
        left = left.saturating_sub(*share);
        found
    });
    ended(invented(lemma), ending.map_or("", |(ending, _)| ending))
}

fn ended(word: String, ending: &str) -> String {
    let hisses = ["s", "x", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match ending {
        "s" if hisses => word + "es",
        "ed" | "er" | "est" | "ing" | "able" if word.ends_with('e') => {
            word.trim_end_matches('e').to_owned() + ending
        }
        _ => word + ending,
    }
}
