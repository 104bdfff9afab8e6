//! Numbers as people write them, and the units after them.

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
