//! The sanitiser over a fragment: holes become marks that it lets pass, and are put back afterwards.
//!
//! It runs on the whole body, since piece by piece it would close every element. Text marks are characters of a private
//! area that the reader of files takes out of every text, so no author can write one.

use crate::load::sanitise;
use crate::model::fragment::{Builder, Fragment, MARK_CLOSE as CLOSE, MARK_OPEN as OPEN, Part};

/// `fragment` without what a page may not hold.
pub(in crate::load) fn sanitise(fragment: Fragment) -> Fragment {
    let html = encode(&fragment);
    decode(&sanitise::sanitise(&html), &fragment.0)
}

/// Attributes get `hole:12`, text gets the number between private characters, heading levels are written out: the
/// sanitiser must see whole tags.
fn encode(fragment: &Fragment) -> String {
    let mut html = String::new();
    for (number, part) in fragment.0.iter().enumerate() {
        match part {
            Part::Html(text) => html.push_str(text),
            Part::Link(_) | Part::Id(_) | Part::Jump(_) => html.push_str(&format!("hole:{number}")),
            Part::Image(_) => html.push_str(&format!(" src=\"hole:{number}\"")),
            Part::Level(level) => html.push_str(&level.to_string()),
            Part::Term { .. } | Part::Label(_) | Part::Region { .. } | Part::Gap { .. } => {
                html.push_str(&format!("{OPEN}{number}{CLOSE}"))
            }
        }
    }
    html
}

fn decode(html: &str, parts: &[Part]) -> Fragment {
    let mut out = Builder::default();
    let mut rest = html;
    while let Some((at, mark)) = next_mark(rest) {
        out.push_html(&rest[..at]);
        rest = &rest[at..];
        rest = mark(&mut out, rest, parts);
    }
    out.push_html(rest);
    out.finish()
}

type Mark = for<'a> fn(&mut Builder, &'a str, &[Part]) -> &'a str;

/// The next place at which something may have to be put back. Looks at each byte once, whatever the text.
fn next_mark(html: &str) -> Option<(usize, Mark)> {
    html.match_indices(['<', '=', ' ', OPEN]).find_map(|(at, _)| {
        let rest = &html[at..];
        if rest.starts_with(OPEN) {
            Some((at, text as Mark))
        } else if rest.starts_with(" src=\"hole:") {
            Some((at, image as Mark))
        } else if rest.starts_with("=\"hole:") {
            Some((at, attribute as Mark))
        } else {
            heading_level(rest).map(|digit| (at + digit, level as Mark))
        }
    })
}

/// Where the level's digit stands in `<h2` or `</h2`.
fn heading_level(tag: &str) -> Option<usize> {
    let digit = if tag.starts_with("<h") { 2 } else { 3 };
    let named = tag.starts_with("<h") || tag.starts_with("</h");
    (named && tag.as_bytes().get(digit).is_some_and(|byte| (b'1'..=b'6').contains(byte))).then_some(digit)
}

fn image<'a>(out: &mut Builder, html: &'a str, parts: &[Part]) -> &'a str {
    let rest = &html[" src=\"hole:".len()..];
    let (number, rest) = digits(rest);
    let link = number.and_then(|number| parts.get(number)).is_some_and(|part| matches!(part, Part::Link(_)));
    out.push_html(if link { " src=\"" } else { "" });
    put_back(out, parts, number, |part| matches!(part, Part::Image(_) | Part::Link(_)));
    out.push_html(if link { "\"" } else { "" });
    rest.strip_prefix('"').unwrap_or(rest)
}

fn attribute<'a>(out: &mut Builder, html: &'a str, parts: &[Part]) -> &'a str {
    out.push_html("=\"");
    let (number, rest) = digits(&html["=\"hole:".len()..]);
    put_back(out, parts, number, |part| matches!(part, Part::Link(_) | Part::Id(_) | Part::Jump(_)));
    rest
}

fn text<'a>(out: &mut Builder, html: &'a str, parts: &[Part]) -> &'a str {
    let (number, rest) = digits(&html[OPEN.len_utf8()..]);
    put_back(out, parts, number, |part| {
        matches!(part, Part::Term { .. } | Part::Label(_) | Part::Region { .. } | Part::Gap { .. })
    });
    rest.strip_prefix(CLOSE).unwrap_or(rest)
}

fn level<'a>(out: &mut Builder, html: &'a str, _: &[Part]) -> &'a str {
    out.push(Part::Level(html.as_bytes()[0] - b'0'));
    &html[1..]
}

fn digits(text: &str) -> (Option<usize>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].parse().ok(), &text[end..])
}

/// Puts a part back where it fits: an author may write `href="hole:3"`, and gets nothing that could break the tag.
fn put_back(out: &mut Builder, parts: &[Part], number: Option<usize>, fits: impl Fn(&Part) -> bool) {
    if let Some(part) = number.and_then(|number| parts.get(number)).filter(|part| fits(part)) {
        out.push(part.clone());
    }
}
