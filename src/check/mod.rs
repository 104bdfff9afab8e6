//! What only the whole library shows, or what a document says between its lines. One file a family of rules.

mod headings;
pub mod lock;
mod modules;
mod pages;
mod plans;
mod quizzes;

use crate::diagnostic::Diagnostics;
use crate::model::library::Library;

/// Checks `library`.
pub fn library(library: &Library, sink: &mut Diagnostics) {
    for page in &library.pages {
        headings::check(&page.document, sink);
    }
    learning(library, sink);
    pages::check(library, sink);
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
