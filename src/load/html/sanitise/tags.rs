//! Start tags of raw HTML as they are written, each attribute with its place: what no parser of
//! HTML tells afterwards.

use super::policy;
use std::ops::Range;

/// A start tag.
#[derive(Clone, Debug)]
pub struct StartTag {
    /// From `<` to `>`.
    pub range: Range<usize>,
    /// Its element, in small letters.
    pub element: String,
    /// In order, those that are twice among them.
    pub attributes: Vec<Attribute>,
}

/// An attribute as it is written.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Name and value.
    pub range: Range<usize>,
    /// Its name.
    pub name: Range<usize>,
    /// With the quotes around it.
    pub value: Option<Range<usize>>,
}

impl StartTag {
    /// Whether it has an attribute of this name in `html`.
    pub fn has(&self, html: &str, name: &str) -> bool {
        self.attributes
            .iter()
            .any(|one| html[one.name.clone()].eq_ignore_ascii_case(name))
    }
}

/// The start tags of one HTML block or inline tag: not those in comments, and not those in an
/// element that goes with all that is in it.
pub fn start_tags(html: &str) -> Vec<StartTag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = find(html, at, "<") {
        at = match html[start + 1..].bytes().next() {
            Some(b'!') if html[start..].starts_with("<!--") => past(html, start + 2, "-->"),
            Some(b'!' | b'?' | b'/') => past(html, start, ">"),
            Some(letter) if letter.is_ascii_alphabetic() => {
                let tag = tag(html, start);
                let next = behind(html, &tag);
                found.push(tag);
                next
            }
            _ => start + 1,
        };
    }
    found
}

pub(super) fn find(html: &str, from: usize, what: &str) -> Option<usize> {
    html.get(from..)?.find(what).map(|at| from + at)
}

/// The place after the next `what`, or the end.
pub(super) fn past(html: &str, from: usize, what: &str) -> usize {
    find(html, from, what).map_or(html.len(), |at| at + what.len())
}

/// The end of the run of bytes from `from` on which `keep` holds. It stops at ASCII only, thus
/// between characters.
fn run(html: &str, from: usize, keep: impl Fn(u8) -> bool) -> usize {
    let rest = html.as_bytes().get(from..).unwrap_or_default();
    rest.iter()
        .position(|byte| byte.is_ascii() && !keep(*byte))
        .map_or(html.len(), |at| from + at)
}

pub(super) fn tag(html: &str, start: usize) -> StartTag {
    let name_end = run(html, start + 1, |byte| !ends_name(byte));
    let mut attributes = Vec::new();
    let end = scan_attributes(html, name_end, &mut attributes);
    StartTag {
        range: start..end,
        element: html[start + 1..name_end].to_ascii_lowercase(),
        attributes,
    }
}

/// The place after the tag, or after all that goes with it.
pub(super) fn behind(html: &str, tag: &StartTag) -> usize {
    let goes_whole = policy::WITH_CONTENT.contains(&tag.element.as_str());
    if goes_whole {
        content_end(html, tag.range.end, &tag.element)
    } else {
        tag.range.end
    }
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

/// Where the element's end tag begins.
fn content_end(html: &str, from: usize, element: &str) -> usize {
    let mut at = from;
    while let Some(end) = find(html, at, "</") {
        let name = html.as_bytes().get(end + 2..end + 2 + element.len());
        if name.is_some_and(|name| name.eq_ignore_ascii_case(element.as_bytes())) {
            return end;
        }
        at = end + 2;
    }
    html.len()
}

/// Collects attributes up to the end of the tag; the place after it.
fn scan_attributes(html: &str, from: usize, attributes: &mut Vec<Attribute>) -> usize {
    let mut at = from;
    loop {
        at = run(html, at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        if at >= html.len() || html.as_bytes()[at] == b'>' {
            return html.len().min(at + 1);
        }
        let attribute = scan_attribute(html, at);
        at = attribute.range.end;
        attributes.push(attribute);
    }
}

fn scan_attribute(html: &str, start: usize) -> Attribute {
    // A name may begin with `=`, as in browsers: so each step takes one byte at least.
    let name_end = run(html, start + 1, |byte| !ends_name(byte) && byte != b'=');
    let equals = run(html, name_end, |byte| byte.is_ascii_whitespace());
    let value = html[equals..]
        .starts_with('=')
        .then(|| scan_value(html, equals + 1));
    let end = value.as_ref().map_or(name_end, |value| value.end);
    Attribute {
        range: start..end,
        name: start..name_end,
        value,
    }
}

/// The value after the equals sign.
fn scan_value(html: &str, from: usize) -> Range<usize> {
    let start = run(html, from, |byte| byte.is_ascii_whitespace());
    let end = match html.as_bytes().get(start) {
        Some(b'"') => past(html, start + 1, "\""),
        Some(b'\'') => past(html, start + 1, "'"),
        _ => run(html, start, |byte| {
            !byte.is_ascii_whitespace() && byte != b'>'
        }),
    };
    start..end
}
