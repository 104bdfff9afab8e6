//! Words with a colon that say what a text is for: `Hint:`, `Why:`, `Answer:`, `Reflect:`; bold or not.

use pulldown_cmark::{Event, Tag};

use super::items::plain;
use crate::diagnostic::Diagnostic;
use crate::load::markdown::writer::Writer;
use crate::model::fragment::Fragment;

/// What a label says of the text behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    Answer,
    Hint,
    Why,
    Read,
    Next,
    WentWell,
    Reflect,
    Observe,
    SignOff,
}

impl Label {
    /// As authors write it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Label::Answer => "Answer",
            Label::Hint => "Hint",
            Label::Why => "Why",
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
pub(super) struct Labelled {
    pub(super) label: Label,
    /// What follows the label in its own piece of text.
    pub(super) rest: String,
    /// The nodes behind that.
    pub(super) nodes: Vec<usize>,
}

/// The label at the start of a line, if it is one of `labels`.
pub(super) fn at_start(writer: &Writer<'_, '_>, line: &[usize], labels: &[Label]) -> Option<Labelled> {
    let (first, behind) = line.split_first()?;
    let found = |label: Label, rest: &str, nodes: &[usize]| Labelled {
        label,
        rest: rest.trim_start().to_owned(),
        nodes: nodes.to_vec(),
    };
    match writer.tree.event(*first) {
        Event::Text(text) => labels.iter().find_map(|label| Some(found(*label, after(text, *label)?, behind))),
        Event::Start(Tag::Strong | Tag::Emphasis) => {
            let bold = writer.tree.text(*first);
            let next = behind.first().map(|node| writer.tree.event(*node));
            labels.iter().find_map(|label| match next {
                _ if after(&bold, *label).is_some_and(|rest| rest.trim().is_empty()) => Some(found(*label, "", behind)),
                Some(Event::Text(text)) if is_word(&bold, *label) && text.trim_start().starts_with(':') => {
                    Some(found(*label, &text.trim_start()[1..], &behind[1..]))
                }
                _ => None,
            })
        }
        _ => None,
    }
}

/// What follows `Label:` in `text`, in any letter case.
fn after(text: &str, label: Label) -> Option<&str> {
    let (word, rest) = text.split_once([':', '：'])?;
    is_word(word, label).then_some(rest)
}

fn is_word(text: &str, label: Label) -> bool {
    let folded: Vec<String> = text.split([' ', '\u{a0}', '-']).map(str::to_lowercase).collect();
    folded.join(" ").trim() == label.word().to_lowercase()
}

/// A label that lacks its colon: `Why - because`, `**Hint** two of them`.
pub(super) fn without_colon(writer: &Writer<'_, '_>, line: &[usize], labels: &[Label]) -> Option<Label> {
    let text = plain(writer, line);
    let first: String = text.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    let behind = text.trim_start()[first.len()..].trim_start();
    let bold = line.first().is_some_and(|node| matches!(writer.tree.event(*node), Event::Start(Tag::Strong)));
    let marked = bold || behind.starts_with(['-', '–', '—', '.', ';', '=', '?']);
    labels.iter().copied().find(|label| marked && is_word(&first, *label))
}

/// A piece of what stands behind a label in a quote.
enum Piece {
    /// A line of a paragraph: text, then nodes; and whether it goes on the paragraph of the line above.
    Line { text: String, nodes: Vec<usize>, goes_on: bool },
    /// A block of its own.
    Block(usize),
}

/// A label and all that stands behind it, up to the next label.
pub(super) struct Note {
    pub(super) label: Label,
    /// The quote it stands in.
    pub(super) quote: usize,
    pieces: Vec<Piece>,
}

/// What a quote holds.
pub(super) struct Quote {
    /// Behind labels, in order.
    pub(super) notes: Vec<Note>,
    /// Whether anything stands above the first label.
    pub(super) unlabelled: bool,
}

/// Takes a quote apart at its labels.
pub(super) fn quote(writer: &Writer<'_, '_>, quote: usize, labels: &[Label]) -> Quote {
    let mut found = Quote { notes: Vec::new(), unlabelled: false };
    for block in writer.tree.children(quote) {
        if !matches!(writer.tree.event(block), Event::Start(Tag::Paragraph)) {
            found.add(Piece::Block(block));
            continue;
        }
        for (number, line) in lines(writer, block).into_iter().enumerate() {
            match at_start(writer, &line, labels) {
                Some(Labelled { label, rest, nodes }) => {
                    let first = Piece::Line { text: rest, nodes, goes_on: false };
                    found.notes.push(Note { label, quote, pieces: vec![first] });
                }
                None => found.add(Piece::Line { text: String::new(), nodes: line, goes_on: number > 0 }),
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

/// The lines of a paragraph, each as its inline nodes.
pub(super) fn lines(writer: &Writer<'_, '_>, paragraph: usize) -> Vec<Vec<usize>> {
    let mut lines = vec![Vec::new()];
    for node in writer.tree.children(paragraph) {
        match (writer.tree.event(node), lines.last_mut()) {
            (Event::SoftBreak | Event::HardBreak, _) => lines.push(Vec::new()),
            (_, Some(line)) => line.push(node),
            (_, None) => {}
        }
    }
    lines
}

impl Note {
    /// Writes what stands behind the label; hidden where it gives an answer away.
    pub(super) fn fragment(&self, writer: &mut Writer<'_, '_>, hidden: bool) -> Fragment {
        let write = |writer: &mut Writer<'_, '_>| self.write(writer);
        if hidden { writer.hidden(write) } else { writer.fragment(write) }
    }

    fn write(&self, writer: &mut Writer<'_, '_>) {
        let mut open = false;
        for piece in &self.pieces {
            match piece {
                Piece::Line { text, nodes, goes_on } => {
                    if !(*goes_on && open) {
                        writer.out.push_html(if open { "</p>\n<p>" } else { "<p>" });
                    } else {
                        writer.out.push_html("\n");
                        writer.push_words(" ");
                    }
                    open = true;
                    writer.text(text);
                    nodes.iter().for_each(|node| writer.inline(*node));
                }
                Piece::Block(block) => {
                    if std::mem::take(&mut open) {
                        writer.out.push_html("</p>\n");
                    }
                    writer.blocks(&[*block]);
                }
            }
        }
        if open {
            writer.out.push_html("</p>\n");
        }
        writer.end_words();
    }

    /// Whether it holds a link.
    pub(super) fn has_link(&self, writer: &Writer<'_, '_>) -> bool {
        let is_link = |node: usize| matches!(writer.tree.event(node), Event::Start(Tag::Link { .. }));
        self.pieces.iter().any(|piece| match piece {
            Piece::Line { nodes, .. } => nodes.iter().any(|node| {
                is_link(*node)
                    || writer.tree.inside(*node).iter().any(|node| matches!(node.event, Event::Start(Tag::Link { .. })))
            }),
            Piece::Block(block) => {
                writer.tree.inside(*block).iter().any(|node| matches!(node.event, Event::Start(Tag::Link { .. })))
            }
        })
    }
}

/// A quote without a label, or with one that lacks its colon.
pub(super) fn report_unlabelled(writer: &mut Writer<'_, '_>, quote: usize, labels: &[Label]) {
    let range = writer.tree.node(quote).range.clone();
    let line = writer.input.text[range.clone()].lines().next().unwrap_or_default().trim_end().to_owned();
    let place = writer.place(range.start..range.start + line.len());
    let near = writer
        .tree
        .children(quote)
        .next()
        .and_then(|block| lines(writer, block).into_iter().next())
        .and_then(|line| without_colon(writer, &line, labels));
    let words: Vec<String> = labels.iter().map(|label| format!("`{}:`", label.word())).collect();
    let body = line.trim_start_matches(['>', ' ']);
    writer.sink.push(match near {
        Some(label) => {
            let rest = body.trim_start_matches(['*', '_']);
            let rest = rest.get(label.word().len()..).unwrap_or_default();
            let rest = rest.trim_start_matches(['*', '_', ' ', '-', '–', '—', '.', ';', '=', '?']);
            Diagnostic::error("quote-label", place, format!("the colon behind `{}` is missing", label.word()))
                .help("without it nobody can tell what the quote is for")
                .corrected(format!("> **{}:** {rest}", label.word()))
        }
        None => Diagnostic::error("quote-label", place, "this quote does not say what it is for")
            .help(format!(
                "begin it with one of {}; feedback on an option is indented below the option",
                words.join(", ")
            ))
            .corrected(format!("> **{}:** {body}", labels.get(1).map_or("Why", |label| label.word()))),
    });
}
