//! A whole section on one page: ids are made unique, and links inside the section become fragments.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::Site;
use super::resolver::{FragmentResolver, Gaps};
use super::strings::fill;
use super::view::{Extra, Html, PageView, PrintPage, PrintView};
use crate::model::library::PageId;
use crate::model::order::Folder;
use crate::model::path::is_index;
use crate::model::route::Route;
use crate::model::routes::{has_print_view, print_view};
use crate::model::slug::slug;

impl<'a> Site<'a> {
    /// The folders that have a print view.
    pub fn print_folders(&self) -> Vec<(&'a str, &'a Folder)> {
        self.library
            .folders
            .iter()
            .filter(|(path, folder)| has_print_view(path, folder))
            .collect()
    }

    /// The print view of a folder, and its address.
    pub fn print_page(&self, path: &str, folder: &'a Folder) -> Option<(Route, PageView<'a>)> {
        let index = folder.index?;
        let here = print_view(path);
        let pages: Vec<PageId> = std::iter::once(index)
            .chain(folder.pages.iter().copied())
            .collect();
        let anchors = self.anchors(&pages);
        let resolver = FragmentResolver {
            library: self.library,
            strings: self.strings,
            here: &here,
            together: Some(&anchors),
            deeper: 1,
            gaps: Gaps::Line,
        };
        let pages = pages
            .iter()
            .map(|page| self.print_one(*page, &resolver, &anchors))
            .collect();
        let meta = &self.library.pages[index].document.meta;
        let title = fill(self.strings.get("page_title.print"), "title", &meta.title);
        let extra = Extra::Print(PrintView {
            pages,
            back: self.link(&here, index),
        });
        let view = self.made("print", &here, Cow::Owned(title), extra);
        Some((
            here,
            PageView {
                reviewed: self.date(meta.reviewed),
                ..view
            },
        ))
    }

    /// Each page's unique anchor, derived from its file name. It has no double hyphens: two
    /// separate it from the id of a heading.
    fn anchors(&self, pages: &[PageId]) -> BTreeMap<PageId, String> {
        let mut taken = BTreeSet::new();
        let mut anchor = |page: PageId| {
            let path = &self.library.pages[page].document.path;
            let name = if is_index(path) {
                "introduction"
            } else {
                path.rsplit('/')
                    .next()
                    .unwrap_or(path)
                    .trim_end_matches(".md")
            };
            let words: Vec<String> = slug(name)
                .split('-')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect();
            let base = format!("p-{}", words.join("-"));
            let mut numbered = (0..).map(|number: usize| {
                if number == 0 {
                    base.clone()
                } else {
                    format!("{base}-n{number}")
                }
            });
            let free = numbered
                .find(|name| !taken.contains(name))
                .unwrap_or_default();
            taken.insert(free.clone());
            free
        };
        pages.iter().map(|page| (*page, anchor(*page))).collect()
    }

    fn print_one(
        &self,
        page: PageId,
        resolver: &FragmentResolver<'_>,
        anchors: &BTreeMap<PageId, String>,
    ) -> PrintPage<'a> {
        let document = &self.library.pages[page].document;
        let paper = self.paper(page, *resolver);
        PrintPage {
            id: anchors.get(&page).cloned().unwrap_or_default(),
            title: &document.meta.title,
            summary: document.meta.summary.as_deref(),
            body: Html(resolver.body(page)),
            reviewed: self.date(document.meta.reviewed),
            sources: self.sources(&document.meta.sources),
            policy: document
                .kind
                .policy()
                .map(|policy| self.policy(document, policy)),
            actions: self.actions(resolver.here, page),
            paper: paper.as_ref().map(|(kind, _)| *kind),
            learn: paper.map_or(Extra::None {}, |(_, view)| view),
        }
    }
}
