//! Numbers as people type them, with the units that a question knows. `js/score-typed.js` says the
//! same in the browser.

use std::collections::BTreeMap;

use preceptor::model::score::{Figures, plain, power, split, unit_words, value, word};

use super::oracle::within;

/// Spellings of a unit and of its kin, each with how many of the wanted unit one of them is: 1 for
/// the wanted one, 0 where no number says it.
pub type Spellings = BTreeMap<String, f64>;

/// The units of a question as its page holds them: `mg|milligram=1;g|gram=1000`, with ` per `
/// between the parts of a quotient.
pub fn units(data: &str) -> Vec<Spellings> {
    let unit = |unit: &str| {
        let (names, by) = unit.split_once('=').expect("names and a factor");
        let by: f64 = by.parse().expect("a factor");
        names
            .split('|')
            .map(|name| (name.to_owned(), by))
            .collect::<Vec<_>>()
    };
    data.split(" per ")
        .map(|part| part.split(';').flat_map(unit).collect())
        .collect()
}

/// Numbers that are right.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Amount {
    /// The least.
    pub low: f64,
    /// The greatest.
    pub high: f64,
    /// The wanted unit; more than one where it is a quotient, such as mg per kg. None where the
    /// number stands alone.
    pub units: Vec<Spellings>,
}

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typed {
    /// The least, in the wanted unit.
    pub low: f64,
    /// The greatest, in the wanted unit.
    pub high: f64,
    /// It is written in the wanted unit, or in none.
    pub wanted: bool,
}

/// What is made of an answer that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Right, and in the unit that is wanted.
    Right,
    /// Another number, or another unit.
    Wrong,
    /// Right, but in another unit: to be written in the one that is wanted.
    Unit,
    /// No number, or one with a word that is no unit: to be written anew.
    Nothing,
}

impl Amount {
    /// How the typed text is to be taken.
    pub fn reads(&self, typed: &str) -> Reading {
        let Some(typed) = typed_amount(typed, self) else {
            return Reading::Nothing;
        };
        let right =
            within(self.low, self.high, typed.low) && within(self.low, self.high, typed.high);
        match (right, typed.wanted) {
            (true, true) => Reading::Right,
            (true, false) => Reading::Unit,
            (false, _) => Reading::Wrong,
        }
    }
}

fn figures(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// As [`value`], and `7,5`, `0,125`, `1/2` and `1 1/2`, which people type.
fn typed_value(sign: &str, digits: &str, power: u8) -> Option<f64> {
    if let Some((whole, part)) = digits.split_once(',')
        && figures(part)
        && !whole.is_empty()
        && figures(whole)
        && !part.is_empty()
        && (whole == "0" || part.len() < 3)
    {
        return value(sign, &format!("{whole}.{part}"), power);
    }
    let Some((over, under)) = digits.split_once('/') else {
        return value(sign, digits, power);
    };
    let (whole, over) = over.split_once(' ').unwrap_or(("0", over));
    let parts = [whole, over, under].map(|part| part.parse::<f64>().ok().filter(|_| figures(part)));
    let [Some(whole), Some(over), Some(under)] = parts else {
        return None;
    };
    let found = (whole + over / under) * f64::from(10_u32).powi(i32::from(power));
    Some(if sign == "-" { -found } else { found }).filter(|value| value.is_finite())
}

/// One number, what it was multiplied by, and its unit.
struct One<'a> {
    figures: Figures<'a>,
    power: u8,
    unit: &'a str,
}

fn one<'a>(text: &'a str, wanted: &Amount) -> One<'a> {
    let figures = split(text);
    let (first, after) = word(figures.rest);
    let short = match first {
        "k" => Some(3),
        "m" => Some(6),
        _ => None,
    };
    // Beside a length, or where the answer is small, `m` is no million.
    let large = wanted.units.is_empty() && wanted.high.abs().max(wanted.low.abs()) >= 1000.0;
    let scale = power(first).or(short.filter(|_| large || !figures.currency.is_empty()));
    let unit = scale.map_or(figures.rest, |_| after);
    One {
        figures,
        power: scale.unwrap_or(0),
        unit: if unit.is_empty() {
            figures.currency
        } else {
            unit
        },
    }
}

/// The number or the range that is typed, in the wanted unit.
pub fn typed_amount(text: &str, wanted: &Amount) -> Option<Typed> {
    let text = plain(text);
    let single = one(&text, wanted);
    if let Some((value, same)) = worth(&single, wanted) {
        return Some(Typed {
            low: value,
            high: value,
            wanted: same,
        });
    }
    let (first, by, second) = ends(&text)?;
    let (mut first, mut second) = (one(first, wanted), one(second, wanted));
    if first.unit.is_empty() || first.unit == first.figures.currency {
        if first.power == 0 {
            first.power = second.power;
        }
        first.unit = if second.unit.is_empty() {
            first.unit
        } else {
            second.unit
        };
    } else if second.unit.is_empty() {
        second.unit = first.unit;
    }
    let (low, same) = worth(&first, wanted)?;
    let (high, other) = worth(&second, wanted)?;
    let (low, high) = if by {
        (low - high, low + high)
    } else {
        (low.min(high), low.max(high))
    };
    Some(Typed {
        low,
        high,
        wanted: same && other,
    })
}

/// Both parts of `26 to 30`, `26-30` and (then true) `28 +/- 2`.
fn ends(text: &str) -> Option<(&str, bool, &str)> {
    let start = text.chars().next()?.len_utf8();
    for (at, _) in text.char_indices().filter(|(at, _)| *at >= start) {
        let (before, rest) = text.split_at(at);
        for (sign, by) in [
            (" to ", false),
            ("+/-", true),
            ("+-", true),
            ("±", true),
            ("-", false),
        ] {
            if let Some(after) = rest
                .strip_prefix(sign)
                .or_else(|| rest.strip_prefix(' ')?.strip_prefix(sign))
            {
                return Some((before, by, after.strip_prefix(' ').unwrap_or(after)));
            }
        }
    }
    None
}

fn worth(one: &One<'_>, wanted: &Amount) -> Option<(f64, bool)> {
    let factor = factor(one.unit, &wanted.units)?;
    let Figures { sign, digits, .. } = one.figures;
    let value = typed_value(sign, digits, one.power)?;
    #[allow(clippy::float_cmp, reason = "1 is written as such")]
    Some((
        if factor == 0.0 {
            f64::NAN
        } else {
            value * factor
        },
        factor == 1.0,
    ))
}

/// How many of the wanted unit one of the typed unit is; nothing where it is no unit that is known.
fn factor(unit: &str, wanted: &[Spellings]) -> Option<f64> {
    if unit.is_empty() {
        return Some(1.0);
    }
    let unit = unit_words(unit);
    match wanted {
        [] => matches!(unit.as_str(), "%" | "£" | "$" | "€").then_some(1.0),
        [only] => spelled(&unit, only),
        [first, under @ ..] => {
            let mut parts = unit.split('/');
            let mut found = spelled(parts.next()?, first)?;
            for known in under {
                let by = spelled(parts.next()?, known)?;
                found = if by == 0.0 { 0.0 } else { found / by };
            }
            parts.next().is_none().then_some(found)
        }
    }
}

fn spelled(unit: &str, known: &Spellings) -> Option<f64> {
    let one = unit.strip_suffix('s').filter(|one| one.len() > 1);
    known.get(unit).or_else(|| known.get(one?)).copied()
}
