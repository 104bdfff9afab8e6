//! Markdown -> body: CommonMark and GFM, with what this tool adds to them.

mod attributes;
mod callout;
mod footnotes;
mod holes;
mod ids;
mod inline;
mod lists;
mod near_miss;
mod table;
mod tree;
mod writer;

pub(crate) use holes::{CLOSE as HOLE_CLOSE, OPEN as HOLE_OPEN};

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::model::document::{Action, Heading, Image, Link, Words};
use crate::model::fragment::Fragment;
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
    /// Images.
    pub images: Vec<Image>,
    /// Leader actions.
    pub actions: Vec<Action>,
    /// The words.
    pub words: Words,
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
    /// The kind of the document: it decides what a task list is.
    pub kind: KindName,
    /// The glossary's abbreviations.
    pub abbreviations: &'a BTreeSet<String>,
}

/// Reads a body. Never fails: whatever is wrong with it is in `sink`.
pub fn read(input: &Input<'_>, sink: &mut Diagnostics) -> Body {
    let tree = tree::Tree::parse(input.text, input.body.clone());
    let html = tree.has_html();
    let mut body = writer::Writer::new(input, &tree, sink).write();
    if html {
        body.fragment = holes::sanitise(body.fragment);
    }
    body
}
