//! Blocks of text: what a reader takes in at one go, without markup.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::load::body::html_lines::Raw;
use crate::load::body::input::Input;
use crate::load::body::tree::{Node, Tree};
use crate::load::html::sanitise::{Piece, pieces};

/// A paragraph, an item of a list, a heading, a cell.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Its words.
    pub(super) text: String,
    /// Whether it is made of sentences: no heading, no cell.
    pub(super) is_prose: bool,
    /// Where pieces of the text begin, and where they are in the file.
    pieces: Vec<(usize, usize)>,
}

impl Block {
    /// Where byte `at` of the text is in the file.
    pub(super) fn in_file(&self, at: usize) -> usize {
        let number = self.pieces.partition_point(|(start, _)| *start <= at);
        number
            .checked_sub(1)
            .and_then(|number| self.pieces.get(number))
            .map_or(0, |(start, file)| file + at - start)
    }

    fn push(&mut self, text: &str, node: &Node<'_>, offset: usize) {
        self.push_at(text, node.range.start + offset);
    }

    fn push_at(&mut self, text: &str, in_file: usize) {
        self.pieces.push((self.text.len(), in_file));
        self.text.push_str(text);
    }
}

/// The blocks of a body in order. What is code, a picture or quoted from elsewhere is none.
pub(super) fn blocks(input: &Input<'_>, tree: &Tree<'_>) -> Vec<Block> {
    let nodes = tree.nodes();
    let (mut found, mut block, mut at, mut in_name) = (Vec::new(), Block::default(), 0, false);
    while let Some(node) = nodes.get(at) {
        match &node.event {
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            }) => {
                block.push("address", node, 1);
                at = node.end;
            }
            Event::Start(Tag::HtmlBlock) => {
                html(&nodes[at + 1..node.end], &mut found, &mut block);
                at = node.end;
            }
            Event::Start(tag) if is_left_out(tag, input, node) => at = node.end,
            Event::Start(tag) if begins(tag) => next(&mut found, &mut block, is_prose(tag)),
            Event::End(end) if ends(end) => next(&mut found, &mut block, true),
            Event::InlineHtml(tag) => in_name = names(tag, in_name),
            Event::Text(_) if in_name => block.push("code", node, 0),
            Event::Text(text) => block.push(text, node, 0),
            // Names of files and the like are no words of the text: they stand for one, whatever
            // their letters.
            Event::Code(_) => block.push("code", node, 1),
            // The first line of a callout is its title.
            Event::SoftBreak if block.text.starts_with("[!") => {
                block.is_prose = false;
                next(&mut found, &mut block, true);
            }
            Event::SoftBreak | Event::HardBreak => block.push(" ", node, 0),
            _ => {}
        }
        at += 1;
    }
    next(&mut found, &mut block, true);
    found
}

/// The words of a block of HTML. Only what is in a paragraph or an item is a sentence.
fn html(nodes: &[Node<'_>], found: &mut Vec<Block>, block: &mut Block) {
    let raw = Raw::of(nodes);
    next(found, block, false);
    for piece in pieces(&raw.html) {
        match piece {
            Piece::Text {
                range,
                is_name: true,
                ..
            } => block.push_at("code", raw.at(range.start)),
            Piece::Text { range, text, .. } => {
                block.push_at(&text.replace('\n', " "), raw.at(range.start))
            }
            Piece::Break { element, opens } => {
                next(
                    found,
                    block,
                    opens && matches!(element.as_str(), "p" | "li" | "dd"),
                );
            }
        }
    }
    next(found, block, true);
}

/// Whether what follows a tag is a name or a short form that is explained, so no word of the text.
fn names(tag: &str, in_name: bool) -> bool {
    let is = |name: &str| {
        tag.get(1..1 + name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    match tag.starts_with("</") {
        true => in_name && !["/abbr", "/code", "/kbd", "/samp"].into_iter().any(is),
        false => {
            in_name
                || (is("abbr") && tag.contains("title="))
                || ["code>", "kbd>", "samp>"].into_iter().any(is)
        }
    }
}

fn next(found: &mut Vec<Block>, block: &mut Block, is_prose: bool) {
    let mut done = std::mem::replace(
        block,
        Block {
            is_prose,
            ..Block::default()
        },
    );
    // What is accepted as an answer is a list of words.
    done.is_prose &= !done.text.starts_with("Answer:");
    if !done.text.trim().is_empty() {
        found.push(without_braces(done));
    }
}

/// Without the `{#id}` at its end.
fn without_braces(mut block: Block) -> Block {
    let text = block.text.trim_end();
    let kept = match text.rfind('{') {
        Some(at) if text.ends_with('}') => at,
        _ => text.len(),
    };
    block.text.truncate(kept);
    block
}

fn is_left_out(tag: &Tag<'_>, input: &Input<'_>, node: &Node<'_>) -> bool {
    match tag {
        Tag::CodeBlock(_) | Tag::Image { .. } => true,
        // A callout, or what a quiz says of an answer, is no quotation.
        Tag::BlockQuote(None) => {
            !input.kind.is_learning() && !input.text[node.range.clone()].starts_with("> [!")
        }
        _ => false,
    }
}

fn is_prose(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Heading { .. } | Tag::TableCell | Tag::DefinitionListTitle
    )
}

fn begins(tag: &Tag<'_>) -> bool {
    use Tag::*;
    matches!(
        tag,
        Paragraph
            | Heading { .. }
            | Item
            | TableCell
            | DefinitionListTitle
            | DefinitionListDefinition
            | FootnoteDefinition(_)
            | List(_)
            | BlockQuote(_)
    )
}

fn ends(end: &TagEnd) -> bool {
    use TagEnd::*;
    matches!(
        end,
        Paragraph
            | Heading(_)
            | Item
            | TableCell
            | DefinitionListTitle
            | DefinitionListDefinition
            | BlockQuote(_)
    )
}
