//! List items: a first line, and the blocks below it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::Place;
use crate::diagnostic::fix::Edit;
use crate::load::body::reader::Reader;
use crate::load::body::tree::begins_block;
use crate::model::slug::without_closing;

/// An item's nodes.
pub(in crate::load) struct ItemParts {
    /// Its first line or paragraph: inline nodes.
    pub(in crate::load) line: Vec<usize>,
    /// Quotes below it.
    pub(in crate::load) quotes: Vec<usize>,
    /// Anything else below it.
    pub(in crate::load) rest: Vec<usize>,
}

/// Takes an item apart.
pub(in crate::load) fn parts(reader: &Reader<'_>, item: usize) -> ItemParts {
    let tree = reader.tree;
    let children: Vec<usize> = tree.children(item).collect();
    let first_block = children
        .iter()
        .position(|child| begins_block(tree.event(*child)))
        .unwrap_or(children.len());
    let (line, blocks) = children.split_at(first_block);
    let (line, blocks) = match blocks.split_first() {
        Some((first, rest))
            if line.is_empty() && matches!(tree.event(*first), Event::Start(Tag::Paragraph)) =>
        {
            (tree.children(*first).collect(), rest)
        }
        _ => (line.to_vec(), blocks),
    };
    let (quotes, rest) = blocks
        .iter()
        .partition(|block| matches!(tree.event(**block), Event::Start(Tag::BlockQuote(_))));
    ItemParts { line, quotes, rest }
}

/// The words of an item's first line, without its attributes.
pub(in crate::load) fn plain_line(reader: &Reader<'_>, line: &[usize]) -> String {
    let text = plain(reader, line);
    if line.last().is_some_and(|last| reader.is_escaped(*last)) {
        return text.trim().to_owned();
    }
    reader.split(text.trim()).0.trim().to_owned()
}

/// The words of inline nodes, without markup.
pub(in crate::load) fn plain(reader: &Reader<'_>, nodes: &[usize]) -> String {
    let mut text = String::new();
    for &node in nodes {
        match reader.tree.event(node) {
            Event::Text(words) | Event::Code(words) => text.push_str(words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(_) => text.push_str(&reader.tree.text(node)),
            _ => {}
        }
    }
    text
}

/// An item as it is written, to the end of its first paragraph.
pub(in crate::load) fn first_paragraph<'t>(reader: &Reader<'t>, item: usize) -> &'t str {
    let parts = parts(reader, item);
    let start = reader.tree.node(item).range.start;
    let end = parts
        .line
        .last()
        .map_or(start, |last| reader.tree.node(*last).range.end);
    reader.input.text[start..end.max(start)].trim_end()
}

/// The first line of an item, or of any other node, in the file.
pub(in crate::load) fn first_line_range(
    reader: &Reader<'_>,
    item: usize,
) -> std::ops::Range<usize> {
    let range = reader.tree.node(item).range.clone();
    let line = reader.input.text[range.clone()]
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    range.start..range.start + line.len()
}

/// The place of a node's first line, and the line.
pub(in crate::load) fn line(reader: &Reader<'_>, node: usize) -> (Place, String) {
    let range = first_line_range(reader, node);
    (
        reader.place(range.clone()),
        reader.input.text[range].to_owned(),
    )
}

/// The lines of a paragraph, or of an item's first, below its first: where each is, white space
/// at its ends left out.
pub(in crate::load) fn further_lines(reader: &Reader<'_>, nodes: &[usize]) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (nodes.first(), nodes.last()) else {
        return Vec::new();
    };
    let start = reader.tree.node(*first).range.start;
    let text = &reader.input.text[start..reader.tree.node(*last).range.end.max(start)];
    let mut lines = Vec::new();
    let mut at = start;
    for line in text.split('\n') {
        let inner = line.trim();
        let from = at + (line.len() - line.trim_start().len());
        lines.push(from..from + inner.len());
        at += line.len() + 1;
    }
    lines.drain(..1);
    lines
}

