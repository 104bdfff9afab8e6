//! Markdown -> body: CommonMark and GFM, with what this tool adds to them.

pub(in crate::load) mod attributes;
mod callout;
mod footnotes;
mod given;
pub(in crate::load) mod holes;
mod ids;
mod inline;
mod link_text;
pub(in crate::load) mod lists;
pub(in crate::load) mod near_action;
pub(in crate::load) mod near_miss;
pub(in crate::load) mod passage;
mod pasted;
mod raw;
mod table;
pub(in crate::load) mod tree;
pub(in crate::load) mod writer;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::load::abbreviations::Abbreviations;
use crate::model::document::{Action, Heading, Image, Link, Reading, Section, Words};
use crate::model::fragment::{Fragment, Part};
use crate::model::kind::KindName;

/// A body, understood.
#[derive(Debug)]
pub struct Body {
    /// The markup with its holes.
    pub fragment: Fragment,
    /// Headings in order.
    pub outline: Vec<Heading>,
    /// Every id.
    pub anchors: Vec<Box<str>>,
    /// Links to files of the project.
    pub links: Vec<Link>,
    /// Addresses of other sites.
    pub outside: Vec<Box<str>>,
    /// Images.
    pub images: Vec<Image>,
    /// Leader actions.
    pub actions: Vec<Action>,
    /// The words.
    pub words: Words,
    /// How it reads, where that is asked for.
    pub reading: Reading,
}

/// What a body is read from.
#[derive(Debug)]
pub struct Input<'a> {
    /// Path for diagnostics.
    pub file: &'a Arc<str>,
    /// The whole file.
    pub text: &'a str,
    /// Where the body lies in it.
    pub body: Range<usize>,
    /// The page's title, which its text need not say again.
    pub title: &'a str,
    /// The kind of the document: it decides what a task list is.
    pub kind: KindName,
    /// The glossary's abbreviations.
    pub abbreviations: &'a Abbreviations,
    /// Whether to look at how well it is written.
    pub writing: bool,
}

/// Reads a body. Never fails: whatever is wrong with it is in `sink`.
pub fn read(input: &Input<'_>, sink: &mut Diagnostics) -> Body {
    let passage = passage::Passage::of(input, sink);
    let tree = tree::Tree::parse(&passage);
    let html = tree.has_html();
    let mut body = writer::Writer::new(input, &tree, sink).write();
    if html {
        body.fragment = holes::sanitise(body.fragment);
        forget_removed(&mut body);
    }
    body
}

/// An element that is taken out takes its headings and ids along: no list of contents and no link may name them.
fn forget_removed(body: &mut Body) {
    let left: BTreeSet<&str> = body.fragment.0.iter().filter_map(id).collect();
    body.anchors.retain(|anchor| left.contains(&**anchor));
    let mut sections: Vec<Section> = Vec::with_capacity(body.words.sections.len());
    for section in std::mem::take(&mut body.words.sections) {
        let heading = section.heading.and_then(|number| body.outline.get(number as usize));
        match sections.last_mut() {
            Some(before) if heading.is_some_and(|heading| !left.contains(&*heading.id)) => {
                before.count += section.count
            }
            Some(before) => {
                let number = Some(before.heading.map_or(0, |number| number + 1));
                sections.push(Section { heading: number, ..section });
            }
            None => sections.push(section),
        }
    }
    body.words.sections = sections;
    body.outline.retain(|heading| left.contains(&*heading.id));
}

fn id(part: &Part) -> Option<&str> {
    match part {
        Part::Id(id) => Some(id),
        _ => None,
    }
}
