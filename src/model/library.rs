//! All documents, linked: their routes, the links between them, and their order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::attachment::Attachment;
use super::document::Document;
pub use super::document::{ActionPlace, PageId};
use super::glossary::Glossary;
use super::kind::KindName;
use super::link::{Linked, Resolver, Target};
use super::order::Folders;
use super::route::Route;
use super::routes;
use crate::diagnostic::{Diagnostics, rule};

/// A document and its place in the site.
#[derive(Debug)]
pub struct Page {
    /// What it says.
    pub document: Arc<Document>,
    /// Its route.
    pub route: Route,
    /// The targets of its links and pictures.
    pub linked: Linked,
    /// Pages that link here, without this page itself, in order.
    pub backlinks: Vec<PageId>,
}

/// Everything the site is built from.
#[derive(Debug, Default)]
pub struct Library {
    /// By path.
    pub pages: Vec<Page>,
    /// The folders, each with its pages in reading order.
    pub folders: Folders,
    /// Terms.
    pub glossary: Glossary,
    /// The targets of the terms' `see`, term by term.
    pub see: Vec<Vec<Target>>,
    /// Files to copy, by path.
    pub attachments: BTreeMap<Arc<str>, Attachment>,
    /// Pages with practice, by path.
    pub learning: Vec<PageId>,
    /// Leader actions by id.
    pub actions: BTreeMap<String, ActionPlace>,
    /// Old addresses and the pages they lead to.
    pub redirects: BTreeMap<Route, PageId>,
}

/// What a library is built from.
#[derive(Debug, Default)]
pub struct Parts {
    /// Documents to publish, by path.
    pub documents: Vec<Arc<Document>>,
    /// Paths of drafts that are left out.
    pub drafts: BTreeSet<Arc<str>>,
    /// Paths of files that could not be parsed: a link to one is not broken.
    pub unread: BTreeSet<Arc<str>>,
    /// Terms.
    pub glossary: Glossary,
    /// Files to copy.
    pub attachments: Vec<Attachment>,
}

impl Library {
    /// Links `parts`; problems go to `sink`.
    pub fn link(parts: Parts, sink: &mut Diagnostics) -> Library {
        let attachments: BTreeMap<Arc<str>, Attachment> = parts
            .attachments
            .into_iter()
            .map(|file| (Arc::clone(&file.path), file))
            .collect();
        let routes: Vec<Route> = parts
            .documents
            .iter()
            .map(|document| Route::of_source(&document.path))
            .collect();
        let actions = actions(&parts.documents, sink);
        let resolver = Resolver {
            documents: &parts.documents,
            paths: parts
                .documents
                .iter()
                .enumerate()
                .map(|(id, document)| (&*document.path, id))
                .collect(),
            attachments: &attachments,
            drafts: &parts.drafts,
            unread: &parts.unread,
            actions: &actions,
            glossary: &parts.glossary,
            made: made(&parts.documents, &parts.glossary),
        };
        let linked = resolve_all(&resolver, sink);
        let see = resolver.glossary_see(sink);
        let backlinks = backlinks(&linked);
        let left_out = |path: &str| parts.drafts.contains(path) || parts.unread.contains(path);
        let folders = Folders::of(&parts.documents, &left_out, sink);
        let redirects = routes::check(
            &parts.documents,
            &routes,
            &attachments,
            &folders,
            &parts.glossary,
            sink,
        );
        check_ids(&parts.documents, sink);
        let is_learning = |page: &PageId| parts.documents[*page].kind.name().is_learning();
        let learning = (0..parts.documents.len()).filter(is_learning).collect();
        let pages = parts
            .documents
            .into_iter()
            .zip(routes)
            .zip(linked.into_iter().zip(backlinks));
        let pages = pages
            .map(|((document, route), (linked, backlinks))| Page {
                document,
                route,
                linked,
                backlinks,
            })
            .collect();
        Library {
            pages,
            folders,
            glossary: parts.glossary,
            see,
            attachments,
            learning,
            actions,
            redirects,
        }
    }

    /// The page at `path`, if there is one.
    pub fn at(&self, path: &str) -> Option<PageId> {
        self.pages
            .binary_search_by(|page| (*page.document.path).cmp(path))
            .ok()
    }

    /// All policies, by title.
    pub fn policies(&self) -> Vec<PageId> {
        let mut found: Vec<PageId> = (0..self.pages.len())
            .filter(|id| self.pages[*id].document.kind.name() == KindName::Policy)
            .collect();
        found.sort_by_key(|id| self.pages[*id].document.meta.title.to_lowercase());
        found
    }
}

/// Generated pages that an author may link to.
fn made(documents: &[Arc<Document>], glossary: &Glossary) -> BTreeSet<String> {
    let always = [routes::SEARCH, routes::NEWS].into_iter();
    let glossary = (!glossary.terms.is_empty()).then_some(routes::GLOSSARY);
    let learning = routes::made_of_learning(documents.iter().map(|document| &**document))
        .into_iter()
        .map(|route| route.as_str().to_owned());
    always
        .chain(glossary)
        .map(str::to_owned)
        .chain(learning)
        .collect()
}

fn resolve_all(resolver: &Resolver<'_>, sink: &mut Diagnostics) -> Vec<Linked> {
    let resolved: Vec<(Linked, Diagnostics)> = resolver
        .documents
        .par_iter()
        .enumerate()
        .map(|(id, document)| {
            let mut found = Diagnostics::default();
            (resolver.document(id, document, &mut found), found)
        })
        .collect();
    let unpack = |(linked, found): (Linked, Diagnostics)| {
        sink.extend(found.sorted());
        linked
    };
    resolved.into_iter().map(unpack).collect()
}

fn backlinks(linked: &[Linked]) -> Vec<Vec<PageId>> {
    let mut backlinks: Vec<Vec<PageId>> = vec![Vec::new(); linked.len()];
    for (from, linked) in linked.iter().enumerate() {
        for to in linked.pages() {
            if to != from && backlinks[to].last() != Some(&from) {
                backlinks[to].push(from);
            }
        }
    }
    backlinks
}

fn actions(documents: &[Arc<Document>], sink: &mut Diagnostics) -> BTreeMap<String, ActionPlace> {
    let mut found: BTreeMap<String, ActionPlace> = BTreeMap::new();
    for (id, document) in documents.iter().enumerate() {
        for (number, action) in document.body.actions.iter().enumerate() {
            if let Some((other, _)) = found.get(&action.id.value) {
                let message = format!(
                    "the action `{}` is already defined in {}",
                    action.id.value, documents[*other].file
                );
                sink.push(
                    rule::DUPLICATE_ID
                        .at(document.place(action.id.range.clone()), message)
                        .help("an action's id must be its own in the whole site"),
                );
            } else {
                found.insert(action.id.value.clone(), (id, number));
            }
        }
    }
    found
}

/// Answers are saved under a document's id: two documents must not share one, whatever the letter
/// case.
fn check_ids(documents: &[Arc<Document>], sink: &mut Diagnostics) {
    let mut first: FxHashMap<String, &Document> = FxHashMap::default();
    for document in documents {
        if let Some(other) = first.insert(document.id.0.to_lowercase(), document) {
            let (named, rest) = if document.id_range.is_some() {
                (&**document, other)
            } else {
                (other, &**document)
            };
            let place = named.place(named.id_range.clone().unwrap_or(0..0));
            sink.push(
                rule::DUPLICATE_ID
                    .at(
                        place,
                        format!("the id `{}` is also that of {}", named.id, rest.file),
                    )
                    .help("saved answers are kept under the id: give this file one of its own"),
            );
        }
    }
}
