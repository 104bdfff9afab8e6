//! What an answer is worth, said a second time: `js/score.js` and the scripts of the kinds say it in
//! the browser, and both are held to `cases.json`.
//!
//! One choice, text, numbers and orders are right or not. Several choices earn each right tick and
//! lose each wrong one, never below nothing. Gaps and pairs count one by one. A question is worth
//! its points times that share.

use std::collections::{BTreeMap, BTreeSet};

use preceptor::model::learn::quiz::{Accepted as Written, NumberRange};
use preceptor::model::score::{folded, plain};

use super::amount::{Amount, Reading, units};

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
    /// Any of these.
    Text(Vec<Accepted>),
    /// What each gap accepts.
    Gaps(Vec<Vec<Accepted>>),
    /// The choice that belongs to each prompt.
    Pairs(BTreeMap<String, String>),
    /// The one right order.
    Order(Vec<String>),
}

/// One answer that is accepted where something is typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Accepted {
    /// These words, compared as [`folded`].
    Words(String),
    /// Any number from low to high, both ends included.
    Amount(Amount),
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

/// Every right tick counts for the reader, every wrong one against; ticking everything is no way to
/// full marks.
fn ticks(right: &BTreeSet<String>, ticked: &BTreeSet<String>) -> f64 {
    let hits = ticked.intersection(right).count();
    let misses = ticked.len() - hits;
    part(hits.saturating_sub(misses), right.len())
}

/// Whether any of what is accepted is typed.
pub fn accepts(accepted: &[Accepted], typed: &str) -> bool {
    accepted.iter().any(|one| match one {
        Accepted::Words(text) => same(text, typed),
        Accepted::Amount(amount) => amount.reads(typed) == Reading::Right,
    })
}

pub fn within(low: f64, high: f64, number: f64) -> bool {
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
        questions
            .into_iter()
            .fold(Total::default(), |sum, (share, points)| Total {
                got: sum.got + share * f64::from(points),
                of: sum.of + f64::from(points),
            })
    }

    /// Whether the mark, in per cent of the points, is reached.
    pub fn reached(self, pass: u32) -> bool {
        100.0 * self.got >= f64::from(pass) * self.of - TOLERANCE
    }

    /// Whole per cent, rounded, but never up to a mark that is not reached, nor up to all.
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

/// Whether what is typed says what is accepted. `the`, `an` and a small `a` may be left out or put
/// before it; a large `A` may be a name: `A positive` is a blood group.
pub fn same(accepted: &str, typed: &str) -> bool {
    let plain = plain(typed);
    let typed = both(&plain, ["the ", "an ", "a ", "the ", "an "]);
    let accepted = both(accepted.trim(), ["the ", "an ", "a ", "The ", "An "]);
    typed
        .iter()
        .any(|one| !one.is_empty() && accepted.contains(one))
}

/// With and without its article.
fn both(text: &str, articles: [&str; 5]) -> [String; 2] {
    let bare = articles
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text);
    [folded(text), folded(bare)]
}

/// How what is accepted is marked.
pub fn key(accepted: &Written) -> Accepted {
    match accepted {
        Written::Words(words) => Accepted::Words(words.clone()),
        Written::Number(range) => Accepted::Amount(amount(range)),
    }
}

fn amount(range: &NumberRange) -> Amount {
    let data = range.unit.as_ref().map(|(_, measure)| measure.data());
    Amount {
        low: range.low,
        high: range.high,
        units: data.map(|data| units(&data)).unwrap_or_default(),
    }
}
