//! What only the whole library shows, or what a document says between its lines. One file a family of rules.

mod headings;
mod pages;

use crate::diagnostic::Diagnostics;
use crate::model::library::Library;

/// Checks `library`.
pub fn library(library: &Library, sink: &mut Diagnostics) {
    for page in &library.pages {
        headings::check(&page.document, sink);
    }
    pages::check(library, sink);
}
