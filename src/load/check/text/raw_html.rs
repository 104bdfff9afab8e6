//! What raw HTML shows is read like the rest of a page: its words, pictures, links, tables and
//! headings.

use std::ops::Range;

use super::link_words;
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::body::html_lines::Raw;
use crate::load::body::reader::Reader;
use crate::load::html::sanitise::{Piece, StartTag, pieces, start_tags};

/// How far an element's end is looked for.
const LONGEST: usize = 20_000;

impl Reader<'_> {
    /// Tells of what would be reported in Markdown.
    pub(in crate::load) fn notice_html(&self, sink: &mut Diagnostics, raw: &Raw) {
        for tag in start_tags(&raw.html) {
            let found = match tag.element.as_str() {
                "img" => without_alt(self, raw, &tag),
                "table" if self.input.writing => without_heads(self, raw, &tag),
                "a" if self.input.writing => without_words(self, raw, &tag),
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.input.writing => {
                    heading(self, raw, &tag)
                }
                _ => None,
            };
            found.into_iter().for_each(|found| sink.push(found));
        }
    }
}

/// What is between a tag and `end` in the file, since a blank line ends a block of HTML, and
/// not its elements.
fn content<'a>(reader: &Reader<'a>, raw: &Raw, tag: &StartTag, end: &str) -> Option<&'a str> {
    let text = &reader.input.text[raw.at(tag.range.end).min(reader.input.text.len())..];
    let limit = (0..=LONGEST.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))?;
    let text = &text[..limit];
    let at = text.match_indices("</").find(|(at, _)| {
        text[at + 2..]
            .get(..end.len())
            .is_some_and(|name| name.eq_ignore_ascii_case(end))
    })?;
    Some(&text[..at.0])
}

fn place_of(raw: &Raw, tag: &StartTag) -> Range<usize> {
    raw.in_file(&tag.range)
}

/// `alt=""` says that a picture only decorates; without `alt` its address is read out.
fn without_alt(reader: &Reader<'_>, raw: &Raw, tag: &StartTag) -> Option<Diagnostic> {
    if tag.has(&raw.html, "alt") {
        return None;
    }
    let written = &raw.html[tag.range.clone()];
    let inside = written
        .strip_suffix("/>")
        .or_else(|| written.strip_suffix('>'))?;
    let close = &written[inside.len()..];
    let corrected = format!("{} alt=\"what it shows\"{close}", inside.trim_end());
    Some(
        rule::MISSING_ALT
            .at(
                reader.place(place_of(raw, tag)),
                "this picture has no words for those who cannot see it",
            )
            .help("say in `alt` what the picture shows; `alt=\"\"` says that it only decorates")
            .corrected(corrected),
    )
}

/// A table of several cells none of which names a column or a row.
fn without_heads(reader: &Reader<'_>, raw: &Raw, tag: &StartTag) -> Option<Diagnostic> {
    let table = content(reader, raw, tag, "table")?;
    let cells = |name: &str| {
        start_tags(table)
            .iter()
            .filter(|tag| tag.element == name)
            .count()
    };
    if cells("th") > 0 || cells("td") < 2 {
        return None;
    }
    let message = "this table does not say what its columns hold";
    Some(
        rule::TABLE_WITHOUT_HEADER.at(reader.place(place_of(raw, tag)), message)
            .help("write `<th>` for each `<td>` of the first row: screen readers say these words with each cell"),
    )
}

fn without_words(reader: &Reader<'_>, raw: &Raw, tag: &StartTag) -> Option<Diagnostic> {
    let inside = content(reader, raw, tag, "a").filter(|_| tag.has(&raw.html, "href"))?;
    let is_named =
        tag.has(&raw.html, "aria-label") || inside.contains("<img") || inside.contains("![");
    let text: String = pieces(inside)
        .into_iter()
        .map(|piece| {
            if let Piece::Text { text, .. } = piece {
                text
            } else {
                " ".to_owned()
            }
        })
        .collect();
    if is_named || !link_words::says_nothing(&text) {
        return None;
    }
    let message = if text.trim().is_empty() {
        "this link has no words"
    } else {
        "these words do not say where the link leads"
    };
    Some(
        rule::EMPTY_LINK_TEXT
            .at(reader.place(place_of(raw, tag)), message)
            .help("put words between `<a>` and `</a>` that say what is there, such as its title"),
    )
}

/// A heading that neither the list of contents nor a link can name. One with attributes is reported
/// with these.
fn heading(reader: &Reader<'_>, raw: &Raw, tag: &StartTag) -> Option<Diagnostic> {
    let level = tag.element.strip_prefix('h')?.parse::<usize>().ok()?.max(2);
    let inside = content(reader, raw, tag, &tag.element).filter(|_| tag.attributes.is_empty())?;
    let words = inside.trim();
    if words.is_empty() || words.contains(['<', '\n']) {
        return None;
    }
    let start = raw.at(tag.range.start);
    let end = raw.at(tag.range.end) + inside.len() + tag.element.len() + "</>".len();
    let corrected = format!("{} {words}", "#".repeat(level));
    let is_alone = raw.html.trim().len() == end - start;
    let edit = [reader.edit(start..end, &corrected)];
    let message = "a heading in HTML is in no list of contents, and no link can lead to it";
    let found = rule::HTML_HEADING.at(reader.place(place_of(raw, tag)), message);
    Some(match is_alone {
        true => found
            .help("write it in Markdown")
            .corrected(corrected.as_str())
            .fix("write the heading in Markdown", edit),
        false => found
            .help("write it in Markdown, with a blank line above and below")
            .corrected(format!("\n{corrected}\n")),
    })
}
