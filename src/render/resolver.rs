//! A fragment -> markup on one page: fills in the typed holes for the page that shows it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::strings::{Strings, fill};
use crate::model::fragment::{Fragment, Label, Part, escape_into};
use crate::model::library::{Library, PageId};
use crate::model::link::Target;
use crate::model::route::Route;
use crate::model::routes;

/// Where a fragment is shown, and how.
#[derive(Clone, Copy)]
pub struct FragmentResolver<'a> {
    /// All pages.
    pub library: &'a Library,
    /// The interface's words.
    pub strings: &'a Strings,
    /// The page that shows it.
    pub here: &'a Route,
    /// If several documents share the page: the anchor of each.
    pub together: Option<&'a BTreeMap<PageId, String>>,
    /// How many levels headings are moved down.
    pub deeper: u8,
    /// How gaps of a question are shown.
    pub gaps: Gaps,
}

/// How gaps of a question are shown on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gaps {
    /// A field to type into.
    Field,
    /// A line to write on.
    Line,
}

impl<'a> FragmentResolver<'a> {
    /// A resolver for a page with a single document.
    pub fn page(
        library: &'a Library,
        strings: &'a Strings,
        here: &'a Route,
    ) -> FragmentResolver<'a> {
        FragmentResolver {
            library,
            strings,
            here,
            together: None,
            deeper: 0,
            gaps: Gaps::Field,
        }
    }

    /// The body of `page`.
    pub fn body(&self, page: PageId) -> String {
        let Some(found) = self.library.pages.get(page) else {
            return String::new();
        };
        self.fragment(page, &found.document.body.fragment)
    }

    /// A part of the document `page`.
    pub fn fragment(&self, page: PageId, fragment: &Fragment) -> String {
        let Some(found) = self.library.pages.get(page) else {
            return String::new();
        };
        let size: usize = fragment
            .0
            .iter()
            .map(|part| {
                if let Part::Html(html) = part {
                    html.len()
                } else {
                    48
                }
            })
            .sum();
        let mut out = String::with_capacity(size);
        for part in &fragment.0 {
            match part {
                Part::Html(html) => out.push_str(html),
                Part::Link(number) => self.link(found.linked.links.get(*number as usize), &mut out),
                Part::Image(number) => {
                    self.image(found.linked.images.get(*number as usize), &mut out)
                }
                Part::Term {
                    abbreviation,
                    plural,
                } => self.term(abbreviation, *plural, &mut out),
                Part::Label(label) => escape_into(self.strings.get(&name(*label)), &mut out),
                Part::Region { label, under } => self.region(page, *label, under, &mut out),
                Part::Id(id) => self.id(page, id, &mut out),
                Part::Jump(id) => self.jump(page, id, &mut out),
                Part::Gap { question, number } => self.gap(question, *number, &mut out),
                Part::Level(level) => {
                    out.push(char::from(b'0' + (level + self.deeper).clamp(1, 6)))
                }
            }
        }
        out
    }

    /// The address of `target` from here.
    pub fn href(&self, target: &Target) -> String {
        let mut out = String::new();
        self.link(Some(target), &mut out);
        out
    }

    fn link(&self, target: Option<&Target>, out: &mut String) {
        match target {
            Some(Target::Page(page, anchor)) => self.page_link(*page, anchor.as_deref(), out),
            Some(Target::File(path, part)) => {
                self.here.href_into(path, out);
                if let Some(part) = part {
                    out.push('#');
                    escape_into(part, out);
                }
            }
            Some(Target::Term(term)) => {
                let id = self
                    .library
                    .glossary
                    .terms
                    .get(*term)
                    .map_or("", |term| &term.id);
                self.here.href_into(routes::GLOSSARY, out);
                let _ = write!(out, "#{id}");
            }
            Some(Target::Broken) => without_address(out),
            None => {}
        }
    }

    /// A link within `page`; browsers know the top of a page by themselves.
    fn jump(&self, page: PageId, id: &str, out: &mut String) {
        out.push('#');
        let is_top = self
            .library
            .pages
            .get(page)
            .is_some_and(|found| found.document.is_top(id));
        match self.together.and_then(|anchors| anchors.get(&page)) {
            Some(prefix) if is_top => out.push_str(prefix),
            None if is_top => out.push_str("top"),
            _ => self.id(page, id, out),
        }
    }

    fn page_link(&self, page: PageId, anchor: Option<&str>, out: &mut String) {
        let together = self.together.and_then(|anchors| anchors.get(&page));
        match (together, anchor) {
            (Some(prefix), Some(anchor)) => drop(write!(out, "#{prefix}--{anchor}")),
            (Some(prefix), None) => drop(write!(out, "#{prefix}")),
            (None, anchor) => {
                let Some(found) = self.library.pages.get(page) else {
                    return;
                };
                if found.route != *self.here || anchor.is_none() {
                    self.here.href_into(found.route.as_str(), out);
                }
                if let Some(anchor) = anchor {
                    out.push('#');
                    escape_into(anchor, out);
                }
            }
        }
    }

    /// On a page with several documents, the document's title tells regions apart.
    fn region(&self, page: PageId, label: Label, under: &str, out: &mut String) {
        escape_into(self.strings.get(&name(label)), out);
        let title = self
            .together
            .and_then(|_| self.library.pages.get(page))
            .map(|page| page.document.meta.title.as_str());
        for part in title
            .into_iter()
            .chain(Some(under).filter(|under| !under.is_empty()))
        {
            out.push_str(": ");
            escape_into(part, out);
        }
    }

    fn id(&self, page: PageId, id: &str, out: &mut String) {
        if let Some(prefix) = self.together.and_then(|anchors| anchors.get(&page)) {
            out.push_str(prefix);
            out.push_str("--");
        }
        escape_into(id, out);
    }

    fn image(&self, target: Option<&Target>, out: &mut String) {
        let Some(Target::File(path, _)) = target else {
            return;
        };
        out.push_str(" src=\"");
        self.here.href_into(path, out);
        out.push('"');
        if let Some((width, height)) = self
            .library
            .attachments
            .get(path)
            .and_then(|file| file.size)
        {
            let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
        }
    }

    fn gap(&self, question: &str, number: u32, out: &mut String) {
        let name = fill(self.strings.get("quiz.gap"), "n", &(number + 1).to_string());
        if self.gaps == Gaps::Line {
            out.push_str("<span class=\"gap-line\" role=\"img\" aria-label=\"");
            escape_into(&name, out);
            out.push_str("\"></span>");
            return;
        }
        let _ = write!(
            out,
            "<input class=\"gap\" type=\"text\" data-gap=\"{number}\" name=\"q-"
        );
        escape_into(question, out);
        out.push_str(
            "\" autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" aria-label=\"",
        );
        escape_into(&name, out);
        out.push_str("\">");
    }

    fn term(&self, abbreviation: &str, plural: bool, out: &mut String) {
        let text = |out: &mut String| {
            escape_into(abbreviation, out);
            out.push_str(if plural { "s" } else { "" });
        };
        let Some(term) = self.library.glossary.by_abbreviation(abbreviation) else {
            return text(out);
        };
        out.push_str("<a class=\"term\" href=\"");
        self.here.href_into(routes::GLOSSARY, out);
        out.push('#');
        escape_into(&term.id, out);
        // Not `<abbr>`: some browsers then read the long form in place of the link's own words.
        out.push_str("\" title=\"");
        escape_into(&term.term, out);
        out.push_str("\">");
        text(out);
        out.push_str("</a>");
    }
}

/// A broken link is not rendered as a link but keeps its words. Its author sees the finding.
fn without_address(out: &mut String) {
    const ADDRESS: &str = "href=\"";
    if out.ends_with(ADDRESS) {
        out.truncate(out.len() - ADDRESS.len());
        out.push_str("data-broken=\"");
    }
}

/// The label's key in the locale.
fn name(label: Label) -> String {
    match label {
        Label::Callout(callout) => format!("callout.{}", callout.name()),
        Label::Actions => "action.box".to_owned(),
        Label::Table => "table.label".to_owned(),
        Label::Code => "code.label".to_owned(),
        Label::Footnotes => "footnote.label".to_owned(),
        Label::FootnoteBack => "footnote.back".to_owned(),
    }
}
