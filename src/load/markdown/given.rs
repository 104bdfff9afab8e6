//! The ids and attributes that authors give, `{#id}`, at the end of headings and of items.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::attributes::{self, Attributes};
use super::writer::{Writer, is_block};
use crate::diagnostic::{Diagnostic, rule};
use crate::model::slug::slug;

impl Writer<'_, '_> {
    /// Takes the ids that authors gave before any is made from text, so that a made one never takes
    /// a given one's place.
    pub(super) fn claim_ids(&mut self) {
        for (index, node) in self.tree.nodes().iter().enumerate() {
            if !matches!(node.event, Event::Start(Tag::Heading { .. } | Tag::Item)) {
                continue;
            }
            let Some(found) = self.attributes_of(index) else {
                continue;
            };
            self.report_attributes(index, &found);
            let Some(id) = found.id else { continue };
            let range = self.attribute_range(index, &id);
            if !attributes::is_id(&id) {
                let found = self.wrong_id(index, &id, range);
                self.sink.push(found);
            } else if self.ids.claim(&id) {
                self.given.insert(index, id);
            } else {
                let place = self.place(range);
                self.sink.push(
                    rule::DUPLICATE_ID.at(place, format!("`#{id}` is used twice in this file"))
                        .help("give one of the two another id; links and saved answers need to tell them apart"),
                );
            }
        }
    }

    fn wrong_id(&self, index: usize, id: &str, range: Range<usize>) -> Diagnostic {
        let message = if id.is_empty() {
            "there is no id in these curly brackets".to_owned()
        } else if id.starts_with(' ') {
            "there is a space between the `#` and the id".to_owned()
        } else {
            format!("`{id}` cannot be an id")
        };
        let others: String = self
            .attributes_of(index)
            .filter(|_| self.input.kind.is_learning())
            .map_or_else(Vec::new, |found| found.others)
            .into_iter()
            .map(|(key, value)| value.map_or(format!(" {key}"), |value| format!(" {key}={value}")))
            .collect();
        let better = [slug(id), slug(&self.first_words(index)), "id".to_owned()]
            .into_iter()
            .find(|id| !id.is_empty());
        let inner = id.trim_start();
        let spaced = inner.len() < id.len()
            && attributes::is_id(inner)
            && self.input.text[range.clone()] == format!("#{id}");
        let edit = spaced.then(|| self.edit(range.clone(), &format!("#{inner}")));
        rule::WRONG_ID
            .at(self.place(range), message)
            .help("an id is one word of letters, digits and hyphens")
            .corrected(format!("{{#{}{others}}}", better.unwrap_or_default()))
            .fix("take the space out of the id", edit)
    }

    /// Beside an id, attributes belong to questions; elsewhere they would be dropped unsaid.
    fn report_attributes(&mut self, index: usize, found: &Attributes) {
        if self.input.kind.is_learning() {
            return;
        }
        if let Some((name, _)) = found.others.first() {
            let place =
                self.place(self.attribute_range(index, found.id.as_deref().unwrap_or_default()));
            self.sink.push(
                rule::UNKNOWN_ATTRIBUTE.at(place,
                    format!("`{name}` means nothing in these curly brackets"),
                )
                .help(
                    "an id is one word: put hyphens between its parts, and write no more than that",
                )
                .corrected(format!("{{#{}}}", found.id.as_deref().unwrap_or("id"))),
            );
        }
    }

    /// The id that an author gave to the heading or item at `index`.
    pub(in crate::load) fn given_id(&self, index: usize) -> Option<&str> {
        self.given.get(&index).map(String::as_str)
    }

    /// A text and the attributes at its end, by the grammar of the document's kind.
    pub(in crate::load) fn split<'t>(&self, text: &'t str) -> (&'t str, Option<Attributes>) {
        if self.input.kind.is_learning() {
            attributes::split_all(text)
        } else {
            attributes::split(text)
        }
    }

    /// The attributes at the end of a heading, or of an item's first paragraph.
    pub(in crate::load) fn attributes_of(&self, index: usize) -> Option<Attributes> {
        let last = self
            .last_text(index)
            .filter(|last| !self.is_escaped(*last))?;
        match self.tree.event(last) {
            Event::Text(text) => self.split(text).1,
            _ => None,
        }
    }

    /// Whether the curly brackets that end a text are written as signs to be shown: `\{name\}`,
    /// `&#123;name&#125;`.
    pub(in crate::load) fn is_escaped(&self, text: usize) -> bool {
        let Event::Text(shown) = self.tree.event(text) else {
            return false;
        };
        if !shown.trim_end().ends_with('}') {
            return false;
        }
        let range = self.tree.node(text).range.clone();
        let written = self.input.text[range.clone()].trim_end();
        let Some(open) = written.rfind('{') else {
            return true;
        };
        let before = &self.input.text[..range.start + open];
        !written.ends_with('}') || written.ends_with("\\}") || before.ends_with('\\')
    }

    /// The text that ends the heading, or the item's first paragraph.
    pub(in crate::load) fn last_text(&self, index: usize) -> Option<usize> {
        let mut last = None;
        for child in self.tree.children(index) {
            match self.tree.event(child) {
                Event::Start(Tag::Paragraph) if last.is_none() => return self.last_text(child),
                Event::Start(tag) if is_block(tag) => break,
                Event::SoftBreak => {}
                _ => last = Some(child),
            }
        }
        last.filter(|index| matches!(self.tree.event(*index), Event::Text(_)))
    }

    /// Where `{#id` stands at the end of the heading or item: its `#id`, and not the same letters
    /// among its words.
    fn attribute_range(&self, index: usize, id: &str) -> Range<usize> {
        let range = self.tree.node(index).range.clone();
        let whole = format!("{{#{id}");
        let is_end =
            |at: &usize| self.input.text[range.start + at + whole.len()..].starts_with(['}', ' ']);
        let mut places = self.input.text[range.clone()]
            .match_indices(&whole)
            .map(|(at, _)| at);
        match places.find(is_end) {
            Some(at) => range.start + at + 1..range.start + at + whole.len(),
            None => self.find_in(index, &format!("#{id}")),
        }
    }

    /// Where `wanted` stands in the node at `index`; the whole node where it does not.
    pub(in crate::load) fn find_in(&self, index: usize, wanted: &str) -> Range<usize> {
        let range = self.tree.node(index).range.clone();
        self.input.text[range.clone()]
            .find(wanted)
            .map_or(range.clone(), |at| {
                range.start + at..range.start + at + wanted.len()
            })
    }
}
