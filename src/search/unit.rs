//! What can be found: pages, terms of the glossary, single leader actions, and generated pages.

use std::sync::Arc;

use super::concepts::names;
use crate::model::document::Document;
use crate::model::glossary::Term;
use crate::model::kind::Kind;
use crate::model::library::{Library, PageId};
use crate::model::route::Route;
use crate::model::routes;
use crate::model::vocabulary::Audience;

/// A possible search result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit<'a> {
    /// Its address from the site's root.
    pub url: String,
    /// Its title.
    pub title: &'a str,
    /// Its summary, in a sentence.
    pub summary: &'a str,
    /// The title of its page, if it is part of one.
    pub on: &'a str,
    /// Its language, if it is not the site's.
    pub lang: &'a str,
    /// The code of its kind.
    pub kind: &'static str,
    /// Its audiences; empty means everybody.
    pub audience: &'a [Audience],
    /// Its topics.
    pub topics: &'a [String],
    /// The source of its words.
    pub source: Source<'a>,
}

/// The source of a unit's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source<'a> {
    /// A document, by its number.
    Page(PageId),
    /// A term of the glossary, by its number.
    Term(usize),
    /// Only its title and summary.
    Words(&'a str),
}

/// The title and summary of a generated page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its route.
    pub route: &'static str,
    /// Its title.
    pub title: String,
    /// Its purpose.
    pub summary: String,
}

/// All units of a site, in the order of their numbers: pages by path, each followed by its actions;
/// terms; generated pages.
pub fn units<'a>(library: &'a Library, made: &'a [Made], site_lang: &str) -> Vec<Unit<'a>> {
    let pages = library.pages.iter().enumerate().flat_map(|(id, page)| {
        let document = &page.document;
        let own = of_page(id, document, &page.route, site_lang);
        let actions = document.body.actions.iter().map(|action| Unit {
            url: format!("{}#{}", own.url, action.id.value),
            title: &action.plain,
            summary: "",
            on: own.title,
            kind: "action",
            source: Source::Words(&action.id.value),
            ..own.clone()
        });
        std::iter::once(own.clone())
            .chain(actions)
            .collect::<Vec<_>>()
    });
    let terms = library
        .glossary
        .terms
        .iter()
        .enumerate()
        .map(|(number, term)| of_term(number, term));
    pages.chain(terms).chain(made.iter().map(of_made)).collect()
}

fn of_page<'a>(
    id: PageId,
    document: &'a Arc<Document>,
    route: &Route,
    site_lang: &str,
) -> Unit<'a> {
    Unit {
        url: route.href_from_root(),
        title: &document.meta.title,
        summary: document.meta.summary.as_deref().unwrap_or_default(),
        on: "",
        lang: document
            .lang
            .as_deref()
            .filter(|lang| *lang != site_lang)
            .unwrap_or_default(),
        kind: document.shown_kind(),
        audience: &document.meta.audience,
        topics: &document.meta.topics,
        source: Source::Page(id),
    }
}

fn of_term(number: usize, term: &Term) -> Unit<'_> {
    Unit {
        url: format!(
            "{}#{}",
            Route::new(routes::GLOSSARY).href_from_root(),
            term.id
        ),
        title: &term.term,
        summary: &term.meaning,
        on: "",
        lang: "",
        kind: "glossary",
        audience: &[],
        topics: &[],
        source: Source::Term(number),
    }
}

fn of_made(made: &Made) -> Unit<'_> {
    Unit {
        url: Route::new(made.route).href_from_root(),
        title: &made.title,
        summary: &made.summary,
        on: "",
        lang: "",
        kind: "page",
        audience: &[],
        topics: &[],
        source: Source::Words(""),
    }
}

/// The words of a unit by field, without anything that would give a quiz's answers away.
#[derive(Debug, Default)]
pub struct Fields {
    /// Its title, and the short one.
    pub title: String,
    /// Headings, and other names.
    pub headings: String,
    /// Summary, topics, issuer.
    pub summary: String,
    /// All other visible text.
    pub body: String,
}

impl Fields {
    /// The words of a document. The name of its kind (`quiz`) counts as a heading, because people
    /// search for it.
    pub fn of_document(document: &Document, kind_label: &str) -> Fields {
        let meta = &document.meta;
        let headings = document
            .body
            .outline
            .iter()
            .map(|heading| &*heading.title)
            .chain([kind_label]);
        let mut summary: Vec<&str> = meta.summary.as_deref().into_iter().collect();
        summary.extend(meta.topics.iter().map(String::as_str));
        let mut body = visible(document);
        if let Kind::Policy(policy) = &document.kind {
            summary.push(&policy.issuer);
            policy
                .later
                .iter()
                .for_each(|later| body.extend(["\n", &later.says]));
        }
        body.extend(meta.updates.iter().flat_map(|update| ["\n", &update.says]));
        Fields {
            title: joined(
                [&*meta.title]
                    .into_iter()
                    .chain(meta.short_title.as_deref()),
            ),
            headings: joined(headings),
            summary: joined(summary.into_iter()),
            body,
        }
    }

    /// The words of a term.
    pub fn of_term(term: &Term, kind_label: &str) -> Fields {
        let own = 1 + usize::from(term.abbreviation.is_some());
        let others: Vec<_> = names(term).skip(own).map(|(name, _)| name).collect();
        Fields {
            title: joined(
                [&*term.term]
                    .into_iter()
                    .chain(term.abbreviation.as_deref()),
            ),
            headings: joined(others.iter().map(|name| &**name).chain([kind_label])),
            summary: term.meaning.clone(),
            body: String::new(),
        }
    }

    /// The words of anything else: for an action, its title.
    pub fn of_words(unit: &Unit<'_>, id: &str, kind_label: &str) -> Fields {
        let (title, body) = if id.is_empty() {
            (unit.title, "")
        } else {
            ("", unit.title)
        };
        Fields {
            title: title.to_owned(),
            headings: joined([kind_label, id].into_iter()),
            summary: joined([unit.summary, unit.on].into_iter()),
            body: body.to_owned(),
        }
    }
}

/// Joined by line ends, so that the last word of one text does not run into the next.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A document's text without what gives answers away.
pub fn visible(document: &Document) -> String {
    visible_in(document, 0..document.body.words.text.len())
}

/// The same within a range of it.
pub fn visible_in(document: &Document, range: std::ops::Range<usize>) -> String {
    let words = &document.body.words;
    let mut text = String::with_capacity(range.len());
    let mut at = range.start;
    for answer in &words.answers {
        let (start, end) = (answer.start as usize, answer.end as usize);
        if end > at && start < range.end {
            text.push_str(&words.text[at..start.clamp(at, range.end)]);
            text.push('\n');
            at = end.min(range.end);
        }
    }
    text.push_str(&words.text[at..range.end]);
    text
}
