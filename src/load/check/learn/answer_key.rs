//! A line below options that says which of them is right: `Answer: B`, `Correct answer: A and C`,
//! `Key: B) Med 10`.

use super::option_line;
use super::option_line::{OptionLine, Series, after_label};

/// Words that people write before it.
const WORDS: [&str; 28] = [
    "answer",
    "answers",
    "ans",
    "answer key",
    "answer is",
    "the answer",
    "the answer is",
    "the answers are",
    "correct",
    "correct answer",
    "correct answers",
    "correct answer(s)",
    "correct answer is",
    "the correct answer",
    "the correct answer is",
    "correct option",
    "correct options",
    "correct choice",
    "correct response",
    "key",
    "right",
    "right answer",
    "right answers",
    "right option",
    "the right answer",
    "the right answer is",
    "solution",
    "suggested answer",
];

/// What a key says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) struct Says {
    /// The places of the options that are right.
    pub(in crate::load) right: Vec<usize>,
    /// What is after them.
    pub(in crate::load) reason: Option<String>,
    /// There is only one way to read it.
    pub(in crate::load) sure: bool,
}

/// What is after such a word at the start of a line.
pub(in crate::load) fn value(line: &str) -> Option<&str> {
    let is_sign = |c: char| c.is_whitespace() || "*_>-+#:✅✔✓👉🔑➡→".contains(c) || c == '\u{fe0f}';
    let text = line.trim_start_matches(is_sign);
    if let Some((word, rest)) = text.split_once([':', '：'])
        && is_key_word(word)
    {
        return Some(without_stars(rest));
    }
    // `Answer – B`, `**Answer** B`, `The correct answer is B`.
    let behind = |word: &&str| {
        let rest = text
            .get(..word.len())
            .filter(|start| start.eq_ignore_ascii_case(word))
            .map(|_| &text[word.len()..])?;
        let value = rest.trim_start_matches(['*', '_', ' ', '\u{a0}', '-', '–', '—', '=', '.']);
        (value.len() < rest.len()).then(|| without_stars(value))
    };
    WORDS
        .iter()
        .filter(|word| word.len() > 2)
        .rev()
        .filter_map(behind)
        .min_by_key(|rest| rest.len())
}

fn is_key_word(word: &str) -> bool {
    let word = word
        .trim_matches(['*', '_', ' ', '\u{a0}'])
        .replace('\u{a0}', " ")
        .to_lowercase();
    WORDS.contains(&word.trim_end_matches('.'))
}

fn without_stars(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "*_✅✔✓".contains(c))
}

/// Which options `value` names, by their labels or by their words.
pub(in crate::load) fn says(value: &str, series: Series, options: &[OptionLine]) -> Option<Says> {
    let sure = |right: Vec<usize>| Says {
        right,
        reason: None,
        sure: true,
    };
    let value = &value.replace("**", "").replace("__", "");
    by_words(value, options)
        .map(|place| sure(vec![place]))
        .or_else(|| by_labels(value, series, options.len()))
        .or_else(|| by_label_and_words(value, series, options).map(sure))
        .or_else(|| with_reason(value, series, options))
        .or_else(|| all(value, |piece| by_words(piece, options)).map(sure))
}

/// Whether `value` is a letter that none of so many options has.
pub(in crate::load) fn is_beyond(value: &str, series: Series, count: usize) -> bool {
    series == Series::Letter && (count..count + 4).any(|place| is_label(value, series, place))
}

