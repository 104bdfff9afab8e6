//! What a body is read from, and what comes of it.

use std::ops::Range;
use std::sync::Arc;

use super::abbreviations::Abbreviations;
use crate::model::document::{Action, Heading, Image, Link, Reading, Words};
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
