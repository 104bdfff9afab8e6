//! The footnotes of a document: what is defined, and what is referred to.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};

use super::tree::Tree;

/// The footnotes of one document.
#[derive(Debug, Default)]
pub(in crate::load) struct Footnotes<'a> {
    /// Definitions by label: the first of each.
    pub(in crate::load) definitions: BTreeMap<&'a str, usize>,
    /// The others, which are not shown.
    pub(in crate::load) repeated: Vec<(&'a str, usize)>,
    /// Labels in the order of their first reference, with how often each is referred to.
    pub(in crate::load) order: Vec<(&'a str, usize)>,
    /// The place of a label in that order.
    pub(in crate::load) positions: BTreeMap<&'a str, usize>,
}

impl<'a> Footnotes<'a> {
    pub(in crate::load) fn find(tree: &'a Tree<'a>) -> Footnotes<'a> {
        let mut definitions: BTreeMap<&str, usize> = BTreeMap::new();
        let mut repeated = Vec::new();
        for (index, node) in tree.nodes().iter().enumerate() {
            if let Event::Start(Tag::FootnoteDefinition(label)) = &node.event
                && *definitions.entry(label.as_ref()).or_insert(index) != index
            {
                repeated.push((label.as_ref(), index));
            }
        }
        Footnotes {
            definitions,
            repeated,
            ..Footnotes::default()
        }
    }
}
