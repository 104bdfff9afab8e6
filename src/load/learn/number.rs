//! Numbers as people write them in answers: `28`, `28 +/- 2`, `26 to 30`, `10.3 million`, `90%`.

use crate::model::learn::quiz::NumberRange;

/// What a word behind a number multiplies it by.
const SCALES: [(&str, f64); 8] = [
    ("million", 1e6),
    ("billion", 1e9),
    ("thousand", 1e3),
    ("per cent", 1.0),
    ("percent", 1.0),
    ("%", 1.0),
    ("m", 1e6),
    ("bn", 1e9),
];

/// The numbers that are right.
pub(super) fn range(written: &str) -> Option<NumberRange> {
    let text = written.replace(['\u{a0}', '\u{202f}'], " ");
    let (low, high) = if let Some((middle, by)) = tolerance(&text) {
        let (middle, by) = shared(middle, by)?;
        (middle - by, middle + by)
    } else if let Some((low, high)) = text.split_once(" to ") {
        shared(low, high)?
    } else {
        let one = number(&text)?;
        (one, one)
    };
    (low <= high).then(|| NumberRange { low, high, written: written.to_owned() })
}

fn tolerance(text: &str) -> Option<(&str, &str)> {
    text.split_once("+/-").or_else(|| text.split_once('±'))
}

/// Two numbers, the first of which may leave the scale to the second: `9 to 11 million`.
fn shared(first: &str, second: &str) -> Option<(f64, f64)> {
    let (value, scale) = parts(second)?;
    let (other, own) = parts(first)?;
    let bare = first.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−'));
    Some((other * if bare { scale } else { own }, value * scale))
}

/// One number with its scale worked in.
fn number(text: &str) -> Option<f64> {
    parts(text).map(|(value, scale)| value * scale)
}

fn parts(text: &str) -> Option<(f64, f64)> {
    let text = text.trim().trim_start_matches('£').to_lowercase().replace('−', "-");
    let scale = SCALES.iter().find(|(word, _)| {
        text.strip_suffix(word).is_some_and(|before| before.trim_end().ends_with(|c: char| c.is_ascii_digit()))
    });
    let digits = scale.map_or(text.as_str(), |(word, _)| text.strip_suffix(word).unwrap_or(&text)).trim();
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let plain = unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned.ends_with(|c: char| c.is_ascii_digit())
        && unsigned.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    if !plain || !well_grouped(unsigned) {
        return None;
    }
    let value: f64 = digits.replace([',', ' '], "").parse().ok()?;
    Some((value, scale.map_or(1.0, |(_, by)| *by)))
}

/// `10,300,000` and `10 300 000` have three digits in every group but the first.
fn well_grouped(digits: &str) -> bool {
    let whole = digits.split('.').next().unwrap_or_default();
    let mut groups = whole.split([',', ' ']);
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let mut others = groups.peekable();
    others.peek().is_none() || (first && others.all(|group| group.len() == 3))
}

/// What was probably meant by `26-30` or `28 +- 2`.
pub(super) fn nearly(written: &str) -> Option<String> {
    let written = written.trim().trim_end_matches('.').trim_end();
    if range(written).is_some() {
        return Some(written.to_owned());
    }
    if let Some(meant) = decimal_comma(written) {
        return Some(meant);
    }
    let between = written.to_lowercase();
    if let Some((low, high)) = between.strip_prefix("between ").and_then(|ends| ends.split_once(" and ")) {
        let meant = format!("{} to {}", low.trim(), high.trim());
        return range(&meant).map(|_| meant);
    }
    for wrong in ["+/–", "+/−", "+/—", "+-", "+–", "-/+", "+/ -", "+ / -", "plus or minus"] {
        if let Some((middle, by)) = written.split_once(wrong) {
            let meant = format!("{} +/- {}", middle.trim(), by.trim());
            return range(&meant).map(|_| meant);
        }
    }
    for dash in ['-', '–', '—'] {
        if let Some((low, high)) = written.split_once(dash) {
            let meant = format!("{} to {}", low.trim(), high.trim());
            return range(&meant).map(|_| meant);
        }
    }
    None
}

/// `7,5` as most of Europe writes it; three digits behind a comma are thousands.
fn decimal_comma(written: &str) -> Option<String> {
    let (whole, part) = written.split_once(',').filter(|(_, part)| (1..=2).contains(&part.len()))?;
    let meant = format!("{whole}.{part}");
    (part.bytes().all(|byte| byte.is_ascii_digit()) && number(&meant).is_some()).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(written: &str) -> Option<(f64, f64)> {
        range(written).map(|range| (range.low, range.high))
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(ends("28"), Some((28.0, 28.0)));
        assert_eq!(ends("28 +/- 2"), Some((26.0, 30.0)));
        assert_eq!(ends("26 to 30"), Some((26.0, 30.0)));
        assert_eq!(ends("10.3 million"), Some((10_300_000.0, 10_300_000.0)));
        assert_eq!(ends("9 to 11 million"), Some((9_000_000.0, 11_000_000.0)));
        assert_eq!(ends("300,000"), Some((300_000.0, 300_000.0)));
        assert_eq!(ends("90%"), Some((90.0, 90.0)));
        assert_eq!(ends("-5"), Some((-5.0, -5.0)));
    }

    #[test]
    fn words_are_no_numbers() {
        for text in ["", "\"2022\"", "5 Rs", "1,2", "fit note", "26-30", "30 to 26", "3.", "1.2.3"] {
            assert_eq!(ends(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_nearly_a_range_is_guessed() {
        assert_eq!(nearly("26-30").as_deref(), Some("26 to 30"));
        assert_eq!(nearly("28 +- 2").as_deref(), Some("28 +/- 2"));
        assert_eq!(nearly("28 +/– 2").as_deref(), Some("28 +/- 2"));
        assert_eq!(nearly("between 26 and 30").as_deref(), Some("26 to 30"));
        assert_eq!(nearly("28.").as_deref(), Some("28"));
        assert_eq!(nearly("7,5").as_deref(), Some("7.5"));
        assert_eq!(nearly("a,5"), None);
        assert_eq!(nearly("follow-up"), None);
        assert_eq!(nearly("2022-23"), None);
    }
}
