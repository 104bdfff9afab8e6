//! A body as it was parsed, to be looked at: what each node says and where it is written. Nothing that
//! holds a [`Reader`] alone can write HTML.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::input::Input;
use super::tree::Tree;
use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Lines, Place};

/// What is known of a body before any of it is written.
pub(in crate::load) struct Reader<'a> {
    pub(in crate::load) input: &'a Input<'a>,
    pub(in crate::load) tree: &'a Tree<'a>,
    pub(super) lines: Lines,
    /// Ids that come from `{#id}`, by the index of their heading or item in the tree.
    pub(in crate::load) explicit_ids: BTreeMap<usize, String>,
}

impl<'a> Reader<'a> {
    pub(in crate::load) fn place(&self, range: Range<usize>) -> Place {
        Place::in_lines(&self.lines, self.input.file, self.input.text, range)
    }

    /// `new` in place of the bytes of `range`.
    pub(in crate::load) fn edit(&self, range: Range<usize>, new: &str) -> Edit {
        Edit::in_lines(&self.lines, self.input.text, range, new)
    }

    /// What is written for the node at `index`.
    pub(in crate::load) fn source(&self, index: usize) -> &'a str {
        &self.input.text[self.tree.node(index).range.clone()]
    }

    /// Whether a paragraph leads into what is below it.
    pub(in crate::load) fn leads_in(&self, block: usize) -> bool {
        matches!(self.tree.event(block), Event::Start(Tag::Paragraph))
            && self.source(block).trim_end().ends_with(':')
    }

    /// The words of a heading, without its attributes.
    pub(in crate::load) fn heading_text(&self, index: usize) -> String {
        let text = self.tree.text(index);
        match self.attributes_of(index) {
            Some(_) => self.split(&text).0.to_owned(),
            None => text,
        }
    }
}
