//! Words with a colon that say what a text is for: `Hint:`, `Why:`, `Answer:`, `Reflect:`; bold or
//! not.

use pulldown_cmark::{Event, Tag};

use super::items::plain;
use crate::load::body::reader::Reader;

/// What a label says of the text after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::load) enum Label {
    Answer,
    Hint,
    Why,
    Model,
    Read,
    Next,
    WentWell,
    Reflect,
    Observe,
    SignOff,
}

impl Label {
    /// As authors write it.
    pub(in crate::load) fn word(self) -> &'static str {
        match self {
            Label::Answer => "Answer",
            Label::Hint => "Hint",
            Label::Why => "Why",
            Label::Model => "Model answer",
            Label::Read => "Read",
            Label::Next => "Next",
            Label::WentWell => "Went well",
            Label::Reflect => "Reflect",
            Label::Observe => "Observe",
            Label::SignOff => "Sign off",
        }
    }
}

/// A line that begins with a label: what follows it, first as text, then as nodes.
pub(in crate::load) struct Labelled {
    pub(in crate::load) label: Label,
    /// What follows the label in its own piece of text.
    pub(in crate::load) rest: String,
    /// The nodes after that.
    pub(in crate::load) nodes: Vec<usize>,
}

/// The label at the start of a line, if it is one of `labels`.
pub(in crate::load) fn at_start(
    reader: &Reader<'_>,
    line: &[usize],
    labels: &[Label],
) -> Option<Labelled> {
    let (first, behind) = line.split_first()?;
    let found = |label: Label, rest: &str, nodes: &[usize]| Labelled {
        label,
        rest: rest.trim_start().to_owned(),
        nodes: nodes.to_vec(),
    };
    match reader.tree.event(*first) {
        Event::Text(text) => labels
            .iter()
            .find_map(|label| Some(found(*label, after(text, *label)?, behind))),
        Event::Start(Tag::Strong | Tag::Emphasis) => {
            let bold = reader.tree.text(*first);
            let next = behind.first().map(|node| reader.tree.event(*node));
            labels.iter().find_map(|label| match next {
                Some(Event::Text(text)) if closes(&bold, *label) => {
                    Some(found(*label, text, &behind[1..]))
                }
                _ if closes(&bold, *label) => Some(found(*label, "", behind)),
                Some(Event::Text(text))
                    if is_word(&bold, *label) && text.trim_start().starts_with(':') =>
                {
                    Some(found(*label, &text.trim_start()[1..], &behind[1..]))
                }
                _ => None,
            })
        }
        _ => None,
    }
}

/// Whether `text` is a label with its colon, and nothing more.
fn closes(text: &str, label: Label) -> bool {
    after(text, label).is_some_and(|rest| rest.trim().is_empty())
}

/// What follows `Label:` in `text`, in any letter case.
fn after(text: &str, label: Label) -> Option<&str> {
    let (word, rest) = text.split_once([':', '：'])?;
    is_word(word, label).then_some(rest)
}

fn is_word(text: &str, label: Label) -> bool {
    let folded: Vec<String> = text
        .split([' ', '\u{a0}', '-'])
        .map(str::to_lowercase)
        .collect();
    folded.join(" ").trim() == label.word().to_lowercase()
}

/// The label that a plain text begins with, with or without a colon, and what follows it.
pub(in crate::load) fn begins<'t>(text: &'t str, labels: &[Label]) -> Option<(Label, &'t str)> {
    let text = text.trim_matches(['*', '_', ' ', '\u{a0}']);
    labels.iter().find_map(|label| {
        let rest = match after(text, *label) {
            Some(rest) => rest,
            None => text
                .get(..label.word().len())
                .filter(|word| is_word(word, *label))
                .map(|word| &text[word.len()..])?,
        };
        let marked = rest.trim_start_matches([
            '*', '_', ' ', '\u{a0}', '-', '–', '—', '.', ';', '=', '?', ':',
        ]);
        (rest.is_empty() || marked.len() < rest.len()).then(|| (*label, marked.trim()))
    })
}

/// A label that lacks its colon: `Why - because`, `**Hint** two of them`.
pub(in crate::load) fn without_colon(
    reader: &Reader<'_>,
    line: &[usize],
    labels: &[Label],
) -> Option<Label> {
    let text = plain(reader, line);
    let bold = line
        .first()
        .filter(|node| matches!(reader.tree.event(**node), Event::Start(Tag::Strong)));
    if let Some(bold) = bold {
        return labels
            .iter()
            .copied()
            .find(|label| is_word(&reader.tree.text(*bold), *label));
    }
    let (label, _) = begins(&text, labels)?;
    let behind = text
        .trim_start()
        .get(label.word().len()..)
        .unwrap_or_default();
    let marks = ['-', '–', '—', '.', ';', '=', '?'];
    (behind.trim().is_empty() || behind.trim_start().starts_with(marks)).then_some(label)
}

