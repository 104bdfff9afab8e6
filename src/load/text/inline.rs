//! Lines: text, emphasis, links, images, abbreviations and bare addresses.

use std::ops::Range;
use std::sync::Arc;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::writer::Writer;
use crate::diagnostic::rule;
use crate::load::body::reader::Reader;
use crate::load::check::text::{link_words, links};
use crate::load::parts::gap::WrittenGap;
use crate::model::address::{Sort, is_template, sort};
use crate::model::document::{Image, Link};
use crate::model::fragment::Part;

/// What an address in a link leads to.
pub(super) enum Address<'a> {
    /// `<name@example.org>`, written without its scheme.
    Mail,
    /// Another site, or a mail or telephone address.
    Outside,
    /// A heading of the same document.
    Jump(&'a str),
    /// A file of the project.
    File,
    /// A scheme that no page may carry.
    Refused(&'a str),
}

pub(super) fn classify(to: &str) -> Address<'_> {
    if let Some(id) = to.strip_prefix('#') {
        return Address::Jump(id);
    }
    if to.starts_with("//") {
        return Address::Outside;
    }
    match to.split_once(':') {
        Some((scheme, _)) if is_scheme(scheme) => match scheme.to_ascii_lowercase().as_str() {
            // A browser reads `http:/nhs.uk` as a file of the site.
            "http" | "https" if !to[scheme.len()..].starts_with("://") => Address::File,
            "http" | "https" | "mailto" | "tel" => Address::Outside,
            _ => Address::Refused(scheme),
        },
        _ => Address::File,
    }
}

/// RFC 3986, 3.1; one letter alone is a drive, not a scheme, but is refused all the same.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

