//! What every page has: the frame around it, its facts, and links to and from it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::resolver::FragmentResolver;
use super::view::{
    ActionView, DateView, Extra, Html, LaterView, LinkView, MenuItem, OutlineView, PageView,
    PolicyView, SourceView, StatusView, UpdateView,
};
use super::{Site, furniture_lang, language};
use crate::model::date::PartialDate;
use crate::model::document::{Document, Heading};
use crate::model::kind::{KindName, PolicyMeta, Status};
use crate::model::library::{Page, PageId};
use crate::model::meta::Source;
use crate::model::path::{folder_of, is_index};
use crate::model::route::Route;
use crate::model::routes;

/// Reading speed in words per minute: the slow end of what studies find for reading with
/// understanding (Brysbaert 2019, doi:10.1016/j.jml.2019.104047).
const WORDS_A_MINUTE: u32 = 200;

impl<'a> Site<'a> {
    /// A link to a page, as seen from `here`.
    pub fn link(&self, here: &Route, page: PageId) -> LinkView<'a> {
        let page = &self.library.pages[page];
        let meta = &page.document.meta;
        LinkView {
            href: here.href_to(&page.route),
            title: Cow::Borrowed(&meta.title),
            summary: None,
            kind: None,
        }
    }

    /// The same with its summary.
    pub fn link_with_summary(&self, here: &Route, page: PageId) -> LinkView<'a> {
        LinkView {
            summary: self.library.pages[page].document.meta.summary.as_deref(),
            ..self.link(here, page)
        }
    }

    /// The same with its kind in words.
    pub fn link_with_kind(&self, here: &Route, page: PageId) -> LinkView<'a> {
        let kind = self
            .strings
            .kind(self.library.pages[page].document.shown_kind());
        LinkView {
            kind: Some(kind),
            ..self.link(here, page)
        }
    }

    /// The label of a kind of learning document.
    pub fn kind_label(&self, kind: KindName) -> &'a str {
        self.strings.get(match kind {
            KindName::Quiz => "kind.quiz",
            KindName::Scenario => "kind.scenario",
            KindName::Checklist => "kind.checklist",
            KindName::Module => "kind.module",
            KindName::Plan => "kind.plan",
            _ => "kind.page",
        })
    }

    fn short_link(&self, here: &Route, page: PageId) -> LinkView<'a> {
        let title = self.library.pages[page].document.meta.menu_title();
        LinkView {
            title: Cow::Borrowed(title),
            ..self.link(here, page)
        }
    }

    /// The main menu: the top folders that have an introduction, the glossary, the A to Z.
    pub fn menu(&self, here: &Route) -> Vec<MenuItem<'a>> {
        let mut menu: Vec<MenuItem<'a>> = self
            .top_indexes()
            .map(|page| self.menu_page(here, page))
            .collect();
        let own = |route: &str, title: &'a str| {
            let current = here.as_str() == route;
            MenuItem {
                href: here.href_to(&Route::new(route)),
                title,
                current,
                within: current,
            }
        };
        if !self.library.glossary.terms.is_empty() {
            menu.push(own(routes::GLOSSARY, self.strings.get("menu.glossary")));
        }
        menu.push(own(routes::SEARCH, self.strings.get("menu.a-to-z")));
        if !self.library.learning.is_empty() {
            menu.push(own(routes::RECORD, self.strings.get("menu.record")));
        }
        menu
    }

    fn menu_page(&self, here: &Route, page: PageId) -> MenuItem<'a> {
        let page = &self.library.pages[page];
        let folder = folder_of(page.route.as_str());
        let within = here
            .as_str()
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'));
        MenuItem {
            href: here.href_to(&page.route),
            title: page.document.meta.menu_title(),
            current: *here == page.route,
            within,
        }
    }

    /// The introductions of the top folders, in order.
    pub fn top_indexes(&self) -> impl Iterator<Item = PageId> + '_ {
        let folders = &self.library.folders;
        let top = folders.at("").map_or(&[][..], |root| &root.folders);
        top.iter()
            .filter_map(|folder| folders.at(folder).and_then(|folder| folder.index))
    }

    /// The same, with the page itself at the end: for pages that depend on it.
    pub fn breadcrumbs_with(&self, here: &Route, page: PageId) -> Vec<LinkView<'a>> {
        let mut crumbs = self.breadcrumbs(here, &self.library.pages[page].document.path);
        crumbs.push(self.short_link(here, page));
        crumbs
    }

    /// Home, then the introductions above the page.
    fn breadcrumbs(&self, here: &Route, path: &str) -> Vec<LinkView<'a>> {
        if path == "index.md" {
            return Vec::new();
        }
        let mut crumbs = vec![self.home(here)];
        crumbs.extend(
            self.library
                .folders
                .ancestors(path)
                .into_iter()
                .map(|page| self.short_link(here, page)),
        );
        crumbs
    }

    fn home(&self, here: &Route) -> LinkView<'a> {
        LinkView {
            href: here.href_to(&Route::new("index.html")),
            title: Cow::Borrowed(self.strings.get("menu.home")),
            summary: None,
            kind: None,
        }
    }

    /// The view of a page without a source document.
    pub fn made(
        &self,
        kind: &'static str,
        here: &Route,
        title: Cow<'a, str>,
        extra: Extra<'a>,
    ) -> PageView<'a> {
        PageView {
            kind,
            title,
            summary: None,
            lang: furniture_lang(self.project, self.strings),
            dir: language::direction(furniture_lang(self.project, self.strings)),
            is_foreign: false,
            root: here.to_root(),
            canonical: self.canonical(here),
            menu: self.page_menu(here),
            breadcrumbs: vec![self.home(here)],
            outline: Vec::new(),
            body: Html(String::new()),
            minutes: 1,
            applies_to: None,
            audience: Vec::new(),
            topics: Vec::new(),
            owner: None,
            published: None,
            updated: None,
            reviewed: None,
            review_due: None,
            sources: Vec::new(),
            updates: Vec::new(),
            actions: Vec::new(),
            policies: Vec::new(),
            related: Vec::new(),
            practise: Vec::new(),
            backlinks: Vec::new(),
            previous: None,
            next: None,
            print: None,
            extra,
        }
    }

    /// The view of a document.
    pub fn view(&self, kind: &'static str, id: PageId, extra: Extra<'a>) -> PageView<'a> {
        let page: &'a Page = &self.library.pages[id];
        let document: &'a Document = &page.document;
        let meta = &document.meta;
        let here = &page.route;
        let neighbours = self.library.folders.neighbours(id);
        let related = self.related(id);
        let lang = document.lang.as_deref().unwrap_or(&self.project.lang);
        PageView {
            kind,
            title: Cow::Borrowed(&meta.title),
            summary: meta.summary.as_deref(),
            lang,
            dir: language::direction(lang),
            is_foreign: !language::is_same(lang, furniture_lang(self.project, self.strings)),
            root: here.to_root(),
            canonical: self.canonical(here),
            menu: self.page_menu(here),
            breadcrumbs: self.breadcrumbs(here, &document.path),
            outline: outline(&document.body.outline),
            body: Html(FragmentResolver::page(self.library, self.strings, here).body(id)),
            minutes: document.body.words.count().div_ceil(WORDS_A_MINUTE).max(1),
            applies_to: meta.applies_to.as_deref(),
            audience: meta
                .audience
                .iter()
                .map(|audience| self.audience(audience.code()))
                .collect(),
            topics: meta.topics.iter().map(String::as_str).collect(),
            owner: meta.owner.as_deref(),
            published: if kind == "policy" {
                None
            } else {
                self.date(meta.published)
            },
            updated: self.date(meta.updated),
            reviewed: self.date(meta.reviewed),
            review_due: self.date(meta.review_due),
            sources: self.sources(&meta.sources),
            updates: meta
                .updates
                .iter()
                .map(|update| UpdateView {
                    date: self.strings.date(update.date),
                    says: &update.says,
                })
                .collect(),
            actions: self.actions(here, id),
            policies: related
                .iter()
                .filter(|page| self.is_policy(**page))
                .map(|page| self.link_with_summary(here, *page))
                .collect(),
            related: page
                .linked
                .related
                .iter()
                .filter(|page| !self.is_policy(**page))
                .map(|page| self.link(here, *page))
                .collect(),
            practise: self
                .practise(id)
                .map(|page| self.link_with_kind(here, page))
                .collect(),
            backlinks: self
                .backlinks(id)
                .map(|page| self.link(here, page))
                .collect(),
            previous: neighbours.previous.map(|page| self.short_link(here, page)),
            next: neighbours.next.map(|page| self.short_link(here, page)),
            print: self.print_link(here, &document.path),
            extra,
        }
    }

    fn audience(&self, code: &str) -> &'a str {
        match code {
            "staff" => self.strings.get("audience.staff"),
            "educators" => self.strings.get("audience.educators"),
            _ => self.strings.get("audience.leaders"),
        }
    }

    fn canonical(&self, here: &Route) -> Option<String> {
        let base = self
            .project
            .base_url
            .as_deref()
            .filter(|url| url.starts_with("http"))?;
        Some(format!("{base}{}", here.href_from_root()))
    }

    /// A date for machines and for people.
    pub fn date(&self, date: Option<PartialDate>) -> Option<DateView> {
        date.map(|date| self.strings.date(date))
    }

    /// Sources as readers see them.
    pub fn sources(&self, sources: &'a [Source]) -> Vec<SourceView<'a>> {
        sources.iter().map(|source| self.source(source)).collect()
    }

    fn source(&self, source: &'a Source) -> SourceView<'a> {
        SourceView {
            title: &source.title,
            url: source.url.as_deref(),
            publisher: source.publisher.as_deref(),
            date: self.date(source.date),
        }
    }

    /// Leader actions that the page names, with their text from the page that defines them.
    pub fn actions(&self, here: &Route, id: PageId) -> Vec<ActionView<'a>> {
        let resolver = FragmentResolver::page(self.library, self.strings, here);
        let place = |&(page, number): &(PageId, usize)| {
            let found = &self.library.pages[page];
            let action = found.document.body.actions.get(number)?;
            let href = format!("{}#{}", here.href_to(&found.route), action.id.value);
            Some(ActionView {
                id: &action.id.value,
                href,
                text: Html(resolver.fragment(page, &action.text)),
            })
        };
        self.library.pages[id]
            .linked
            .actions
            .iter()
            .filter_map(place)
            .collect()
    }

    fn is_policy(&self, page: PageId) -> bool {
        self.library.pages[page].document.kind.policy().is_some()
    }

    /// Pages that this one names, in that order, then those that name it; each once, without
    /// introductions.
    fn related(&self, id: PageId) -> Vec<PageId> {
        let page = &self.library.pages[id];
        let mut seen = BTreeSet::from([id]);
        let mut found: Vec<PageId> = page
            .linked
            .pages()
            .chain(page.backlinks.iter().copied())
            .collect();
        found.retain(|other| {
            seen.insert(*other) && !is_index(&self.library.pages[*other].document.path)
        });
        found
    }

    /// Pages that link here, without policies, introductions and practice.
    fn backlinks(&self, id: PageId) -> impl Iterator<Item = PageId> + '_ {
        let linking = self.library.pages[id].backlinks.iter().copied();
        linking.filter(|page| {
            let document = &self.library.pages[*page].document;
            !self.is_policy(*page)
                && !is_index(&document.path)
                && !document.kind.name().is_learning()
        })
    }

    /// Practice that links here, modules first.
    fn practise(&self, id: PageId) -> impl Iterator<Item = PageId> + '_ {
        let kind = |page: &PageId| self.library.pages[*page].document.kind.name();
        let own = kind(&id).is_learning();
        let mut found: Vec<PageId> = self.library.pages[id]
            .backlinks
            .iter()
            .copied()
            .filter(|page| !own && kind(page).is_learning() && kind(page) != KindName::Plan)
            .collect();
        found.sort_by_key(|page| kind(page) != KindName::Module);
        found.into_iter()
    }

    fn print_link(&self, here: &Route, path: &str) -> Option<LinkView<'a>> {
        let folder = folder_of(path);
        let found = self
            .library
            .folders
            .at(folder)
            .filter(|found| routes::has_print_view(folder, found))?;
        let index = found.index?;
        let title = self.library.pages[index].document.meta.menu_title();
        Some(LinkView {
            href: here.href_to(&routes::print_view(folder)),
            title: Cow::Borrowed(title),
            summary: None,
            kind: None,
        })
    }

    /// The part of the view that only policies have.
    pub fn policy(&self, document: &'a Document, policy: &'a PolicyMeta) -> PolicyView<'a> {
        let later = |later: &'a crate::model::kind::Later| LaterView {
            date: self.strings.date(later.date),
            says: &later.says,
            source: self.source(&later.source),
        };
        PolicyView {
            issuer: &policy.issuer,
            status: self.status(policy.status),
            issued: self.date(document.meta.published),
            as_of: self.strings.date(policy.as_of),
            later: policy.later.iter().map(later).collect(),
        }
    }

    /// A status for machines and for people.
    pub fn status(&self, status: Status) -> StatusView<'a> {
        let label = match status {
            Status::InForce => "status.in-force",
            Status::InUse => "status.in-use",
            Status::Pilot => "status.pilot",
            Status::Consultation => "status.consultation",
            Status::Published => "status.published",
            Status::Superseded => "status.superseded",
            Status::Closed => "status.closed",
        };
        StatusView {
            code: status.code(),
            label: self.strings.get(label),
        }
    }
}

/// Headings of levels 2 and 3, the latter nested in the former.
fn outline(headings: &[Heading]) -> Vec<OutlineView<'_>> {
    let mut outline: Vec<OutlineView<'_>> = Vec::new();
    for heading in headings {
        let view = OutlineView {
            id: &heading.id,
            title: &heading.title,
            children: Vec::new(),
        };
        match (heading.level, outline.last_mut()) {
            (2, _) => outline.push(view),
            (3, Some(above)) => above.children.push(view),
            _ => {}
        }
    }
    outline
}
