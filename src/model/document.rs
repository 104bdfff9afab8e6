//! A document: one parsed Markdown file, independent of all other files.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::fragment::Fragment;
use super::kind::{Kind, KindName};
use super::meta::{Meta, Spanned};
use super::path::is_index;
use super::slug::slug;
use crate::diagnostic::waiver::Waiver;
use crate::diagnostic::{Diagnostic, Lines, Place};

/// The key of saved answers: the front matter's `id`, else the path without `.md`. An explicit id
/// survives a rename.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub String);

impl fmt::Display for DocId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A document's number in its library, which is sorted by path.
pub type PageId = usize;

/// Where a leader action is defined: the page, and the action's number there.
pub type ActionPlace = (PageId, usize);

/// One file of Markdown: a pure function of its path, its text and the parse options.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its identity.
    pub id: DocId,
    /// Where the front matter's `id` is, if it has one.
    pub id_range: Option<Range<usize>>,
    /// Path within the content folder.
    pub path: Arc<str>,
    /// Path from the project's folder, for diagnostics.
    pub file: Arc<str>,
    /// The file's text.
    pub text: Arc<str>,
    /// Its lines.
    pub lines: Lines,
    /// BCP 47, if it differs from the project's.
    pub lang: Option<String>,
    /// The common front matter.
    pub meta: Meta,
    /// Its kind with the kind's own front matter.
    pub kind: Kind,
    /// The body.
    pub body: Body,
}

/// What comes of a body.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// The markup with its holes.
    pub fragment: Fragment,
    /// Headings in order.
    pub outline: Vec<Heading>,
    /// Every id that a link may name, including those of headings; sorted.
    pub anchors: Vec<Box<str>>,
    /// Links to other files of the project, in order.
    pub links: Vec<Link>,
    /// Addresses of other sites, as written, in order.
    pub outside: Vec<Box<str>>,
    /// Images, in order.
    pub images: Vec<Image>,
    /// Leader actions that the document defines.
    pub actions: Vec<Action>,
    /// Its words by section.
    pub words: Words,
    /// Its readability, if requested.
    pub reading: Reading,
}

/// The readability of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Findings that a build does not need.
    pub findings: Vec<Diagnostic>,
    /// The reading age, in years; 0 if it does not apply.
    pub age: u32,
}

impl Document {
    /// The first line of `range`, without its line end.
    pub fn first_line(&self, range: Range<usize>) -> Range<usize> {
        let line = self.text[range.clone()]
            .lines()
            .next()
            .unwrap_or_default()
            .trim_end();
        range.start..range.start + line.len()
    }

    /// Whether `#id` leads to the top of the page: other tools give the title an id, and many
    /// tables of contents link to it.
    pub fn is_top(&self, id: &str) -> bool {
        let is_heading = self
            .body
            .anchors
            .binary_search_by(|anchor| (**anchor).cmp(id))
            .is_ok();
        !is_heading
            && !id.is_empty()
            && (id.eq_ignore_ascii_case("top") || id == slug(&self.meta.title))
    }

    /// The kind shown to readers: its own, or `section` if it introduces others.
    pub fn shown_kind(&self) -> &'static str {
        match self.kind.name() {
            KindName::Page if is_index(&self.path) && &*self.path != "index.md" => "section",
            KindName::Guidance if is_index(&self.path) => "section",
            kind => kind.name(),
        }
    }

    /// A place in the document's file.
    pub fn place(&self, range: Range<usize>) -> Place {
        Place::in_lines(&self.lines, &self.file, &self.text, range)
    }
}

/// The result of reading one file: the document, unless it could not be understood, and the
/// findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Missing when the file has no usable front matter.
    pub document: Option<Arc<Document>>,
    /// Shared with earlier builds while the file does not change.
    pub diagnostics: Vec<Diagnostic>,
    /// The waivers in it.
    pub waivers: Vec<Waiver>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Unique in the document.
    pub id: Box<str>,
    /// Its text without markup.
    pub title: Box<str>,
    /// Where it is in the file.
    pub range: Range<usize>,
}

/// A link to another file, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address, with its fragment.
    pub to: Box<str>,
    /// Where the link is.
    pub range: Range<usize>,
}

/// An image, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The address.
    pub to: Box<str>,
    /// Where it is.
    pub range: Range<usize>,
    /// Whether it is part of a paragraph, where a link would be possible as well.
    pub is_alone: bool,
}

/// A leader action: a task-list item with a permanent id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its id and where that is.
    pub id: Spanned<String>,
    /// What to do.
    pub text: Fragment,
    /// Its words.
    pub plain: Box<str>,
}

/// The words of a document, as one text divided into sections: what a search index counts and
/// quotes.
///
/// Stored as text rather than maps of strings: ten thousand pages of 800 words would be eight
/// million strings.
/// million of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Visible text; blocks are separated by line ends.
    pub text: Box<str>,
    /// In order; the first starts at 0 and covers the text before any heading.
    pub sections: Vec<Section>,
    /// Byte ranges of `text` that give a quiz's answers away, and must not be in an index.
    pub answers: Vec<Range<u32>>,
}

/// The words below one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Index into the outline; `None` before the first heading.
    pub heading: Option<u32>,
    /// Its start in the text, in bytes.
    pub start: u32,
    /// How many words it has.
    pub count: u32,
}

impl Words {
    /// The number of words of the document.
    pub fn count(&self) -> u32 {
        self.sections.iter().map(|section| section.count).sum()
    }

    /// The byte range of section `index`.
    pub fn range(&self, index: usize) -> Range<usize> {
        let start = self
            .sections
            .get(index)
            .map_or(self.text.len(), |section| section.start as usize);
        let end = self
            .sections
            .get(index + 1)
            .map_or(self.text.len(), |section| section.start as usize);
        start..end
    }

    /// How often each word, in lower case, occurs in section `index`, without answers.
    pub fn counts(&self, index: usize) -> BTreeMap<String, u32> {
        let range = self.range(index);
        let mut counts = BTreeMap::new();
        for word in self.text[range.clone()].split_whitespace() {
            let at = word.as_ptr() as usize - self.text.as_ptr() as usize;
            let hidden = self
                .answers
                .iter()
                .any(|answer| answer.contains(&u32::try_from(at).unwrap_or(u32::MAX)));
            let word = word
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            if !hidden && !word.is_empty() {
                *counts.entry(word).or_insert(0) += 1;
            }
        }
        counts
    }
}