impl<'a> Writer<'a, '_> {
    /// Writes what lies inside the node at `index` as a line of text.
    pub(in crate::load) fn inlines(&mut self, index: usize) {
        let tree = self.reader.tree;
        for child in tree.children(index) {
            self.inline(child);
        }
    }

    /// The same, without the `{#id}` at its end.
    pub(in crate::load) fn inlines_without_attributes(&mut self, index: usize) {
        let last = self
            .reader
            .attributes_of(index)
            .and_then(|_| self.reader.last_text(index));
        for child in self.reader.tree.children(index).collect::<Vec<_>>() {
            match self.reader.tree.event(child) {
                Event::Text(text) if last == Some(child) => {
                    let kept = self.reader.split(text).0.to_owned();
                    self.text_of(child, &kept);
                }
                _ => self.inline(child),
            }
        }
    }

    /// Writes one piece of a line.
    pub(in crate::load) fn inline(&mut self, index: usize) {
        match self.reader.tree.event(index) {
            Event::Text(text) => self.text_of(index, text),
            Event::Code(code) => self.code(code),
            Event::InlineHtml(_) | Event::Html(_) => {
                self.raw_html(std::slice::from_ref(self.reader.tree.node(index)))
            }
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br>\n"),
            Event::FootnoteReference(label) => {
                self.footnote_reference(label, self.reader.tree.node(index).range.clone())
            }
            Event::Start(tag) => self.span(index, tag),
            _ => {}
        }
    }

    fn line_break(&mut self, html: &str) {
        self.out.push_html(html);
        self.push_words(" ");
    }

    fn code(&mut self, code: &str) {
        self.out.push_html("<code>");
        self.out.push_text(code);
        self.out.push_html("</code>");
        self.push_words(code);
    }

    fn span(&mut self, index: usize, tag: &Tag<'_>) {
        if self.too_deep(index) {
            return;
        }
        self.deeper(|writer| writer.span_within(index, tag));
    }

    fn span_within(&mut self, index: usize, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis => self.wrap(index, "em"),
            Tag::Strong => self.wrap(index, "strong"),
            Tag::Strikethrough => self.wrap(index, "del"),
            Tag::Link {
                dest_url, title, ..
            } => self.link(index, dest_url, title),
            Tag::Image {
                dest_url, title, ..
            } => self.image(index, dest_url, title),
            _ => self.inlines(index),
        }
    }

    fn wrap(&mut self, index: usize, tag: &str) {
        let out = self.out.html();
        out.extend(["<", tag, ">"]);
        self.inlines(index);
        self.out.html().extend(["</", tag, ">"]);
    }

    fn link(&mut self, index: usize, to: &CowStr<'_>, title: &str) {
        let range = self.reader.tree.node(index).range.clone();
        link_words::check(self.reader, self.sink, index);
        self.out.push_html("<a href=\"");
        match address(self.reader, index, to) {
            Address::Mail => {
                self.out.push_html("mailto:");
                self.out.push_text(to);
            }
            Address::Outside => {
                self.outside.push(to.as_ref().into());
                self.out.push_text(to);
            }
            Address::Jump(id) => self.jump(id, range),
            Address::File if to.is_empty() => self.reader.empty_link(self.sink, range),
            Address::File if is_template(to) => {
                let found = links::of_template(self.reader, range);
                self.sink.push(found);
            }
            Address::File => self.file_link(to, range),
            Address::Refused(scheme) => self.reader.refuse(self.sink, scheme, range),
        }
        self.out.push_html("\"");
        self.title_attribute(title);
        self.out.push_html(">");
        self.quietly(|writer| {
            writer.inlines(index);
        });
        self.out.push_html("</a>");
    }

    pub(super) fn jump(&mut self, id: &str, range: Range<usize>) {
        self.out.push(Part::Jump(id.into()));
        self.links.push(Link {
            to: format!("#{id}").into(),
            range,
        });
    }

    pub(super) fn file_link(&mut self, to: &str, range: Range<usize>) {
        let number = u32::try_from(self.links.len()).unwrap_or(u32::MAX);
        self.links.push(Link {
            to: to.into(),
            range,
        });
        self.out.push(Part::Link(number));
    }

    fn image(&mut self, index: usize, to: &CowStr<'_>, title: &str) {
        let range = self.reader.tree.node(index).range.clone();
        let alt = self.reader.tree.text(index);
        let is_picture = sort(to).is_none_or(|sort| sort == Sort::Picture) && !is_template(to);
        if alt.trim().is_empty() && is_picture {
            let place = self.reader.place(range.clone());
            self.sink.push(
                rule::MISSING_ALT
                    .at(
                        place,
                        "this picture has no words for those who cannot see it",
                    )
                    .help("say between the square brackets what the picture shows")
                    .corrected(with_words(self.reader.source(index), to)),
            );
        }
        if !matches!(classify(to), Address::File) {
            return self.reader.outside_image(self.sink, to, range);
        }
        if is_template(to) {
            let found = links::of_template(self.reader, range);
            self.sink.push(found);
            return self.out.push_text(&alt);
        }
        let is_alone = !self.quiet;
        self.out.push_html("<img");
        self.file_image(to, range, is_alone);
        self.out.push_html(" alt=\"");
        self.out.push_text(&alt);
        self.out.push_html("\"");
        self.title_attribute(title);
        self.out.push_html(" loading=\"lazy\" decoding=\"async\">");
    }

    pub(super) fn file_image(&mut self, to: &str, range: Range<usize>, is_alone: bool) {
        let number = u32::try_from(self.images.len()).unwrap_or(u32::MAX);
        self.images.push(Image {
            to: to.into(),
            range,
            is_alone,
        });
        self.out.push(Part::Image(number));
    }

    fn title_attribute(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_html(" title=\"");
            self.out.push_text(title);
            self.out.push_html("\"");
        }
    }

    /// Writes text: abbreviations at their first use, and bare addresses as links, except where it
    /// is quiet.
    pub(in crate::load) fn text(&mut self, text: &str) {
        if self.gaps.is_some() && next_gap(text).is_some() {
            return self.text_with_gaps(text);
        }
        self.push_words(text);
        self.unknown_footnotes(text);
        if self.quiet {
            self.out.push_text(text);
        } else if may_hold_address(text) {
            self.text_with_addresses(text);
        } else {
            self.text_with_abbreviations(text);
        }
    }

    /// What is accepted in a gap is kept apart: neither the words of the page nor any index may
    /// hold it.
    fn text_with_gaps(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, inside, after)) = next_gap(rest) {
            self.text(before);
            self.push_words("…");
            if let Some(gaps) = &mut self.gaps {
                let number = u32::try_from(gaps.written.len()).unwrap_or(u32::MAX);
                let question = gaps.question.clone();
                gaps.written.push(WrittenGap::new(before, inside, after));
                self.out.push(Part::Gap { question, number });
            }
            rest = after;
        }
        self.text(rest);
    }

    /// `[^3]` without a footnote of that name is shown as it is.
    fn unknown_footnotes(&mut self, text: &str) {
        if !text.as_bytes().contains(&b'[') {
            return;
        }
        for rest in text.split("[^").skip(1) {
            let label = rest.split_once(']').map_or("", |(label, _)| label);
            if !label.is_empty() && label.len() < 40 {
                self.unknown_footnote(label);
            }
        }
    }

    fn unknown_footnote(&mut self, label: &str) {
        let mark = format!("[^{label}]");
        let Some(range) = self
            .find_here(&mark)
            .filter(|_| self.missing_footnotes.insert(mark.clone()))
        else {
            return;
        };
        let message =
            format!("there is no footnote `{mark}`, so readers see the mark as you typed it");
        self.sink.push(
            rule::UNKNOWN_FOOTNOTE
                .at(self.reader.place(range), message)
                .help("add its text in a paragraph of its own")
                .corrected(format!("{mark}: the text of the footnote")),
        );
    }

    fn text_with_addresses(&mut self, text: &str) {
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url]).url_must_have_scheme(false);
        for span in finder.spans(text) {
            match web_address(span.as_str()).filter(|_| span.kind().is_some()) {
                Some(address) => {
                    self.notice_address(span.as_str());
                    self.out.push_html("<a href=\"");
                    self.out.push_text(&address);
                    self.outside.push(address.into());
                    self.out.push_html("\">");
                    self.out.push_text(span.as_str());
                    self.out.push_html("</a>");
                }
                None => self.text_with_abbreviations(span.as_str()),
            }
        }
    }

    fn text_with_abbreviations(&mut self, text: &str) {
        let mut done = 0;
        for found in self.reader.input.abbreviations.uses(text) {
            if self.used.insert(found.abbreviation) {
                self.out.push_text(&text[done..found.start]);
                let plural = found.text.len() > found.abbreviation.len();
                self.out.push(Part::Term {
                    abbreviation: Arc::clone(found.abbreviation),
                    plural,
                });
                done = found.start + found.text.len();
            }
        }
        self.out.push_text(&text[done..]);
    }
}

