//! The ids and attributes that authors give, `{#id}`, at the end of headings and of items.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::attributes;
use super::attributes::Attributes;
use super::input::Input;
use super::reader::Reader;
use super::tree::Tree;
use super::tree::is_block;
use crate::diagnostic::{Diagnostic, Diagnostics, Lines, rule};
use crate::model::slug::slug;

impl<'a> Reader<'a> {
    pub(in crate::load) fn new(input: &'a Input<'a>, tree: &'a Tree<'a>) -> Reader<'a> {
        let without_ids = Reader {
            input,
            tree,
            lines: Lines::default(),
            explicit_ids: BTreeMap::new(),
        };
        Reader {
            explicit_ids: ids(&without_ids),
            ..without_ids
        }
    }
}

/// The ids that authors gave, by the index of their heading or item: each id once, where it is given
/// first.
fn ids(reader: &Reader<'_>) -> BTreeMap<usize, String> {
    let mut taken = BTreeSet::new();
    with_attributes(reader)
        .filter_map(|(index, found)| Some((index, found.id?)))
        .filter(|(_, id)| attributes::is_id(id) && taken.insert(id.clone()))
        .collect()
}

/// Headings and items with something in curly brackets at their end.
fn with_attributes(reader: &Reader<'_>) -> impl Iterator<Item = (usize, Attributes)> {
    let is_one = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { .. } | Tag::Item));
    let nodes = reader.tree.nodes().iter().enumerate();
    nodes
        .filter(move |(_, node)| is_one(&node.event))
        .filter_map(|(index, _)| Some((index, reader.attributes_of(index)?)))
}

/// Reports ids that cannot be one, or that are given twice.
pub(in crate::load) fn report(reader: &Reader<'_>, sink: &mut Diagnostics) {
    for (index, found) in with_attributes(reader) {
        sink.extend(reader.useless_attribute(index, &found));
        let Some(id) = found.id else { continue };
        let range = reader.attribute_range(index, &id);
        if !attributes::is_id(&id) {
            sink.push(reader.wrong_id(index, &id, range));
        } else if !reader.explicit_ids.contains_key(&index) {
            let message = format!("`#{id}` is used twice in this file");
            let help =
                "give one of the two another id; links and saved answers need to tell them apart";
            sink.push(
                rule::DUPLICATE_ID
                    .at(reader.place(range), message)
                    .help(help),
            );
        }
    }
}

impl Reader<'_> {
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

    /// Beside an id, attributes belong to questions; elsewhere they would be dropped in silence.
    fn useless_attribute(&self, index: usize, found: &Attributes) -> Option<Diagnostic> {
        if self.input.kind.is_learning() {
            return None;
        }
        let (name, _) = found.others.first()?;
        let id = found.id.as_deref();
        let place = self.place(self.attribute_range(index, id.unwrap_or_default()));
        let message = format!("`{name}` means nothing in these curly brackets");
        let help = "an id is one word: put hyphens between its parts, and write no more than that";
        let corrected = format!("{{#{}}}", id.unwrap_or("id"));
        Some(
            rule::UNKNOWN_ATTRIBUTE
                .at(place, message)
                .help(help)
                .corrected(corrected),
        )
    }

    /// The id that an author gave to the heading or item at `index`.
    pub(in crate::load) fn explicit_id(&self, index: usize) -> Option<&str> {
        self.explicit_ids.get(&index).map(String::as_str)
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

    /// Where `{#id` is at the end of the heading or item: its `#id`, and not the same letters
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

    /// Where `wanted` is in the node at `index`; the whole node where it does not.
    pub(in crate::load) fn find_in(&self, index: usize, wanted: &str) -> Range<usize> {
        let range = self.tree.node(index).range.clone();
        self.input.text[range.clone()]
            .find(wanted)
            .map_or(range.clone(), |at| {
                range.start + at..range.start + at + wanted.len()
            })
    }
}