/// As options are compared.
fn plain(text: &str) -> String {
    let edge = |c: char| c.is_whitespace() || "*_.,;:!\"“”'‘’`()".contains(c);
    text.trim_matches(edge)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

fn by_words(value: &str, options: &[OptionLine]) -> Option<usize> {
    let wanted = match plain(value).as_str() {
        "t" => "true".to_owned(),
        "f" => "false".to_owned(),
        wanted => wanted.to_owned(),
    };
    let truth = wanted != plain(value);
    let found = options
        .iter()
        .position(|option| plain(&option.words) == wanted)?;
    (!wanted.is_empty() && (!truth || options.len() == 2)).then_some(found)
}

/// `B`, `b)`, `(B)`, `option B`.
fn is_label(piece: &str, series: Series, place: usize) -> bool {
    let Some(label) = option_line::label(series, place) else {
        return false;
    };
    let piece = piece.trim();
    let piece = ["option", "options", "both", "answer"]
        .iter()
        .find_map(|word| option_line::strip_word(piece, word))
        .unwrap_or(piece);
    piece
        .trim_matches(['(', ')', '.', '*', '_', '[', ']', ' ', ':', '"', '\'', '\\'])
        .eq_ignore_ascii_case(&label)
}

fn place_of(piece: &str, series: Series, count: usize) -> Option<usize> {
    (0..count).find(|place| is_label(piece, series, *place))
}

fn by_labels(value: &str, series: Series, count: usize) -> Option<Says> {
    let sure = !value.to_lowercase().contains(" or ");
    if let Some(right) = all(value, |piece| place_of(piece, series, count)) {
        return Some(Says {
            right,
            reason: None,
            sure,
        });
    }
    // `AC`
    let letters = value.trim_end_matches('.');
    let together = series == Series::Letter
        && letters.len() > 1
        && letters.chars().all(|c| c.is_ascii_uppercase());
    let right: Vec<usize> = letters
        .chars()
        .filter_map(|c| place_of(&c.to_string(), series, count))
        .collect();
    let rising = right.windows(2).all(|pair| pair[0] < pair[1]);
    (together && rising && right.len() == letters.len()).then_some(Says {
        right,
        reason: None,
        sure: true,
    })
}

/// What each piece of a list stands for, if all of them stand for something.
fn all(value: &str, read: impl Fn(&str) -> Option<usize>) -> Option<Vec<usize>> {
    let commas = value
        .replace(" and ", ",")
        .replace(" AND ", ",")
        .replace(" or ", ",")
        .replace(" und ", ",");
    let pieces = commas
        .split([',', ';', '&', '+', '/', '|'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    let mut places: Vec<usize> = pieces.map(read).collect::<Option<_>>()?;
    places.sort_unstable();
    places.dedup();
    (!places.is_empty()).then_some(places)
}

/// `B) Med 10`, `A) Med 3, C) SF100`, `B Med 10`.
fn by_label_and_words(value: &str, series: Series, options: &[OptionLine]) -> Option<Vec<usize>> {
    let one = |piece: &str| {
        let named = |place: &usize| {
            let label = option_line::label(series, *place)?;
            let spaced = || option_line::strip_word(piece, &label);
            let rest = after_label(piece, series, *place).or_else(spaced)?;
            (plain(rest) == plain(&options[*place].words)).then_some(())
        };
        (0..options.len()).find(|place| named(place).is_some())
    };
    one(value)
        .map(|place| vec![place])
        .or_else(|| all(value, one))
}

/// `B – it is the newer form`, `B (it is newer)`.
fn with_reason(value: &str, series: Series, options: &[OptionLine]) -> Option<Says> {
    let found = (0..options.len()).find_map(|place| {
        let bracket = || {
            option_line::label(series, place)
                .and_then(|label| option_line::strip_word(value, &label))
        };
        let rest = after_label(value, series, place)
            .or_else(|| bracket().filter(|rest| rest.starts_with('(')))?;
        Some((place, rest))
    });
    let (place, rest) = found?;
    let own = plain(&options[place].words);
    let other = options
        .iter()
        .any(|option| plain(&option.words) == plain(rest));
    let rest = match rest.get(..options[place].words.len()) {
        Some(start) if plain(start) == own => &rest[start.len()..],
        _ => rest,
    };
    let reason = rest.trim_matches(|c: char| c.is_whitespace() || "-–—:.,;()*_".contains(c));
    (!other && series != Series::Bullet).then(|| Says {
        right: vec![place],
        reason: Some(sentence(reason)),
        sure: true,
    })
}

/// With a capital letter and a full stop.
pub(in crate::load) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars
        .next()
        .map(|first| first.to_uppercase().collect())
        .unwrap_or_default();
    let stop = if text.ends_with(['.', '!', '?', ')']) {
        ""
    } else {
        "."
    };
    format!("{first}{}{stop}", chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::check::learn::option_line;

    fn options() -> Vec<OptionLine> {
        ["A) Med 3", "B) Med 10", "C) SF100"]
            .iter()
            .enumerate()
            .filter_map(|(place, line)| option_line::read(line, Series::Letter, place))
            .collect()
    }

    fn right(line: &str) -> Option<Vec<usize>> {
        says(value(line)?, Series::Letter, &options()).map(|says| says.right)
    }

    #[test]
    fn a_key_names_options_by_label_or_words() {
        for line in [
            "Answer: B",
            "Answer: b)",
            "answer: (b)",
            "ANSWER: B.",
            "**Answer:** B",
            "**Correct Answer: B**",
            "Ans: B",
            "Ans. B",
            "Key: B",
            "Right answer: B",
            "Correct: B",
            "✅ Correct answer: B",
            "The correct answer is B.",
            "Answer: B) Med 10",
            "Answer: B. Med 10",
            "Answer: Med 10",
            "Answer: med 10.",
            "Answer: Option B",
            "> **Answer:** B",
            "Answer – B",
            "**Answer** B",
            "Answer: **B**",
            "Answer: B – it is newer",
            "- Answer: B",
            "Answer: B (Med 10)",
            "Answer key: B",
            "Answer: B: Med 10",
        ] {
            assert_eq!(right(line), Some(vec![1]), "{line}");
        }
        for line in [
            "Answer: A, C",
            "Answers: A and C",
            "Answer: A & C",
            "Answer: a; c",
            "Answer: AC",
            "Answer: both A and C",
            "Answer: Med 3 and SF100",
            "Answer: A) Med 3, C) SF100",
            "Answer: A | C",
        ] {
            assert_eq!(right(line), Some(vec![0, 2]), "{line}");
        }
    }

    #[test]
    fn other_answers_name_none() {
        for line in [
            "Answer: fit note",
            "Answer: A wheelchair",
            "Answer: D",
            "Answer: 2",
            "An answer is due: B",
            "Answers to all: see A",
            "Answer: C-reactive protein",
        ] {
            assert_eq!(right(line), None, "{line}");
        }
    }

    #[test]
    fn a_reason_is_kept() {
        let found = says("B – it is the newer form", Series::Letter, &options()).unwrap();
        assert_eq!(found.reason.as_deref(), Some("It is the newer form."));
        let found = says("B) Med 10, which is newer", Series::Letter, &options()).unwrap();
        assert_eq!(found.reason.as_deref(), Some("Which is newer."));
    }
}
