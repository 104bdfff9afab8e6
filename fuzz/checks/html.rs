//! A reader of the markup that this tool writes: stricter than a browser, which would correct it
//! silently.

use std::collections::BTreeSet;

/// Elements without an end tag.
const VOID: &[&str] = &["br", "col", "hr", "img", "wbr"];

/// Elements that no page may contain.
const FORBIDDEN: &[&str] = &[
    "base", "button", "embed", "form", "frame", "iframe", "input", "link", "math", "meta",
    "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Attributes whose value is an address.
const ADDRESSES: &[&str] = &[
    "action",
    "cite",
    "data",
    "formaction",
    "href",
    "poster",
    "src",
];

/// A tag, as it is written.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    attributes: Vec<(&'a str, &'a str)>,
}

/// Panics unless elements are nested properly, ids are unique, and nothing could run or be fetched
/// from elsewhere by itself.
pub fn harmless(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    for piece in html.split('<').skip(1) {
        let tag = tag(piece);
        assert!(!FORBIDDEN.contains(&tag.name), "<{}> in {html}", tag.name);
        for (name, value) in &tag.attributes {
            attribute(name, value, html);
            assert!(
                *name != "id" || ids.insert(*value),
                "the id `{value}` stands twice in {html}"
            );
        }
        match (tag.closes, VOID.contains(&tag.name)) {
            (true, _) => assert_eq!(open.pop(), Some(tag.name), "wrongly closed in {html}"),
            (false, false) => open.push(tag.name),
            (false, true) => {}
        }
    }
    assert!(open.is_empty(), "{open:?} are left open in {html}");
}

/// Reads a tag from what follows its `<`.
fn tag(piece: &str) -> Tag<'_> {
    let (name, closes) = piece
        .strip_prefix('/')
        .map_or((piece, false), |rest| (rest, true));
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    assert!(
        name.starts_with(|c: char| c.is_ascii_lowercase()),
        "no tag: <{piece}"
    );
    Tag {
        name: &name[..end],
        closes,
        attributes: attributes(&name[end..]),
    }
}

/// `name="value"`, each name once and each after one space, up to the `>`.
fn attributes(text: &str) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut rest = text;
    while let Some(next) = rest.strip_prefix(' ') {
        let (name, value) = next
            .split_once("=\"")
            .unwrap_or_else(|| panic!("no attribute: {text}"));
        let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(plain, "no attribute: {text}");
        assert!(
            found.iter().all(|(other, _)| *other != name),
            "`{name}` stands twice in {text}"
        );
        let (value, after) = value
            .split_once('"')
            .unwrap_or_else(|| panic!("`{name}` does not end in {text}"));
        found.push((name, value));
        rest = after;
    }
    assert!(rest.starts_with('>'), "no tag: {text}");
    found
}

fn attribute(name: &str, value: &str, html: &str) {
    assert!(
        !name.starts_with("on") && name != "style" && name != "srcset",
        "{name} in {html}"
    );
    if ADDRESSES.contains(&name) {
        assert!(allowed(value), "{name}=\"{value}\" in {html}");
    }
}

/// As a browser reads it: non-letters before an address are ignored, as are tabs and line ends in
/// it.
fn allowed(address: &str) -> bool {
    let seen: String = address
        .trim_start_matches(|c| c <= ' ')
        .replace(['\t', '\n', '\r'], "");
    let end = seen
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'))
        .unwrap_or(seen.len());
    let scheme = seen[..end].to_ascii_lowercase();
    // Something that begins with a digit or a sign is not a scheme, but a file name.
    let is_scheme =
        seen[end..].starts_with(':') && seen.starts_with(|c: char| c.is_ascii_alphabetic());
    !is_scheme
        || matches!(
            scheme.as_str(),
            "" | "http" | "https" | "mailto" | "tel" | "hole"
        )
}
