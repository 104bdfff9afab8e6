//! Items of lists: their boxes, and their first words.

use pulldown_cmark::{Event, Tag};

use super::reader::Reader;
use super::tree::begins_block;
use crate::model::kind::KindName;

impl Reader<'_> {
    /// Whether the node is a task list that stands for leader actions.
    pub(in crate::load) fn is_action_list(&self, index: usize) -> bool {
        self.holds_actions()
            && matches!(self.tree.event(index), Event::Start(Tag::List(_)))
            && self
                .tree
                .children(index)
                .any(|item| self.task(item).is_some())
    }

    /// Whether task lists stand for leader actions here.
    pub(in crate::load) fn holds_actions(&self) -> bool {
        matches!(self.input.kind, KindName::Guidance | KindName::Plan)
    }

    /// Whether an item is a task, and done.
    pub(in crate::load) fn task(&self, item: usize) -> Option<bool> {
        let first = self.tree.children(item).next()?;
        let marker = match self.tree.event(first) {
            Event::Start(Tag::Paragraph) => self.tree.children(first).next()?,
            _ => first,
        };
        match self.tree.event(marker) {
            Event::TaskListMarker(done) => Some(*done),
            _ => None,
        }
    }

    /// The first four words of an item, to make an id of.
    pub(in crate::load) fn first_words(&self, item: usize) -> String {
        let text = self.first_line_text(item);
        let words: Vec<&str> = self.split(&text).0.split_whitespace().take(4).collect();
        words.join(" ")
    }

    /// The words of an item up to its first block: what is quoted or listed below it is none of
    /// them.
    fn first_line_text(&self, item: usize) -> String {
        let mut text = String::new();
        for child in self.tree.children(item) {
            match self.tree.event(child) {
                Event::Start(Tag::Paragraph) if text.is_empty() => return self.tree.text(child),
                event if begins_block(event) => break,
                Event::Text(words) | Event::Code(words) => text.push_str(words),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::Start(_) => text.push_str(&self.tree.text(child)),
                _ => {}
            }
        }
        text
    }
}
