//! Numbers as authors write them in answers: `28`, `28 +/- 2`, `26 to 30 days`, `10.3 million`,
//! `90%`, `2.5 mg`, `£5`.

use crate::model::learn::quiz::NumberRange;
use crate::model::learn::unit::Measure;
use crate::model::score::{power, split, value, word};

/// One number with its unit, as written.
#[derive(Debug, Clone)]
struct Amount<'a> {
    sign: &'static str,
    digits: &'a str,
    power: u8,
    /// As written; the sign of a currency, where there is one.
    unit: &'a str,
    /// From the sign to the end of the word that multiplies.
    plain: &'a str,
}

/// The numbers that are right.
pub(in crate::load) fn range(written: &str) -> Option<NumberRange> {
    let text = spaced(written);
    let text = text.trim();
    if let Some(single) = amount(text) {
        let only = single.value()?;
        return made(only, only, text.to_owned(), None, single.unit);
    }
    if let Some((middle, by)) = text.split_once("+/-").or_else(|| text.split_once('±')) {
        return give_or_take(middle.trim(), by.trim());
    }
    let (first, second) = text.split_once(" to ").or_else(|| dashed(text))?;
    let (first, second) = shared(first.trim(), second.trim())?;
    let (one, other) = (first.value()?, second.value()?);
    made(
        one.min(other),
        one.max(other),
        text.to_owned(),
        None,
        second.unit,
    )
}

/// With common spaces and a common minus.
pub(in crate::load) fn spaced(written: &str) -> String {
    written
        .replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ")
        .replace('−', "-")
}

fn give_or_take(middle: &str, by: &str) -> Option<NumberRange> {
    let (first, second) = shared(middle, by)?;
    let (value, by) = (first.value()?, second.value()?.abs());
    let own = amount(middle)?;
    let scale = if own.power == 0 {
        first.multiplier()
    } else {
        ""
    };
    let model = if own.unit.is_empty() {
        first.in_words(&format!("{}{scale}", first.plain))
    } else {
        middle.to_owned()
    };
    let unit = first.unit;
    let money = if matches!(unit, "£" | "$" | "€") {
        unit
    } else {
        ""
    };
    let [low, high] =
        [value - by, value + by].map(|end| shown(end, first.power, first.digits.contains(',')));
    let within = (by > 0.0)
        .then(|| first.in_words(&format!("{low} to {money}{high}{}", first.multiplier())));
    made(value - by, value + by, model, within, unit)
}

/// `10–12`, unless these are years, or run from high to low, as in `2022-23`, `9-5` and `2-1`.
fn dashed(text: &str) -> Option<(&str, &str)> {
    let start = text.chars().next().map_or(0, char::len_utf8);
    let (at, dash) = text
        .char_indices()
        .find(|(at, c)| *at >= start && matches!(c, '-' | '–' | '—'))?;
    let (first, second) = (&text[..at], &text[at + dash.len_utf8()..]);
    let (low, high) = shared(first.trim(), second.trim())?;
    let year = |one: &Amount<'_>| {
        one.unit.is_empty() && one.digits.len() == 4 && one.digits.starts_with(['1', '2'])
    };
    (low.value()? < high.value()? && !(year(&low) && year(&high))).then_some((first, second))
}

/// Two numbers, either of which may leave the unit to the other: `9 to 11 million`, `190 kg +/- 5`.
fn shared<'a>(first: &'a str, second: &'a str) -> Option<(Amount<'a>, Amount<'a>)> {
    let (mut first, mut second) = (amount(first)?, amount(second)?);
    if first.unit.is_empty() || matches!(first.unit, "£" | "$" | "€") {
        if first.power == 0 {
            first.power = second.power;
        }
        first.unit = if second.unit.is_empty() {
            first.unit
        } else {
            second.unit
        };
    }
    if second.unit.is_empty() {
        second.unit = first.unit;
    }
    let same = first.unit.is_empty() || measure(first.unit)? == measure(second.unit)?;
    same.then_some((first, second))
}

/// One number, with a unit that is known or without.
fn amount(text: &str) -> Option<Amount<'_>> {
    let figures = split(text);
    let first = word(figures.rest).0;
    let lower = first.to_ascii_lowercase();
    let short = match lower.as_str() {
        "k" => Some(3),
        "m" => Some(6),
        _ => None,
    };
    let scale = power(&lower).or(short.filter(|_| !figures.currency.is_empty()));
    let behind = scale.map_or(figures.rest, |_| word(figures.rest).1).trim();
    let found = Amount {
        sign: if figures.sign == "-" { "-" } else { "" },
        digits: figures.digits,
        power: scale.unwrap_or(0),
        unit: if behind.is_empty() {
            figures.currency
        } else {
            behind
        },
        plain: text[..text.len() - behind.len()].trim_end(),
    };
    let known = found.unit.is_empty() || measure(found.unit).is_some();
    let grouped =
        !found.digits.is_empty() && found.digits.starts_with(|c: char| c.is_ascii_digit());
    (known && grouped && found.value().is_some()).then_some(found)
}

