//! Every different word of a site, numbered: later stages compare numbers, not texts.

use rustc_hash::FxHashMap;

use super::counts::Counts;

/// How many units contain a word, by language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// In English.
    pub english: u32,
    /// In any other language.
    pub other: u32,
}

/// The words of all units.
#[derive(Debug, Default)]
pub struct Vocabulary<'a> {
    /// By number: in the order of their first occurrence.
    pub words: Vec<(&'a str, Seen)>,
    numbers: FxHashMap<&'a str, u32>,
    /// The words of all units, concatenated.
    all: Vec<u32>,
    /// The end of each unit's words.
    ends: Vec<usize>,
}

impl<'a> Vocabulary<'a> {
    /// Numbers the words of all `units`, each with whether it is English.
    pub fn of(units: impl Iterator<Item = (&'a Counts, bool)>) -> Vocabulary<'a> {
        let mut vocabulary = Vocabulary::default();
        for (unit, is_english) in units {
            for form in unit.forms() {
                let number = vocabulary.number(form);
                let seen = &mut vocabulary.words[number as usize].1;
                if is_english {
                    seen.english += 1
                } else {
                    seen.other += 1
                }
                vocabulary.all.push(number);
            }
            vocabulary.ends.push(vocabulary.all.len());
        }
        vocabulary
    }

    fn number(&mut self, form: &'a str) -> u32 {
        *self.numbers.entry(form).or_insert_with(|| {
            self.words.push((form, Seen::default()));
            u32::try_from(self.words.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// Whether any unit has the word.
    pub fn has(&self, word: &str) -> bool {
        self.numbers.contains_key(word)
    }

    /// The words of a unit by number, in the order of its forms.
    pub fn of_unit(&self, unit: usize) -> &[u32] {
        let start = unit
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        let end = self.ends.get(unit).copied().unwrap_or(start);
        self.all.get(start..end).unwrap_or_default()
    }
}
