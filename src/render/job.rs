//! What to render: one independent job per file.

use super::extras::{self, Make};
use super::theme::Theme;
use super::{Rendered, Site, answer_key, document, print_view};
use crate::model::kind::KindName;
use crate::model::library::{Library, PageId};
use crate::model::route::Route;
use crate::model::routes;

/// One file to render.
#[derive(Debug, Clone)]
pub(super) enum Job {
    Document(PageId),
    /// The whole section of this folder on one page.
    Print(String),
    Redirect(Route, PageId),
    AnswerKey(PageId),
    Made(Route, Make),
}

/// All jobs of a site. The few large ones come first, so that no core is left waiting for the last
/// of them.
pub(super) fn all(site: &Site<'_>) -> Vec<Job> {
    let mut jobs: Vec<Job> = (0..site.library.pages.len()).map(Job::Document).collect();
    jobs.extend(
        site.print_folders()
            .into_iter()
            .map(|(path, _)| Job::Print(path.to_owned())),
    );
    jobs.extend(
        site.library
            .redirects
            .iter()
            .map(|(route, page)| Job::Redirect(route.clone(), *page)),
    );
    let is_quiz = |page: &PageId| site.library.pages[*page].document.kind.name() == KindName::Quiz;
    jobs.extend(
        (0..site.library.pages.len())
            .filter(is_quiz)
            .map(Job::AnswerKey),
    );
    jobs.extend(
        made(site)
            .into_iter()
            .map(|(route, make)| Job::Made(route, make)),
    );
    jobs.reverse();
    jobs
}

/// The pages without a source document.
fn made(site: &Site<'_>) -> Vec<(Route, Make)> {
    let always: [(&str, Make); 4] = [
        (routes::SEARCH, extras::a_to_z),
        (routes::NEWS, extras::news),
        (routes::FEED, extras::feed),
        (routes::MISSING, extras::missing),
    ];
    let glossary = (!site.library.glossary.terms.is_empty())
        .then_some((routes::GLOSSARY, extras::glossary as Make));
    let sitemap = site
        .full_base_url()
        .map(|_| (routes::SITEMAP, extras::sitemap as Make));
    let own = always
        .into_iter()
        .chain(glossary)
        .chain(sitemap)
        .map(|(route, make)| (Route::new(route), make));
    extras::of_learning(site).into_iter().chain(own).collect()
}

impl Job {
    /// The address of the file.
    pub(super) fn route(&self, library: &Library) -> Route {
        match self {
            Job::Document(page) => library.pages[*page].route.clone(),
            Job::Print(folder) => routes::print_view(folder),
            Job::Redirect(route, _) | Job::Made(route, _) => route.clone(),
            Job::AnswerKey(page) => routes::answer_key(&library.pages[*page].route),
        }
    }

    /// Renders the file.
    pub(super) fn run(&self, site: &Site<'_>, theme: &Theme) -> Rendered {
        match self {
            Job::Document(page) => document(site, theme, *page),
            Job::Print(path) => print_view(site, theme, path),
            Job::Redirect(route, page) => extras::redirect(site, theme, route, *page),
            Job::AnswerKey(page) => answer_key(site, theme, *page),
            Job::Made(_, make) => make(site, theme),
        }
    }
}

/// The approximate number of jobs, for a progress bar.
pub(super) fn count(library: &Library) -> usize {
    library.pages.len() + library.redirects.len() + library.folders.iter().count() + 4
}
