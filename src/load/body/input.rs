//! What a body is read from.

use std::ops::Range;
use std::sync::Arc;

use super::abbreviations::Abbreviations;
use crate::model::kind::KindName;

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
