//! Scores answers. `js/score.js` does the same in the browser; both are tested with
//! `tests/scoring/cases.json`.
//!
//! A single choice, a text, a number or an order is right or wrong. Several choices earn each right
//! tick and lose each wrong one, but never less than nothing. Gaps and pairs count one by one. A
//! question is worth its points times that share.

mod amount;
mod words;

use std::collections::{BTreeMap, BTreeSet};

pub use amount::{
    Amount, Figures, Reading, Spellings, power, split, typed_amount, unit_words, value, word,
};
pub use words::{bare, folded, plain};

/// Sums of shares are inexact: a smaller difference than this does not count.
const TOLERANCE: f64 = 1e-9;

/// The right answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// One choice, or true or false.
    Choice {
        /// Any of these.
        right: BTreeSet<String>,
    },
    /// Choices to tick.
    Several {
        /// All of these and no others.
        right: BTreeSet<String>,
    },
    /// Any of these.
    Text(Vec<Accepted>),
    /// The accepted answers for each gap.
    Gaps(Vec<Vec<Accepted>>),
    /// The choice that belongs to each prompt.
    Pairs(BTreeMap<String, String>),
    /// The one right order.
    Order(Vec<String>),
}

/// An accepted answer where something is typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Accepted {
    /// These words, compared as [`folded`].
    Words(String),
    /// Any number in the range, including both ends.
    Amount(Amount),
}

/// A reader's answer. A kind of answer that does not match the key scores nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// One choice.
    Choice(String),
    /// The ticked choices.
    Several(BTreeSet<String>),
    /// The typed text: words, or a number.
    Text(String),
    /// The text typed into each gap.
    Gaps(Vec<String>),
    /// The choice for each prompt.
    Pairs(BTreeMap<String, String>),
    /// The items in the reader's order.
    Order(Vec<String>),
}

/// How much of the answer is right, from 0 to 1.
pub fn share(key: &Key, response: &Response) -> f64 {
    match (key, response) {
        (Key::Choice { right }, Response::Choice(chosen)) => whole(right.contains(chosen)),
        (Key::Several { right }, Response::Several(ticked)) => ticks(right, ticked),
        (Key::Text(accepted), Response::Text(typed)) => whole(accepts(accepted, typed)),
        (Key::Gaps(gaps), Response::Gaps(typed)) => part(
            gaps.iter()
                .zip(typed)
                .filter(|(accepted, typed)| accepts(accepted, typed))
                .count(),
            gaps.len(),
        ),
        (Key::Pairs(pairs), Response::Pairs(made)) => part(
            pairs
                .iter()
                .filter(|(prompt, choice)| made.get(*prompt) == Some(*choice))
                .count(),
            pairs.len(),
        ),
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
    if of == 0 {
        0.0
    } else {
        right as f64 / of as f64
    }
}

/// Right ticks count for the reader, wrong ones against: ticking everything does not give full
/// marks.
fn ticks(right: &BTreeSet<String>, ticked: &BTreeSet<String>) -> f64 {
    let hits = ticked.intersection(right).count();
    let misses = ticked.len() - hits;
    part(hits.saturating_sub(misses), right.len())
}

/// Whether the typed text is among the accepted answers.
pub fn accepts(accepted: &[Accepted], typed: &str) -> bool {
    accepted.iter().any(|one| match one {
        Accepted::Words(text) => words::same(text, typed),
        Accepted::Amount(amount) => amount.reads(typed) == Reading::Right,
    })
}

fn within(low: f64, high: f64, number: f64) -> bool {
    let slack = TOLERANCE * low.abs().max(high.abs()).max(1.0);
    low - slack <= number && number <= high + slack
}

/// The score of a whole attempt.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Total {
    /// Points earned.
    pub got: f64,
    /// The maximum: the points of all questions asked.
    pub of: f64,
}

impl Total {
    /// Adds up questions with their shares and points.
    pub fn of(questions: impl IntoIterator<Item = (f64, u32)>) -> Total {
        questions
            .into_iter()
            .fold(Total::default(), |sum, (share, points)| Total {
                got: sum.got + share * f64::from(points),
                of: sum.of + f64::from(points),
            })
    }

    /// Whether the pass mark, in per cent of the points, is reached.
    pub fn reached(self, pass: u32) -> bool {
        100.0 * self.got >= f64::from(pass) * self.of - TOLERANCE
    }

    /// Whole per cent, rounded, but never up to a mark that was not reached, nor up to 100.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn per_cent(self, pass: Option<u32>) -> u32 {
        if self.of <= 0.0 {
            return 0;
        }
        let rounded = (100.0 * self.got / self.of + 0.5 + TOLERANCE) as u32;
        let short = [Some(100), pass]
            .into_iter()
            .flatten()
            .filter(|mark| !self.reached(*mark));
        short
            .map(|mark| mark.saturating_sub(1))
            .fold(rounded, u32::min)
    }
}
