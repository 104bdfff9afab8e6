//! Answers that are nearly numbers, and numbers that can be read in two ways.

use std::ops::Range;

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::gap::WrittenGap;
use crate::load::parts::numbers;
use crate::load::parts::numbers::range;
use crate::model::score::{split, word};

/// What to write instead, and why.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::load) struct Near {
    pub(in crate::load) meant: String,
    pub(in crate::load) message: String,
    pub(in crate::load) help: &'static str,
}

const RANGES: &str = "write a range as `26 to 30`, and a number with some leeway as `28 +/- 2`; put quotes around what is meant as words";

/// Looks at what gaps accept, from the first paragraph that has one.
pub(in crate::load) fn in_gaps(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    first: usize,
    gaps: &[WrittenGap],
) {
    let mut at = reader.tree.node(first).range.start;
    let mut left = gaps.iter();
    let mut next = left.next();
    while let Some(gap) = next {
        let Some(open) = reader.input.text[at..].find("[[") else {
            return;
        };
        let start = at + open + 2;
        let Some(length) = reader.input.text[start..].find("]]") else {
            return;
        };
        let inside = &reader.input.text[start..start + length];
        at = start;
        if !inside
            .split('|')
            .map(str::trim)
            .eq(gap.accepted.iter().map(String::as_str))
        {
            continue;
        }
        let found = gap.accepted.iter().find_map(|one| Some((one, near(one)?)));
        if let Some((one, near)) = found {
            let place = start + inside.find(one.as_str()).unwrap_or(0);
            report_in_line(reader, sink, place..place + one.len(), near);
        }
        at = start + length;
        next = left.next();
    }
}

/// With the whole line as it should be.
fn report_in_line(reader: &Reader<'_>, sink: &mut Diagnostics, range: Range<usize>, near: Near) {
    let text = &reader.input.text;
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..]
        .find('\n')
        .map_or(text.len(), |at| range.end + at);
    let line = format!(
        "{}{}{}",
        &text[start..range.start],
        near.meant,
        &text[range.end..end]
    );
    let place = reader.place(range);
    let found = rule::NEAR_NUMBER.at(place, near.message).help(near.help);
    sink.push(found.corrected(line.trim_end()));
}

/// Looks at an answer, whether it is read as a number or not.
pub(in crate::load) fn near(written: &str) -> Option<Near> {
    let text = numbers::spaced(written);
    let text = text.trim();
    if range(text).is_some() {
        return metres(text);
    }
    let words = |meant: String, help| {
        range(&meant)?;
        Some(Near {
            message: format!("`{written}` is read as words, not as numbers"),
            meant,
            help,
        })
    };
    let stopped = text.trim_end_matches('.').trim_end();
    ranged(stopped)
        .and_then(|meant| words(meant, RANGES))
        .or_else(|| words(short_scale(stopped)?, "write `thousand` or `million` in full; put quotes around what is meant as words"))
        .or_else(|| words(counted(stopped)?, "this word is not a known unit: write the number alone, and say in the question what is counted; put quotes around what is meant as words"))
}

/// `10m` is ten metres or ten million; `10 m` and `£10m` are clear.
fn metres(text: &str) -> Option<Near> {
    let last = text.rsplit_once(" to ").map_or(text, |(_, last)| last);
    let figures = split(last.trim());
    let close = last.ends_with('m') && !last.trim_end_matches('m').ends_with(' ');
    let unclear = figures.currency.is_empty() && figures.rest == "m" && close;
    unclear.then(|| Near {
        meant: format!("{} metres", text[..text.len() - 1].trim_end()),
        message: format!("`{text}` is read as metres, and may be meant as millions"),
        help: "write `metres` or `million` in full",
    })
}

fn ranged(written: &str) -> Option<String> {
    if range(written).is_some() {
        return Some(written.to_owned());
    }
    if let Some(meant) = decimal_comma(written) {
        return Some(meant);
    }
    let between = written.to_lowercase();
    if let Some((low, high)) = between
        .strip_prefix("between ")
        .and_then(|ends| ends.split_once(" and "))
    {
        return Some(format!("{} to {}", low.trim(), high.trim()));
    }
    for wrong in [
        "+/–",
        "+/—",
        "+-",
        "+–",
        "-/+",
        "+/ -",
        "+ / -",
        "plus or minus",
    ] {
        if let Some((middle, by)) = written.split_once(wrong) {
            return Some(format!("{} +/- {}", middle.trim(), by.trim()));
        }
    }
    None
}

/// `7,5` as most of Europe writes it; three digits after a comma are thousands.
fn decimal_comma(written: &str) -> Option<String> {
    let (whole, rest) = written.split_once(',')?;
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let meant = format!("{whole}.{rest}");
    ((1..=2).contains(&end) && range(&meant).is_some()).then_some(meant)
}

/// `5 k` and `2 M`.
fn short_scale(written: &str) -> Option<String> {
    let (before, word) = match written.strip_suffix('M') {
        Some(before) => (before, "million"),
        None => (written.strip_suffix(['k', 'K'])?, "thousand"),
    };
    Some(format!("{} {word}", before.trim_end()))
}

/// `10 colleagues`: a number and one small word. `5 Rs` and `111 First` are names.
fn counted(written: &str) -> Option<String> {
    let figures = split(written);
    let (name, after) = word(figures.rest);
    let spaced = written.ends_with(&format!(" {}", figures.rest));
    let small = name.len() > 3 && name.bytes().all(|byte| byte.is_ascii_lowercase());
    (small && after.is_empty() && spaced)
        .then(|| written[..written.len() - name.len()].trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use crate::load::check::learn::number_answers::near;

    fn meant(written: &str) -> Option<String> {
        near(written).map(|near| near.meant)
    }

    #[test]
    fn what_is_nearly_a_number_is_guessed() {
        for (written, wanted) in [
            ("28 +- 2", "28 +/- 2"),
            ("28 +/– 2", "28 +/- 2"),
            ("between 26 and 30", "26 to 30"),
            ("28.", "28"),
            ("7,5", "7.5"),
            ("2,5 mg", "2.5 mg"),
            ("5 k", "5 thousand"),
            ("10m", "10 metres"),
            ("9 to 11m", "9 to 11 metres"),
            ("2 M", "2 million"),
            ("10 colleagues", "10"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(wanted), "{written}");
            assert_eq!(meant(wanted), None, "{wanted} brings another finding");
        }
    }

    #[test]
    fn what_is_clear_is_left() {
        for written in [
            "a,5",
            "follow-up",
            "2022-23",
            "2 m",
            "£2m",
            "10 mm",
            "5 Rs",
            "111 First",
            "10 mg twice daily",
            "3D",
            "2nd",
            "1/2",
            "120/80",
            ">= 5",
            "2 to 3 m",
            "28",
            "26-30",
        ] {
            assert_eq!(meant(written), None, "{written}");
        }
    }
}