/// Whether an item begins its line, and one space parts its mark from its words: then [`width`]
/// spaces lead into it.
pub(in crate::load) fn stands_at_margin(reader: &Reader<'_>, item: usize) -> bool {
    let start = reader.tree.node(item).range.start;
    let (before, behind) = reader.input.text.split_at(start);
    let spaced = behind
        .get(mark(behind).0.len()..)
        .is_some_and(|rest| rest.starts_with(' ') && !rest.starts_with("  "));
    (before.is_empty() || before.ends_with('\n')) && spaced
}

/// Whether a blank line parts a block from what is above it.
pub(in crate::load) fn is_below_blank(reader: &Reader<'_>, block: usize) -> bool {
    let above = &reader.input.text[..reader.tree.node(block).range.start];
    above
        .trim_end_matches([' ', '\t', '>'])
        .rsplit('\n')
        .nth(1)
        .is_none_or(|line| line.trim().is_empty())
}

/// How many spaces lead into an item: as many signs as its mark has, and one.
pub(in crate::load) fn width(reader: &Reader<'_>, item: usize) -> usize {
    mark(&line(reader, item).1).0.len() + 1
}

/// So many spaces before each line of a block.
pub(in crate::load) fn indent_edits(reader: &Reader<'_>, block: usize, spaces: usize) -> Vec<Edit> {
    let source = reader.source(block).trim_end();
    let mut at = reader.tree.node(block).range.start;
    let mut edits = Vec::new();
    for line in source.split('\n') {
        let words = at + (line.len() - line.trim_start().len());
        let before = words - indent(reader, words).len();
        edits.push(reader.edit(before..words, &" ".repeat(spaces)));
        at += line.len() + 1;
    }
    edits
}

/// What is before `at` in its line, if that is white space alone.
pub(in crate::load) fn indent<'t>(reader: &Reader<'t>, at: usize) -> &'t str {
    let before = &reader.input.text[..at];
    let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    if line.trim().is_empty() { line } else { "" }
}

/// The mark of a list at the start of a line, and what follows it.
pub(in crate::load) fn mark(line: &str) -> (&str, &str) {
    let text = line.trim_start();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let end = match text[digits..].chars().next() {
        Some('-' | '*' | '+') if digits == 0 => 1,
        Some('.' | ')') if digits > 0 => digits + 1,
        _ => 0,
    };
    (&text[..end], text[end..].trim_start())
}

/// Whether the block is a list with at least one tick box.
pub(in crate::load) fn is_task_list(reader: &Reader<'_>, block: usize) -> bool {
    matches!(reader.tree.event(block), Event::Start(Tag::List(_)))
        && reader
            .tree
            .children(block)
            .any(|item| reader.task(item).is_some())
}

/// Writes `id` where it is read: at the end of a heading or of an item's first paragraph, which is
/// `range`. Nothing where braces of another kind are there, since they might be meant as an id,
/// and where there are no words.
pub(in crate::load) fn id_edit(
    reader: &Reader<'_>,
    index: usize,
    range: Range<usize>,
    id: &str,
) -> Option<Edit> {
    let written = &reader.input.text[range.clone()];
    if reader.attributes_of(index).is_some() {
        return written
            .ends_with('}')
            .then(|| reader.edit(range.clone(), &with_id(written, id)));
    }
    let words = without_closing(written);
    let at = range.start + words.len();
    let has_words = words.contains(char::is_alphanumeric)
        && !words.contains("{#")
        && !words.ends_with(['}', '\\']);
    has_words.then(|| reader.edit(at..at, &format!(" {{#{id}}}")))
}

/// The line with the id put in: before other attributes, or at its end.
pub(in crate::load) fn with_id(line: &str, id: &str) -> String {
    match line
        .strip_suffix('}')
        .and_then(|line| line.rsplit_once('{'))
    {
        Some((before, inside)) if !inside.starts_with('#') => format!("{before}{{#{id} {inside}}}"),
        _ => format!("{line} {{#{id}}}"),
    }
}
