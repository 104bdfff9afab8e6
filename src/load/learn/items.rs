//! List items: a first line, and the blocks below it.

use pulldown_cmark::{Event, Tag};

use super::sections::with_id;
use crate::diagnostic::Diagnostic;
use crate::load::markdown::lists::begins_block;
use crate::load::markdown::writer::Writer;
use crate::model::fragment::Fragment;
use crate::model::meta::Spanned;

/// An item's nodes.
pub(super) struct ItemParts {
    /// Its first line or paragraph: inline nodes.
    pub(super) line: Vec<usize>,
    /// Quotes below it.
    pub(super) quotes: Vec<usize>,
    /// Anything else below it.
    pub(super) rest: Vec<usize>,
}

/// Takes an item apart.
pub(super) fn parts(writer: &Writer<'_, '_>, item: usize) -> ItemParts {
    let tree = writer.tree;
    let children: Vec<usize> = tree.children(item).collect();
    let first_block = children.iter().position(|child| begins_block(tree.event(*child))).unwrap_or(children.len());
    let (line, blocks) = children.split_at(first_block);
    let (line, blocks) = match blocks.split_first() {
        Some((first, rest)) if line.is_empty() && matches!(tree.event(*first), Event::Start(Tag::Paragraph)) => {
            (tree.children(*first).collect(), rest)
        }
        _ => (line.to_vec(), blocks),
    };
    let (quotes, rest) =
        blocks.iter().partition(|block| matches!(tree.event(**block), Event::Start(Tag::BlockQuote(_))));
    ItemParts { line, quotes, rest }
}

/// The words of an item's first line, without its attributes.
pub(super) fn plain_line(writer: &Writer<'_, '_>, line: &[usize]) -> String {
    let text = plain(writer, line);
    writer.split(text.trim()).0.trim().to_owned()
}

/// The words of inline nodes, without markup.
pub(super) fn plain(writer: &Writer<'_, '_>, nodes: &[usize]) -> String {
    let mut text = String::new();
    for &node in nodes {
        match writer.tree.event(node) {
            Event::Text(words) | Event::Code(words) => text.push_str(words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(_) => text.push_str(&writer.tree.text(node)),
            _ => {}
        }
    }
    text
}

/// The markup of an item's first line, and of what stands below it beside quotes.
pub(super) fn write(writer: &mut Writer<'_, '_>, item: usize, parts: &ItemParts) {
    writer.first_line(item, &parts.line);
    writer.end_words();
    writer.blocks(&parts.rest);
}

/// The id that an author gave to an item, or one made from its words, which is said.
pub(super) fn id(writer: &mut Writer<'_, '_>, item: usize, what: &str) -> Spanned<String> {
    let range = first_line_range(writer, item);
    if let Some(id) = writer.given_id(item) {
        return Spanned { value: id.to_owned(), range };
    }
    let words = writer.first_words(item);
    let id = writer.ids.make(&words);
    if writer.attributes_of(item).is_none_or(|found| found.id.is_none()) {
        let line = writer.input.text[range.clone()].trim_end().to_owned();
        let place = writer.place(range.clone());
        writer.sink.push(
            Diagnostic::warning("missing-id", place, format!("this {what} has no id of its own"))
                .help("what people write and choose is kept under it: give it one that will never change")
                .corrected(with_id(&line, &id)),
        );
    }
    Spanned { value: id, range }
}

/// The first line of an item in the file.
pub(super) fn first_line_range(writer: &Writer<'_, '_>, item: usize) -> std::ops::Range<usize> {
    let range = writer.tree.node(item).range.clone();
    let line = writer.input.text[range.clone()].lines().next().unwrap_or_default().trim_end();
    range.start..range.start + line.len()
}

/// The contents of quotes, without the quotes themselves.
pub(super) fn quotes(writer: &mut Writer<'_, '_>, quotes: &[usize]) -> Option<Fragment> {
    let write = |writer: &mut Writer<'_, '_>| quotes.iter().for_each(|quote| writer.contents(*quote));
    (!quotes.is_empty()).then(|| writer.fragment(write))
}
