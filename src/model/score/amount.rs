//! Numbers as people type them, with the units that a question accepts. `js/score.js` does the same
//! in the browser.

use std::collections::BTreeMap;

use super::within;
use super::words::plain;

/// Spellings of a unit and of related units, each with its factor to the wanted unit: 1 for the
/// wanted one, 0 if there is no fixed factor.
pub type Spellings = BTreeMap<String, f64>;

/// The accepted numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Amount {
    /// The minimum.
    pub low: f64,
    /// The maximum.
    pub high: f64,
    /// The wanted unit; several for a quotient, such as mg per kg. Empty for a number without a
    /// unit.
    pub units: Vec<Spellings>,
}

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typed {
    /// The minimum, in the wanted unit.
    pub low: f64,
    /// The maximum, in the wanted unit.
    pub high: f64,
    /// Whether it was typed in the wanted unit, or without one.
    pub wanted: bool,
}

/// How a typed answer is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Right, and in the wanted unit.
    Right,
    /// Another number, or another unit.
    Wrong,
    /// Right, but in another unit: has to be typed in the wanted one.
    Unit,
    /// Not a number, or followed by a word that is not a unit: has to be typed again.
    Nothing,
}

impl Amount {
    /// Judges the typed text.
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

/// A number and the text around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures<'a> {
    /// `-`, `+` or nothing.
    pub sign: &'a str,
    /// The sign of a currency, or nothing.
    pub currency: &'a str,
    /// Figures with commas, spaces and points.
    pub digits: &'a str,
    /// What follows.
    pub rest: &'a str,
}

/// Separates `-£1,250 million` from the text after it.
pub fn split(text: &str) -> Figures<'_> {
    let (sign, rest) = leading(text, &['-', '+']);
    let (currency, rest) = leading(rest.trim_start_matches(' '), &['£', '$', '€']);
    let rest = rest.trim_start_matches(' ');
    let bytes = rest.as_bytes();
    let figure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let end = (0..bytes.len())
        .find(|at| {
            !(figure(*at) || matches!(bytes[*at], b' ' | b',' | b'.' | b'/') && figure(at + 1))
        })
        .unwrap_or(bytes.len());
    Figures {
        sign,
        currency,
        digits: &rest[..end],
        rest: rest[end..].trim_start_matches(' '),
    }
}

fn leading<'a>(text: &'a str, signs: &[char]) -> (&'a str, &'a str) {
    let length = text
        .chars()
        .next()
        .filter(|c| signs.contains(c))
        .map_or(0, char::len_utf8);
    text.split_at(length)
}

/// The power of ten of a word. The ambiguous `k` and `m` are left to the callers.
pub fn power(word: &str) -> Option<u8> {
    match word {
        "hundred" => Some(2),
        "thousand" => Some(3),
        "million" | "mn" => Some(6),
        "billion" | "bn" => Some(9),
        "trillion" | "tn" => Some(12),
        _ => None,
    }
}

/// The first word and the text after it.
pub fn word(text: &str) -> (&str, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    match text[end..].strip_prefix(' ') {
        Some(rest) => (&text[..end], rest),
        None if end == text.len() => (text, ""),
        None => ("", text),
    }
}

/// The value of figures in British notation: `1250`, `1,250.5`, `1 250`, `.5`.
pub fn value(sign: &str, digits: &str, power: u8) -> Option<f64> {
    let plain = ungrouped(digits)?;
    // The exponent is parsed with the figures: 10.3 million is exact, 10.3 times a million is not.
    format!("{sign}{plain}e{power}")
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite())
}

fn ungrouped(digits: &str) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let groups: Vec<&str> = whole
        .split(if whole.contains(',') { ',' } else { ' ' })
        .collect();
    let right = figures(fraction)
        && !fraction.is_empty()
        && match groups.as_slice() {
            [only] => {
                figures(only) && (!only.is_empty() || digits.len() > 1 && digits.starts_with('.'))
            }
            [first, rest @ ..] => {
                (1..4).contains(&first.len())
                    && !first.starts_with('0')
                    && groups.iter().all(|group| figures(group))
                    && rest.iter().all(|group| group.len() == 3)
            }
            [] => false,
        };
    right.then(|| format!("{}.{fraction}", groups.concat()))
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

/// One number, its multiplier, and its unit.
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
    // After a length, or where the answer is small, `m` does not mean a million.
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

/// The typed number or range, in the wanted unit.
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

/// The factor from the typed unit to the wanted one; `None` for an unknown unit.
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

/// A unit in the spelling used for look-ups: `degrees C` as `°c`, `mg per kg` as `mg/kg`.
pub fn unit_words(unit: &str) -> String {
    let mut text = unit.to_owned();
    for word in ["degrees", "degree", "deg"] {
        text = text.replace(word, "°");
    }
    text.replace("° ", "°")
        .replace(" per ", "/")
        .replace(" /", "/")
        .replace("/ ", "/")
}

fn spelled(unit: &str, known: &Spellings) -> Option<f64> {
    let one = unit.strip_suffix('s').filter(|one| one.len() > 1);
    known.get(unit).or_else(|| known.get(one?)).copied()
}
