//! Pages that list what is on the site: the glossary, the A to Z, what's new.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Site;
use super::labels::made_pages;
use super::resolver::FragmentResolver;
use super::view::{
    AToZLetter, AToZView, GlossaryLetter, GlossaryTermView, GlossaryView, LinkView, NewsItem,
};
use crate::model::glossary::Term;
use crate::model::library::PageId;
use crate::model::link::Target;
use crate::model::meta::Update;
use crate::model::route::Route;
use crate::model::routes;
use crate::search::Made;

/// The A-to-Z entry of a generated page.
fn made_entry<'a>(here: &Route, made: Made) -> LinkView<'a> {
    LinkView {
        href: here.href_to(&Route::new(made.route)),
        title: Cow::Owned(made.title),
        summary: None,
        kind: None,
    }
}

/// The letter under which a title is listed: digits and symbols share one.
fn letter(title: &str) -> String {
    let first = title.chars().find(|c| c.is_alphanumeric());
    match first {
        Some(c) if c.is_alphabetic() => c.to_uppercase().collect(),
        _ => "0-9".to_owned(),
    }
}

/// The sort key of a title: letter case and leading symbols are ignored.
fn sort_key(title: &str) -> String {
    title
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

impl<'a> Site<'a> {
    /// The glossary, letter by letter.
    pub fn glossary_view(&self, here: &Route) -> GlossaryView<'a> {
        let mut letters: BTreeMap<String, Vec<GlossaryTermView<'a>>> = BTreeMap::new();
        for (term, see) in self.library.glossary.terms.iter().zip(&self.library.see) {
            letters
                .entry(letter(&term.term))
                .or_default()
                .push(self.term(here, term, see));
        }
        GlossaryView {
            letters: letters
                .into_iter()
                .map(|(letter, terms)| GlossaryLetter { letter, terms })
                .collect(),
        }
    }

    fn term(&self, here: &Route, term: &'a Term, see: &'a [Target]) -> GlossaryTermView<'a> {
        GlossaryTermView {
            id: &term.id,
            term: &term.term,
            abbreviation: term.abbreviation.as_deref(),
            meaning: &term.meaning,
            also: term.also.iter().map(String::as_str).collect(),
            see: see
                .iter()
                .filter_map(|target| self.see(here, target))
                .collect(),
        }
    }

    fn see(&self, here: &Route, target: &Target) -> Option<LinkView<'a>> {
        let title = match target {
            Target::Page(page, _) => &self.library.pages[*page].document.meta.title,
            Target::Term(term) => &self.library.glossary.terms[*term].term,
            Target::File(..) | Target::Broken => return None,
        };
        let href = FragmentResolver::page(self.library, self.strings, here).href(target);
        Some(LinkView {
            href,
            title: Cow::Borrowed(title),
            summary: None,
            kind: None,
        })
    }

    /// Every page and every term by letter, abbreviations under their own.
    pub fn a_to_z_view(&self, here: &Route) -> AToZView<'a> {
        let mut entries: Vec<LinkView<'a>> = (0..self.library.pages.len())
            .map(|page| self.link_with_kind(here, page))
            .collect();
        entries.extend(
            self.library
                .glossary
                .terms
                .iter()
                .flat_map(|term| self.term_entries(here, term)),
        );
        entries.extend(
            made_pages(self.library, self.strings)
                .into_iter()
                .map(|made| made_entry(here, made)),
        );
        entries
            .sort_by_cached_key(|entry| (sort_key(&entry.title), entry.kind, entry.href.clone()));
        let count = entries.len();
        let mut letters: BTreeMap<String, Vec<LinkView<'a>>> = BTreeMap::new();
        for entry in entries {
            letters.entry(letter(&entry.title)).or_default().push(entry);
        }
        AToZView {
            letters: letters
                .into_iter()
                .map(|(letter, entries)| AToZLetter { letter, entries })
                .collect(),
            count,
        }
    }

    fn term_entries(&self, here: &Route, term: &'a Term) -> Vec<LinkView<'a>> {
        let href = format!(
            "{}#{}",
            here.href_to(&Route::new(routes::GLOSSARY)),
            term.id
        );
        let kind = Some(self.strings.get("kind.glossary"));
        let entry = |title: Cow<'a, str>| LinkView {
            href: href.clone(),
            title,
            summary: None,
            kind,
        };
        let short = term
            .abbreviation
            .as_ref()
            .map(|short| entry(Cow::Owned(format!("{short} ({})", term.term))));
        std::iter::once(entry(Cow::Borrowed(&term.term)))
            .chain(short)
            .collect()
    }

    /// All dated notes, newest first.
    pub fn news(&self, here: &Route) -> Vec<NewsItem<'a>> {
        let item = |(page, _, update): (PageId, usize, &'a Update)| NewsItem {
            date: self.strings.date(update.date),
            says: &update.says,
            page: self.link(here, page),
        };
        self.dated_notes().into_iter().map(item).collect()
    }

    /// The notes listed in the news and the feed: page, number of the note on it, note.
    pub fn dated_notes(&self) -> Vec<(PageId, usize, &'a Update)> {
        let pages = self.library.pages.iter().enumerate();
        let mut notes: Vec<(PageId, usize, &'a Update)> = pages
            .flat_map(|(id, page)| {
                page.document
                    .meta
                    .updates
                    .iter()
                    .enumerate()
                    .map(move |(number, update)| (id, number, update))
            })
            .collect();
        notes.sort_by_key(|(page, number, update)| {
            (
                Reverse(update.date),
                sort_key(&self.library.pages[*page].document.meta.title),
                *number,
            )
        });
        notes
    }
}
