//! Checks that need the whole library, or a whole document. One file per topic.

mod headings;
pub(crate) mod id_lock;
mod modules;
mod pages;
mod pictures;
mod plans;
mod quizzes;
mod reading;
mod structure;
mod upkeep;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Severity};
use crate::model::document::Document;
use crate::model::library::Library;
use crate::options::BuildOptions;
use crate::project::Project;

/// Checks `library`.
pub fn library(library: &Library, options: BuildOptions, sink: &mut Diagnostics) {
    let found: Vec<Diagnostics> = library
        .pages
        .par_iter()
        .map(|page| document(&page.document, options))
        .collect();
    found
        .into_iter()
        .for_each(|found| sink.extend(found.sorted()));
    learning(library, sink);
    pages::check(library, sink);
    pictures::check(library, sink);
}

/// Checks each document by itself.
fn document(document: &Document, options: BuildOptions) -> Diagnostics {
    let mut found = Diagnostics::default();
    headings::check(document, &mut found);
    upkeep::review(document, options.today, &mut found);
    if options.writing {
        structure::check(document, &mut found);
        upkeep::sources(document, &mut found);
    }
    found
}

/// Advice that is shown for ten pages at a time: returns the number of pages that have more of it.
pub fn ranked(
    library: &Library,
    project: &Project,
    options: BuildOptions,
    sink: &mut Diagnostics,
) -> usize {
    if !options.writing {
        return 0;
    }
    upkeep::project(project, sink);
    // A file that could not be read may well contain the link that a page seems to lack.
    let orphans = if sink.has_at_least(Severity::Error) {
        Vec::new()
    } else {
        pages::orphans(library)
    };
    reading::rank(library, project, sink) + reading::first(orphans, &project.levels, sink)
}

fn learning(library: &Library, sink: &mut Diagnostics) {
    let outcomes = modules::outcomes(library);
    for page in &library.learning {
        let document = &library.pages[*page].document;
        quizzes::check(document, &outcomes, sink);
        plans::check(library, document, sink);
    }
    modules::check(library, &outcomes, sink);
}
