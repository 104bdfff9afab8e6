//! The age at which a text can be read: the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and
//! Chissom, "Derivation of new readability formulas for Navy enlisted personnel", Research Branch
//! Report 8-75, 1975) and five years, since an American first grade is that of six-year-olds.

/// Fewer sentences say too little.
const LEAST_SENTENCES: u32 = 8;
/// So do fewer words.
const LEAST_WORDS: u32 = 150;
/// From an American school grade to an age.
const YEARS: f64 = 5.0;

/// How long a sentence is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Length {
    /// What holds a letter or a digit.
    pub(super) words: u32,
    syllables: u32,
}

impl Length {
    /// Measures `text`.
    pub(super) fn of(text: &str) -> Length {
        let mut length = Length::default();
        for word in text
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
        {
            length.words += 1;
            length.syllables += syllables(word);
        }
        length
    }
}

/// What has been counted.
#[derive(Debug, Default)]
pub(super) struct Count {
    words: u32,
    sentences: u32,
    syllables: u32,
}

impl Count {
    /// Counts a sentence. Items that are no sentences, such as those of a list of names, are left
    /// out.
    pub(super) fn add(&mut self, text: &str, length: Length) {
        if text
            .trim_end_matches(['"', '”', '’', ')'])
            .ends_with(['.', '!', '?', '…'])
        {
            self.sentences += 1;
            self.words += length.words;
            self.syllables += length.syllables;
        }
    }

    /// In years; nothing for a text too short to say.
    pub(super) fn age(&self) -> Option<u32> {
        if self.sentences < LEAST_SENTENCES || self.words < LEAST_WORDS {
            return None;
        }
        let (words, sentences, syllables) = (
            f64::from(self.words),
            f64::from(self.sentences),
            f64::from(self.syllables),
        );
        let grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
        // Far below the largest number, and never below 0.
        Some((grade + YEARS).round().clamp(0.0, 99.0) as u32)
    }

    /// On average.
    pub(super) fn words_to_a_sentence(&self) -> u32 {
        self.words.div_ceil(self.sentences.max(1))
    }
}

/// The syllables of an English word: its groups of vowels, but for an `e` that is not spoken.
fn syllables(word: &str) -> u32 {
    let letters = word
        .bytes()
        .map(|byte| byte.to_ascii_lowercase())
        .filter(u8::is_ascii_lowercase);
    let (mut groups, mut before, mut last) = (0, b' ', b' ');
    for letter in letters {
        groups += u32::from(is_vowel(letter) && !is_vowel(last));
        (before, last) = (last, letter);
    }
    // `take` has one, `table` has two, `be` has one.
    let silent = last == b'e' && groups > 1 && !is_vowel(before) && before != b'l';
    (groups - u32::from(silent)).max(1)
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use crate::load::check::text::reading::age::{Count, Length, syllables};

    #[test]
    fn syllables_are_those_that_are_spoken() {
        let words = [
            "work",
            "take",
            "table",
            "be",
            "health",
            "people",
            "referral",
            "adjustment",
            "28",
        ];
        assert_eq!(words.map(syllables), [1, 1, 2, 1, 1, 2, 3, 3, 1]);
    }

    #[test]
    fn dashes_are_no_words() {
        assert_eq!(Length::of("well-known – and/or 28 % of it").words, 5);
    }

    #[test]
    fn a_text_of_long_words_in_long_sentences_is_for_older_readers() {
        let age = |sentence: &str| {
            let mut count = Count::default();
            (0..40).for_each(|_| count.add(sentence, Length::of(sentence)));
            count.age()
        };
        let (plain, hard) = (
            age("Ask the person about their job."),
            age(
                "Multidisciplinary organisations operationalise vocational rehabilitation interventions collaboratively.",
            ),
        );
        assert!(plain.is_some_and(|age| age <= 9), "{plain:?}");
        assert!(hard.is_some_and(|age| age > 20), "{hard:?}");
        assert_eq!(Count::default().age(), None);
    }
}
