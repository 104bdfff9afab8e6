//! What an answer is worth. `js/score.js` says the same in the browser; both are held to `tests/scoring/cases.json`.
//!
//! One choice, text, numbers and orders are right or not. Several choices earn each right tick and lose each wrong one, never below nothing.
//! Gaps and pairs count one by one. A question is worth its points times that share.

use std::collections::{BTreeMap, BTreeSet};

/// Sums of shares are not exact: what is missing by less than this is not missing.
const TOLERANCE: f64 = 1e-9;

/// What is right.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// One choice, or true or false.
    Choice {
        /// Any of these.
        right: BTreeSet<String>,
    },
    /// Choices to tick.
    Several {
        /// All of these, and no other.
        right: BTreeSet<String>,
    },
    /// Any of these texts, compared as [`folded`].
    Text(Vec<String>),
    /// Any number from `low` to `high`, both ends included.
    Number {
        /// The least.
        low: f64,
        /// The greatest.
        high: f64,
    },
    /// What each gap accepts.
    Gaps(Vec<Vec<String>>),
    /// The choice that belongs to each prompt.
    Pairs(BTreeMap<String, String>),
    /// The one right order.
    Order(Vec<String>),
}

/// What a reader answered. A kind of answer that does not fit the key is worth nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// One choice.
    Choice(String),
    /// What is ticked.
    Several(BTreeSet<String>),
    /// What is typed: words, or a number.
    Text(String),
    /// What is typed into each gap.
    Gaps(Vec<String>),
    /// The choice made for each prompt.
    Pairs(BTreeMap<String, String>),
    /// The items as they were put.
    Order(Vec<String>),
}

/// How much of the answer is right, from 0 to 1.
pub fn share(key: &Key, response: &Response) -> f64 {
    match (key, response) {
        (Key::Choice { right }, Response::Choice(chosen)) => whole(right.contains(chosen)),
        (Key::Several { right }, Response::Several(ticked)) => ticks(right, ticked),
        (Key::Text(accepted), Response::Text(typed)) => whole(accepts(accepted, typed)),
        (Key::Number { low, high }, Response::Text(typed)) => {
            whole(number(typed).is_some_and(|typed| within(*low, *high, typed)))
        }
        (Key::Gaps(gaps), Response::Gaps(typed)) => {
            part(gaps.iter().zip(typed).filter(|(accepted, typed)| accepts(accepted, typed)).count(), gaps.len())
        }
        (Key::Pairs(pairs), Response::Pairs(made)) => {
            part(pairs.iter().filter(|(prompt, choice)| made.get(*prompt) == Some(*choice)).count(), pairs.len())
        }
        (Key::Order(right), Response::Order(put)) => whole(!right.is_empty() && right == put),
        _ => 0.0,
    }
}

fn whole(right: bool) -> f64 {
    f64::from(u8::from(right))
}

/// Numbers of parts are small; the conversion is exact.
#[allow(clippy::cast_precision_loss)]
fn part(right: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { right as f64 / of as f64 }
}

/// Every right tick counts for the reader, every wrong one against; ticking everything is no way to full marks.
fn ticks(right: &BTreeSet<String>, ticked: &BTreeSet<String>) -> f64 {
    let hits = ticked.intersection(right).count();
    let misses = ticked.len() - hits;
    part(hits.saturating_sub(misses), right.len())
}

fn accepts(accepted: &[String], typed: &str) -> bool {
    let typed = folded(typed);
    !typed.is_empty() && accepted.iter().any(|text| folded(text) == typed)
}

fn within(low: f64, high: f64, number: f64) -> bool {
    let slack = TOLERANCE * low.abs().max(high.abs()).max(1.0);
    low - slack <= number && number <= high + slack
}

/// What a whole attempt earned.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Total {
    /// Points earned.
    pub got: f64,
    /// The best possible: the points of all questions asked.
    pub of: f64,
}

impl Total {
    /// Of questions with their shares and points.
    pub fn of(questions: impl IntoIterator<Item = (f64, u32)>) -> Total {
        questions.into_iter().fold(Total::default(), |sum, (share, points)| Total {
            got: sum.got + share * f64::from(points),
            of: sum.of + f64::from(points),
        })
    }

    /// Whether the mark, in per cent of the points, is reached.
    pub fn reached(self, pass: u32) -> bool {
        100.0 * self.got >= f64::from(pass) * self.of - TOLERANCE
    }

    /// Whole per cent, rounded down, so that the number never claims a mark that is not reached.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn per_cent(self) -> u32 {
        if self.of > 0.0 { (100.0 * self.got / self.of + TOLERANCE) as u32 } else { 0 }
    }
}

/// `text` without what is forgiven: case, spacing, curly quotes and dashes, full stops at the end.
pub fn folded(text: &str) -> String {
    let plain: String = text.chars().map(plain).collect();
    let spaced = plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.trim_end_matches(['.', ' ']).to_owned()
}

/// One of each sort of quote, dash and space.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' => '\'',
        '“' | '”' | '„' | '‟' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '\u{feff}' => ' ',
        _ => c,
    }
}

/// The number that `text` writes: `28`, `90%`, `10,300,000`, `10.3 million`, `£5m`, `2 thousand`. Per cent are counted as they are written.
pub fn number(text: &str) -> Option<f64> {
    let text = folded(text);
    let (sign, amount) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (&text[..1], rest),
        None => ("", text.as_str()),
    };
    let amount = one_space(amount);
    let amount = one_space(amount.strip_prefix(['£', '$', '€']).unwrap_or(amount));
    let end = amount.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ')).unwrap_or(amount.len());
    let (figures, unit) = amount.split_at(end);
    let figures = ungrouped(figures.strip_suffix(' ').unwrap_or(figures))?;
    // The exponent is read with the figures: 10.3 million is exact, 10.3 times a million is not.
    let value: f64 = format!("{sign}{figures}e{}", power(unit)?).parse().ok()?;
    value.is_finite().then_some(value)
}

fn one_space(text: &str) -> &str {
    text.strip_prefix(' ').unwrap_or(text)
}

/// The power of ten that a word after the figures stands for.
fn power(unit: &str) -> Option<u8> {
    match unit {
        "" | "%" | "per cent" | "percent" => Some(0),
        "hundred" => Some(2),
        "thousand" | "k" => Some(3),
        "million" | "m" | "mn" => Some(6),
        "billion" | "bn" => Some(9),
        "trillion" | "tn" => Some(12),
        _ => None,
    }
}

/// Figures without the commas or spaces between thousands.
fn ungrouped(figures: &str) -> Option<String> {
    let (whole, fraction) = match figures.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction).filter(|text| digits(text, 1..))?),
        None => (figures, "0"),
    };
    let groups: Vec<&str> = whole.split(if whole.contains(',') { ',' } else { ' ' }).collect();
    let right = match groups.as_slice() {
        [""] => figures.starts_with('.'),
        [only] => digits(only, 1..),
        [first, rest @ ..] => digits(first, 1..4) && rest.iter().all(|group| digits(group, 3..4)),
        [] => false,
    };
    right.then(|| format!("{}.{fraction}", groups.concat()))
}

fn digits(text: &str, length: impl std::ops::RangeBounds<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