/// A piece of what is after a label in a quote.
pub(in crate::load) enum Piece {
    /// A line of a paragraph: text, then nodes; and whether it goes on the paragraph of the line
    /// above.
    Line {
        text: String,
        nodes: Vec<usize>,
        goes_on: bool,
    },
    /// A block of its own.
    Block(usize),
}

/// A label and all that is after it, up to the next label.
pub(in crate::load) struct Note {
    pub(in crate::load) label: Label,
    /// The quote it is in.
    pub(in crate::load) quote: usize,
    pub(in crate::load) pieces: Vec<Piece>,
}

/// What a quote holds.
pub(in crate::load) struct Quote {
    /// After labels, in order.
    pub(in crate::load) notes: Vec<Note>,
    /// Whether anything is above the first label.
    pub(in crate::load) unlabelled: bool,
}

/// Takes a quote apart at its labels.
pub(in crate::load) fn quote(reader: &Reader<'_>, quote: usize, labels: &[Label]) -> Quote {
    let mut found = Quote {
        notes: Vec::new(),
        unlabelled: false,
    };
    for block in reader.tree.children(quote) {
        if !matches!(reader.tree.event(block), Event::Start(Tag::Paragraph)) {
            found.add(Piece::Block(block));
            continue;
        }
        for (number, line) in lines(reader, block).into_iter().enumerate() {
            match at_start(reader, &line, labels) {
                Some(Labelled { label, rest, nodes }) => {
                    let first = Piece::Line {
                        text: rest,
                        nodes,
                        goes_on: false,
                    };
                    found.notes.push(Note {
                        label,
                        quote,
                        pieces: vec![first],
                    });
                }
                None => found.add(Piece::Line {
                    text: String::new(),
                    nodes: line,
                    goes_on: number > 0,
                }),
            }
        }
    }
    found
}

impl Quote {
    fn add(&mut self, piece: Piece) {
        match self.notes.last_mut() {
            Some(note) => note.pieces.push(piece),
            None => self.unlabelled = true,
        }
    }
}

/// Whether the first line of a quote begins with one of `labels`.
pub(in crate::load) fn at_start_of_quote(
    reader: &Reader<'_>,
    quote: usize,
    labels: &[Label],
) -> bool {
    let first = reader
        .tree
        .children(quote)
        .next()
        .and_then(|block| lines(reader, block).into_iter().next());
    first.is_some_and(|line| at_start(reader, &line, labels).is_some())
}

/// The lines of a paragraph, each as its inline nodes.
pub(in crate::load) fn lines(reader: &Reader<'_>, paragraph: usize) -> Vec<Vec<usize>> {
    let mut lines = vec![Vec::new()];
    for node in reader.tree.children(paragraph) {
        match (reader.tree.event(node), lines.last_mut()) {
            (Event::SoftBreak | Event::HardBreak, _) => lines.push(Vec::new()),
            (_, Some(line)) => line.push(node),
            (_, None) => {}
        }
    }
    lines
}

impl Note {
    /// Its first line, without markup; `What to read` where there is nothing.
    pub(in crate::load) fn words(&self, reader: &Reader<'_>) -> String {
        let first = self.pieces.iter().find_map(|piece| match piece {
            Piece::Line { text, nodes, .. } => Some(format!("{text}{}", plain(reader, nodes))),
            Piece::Block(_) => None,
        });
        first
            .map(|words| words.trim().to_owned())
            .filter(|words| !words.is_empty())
            .unwrap_or("What to read".to_owned())
    }

    /// Whether it holds a link, or an address that becomes one.
    pub(in crate::load) fn has_link(&self, reader: &Reader<'_>) -> bool {
        let is_link =
            |node: usize| matches!(reader.tree.event(node), Event::Start(Tag::Link { .. }));
        self.pieces.iter().any(|piece| match piece {
            Piece::Line { text, .. } if text.contains("www.") || text.contains("://") => true,
            Piece::Line { nodes, .. } => nodes.iter().any(|node| {
                is_link(*node)
                    || reader
                        .tree
                        .inside(*node)
                        .iter()
                        .any(|node| matches!(node.event, Event::Start(Tag::Link { .. })))
            }),
            Piece::Block(block) => reader
                .tree
                .inside(*block)
                .iter()
                .any(|node| matches!(node.event, Event::Start(Tag::Link { .. }))),
        })
    }
}
