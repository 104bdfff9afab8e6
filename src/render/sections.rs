//! Home and hubs: what is inside.

use std::borrow::Cow;

use super::Site;
use super::resolver::FragmentResolver;
use super::view::{DoorView, HomeView, HubView, LinkView, SectionView};
use crate::model::kind::{Door, Kind};
use crate::model::library::PageId;
use crate::model::link::Target;
use crate::model::path::folder_of;
use crate::model::route::Route;

/// The number of notes on the home page.
const NEWS_ON_HOME: usize = 5;

impl<'a> Site<'a> {
    /// The part of the view that only the home page has.
    pub fn home_view(&self, id: PageId) -> HomeView<'a> {
        let page = &self.library.pages[id];
        let here = &page.route;
        let doors = match &page.document.kind {
            Kind::Page(meta) => meta
                .doors
                .iter()
                .zip(&page.linked.doors)
                .map(|(door, targets)| self.door(here, &door.value, targets))
                .collect(),
            _ => Vec::new(),
        };
        let news = self.news(here).into_iter().take(NEWS_ON_HOME).collect();
        HomeView {
            doors,
            sections: self.home_sections(here),
            news,
        }
    }

    fn door(&self, here: &Route, door: &'a Door, targets: &[Target]) -> DoorView<'a> {
        let resolver = FragmentResolver::page(self.library, self.strings, here);
        let link = |(link, target): (&'a crate::model::kind::DoorLink, &Target)| LinkView {
            href: resolver.href(target),
            title: Cow::Borrowed(link.text.as_str()),
            summary: None,
            kind: None,
        };
        let links = door
            .links
            .iter()
            .zip(targets)
            .filter(|(_, target)| **target != Target::Broken);
        DoorView {
            title: &door.title,
            says: &door.says,
            links: links.map(link).collect(),
        }
    }

    /// The sections below the top folders; a top folder with pages of its own is itself the
    /// section.
    fn home_sections(&self, here: &Route) -> Vec<SectionView<'a>> {
        let folders = &self.library.folders;
        let top = folders.at("").map_or(&[][..], |root| &root.folders);
        let mut sections = Vec::new();
        for path in top {
            let below: Vec<SectionView<'a>> = self.sections_below(here, path);
            let own_pages = folders
                .at(path)
                .is_some_and(|folder| !folder.pages.is_empty());
            if below.is_empty() || own_pages {
                sections.extend(self.section(here, path));
            }
            sections.extend(below);
        }
        sections
    }

    fn sections_below(&self, here: &Route, path: &str) -> Vec<SectionView<'a>> {
        let below = self
            .library
            .folders
            .at(path)
            .map_or(&[][..], |folder| &folder.folders);
        below
            .iter()
            .filter_map(|path| self.section(here, path))
            .collect()
    }

    fn section(&self, here: &Route, path: &str) -> Option<SectionView<'a>> {
        let folder = self.library.folders.at(path)?;
        let pages = folder.pages.iter().map(|page| self.link(here, *page));
        let below = folder
            .folders
            .iter()
            .filter_map(|below| self.library.folders.at(below)?.index)
            .map(|page| self.link(here, page));
        let children = pages.chain(below).collect();
        Some(SectionView {
            link: self.link_with_summary(here, folder.index?),
            count: self.library.folders.count(path),
            children,
        })
    }

    /// The part of the view that only hubs have; `None` if the folder holds nothing but its
    /// introduction.
    pub fn hub_view(&self, id: PageId) -> Option<HubView<'a>> {
        let page = &self.library.pages[id];
        let path = folder_of(&page.document.path);
        let folder = self
            .library
            .folders
            .at(path)
            .filter(|folder| folder.index == Some(id))?;
        let pages: Vec<LinkView<'a>> = folder
            .pages
            .iter()
            .map(|child| self.link_with_summary(&page.route, *child))
            .collect();
        let sections = self.sections_below(&page.route, path);
        let empty = pages.is_empty() && sections.is_empty();
        (!empty).then_some(HubView { pages, sections })
    }
}