/// What the link at `index` leads to.
fn address<'t>(reader: &Reader<'_>, index: usize, to: &'t str) -> Address<'t> {
    match reader.tree.event(index) {
        Event::Start(Tag::Link {
            link_type: LinkType::Email,
            ..
        }) => Address::Mail,
        _ => classify(to),
    }
}

/// The first `[[gap]]` of a text: what is before it, inside it and after it.
fn next_gap(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("[[")?;
    let (inside, after) = rest.split_once("]]")?;
    Some((before, inside, after))
}

/// The picture as it is written, with words between its brackets.
fn with_words(source: &str, to: &str) -> String {
    match source.split_once("](") {
        Some((_, rest)) => format!("![what it shows]({rest}"),
        None => format!("![what it shows]({to})"),
    }
}

/// Looks for single letters first: few texts have these.
fn may_hold_address(text: &str) -> bool {
    let has = |byte: u8| text.as_bytes().contains(&byte);
    (has(b':') && text.contains("://")) || (has(b'w') && text.contains("www."))
}

/// GitHub links what begins with a scheme or with `www.`; other dotted words stay words.
fn web_address(text: &str) -> Option<String> {
    if text.starts_with("http://") || text.starts_with("https://") {
        Some(text.to_owned())
    } else {
        text.starts_with("www.").then(|| format!("https://{text}"))
    }
}

/// Whether a closing event ends a line of text; for what looks for the first line of a block.
pub(in crate::load) fn ends_line(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        assert!(matches!(classify("https://a.b"), Address::Outside));
        assert!(matches!(
            classify("javascript:alert(1)"),
            Address::Refused("javascript")
        ));
        assert!(matches!(classify("C:/a.md"), Address::Refused("C")));
        assert!(matches!(classify("a b.md"), Address::File));
        assert!(matches!(classify("#x"), Address::Jump("x")));
    }
}
