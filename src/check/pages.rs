//! Pages as such: the home page, and pages that nothing links to.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, rule};
use crate::model::library::{Library, Page, PageId};
use crate::model::link::Target;
use crate::model::path::is_index;

pub(super) fn check(library: &Library, sink: &mut Diagnostics) {
    // If something could not be read, that comes first.
    if library.pages.is_empty() && !sink.has_at_least(Severity::Error) {
        sink.push(
            rule::NO_CONTENT
                .at(
                    Place::file("content"),
                    "every page is a draft, so there is nothing to publish",
                )
                .help("take `draft: true` out of one; `--drafts` builds with drafts"),
        );
    }
    if !library.pages.is_empty()
        && library.at("index.md").is_none()
        && library
            .folders
            .at("")
            .is_some_and(|root| root.pages.is_empty())
    {
        let home = home(library);
        sink.push(
            rule::MISSING_INDEX
                .at(Place::file(&home), "the site has no home page")
                .help("add a file `index.md` with a title; the sections are listed for you"),
        );
    }
}

/// A page that is only listed with its neighbours, and linked to from no text, is found by chance.
/// Pages beside the home page are linked in every footer.
pub(super) fn orphans(library: &Library) -> Vec<Diagnostic> {
    let doors = library
        .pages
        .iter()
        .flat_map(|page| page.linked.doors.iter().flatten());
    let linked: BTreeSet<PageId> = doors
        .chain(library.see.iter().flatten())
        .filter_map(Target::page)
        .collect();
    let pages = library.pages.iter().enumerate();
    let is_below = |page: &Page| page.document.path.contains('/') && !is_index(&page.document.path);
    let orphans = pages
        .filter(|(id, page)| page.backlinks.is_empty() && !linked.contains(id) && is_below(page));
    orphans
        .map(|(_, page)| orphan(&page.document.file))
        .collect()
}

fn orphan(file: &str) -> Diagnostic {
    rule::ORPHAN_PAGE
        .at(Place::file(file), "no other page links to this one")
        .help("link to it where its readers come by, or name it under `related` there")
}

/// Where the home page should be: in the folder of the first page, whatever it is called.
fn home(library: &Library) -> String {
    let document = library.pages.first().map(|page| &page.document);
    let folder = document
        .and_then(|document| document.file.strip_suffix(&*document.path))
        .unwrap_or("content/");
    format!("{folder}index.md")
}
