//! What the sanitiser will take from a snippet of raw HTML, so that its author can be told where.

use super::{keeps, policy};
use std::ops::Range;

/// One thing that will not be in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Where it stands, in bytes of the snippet: the start tag, or the attribute.
    pub range: Range<usize>,
    /// What it is, in Markdown: `` `<script>` ``, `` `onclick` `` or `` `javascript:` link ``.
    pub what: String,
}

/// What [`sanitise`](super::sanitise) takes away from one HTML block or inline tag: elements, attributes and links
/// that may not stand in a page. Comments go too and are not named; nor is what is inside an element named already.
pub fn removals(html: &str) -> Vec<Removal> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = find(html, at, "<") {
        at = match html[start + 1..].bytes().next() {
            Some(b'!') if html[start..].starts_with("<!--") => past(html, start + 2, "-->"),
            Some(b'!' | b'?' | b'/') => past(html, start, ">"),
            Some(letter) if letter.is_ascii_alphabetic() => tag(html, start, &mut found),
            _ => start + 1,
        };
    }
    found
}

fn find(html: &str, from: usize, what: &str) -> Option<usize> {
    html.get(from..)?.find(what).map(|at| from + at)
}

/// The place behind the next `what`, or the end.
fn past(html: &str, from: usize, what: &str) -> usize {
    find(html, from, what).map_or(html.len(), |at| at + what.len())
}

/// The end of the run of bytes from `from` on which `keep` holds. It stops at ASCII only, thus between characters.
fn run(html: &str, from: usize, keep: impl Fn(u8) -> bool) -> usize {
    let rest = html.as_bytes().get(from..).unwrap_or_default();
    rest.iter().position(|byte| byte.is_ascii() && !keep(*byte)).map_or(html.len(), |at| from + at)
}

/// Looks through the start tag at `start`; the place behind it, or behind all that goes with it.
fn tag(html: &str, start: usize, found: &mut Vec<Removal>) -> usize {
    let name_end = run(html, start + 1, |byte| !ends_name(byte));
    let element = html[start + 1..name_end].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let end = scan_attributes(html, name_end, &mut attributes);
    if policy::ELEMENTS.contains(&element.as_str()) {
        found.extend(attributes.iter().filter_map(|attribute| attribute.removal(html, &element)));
        return end;
    }
    found.push(Removal { range: start..end, what: format!("`<{element}>`") });
    if policy::WITH_CONTENT.contains(&element.as_str()) { content_end(html, end, &element) } else { end }
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

/// An attribute as it is written.
struct Attribute {
    range: Range<usize>,
    name: Range<usize>,
}

/// Collects attributes up to the end of the tag; the place behind it.
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
    let end = if html[equals..].starts_with('=') { scan_value(html, equals + 1) } else { name_end };
    Attribute { range: start..end, name: start..name_end }
}

/// The end of the value behind the equals sign.
fn scan_value(html: &str, from: usize) -> usize {
    let start = run(html, from, |byte| byte.is_ascii_whitespace());
    match html.as_bytes().get(start) {
        Some(b'"') => past(html, start + 1, "\""),
        Some(b'\'') => past(html, start + 1, "'"),
        _ => run(html, start, |byte| !byte.is_ascii_whitespace() && byte != b'>'),
    }
}

impl Attribute {
    fn removal(&self, html: &str, element: &str) -> Option<Removal> {
        let name = html[self.name.clone()].to_ascii_lowercase();
        let written = &html[self.range.clone()];
        let value_judged = policy::value_matters(&name);
        if policy::name_allowed(element, &name) && (!value_judged || keeps(element, &name, written)) {
            return None;
        }
        Some(Removal { range: self.range.clone(), what: describe(element, &name, written) })
    }
}

fn describe(element: &str, name: &str, written: &str) -> String {
    if !policy::name_allowed(element, name) || !matches!(name, "href" | "src" | "cite") {
        return format!("`{name}`");
    }
    let value = written.split_once('=').map_or("", |(_, value)| value);
    match policy::scheme(value.trim_start().trim_start_matches(['"', '\''])) {
        Some(scheme) => format!("`{scheme}:` link"),
        None => format!("link in `{name}`"),
    }
}
