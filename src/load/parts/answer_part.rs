//! Which of a question's blocks is its answer part.

use pulldown_cmark::{Event, Tag};

use super::items;
use super::labels::{self, Label, Note};
use crate::load::body::reader::Reader;

/// As in `type=`.
pub(in crate::load) const KINDS: [&str; 9] = [
    "single", "multiple", "truth", "text", "number", "cloze", "matching", "ordering", "open",
];

/// The answer part.
pub(in crate::load) enum Found {
    /// Task lists, with quotes between them: one list, but for the quotes that are not indented.
    Options(Vec<usize>),
    /// Paragraphs with gaps: they stay in the stem.
    Gaps(usize),
    /// A paragraph that begins with `Answer:`.
    Line(usize),
    /// A table.
    Table(usize),
    /// A numbered list.
    Numbered(usize),
    /// A model answer, in a quote.
    Open(Note),
    /// None.
    Nothing,
}

/// Why there is no one answer part.
#[derive(Clone, Copy)]
pub(in crate::load) enum Problem {
    None,
    /// The block of the second.
    Two(usize),
}

impl Found {
    /// Whether `block` is the answer, and not part of the stem.
    pub(in crate::load) fn holds(&self, block: usize) -> bool {
        match self {
            Found::Options(blocks) => blocks.contains(&block),
            Found::Line(own) | Found::Table(own) | Found::Numbered(own) => *own == block,
            Found::Gaps(_) | Found::Open(_) | Found::Nothing => false,
        }
    }

    fn kinds(&self) -> &'static [&'static str] {
        match self {
            Found::Options(_) => &["single", "multiple"],
            Found::Gaps(_) => &["cloze"],
            Found::Line(_) => &["truth", "text", "number"],
            Found::Table(_) => &["matching"],
            Found::Numbered(_) => &["ordering"],
            Found::Open(_) => &["open"],
            Found::Nothing => &[],
        }
    }
}

/// Finds the answer part: task list, gap, `Answer:`, and only then the last block. Two of the first
/// three are one too many; a table or a numbered list beside them belongs to the stem.
pub(in crate::load) fn find(
    reader: &Reader<'_>,
    blocks: &[usize],
    wanted: Option<&str>,
) -> Result<Found, Problem> {
    let mut parts: Vec<(usize, Found)> = Vec::new();
    if let Some(options) = options(reader, blocks) {
        parts.push((options[0], Found::Options(options)));
    }
    let gap = blocks.iter().find(|block| has_gap(reader, **block));
    parts.extend(gap.map(|block| (*block, Found::Gaps(*block))));
    let lines = blocks
        .iter()
        .filter(|block| answer_line(reader, **block).is_some());
    parts.extend(lines.map(|block| (*block, Found::Line(*block))));
    if let Some(last) = blocks.last() {
        let by_place = match reader.tree.event(*last) {
            Event::Start(Tag::Table(_)) => Some(Found::Table(*last)),
            Event::Start(Tag::List(Some(_))) => Some(Found::Numbered(*last)),
            _ => None,
        };
        let asked_for = by_place
            .as_ref()
            .is_some_and(|found| wanted.is_some_and(|kind| found.kinds().contains(&kind)));
        if parts.is_empty() || asked_for {
            parts.extend(by_place.map(|found| (*last, found)));
        }
    }
    if let Some(kind) = wanted {
        parts.retain(|(_, found)| found.kinds().contains(&kind));
    }
    parts.sort_by_key(|(block, _)| *block);
    let second = parts.get(1).map(|(block, _)| *block);
    match (parts.into_iter().next(), second) {
        (Some(_), Some(second)) => Err(Problem::Two(second)),
        (Some((_, found)), None) => Ok(found),
        (None, _) => Err(Problem::None),
    }
}

/// The same, where a quote gives a model answer: that is one answer part, too.
pub(in crate::load) fn with_model(
    found: Result<Found, Problem>,
    model: Option<Note>,
    wanted: Option<&str>,
) -> Result<Found, Problem> {
    match (found, model) {
        (found, None) => found,
        (Err(Problem::None), Some(model)) if wanted.is_none_or(|kind| kind == "open") => {
            Ok(Found::Open(model))
        }
        (Err(Problem::None), Some(_)) => Err(Problem::None),
        (_, Some(model)) => Err(Problem::Two(model.quote)),
    }
}

/// The first task list, and what goes on with it: a quote that is not indented, and the list after
/// that.
fn options(reader: &Reader<'_>, blocks: &[usize]) -> Option<Vec<usize>> {
    let start = blocks
        .iter()
        .position(|block| items::is_task_list(reader, *block))?;
    let belongs = |block: &&usize| {
        items::is_task_list(reader, **block)
            || matches!(
                reader.tree.event(**block),
                Event::Start(Tag::BlockQuote(None))
            )
    };
    Some(
        blocks[start..]
            .iter()
            .take_while(belongs)
            .copied()
            .collect(),
    )
}

/// Whether a paragraph holds a gap.
pub(in crate::load) fn has_gap(reader: &Reader<'_>, block: usize) -> bool {
    matches!(reader.tree.event(block), Event::Start(Tag::Paragraph))
        && reader
            .tree
            .inside(block)
            .iter()
            .any(|node| match &node.event {
                Event::Text(text) => text
                    .split_once("[[")
                    .is_some_and(|(_, rest)| rest.contains("]]")),
                _ => false,
            })
}

/// What follows `Answer:` at the start of a paragraph.
pub(in crate::load) fn answer_line(reader: &Reader<'_>, block: usize) -> Option<String> {
    if !matches!(reader.tree.event(block), Event::Start(Tag::Paragraph)) {
        return None;
    }
    let nodes: Vec<usize> = reader.tree.children(block).collect();
    let found = labels::at_start(reader, &nodes, &[Label::Answer])?;
    Some(
        format!("{}{}", found.rest, items::plain(reader, &found.nodes))
            .trim()
            .to_owned(),
    )
}
