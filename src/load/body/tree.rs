//! Markdown -> a flat tree: pulldown-cmark's events, in which each opening knows where it closes.

use std::ops::Range;
use std::sync::OnceLock;

use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeWithOffset};

use crate::effort;

/// An event of the parser, its bytes in the file, and where what it opens is closed.
#[derive(Debug)]
pub(crate) struct Node<'a> {
    /// The event.
    pub event: Event<'a>,
    /// Where it is in the file, in bytes.
    pub range: Range<usize>,
    /// The index of the event that closes it; its own for what opens nothing.
    pub end: usize,
}

/// A parsed body.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// Asked of every option, choice and title, so it is worked out once.
    has_html: bool,
    /// Where links, pictures, code and tags are in lines, found when first asked for.
    spans: OnceLock<Vec<Range<usize>>>,
}

/// CommonMark and what GitHub adds; heading attributes are read by our own grammar.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

impl<'a> Tree<'a> {
    /// Parses `text`; `in_file` says where a range of it is in its file.
    pub(in crate::load) fn parse(
        text: &'a str,
        in_file: impl Fn(Range<usize>) -> Range<usize>,
    ) -> Tree<'a> {
        let events = TextMergeWithOffset::new(Parser::new_ext(text, options()).into_offset_iter());
        let mut nodes: Vec<Node<'a>> = Vec::with_capacity(text.len() / 24);
        let mut open = Vec::new();
        for (event, range) in events {
            let index = nodes.len();
            match &event {
                Event::Start(_) => open.push(index),
                Event::End(_) => {
                    if let Some(start) = open.pop() {
                        nodes[start].end = index;
                    }
                }
                _ => {}
            }
            nodes.push(Node {
                event,
                range: in_file(range),
                end: index,
            });
        }
        let has_html = nodes
            .iter()
            .any(|node| matches!(node.event, Event::Html(_) | Event::InlineHtml(_)));
        Tree {
            nodes,
            has_html,
            spans: OnceLock::new(),
        }
    }

    /// The node at `index`.
    pub(crate) fn node(&self, index: usize) -> &Node<'a> {
        effort::spend(1);
        &self.nodes[index]
    }

    /// The event at `index`.
    pub(crate) fn event(&self, index: usize) -> &Event<'a> {
        effort::spend(1);
        &self.nodes[index].event
    }

    /// The top blocks.
    pub(crate) fn top(&self) -> impl Iterator<Item = usize> + '_ {
        self.siblings(0, self.nodes.len())
    }

    /// What lies right inside the node at `index`.
    pub(crate) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        self.siblings(index + 1, self.nodes[index].end)
    }

    /// Everything inside the node at `index`, at any depth.
    pub(crate) fn inside(&self, index: usize) -> &[Node<'a>] {
        let inside = self
            .nodes
            .get(index + 1..self.nodes[index].end)
            .unwrap_or_default();
        effort::spend(inside.len());
        inside
    }

    fn siblings(&self, start: usize, end: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = start;
        std::iter::from_fn(move || {
            let index = at;
            effort::spend(1);
            at = self.nodes.get(index)?.end + 1;
            (index < end).then_some(index)
        })
    }

    /// The words inside the node at `index`, without markup.
    pub(crate) fn text(&self, index: usize) -> String {
        let mut out = String::new();
        for node in self.inside(index) {
            match &node.event {
                Event::Text(text) | Event::Code(text) => out.push_str(text),
                Event::SoftBreak | Event::HardBreak => out.push(' '),
                _ => {}
            }
        }
        out
    }

    /// Whether the body holds raw HTML.
    pub(crate) fn has_html(&self) -> bool {
        self.has_html
    }

    /// The nodes of plain text: none in code, in tables, in headings or in links.
    pub(in crate::load) fn plain(&self) -> impl Iterator<Item = &Node<'a>> {
        let mut special_ends = 0;
        self.nodes
            .iter()
            .enumerate()
            .filter_map(move |(index, node)| {
                let is_special = matches!(
                    node.event,
                    Event::Start(
                        Tag::CodeBlock(_)
                            | Tag::Table(_)
                            | Tag::Heading { .. }
                            | Tag::Link { .. }
                            | Tag::Image { .. }
                    )
                );
                if index >= special_ends && is_special {
                    special_ends = node.end;
                }
                (index >= special_ends).then_some(node)
            })
    }

    /// Whether byte `at` of the file, in a line of text, is no part of a link, a picture, code or a
    /// tag.
    pub(crate) fn is_plain(&self, at: usize) -> bool {
        let spans = self.spans.get_or_init(|| self.find_spans());
        let before = spans.partition_point(|span| span.start <= at);
        before
            .checked_sub(1)
            .and_then(|last| spans.get(last))
            .is_none_or(|span| span.end <= at)
    }

    /// The outermost of them, in order.
    fn find_spans(&self) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = Vec::new();
        for node in &self.nodes {
            let is_span = matches!(
                node.event,
                Event::Code(_)
                    | Event::InlineHtml(_)
                    | Event::Start(Tag::Link { .. } | Tag::Image { .. })
            );
            if is_span && spans.last().is_none_or(|last| last.end <= node.range.start) {
                spans.push(node.range.clone());
            }
        }
        spans
    }

    /// All nodes, for what looks at a body as a whole.
    pub(crate) fn nodes(&self) -> &[Node<'a>] {
        effort::spend(self.nodes.len());
        &self.nodes
    }
}

/// Whether a tag opens a block, rather than something within a line.
pub(in crate::load) fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

/// Whether an item's line of text ends here. A rule opens nothing, and is a block all the same.
pub(in crate::load) fn begins_block(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => is_block(tag),
        event => matches!(event, Event::Rule),
    }
}
