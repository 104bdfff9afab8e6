//! The words of raw HTML, as a browser shows them.

use std::ops::Range;

use super::tags;
use super::tags::{find, past};
use super::{STRIPPER, read};

/// A piece of what HTML shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text {
        /// Where they are, in bytes of the snippet.
        range: Range<usize>,
        /// With character references resolved.
        text: String,
        /// They are code, keys, or a short form that is explained: no words of a sentence.
        is_name: bool,
    },
    /// A tag that parts what is before it from what follows.
    Break {
        /// Its element, in small letters.
        element: String,
        /// It opens the element.
        opens: bool,
    },
}

/// Elements within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];

/// Elements that hold names and codes.
const NAMES: &[&str] = &["abbr", "code", "kbd", "pre", "samp", "var"];

/// The words of one HTML block or inline tag, and what parts them. What goes with its element is
/// left out.
pub fn pieces(html: &str) -> Vec<Piece> {
    let (mut found, mut open, mut at, mut text_starts) = (Vec::new(), Vec::new(), 0, 0);
    while let Some(start) = find(html, at, "<") {
        let Some((end, tag)) = tag_at(html, start) else {
            at = start + 1;
            continue;
        };
        push_text(html, text_starts..start, !open.is_empty(), &mut found);
        if let Some(Tag {
            element,
            opens,
            is_name,
        }) = tag
        {
            if opens && is_name {
                open.push(element.clone());
            } else if !opens && open.last() == Some(&element) {
                open.pop();
            }
            if !INLINE.contains(&element.as_str()) {
                found.push(Piece::Break { element, opens });
            }
        }
        at = end;
        text_starts = end;
    }
    push_text(html, text_starts..html.len(), !open.is_empty(), &mut found);
    found
}

/// What a tag opens or closes.
struct Tag {
    element: String,
    opens: bool,
    is_name: bool,
}

/// Where the tag or comment that begins at `start` ends, with all that goes with it; no tag for a
/// comment.
fn tag_at(html: &str, start: usize) -> Option<(usize, Option<Tag>)> {
    match html[start + 1..].bytes().next()? {
        b'!' if html[start..].starts_with("<!--") => Some((past(html, start + 2, "-->"), None)),
        b'!' | b'?' => Some((past(html, start, ">"), None)),
        b'/' => {
            let end = past(html, start, ">");
            let name = html[start + 2..end]
                .trim_end_matches('>')
                .trim()
                .to_ascii_lowercase();
            Some((
                end,
                Some(Tag {
                    element: name,
                    opens: false,
                    is_name: false,
                }),
            ))
        }
        letter if letter.is_ascii_alphabetic() => {
            let tag = tags::tag(html, start);
            let is_name = NAMES.contains(&tag.element.as_str())
                && (tag.element != "abbr" || tag.has(html, "title"));
            let end = tags::behind(html, &tag);
            Some((
                end,
                Some(Tag {
                    element: tag.element,
                    opens: true,
                    is_name,
                }),
            ))
        }
        _ => None,
    }
}

fn push_text(html: &str, range: Range<usize>, is_name: bool, found: &mut Vec<Piece>) {
    let written = &html[range.clone()];
    if !written.is_empty() {
        let text = if written.contains('&') {
            plain(&read(&STRIPPER, written))
        } else {
            written.to_owned()
        };
        found.push(Piece::Text {
            range,
            text,
            is_name,
        });
    }
}

/// Text of the sanitiser as it is shown.
pub(super) fn plain(escaped: &str) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    signs
        .iter()
        .fold(escaped.to_owned(), |text, (entity, sign)| {
            text.replace(entity, sign)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words, with `|` where something parts them and names in brackets.
    fn shown(html: &str) -> String {
        let piece = |piece| match piece {
            Piece::Text {
                text,
                is_name: true,
                ..
            } => format!("[{text}]"),
            Piece::Text { text, .. } => text,
            Piece::Break { .. } => "|".to_owned(),
        };
        pieces(html).into_iter().map(piece).collect()
    }

    #[test]
    fn words_are_parted_as_on_the_page() {
        for (html, expected) in [
            ("<p>H<sub>2</sub>O &amp; x</p>", "|H2O & x|"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "|||a||b|||"),
            ("a<br>b", "a|b"),
            ("<script>x()</script>y<!-- z -->", "||y"),
            (
                "<abbr title=\"Medical certificate\">MC</abbr> <abbr>X</abbr>",
                "[MC] X",
            ),
            ("1 < 2 <code>CODE</code>", "1 < 2 [CODE]"),
            ("<p", "|"),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }
}