impl Amount<'_> {
    fn value(&self) -> Option<f64> {
        value(self.sign, self.digits, self.power)
    }

    /// With the unit after, or the currency before it.
    fn in_words(&self, number: &str) -> String {
        match self.unit {
            "" => number.to_owned(),
            "£" | "$" | "€" if number.starts_with(self.unit) => number.to_owned(),
            "£" | "$" | "€" => format!("{}{number}", self.unit),
            "%" => format!("{number}%"),
            unit => format!("{number} {unit}"),
        }
    }

    fn multiplier(&self) -> &'static str {
        match self.power {
            2 => " hundred",
            3 => " thousand",
            6 => " million",
            9 => " billion",
            12 => " trillion",
            _ => "",
        }
    }
}

/// `5G` and `3D` are no grams and no days: one large letter is a unit only where it is always
/// written large.
pub(in crate::load) fn measure(unit: &str) -> Option<Measure> {
    if unit.len() == 1
        && unit.starts_with(|c: char| c.is_ascii_uppercase() && !matches!(c, 'C' | 'F' | 'L'))
    {
        return None;
    }
    // One sort of letter for the micro sign, raised figures and the like, as in what is typed.
    Measure::named(&crate::model::score::plain(unit))
}

fn made(
    low: f64,
    high: f64,
    model: String,
    within: Option<String>,
    unit: &str,
) -> Option<NumberRange> {
    let unit = if unit.is_empty() {
        None
    } else {
        Some((unit.to_owned(), measure(unit)?))
    };
    (low.is_finite() && high.is_finite()).then_some(NumberRange {
        low,
        high,
        model,
        within,
        unit,
    })
}

/// An end of a range in figures, without what sums of fractions leave after.
fn shown(value: f64, power: u8, commas: bool) -> String {
    let scaled = value / 10_f64.powi(i32::from(power));
    let text = format!("{}", (scaled * 1e6).round() / 1e6);
    if !commas {
        return text;
    }
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(whole, part)| (whole, Some(part)));
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("-", digits));
    let mut out = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    fraction.map_or(out.clone(), |part| format!("{out}.{part}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(written: &str) -> Option<(f64, f64)> {
        range(written).map(|range| (range.low, range.high))
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (written, low, high) in [
            ("28", 28.0, 28.0),
            ("28 +/- 2", 26.0, 30.0),
            ("26 to 30", 26.0, 30.0),
            ("30 to 26", 26.0, 30.0),
            ("-18 to -20", -20.0, -18.0),
            ("\u{2212}18", -18.0, -18.0),
            ("10-12", 10.0, 12.0),
            ("10 – 12", 10.0, 12.0),
            ("10.3 million", 10_300_000.0, 10_300_000.0),
            ("9 to 11 million", 9_000_000.0, 11_000_000.0),
            ("300,000", 300_000.0, 300_000.0),
            ("90%", 90.0, 90.0),
            ("2 m", 2.0, 2.0),
            ("2 m to 3 m", 2.0, 3.0),
            ("2 to 3 m", 2.0, 3.0),
            ("190 +/- 5 kg", 185.0, 195.0),
            ("190 kg +/- 5", 185.0, 195.0),
            ("5 mg/kg", 5.0, 5.0),
            ("37 °C", 37.0, 37.0),
            ("£2m", 2_000_000.0, 2_000_000.0),
            ("£118.75", 118.75, 118.75),
        ] {
            assert_eq!(ends(written), Some((low, high)), "{written}");
        }
    }

    #[test]
    fn words_are_no_numbers() {
        for text in [
            "",
            "\"2022\"",
            "5 Rs",
            "1,2",
            "fit note",
            "3.",
            "1.2.3",
            "1/2",
            "120/80",
            "1:1000",
            "2022-23",
            "2019-2020",
            "9-5",
            "5 k",
            "2 kg to 3 m",
            "111 First",
            "10 mg twice daily",
            "m",
            "£",
            "5G",
            "3D",
            "1st",
            "2nd",
            "6 Cs",
            "3M",
        ] {
            assert_eq!(ends(text), None, "{text}");
        }
    }

    #[test]
    fn one_answer_is_shown_and_what_else_is_accepted_where_that_is_written() {
        for (written, model, within, unit) in [
            ("28 +/- 2", "28", Some("26 to 30"), None),
            ("190 +/- 0", "190", None, None),
            ("190 +/- 5 kg", "190 kg", Some("185 to 195 kg"), Some("kg")),
            ("190 kg +/- 5", "190 kg", Some("185 to 195 kg"), Some("kg")),
            (
                "10.3 +/- 0.2 million",
                "10.3 million",
                Some("10.1 to 10.5 million"),
                None,
            ),
            (
                "£1,250 +/- £250",
                "£1,250",
                Some("£1,000 to £1,500"),
                Some("£"),
            ),
            ("90 +/- 5%", "90%", Some("85 to 95%"), Some("%")),
            ("26 to 30", "26 to 30", None, None),
            ("37\u{a0}°C", "37 °C", None, Some("°C")),
        ] {
            let found = range(written).unwrap();
            let label = found.unit.as_ref().map(|(label, _)| label.as_str());
            assert_eq!(
                (found.model.as_str(), found.within.as_deref(), label),
                (model, within, unit),
                "{written}"
            );
        }
    }
}
