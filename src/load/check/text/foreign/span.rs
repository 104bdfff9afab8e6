//! What is within a line: variables, wiki links, formulas, codes for signs.

use std::ops::Range;

use super::construct::Construct;
use super::{Found, LONGEST, Text, attributes};
use crate::model::kind::KindName;

/// What is written for other tools in a text.
pub(super) fn read(text: &Text<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let bytes = text.input.text.as_bytes();
    let mut at = text.range.start;
    while at < text.range.end {
        let is_plain = at == 0 || bytes[at - 1] != b'\\';
        match of(text, at).filter(|_| is_plain) {
            Some(one) => {
                at = one.range.end.max(at + 1);
                found.push(one);
            }
            None => at += 1,
        }
    }
    found
}

fn of(text: &Text<'_>, at: usize) -> Option<Found> {
    match text.input.text.as_bytes()[at] {
        b'{' => template(text, at).or_else(|| attributes::read(text, at)),
        b'[' => wiki_link(text, at),
        b'~' => raised(text, at, '~', Construct::Subscript, "sub"),
        b'^' => raised(text, at, '^', Construct::Superscript, "sup"),
        b':' => emoji(text, at),
        b'+' => keys(text, at),
        b'=' => highlight(text, at),
        b'$' => maths(text, at),
        _ => None,
    }
}

impl Text<'_> {
    fn char_before(&self, at: usize) -> Option<char> {
        self.input.text[..at].chars().next_back()
    }
}

/// What is between `open`, at byte `at`, and the next `close` of the line; and the range of all
/// three.
fn between<'t>(
    text: &'t Text<'_>,
    at: usize,
    open: &str,
    close: &str,
) -> Option<(&'t str, Range<usize>)> {
    let rest = text.from(at).strip_prefix(open)?;
    let length = rest.find(close)?;
    Some((&rest[..length], at..at + open.len() + length + close.len()))
}

fn template(text: &Text<'_>, at: usize) -> Option<Found> {
    let (construct, range) = [("{{<", "}}"), ("{{%", "}}"), ("{%", "%}"), ("{{", "}}")]
        .into_iter()
        .zip([
            Construct::Shortcode,
            Construct::Shortcode,
            Construct::Liquid,
            Construct::Variable,
        ])
        .find_map(|((open, close), construct)| {
            Some((construct, between(text, at, open, close)?.1))
        })?;
    // An address is reported with its link, and a gap with its question.
    let is_gap = construct == Construct::Variable && text.input.kind == KindName::Quiz;
    (!is_gap && !is_in_address(text, at)).then(|| Found::new(construct, range))
}

/// Whether byte `at` is in the round brackets of a link.
fn is_in_address(text: &Text<'_>, at: usize) -> bool {
    let first = text.range.start.max(at.saturating_sub(LONGEST));
    let start = (first..at)
        .find(|byte| text.input.text.is_char_boundary(*byte))
        .unwrap_or(at);
    text.input.text[start..at]
        .rsplit_once("](")
        .is_some_and(|(_, address)| !address.contains(')'))
}

fn wiki_link(text: &Text<'_>, at: usize) -> Option<Found> {
    let (inner, range) = between(text, at, "[[", "]]")?;
    if text.input.kind == KindName::Quiz
        || !inner.contains(char::is_alphabetic)
        || inner.contains(['[', ']'])
    {
        return None;
    }
    Some(match text.char_before(at) {
        Some('!') => Found::new(Construct::Embed, at - 1..range.end),
        _ => Found::new(Construct::WikiLink, range),
    })
}

/// `H~2~O`, `x^2^`: with the word that it is in.
fn raised(
    text: &Text<'_>,
    at: usize,
    sign: char,
    construct: Construct,
    tag: &str,
) -> Option<Found> {
    let sign = sign.to_string();
    let (inner, range) = between(text, at, &sign, &sign)?;
    let is_short = (1..=4).contains(&inner.len())
        && inner
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'+');
    let is_behind = |c: char| c.is_alphabetic() || c == ')' || (tag == "sup" && c.is_ascii_digit());
    if !is_short || !text.char_before(at).is_some_and(is_behind) {
        return None;
    }
    let new = format!("<{tag}>{inner}</{tag}>");
    let found = Found::new(construct, range.clone()).write(new.clone());
    let is_number = inner.bytes().all(|byte| byte.is_ascii_digit())
        || matches!(inner, "st" | "nd" | "rd" | "th");
    Some(if is_number {
        found.sure(range, new)
    } else {
        found
    })
}

/// `:warning:`, and neither `10:30:` nor `std::io`.
fn emoji(text: &Text<'_>, at: usize) -> Option<Found> {
    let (name, range) = between(text, at, ":", ":")?;
    let is_name = name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_lowercase() || c == '+')
        && name.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'+')
        });
    let is_edge = |c: char| !c.is_alphanumeric() && c != ':' && c != '/';
    let behind = text.input.text[range.end..].chars().next();
    let stands_alone = text.char_before(at).is_none_or(is_edge) && behind.is_none_or(is_edge);
    (is_name && stands_alone).then(|| Found::new(Construct::Emoji, range))
}

/// `++ctrl+c++`, and not `C++`.
fn keys(text: &Text<'_>, at: usize) -> Option<Found> {
    let (inner, range) = between(text, at, "++", "++")?;
    let is_edge = |c: char| !c.is_alphanumeric() && c != '+';
    let is_keys = inner.starts_with(|c: char| c.is_ascii_alphabetic())
        && inner
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'));
    let behind = text.input.text[range.end..].chars().next();
    if !is_keys || !text.char_before(at).is_none_or(is_edge) || !behind.is_none_or(is_edge) {
        return None;
    }
    let key = |key: &str| {
        let (first, rest) = key.split_at(1);
        format!("<kbd>{}{rest}</kbd>", first.to_uppercase())
    };
    let written: Vec<String> = inner
        .split('+')
        .filter(|name| !name.is_empty())
        .map(key)
        .collect();
    Some(Found::new(Construct::Keys, range).write(written.join("+")))
}

/// `==words==`, and neither `a == b` nor a line of them.
fn highlight(text: &Text<'_>, at: usize) -> Option<Found> {
    let (inner, range) = between(text, at, "==", "==")?;
    let is_edge = |c: char| !c.is_alphanumeric() && c != '=';
    let behind = text.input.text[range.end..].chars().next();
    let is_marked =
        inner.trim() == inner && inner.contains(char::is_alphanumeric) && !inner.contains('=');
    let stands_alone = text.char_before(at).is_none_or(is_edge) && behind.is_none_or(is_edge);
    (is_marked && stands_alone)
        .then(|| Found::new(Construct::Highlight, range).write(format!("<mark>{inner}</mark>")))
}

/// `$\frac{a}{b}$` and `$x^2$`, and not `$5 to $10`.
fn maths(text: &Text<'_>, at: usize) -> Option<Found> {
    if text.from(at).starts_with("$$") {
        let alone = (text.from(at).trim_end() == "$$").then(|| ("", at..at + 2));
        return between(text, at, "$$", "$$")
            .or(alone)
            .map(|(_, range)| Found::new(Construct::Maths, range));
    }
    let (inner, range) = between(text, at, "$", "$")?;
    let command =
        |(at, _): (usize, &str)| inner[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
    let is_formula =
        inner.contains('^') || inner.contains("_{") || inner.match_indices('\\').any(command);
    let behind = text.input.text[range.end..].chars().next();
    let is_price = behind.is_some_and(|c| c.is_ascii_digit());
    (is_formula && inner.trim() == inner && !is_price).then(|| Found::new(Construct::Maths, range))
}
