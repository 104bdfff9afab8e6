//! The sanitiser over a fragment: holes become marks that it lets pass, and are put back
//! afterwards.
//!
//! It runs on the whole body, since piece by piece it would close every element. Text marks are
//! characters of a private area that the reader of files takes out of every text. Character
//! references in raw HTML can still spell them, so each mark is believed only where it can stand
//! and, where its part may be there only once, only the first time.

use crate::load::html::sanitise;
use crate::model::fragment::{
    Builder, Draft, Fragment, MARK_CLOSE as CLOSE, MARK_OPEN as OPEN, Part,
};

/// The one door to a page: `draft` without what a page may not hold, looked at where it holds HTML
/// of an author.
pub(super) fn pass(draft: Draft, has_html: bool) -> Fragment {
    if !has_html {
        return Fragment::passed(draft);
    }
    let html = encode(&draft);
    Fragment::passed(decode(&sanitise::sanitise(&html), &draft.0))
}

/// Attributes get `hole:12`, text gets the number between private characters, heading levels are
/// written out: the sanitiser must see whole tags.
fn encode(draft: &Draft) -> String {
    let mut html = String::new();
    for (number, part) in draft.0.iter().enumerate() {
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

fn decode(html: &str, parts: &[Part]) -> Draft {
    let mut decoder = Decoder {
        out: Builder::default(),
        parts,
        is_used: vec![false; parts.len()],
        in_tag: false,
    };
    let mut rest = html;
    while let Some((at, mark)) = next_mark(rest) {
        decoder.push(&rest[..at]);
        rest = mark(&mut decoder, &rest[at..]);
    }
    decoder.push(rest);
    decoder.out.finish()
}

/// Puts parts back where their marks are. An author can write a mark with character references,
/// and browsers double some elements with their attributes: a part that may be only once does
/// so.
struct Decoder<'a> {
    out: Builder,
    parts: &'a [Part],
    is_used: Vec<bool>,
    /// Whether what comes next is inside a tag: the sanitiser escapes `<` and `>` everywhere
    /// else.
    in_tag: bool,
}

impl Decoder<'_> {
    fn push(&mut self, html: &str) {
        if let Some(at) = html.rfind(['<', '>']) {
            self.in_tag = html[at..].starts_with('<');
        }
        if html.contains([OPEN, CLOSE]) {
            self.out.push_html(&html.replace([OPEN, CLOSE], ""));
        } else {
            self.out.push_html(html);
        }
    }

    fn part(&self, number: Option<usize>) -> Option<&Part> {
        self.parts.get(number?)
    }

    /// Puts a part back where it fits: an author may write `href="hole:3"`, and gets nothing that
    /// could break the tag.
    fn put_back(&mut self, number: Option<usize>, fits: impl Fn(&Part) -> bool) {
        let Some((number, part)) =
            number.and_then(|number| Some((number, self.part(Some(number))?)))
        else {
            return;
        };
        let repeats = matches!(part, Part::Link(_) | Part::Image(_) | Part::Jump(_));
        if fits(part) && (repeats || !self.is_used[number]) {
            self.is_used[number] = true;
            self.out.push(self.parts[number].clone());
        }
    }
}

type Mark = for<'a> fn(&mut Decoder<'_>, &'a str) -> &'a str;

/// The next place at which something may have to be put back. Looks at each byte once, whatever the
/// text.
fn next_mark(html: &str) -> Option<(usize, Mark)> {
    html.match_indices(['<', '=', ' ', OPEN])
        .find_map(|(at, _)| {
            let rest = &html[at..];
            if rest.starts_with(OPEN) {
                Some((at, text as Mark))
            } else if rest.starts_with(" src=\"hole:") {
                Some((at, image as Mark))
            } else if rest.starts_with(" id=\"hole:") {
                Some((at, id as Mark))
            } else if rest.starts_with("=\"hole:") {
                Some((at, attribute as Mark))
            } else {
                heading_level(rest).map(|digit| (at + digit, level as Mark))
            }
        })
}

/// Where the level's digit is in `<h2` or `</h2`.
fn heading_level(tag: &str) -> Option<usize> {
    let digit = if tag.starts_with("<h") { 2 } else { 3 };
    let named = tag.starts_with("<h") || tag.starts_with("</h");
    (named
        && tag
            .as_bytes()
            .get(digit)
            .is_some_and(|byte| (b'1'..=b'6').contains(byte)))
    .then_some(digit)
}

fn image<'a>(decoder: &mut Decoder<'_>, html: &'a str) -> &'a str {
    let (number, rest) = digits(&html[" src=\"hole:".len()..]);
    let link = decoder
        .part(number)
        .is_some_and(|part| matches!(part, Part::Link(_)));
    decoder.push(if link { " src=\"" } else { "" });
    decoder.put_back(number, |part| {
        matches!(part, Part::Image(_) | Part::Link(_))
    });
    decoder.push(if link { "\"" } else { "" });
    rest.strip_prefix('"').unwrap_or(rest)
}

/// An id that is there already goes with its attribute.
fn id<'a>(decoder: &mut Decoder<'_>, html: &'a str) -> &'a str {
    let (number, rest) = digits(&html[" id=\"hole:".len()..]);
    let is_new = number.is_some_and(|number| decoder.is_used.get(number) == Some(&false));
    if is_new && matches!(decoder.part(number), Some(Part::Id(_))) {
        decoder.push(" id=\"");
        decoder.put_back(number, |_| true);
        decoder.push("\"");
    }
    rest.strip_prefix('"').unwrap_or(rest)
}

fn attribute<'a>(decoder: &mut Decoder<'_>, html: &'a str) -> &'a str {
    decoder.push("=\"");
    let (number, rest) = digits(&html["=\"hole:".len()..]);
    decoder.put_back(number, |part| {
        matches!(part, Part::Link(_) | Part::Id(_) | Part::Jump(_))
    });
    rest
}

/// In an attribute nothing but words may take a mark's place: markup there would break the tag.
fn text<'a>(decoder: &mut Decoder<'_>, html: &'a str) -> &'a str {
    let (number, rest) = digits(&html[OPEN.len_utf8()..]);
    let in_tag = decoder.in_tag;
    decoder.put_back(number, |part| match part {
        Part::Label(_) | Part::Region { .. } => true,
        Part::Term { .. } | Part::Gap { .. } => !in_tag,
        _ => false,
    });
    rest.strip_prefix(CLOSE).unwrap_or(rest)
}

fn level<'a>(decoder: &mut Decoder<'_>, html: &'a str) -> &'a str {
    // `<` or `</` is before it.
    decoder.in_tag = true;
    decoder.out.push(Part::Level(html.as_bytes()[0] - b'0'));
    &html[1..]
}

fn digits(text: &str) -> (Option<usize>, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    (text[..end].parse().ok(), &text[end..])
}
