//! What only the whole library shows, or what a document says between its lines. One file a family of rules.

mod headings;
pub mod lock;
mod modules;
mod pages;
mod pictures;
mod plans;
mod quizzes;
mod reading;
mod structure;
mod upkeep;

use crate::BuildOptions;
use crate::diagnostic::levels::Levels;
use crate::diagnostic::{Diagnostics, Severity};
use crate::model::library::Library;

/// Checks `library`.
pub fn library(library: &Library, options: BuildOptions, sink: &mut Diagnostics) {
    for page in &library.pages {
        headings::check(&page.document, sink);
        upkeep::review(&page.document, options.today, sink);
        if options.writing {
            structure::check(&page.document, sink);
            upkeep::sources(&page.document, sink);
        }
    }
    learning(library, sink);
    pages::check(library, sink);
    pictures::check(library, sink);
}

/// What is told of ten pages at a time: gives the number of pages that have more of it.
pub fn ranked(library: &Library, levels: &Levels, options: BuildOptions, sink: &mut Diagnostics) -> usize {
    if !options.writing {
        return 0;
    }
    // A file that could not be read may well hold the link that a page seems to lack.
    let orphans = if sink.has_at_least(Severity::Error) { Vec::new() } else { pages::orphans(library) };
    reading::rank(library, levels, sink) + reading::first(orphans, levels, sink)
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
