//! Pages as such: the home page.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::library::Library;

pub(super) fn check(library: &Library, sink: &mut Diagnostics) {
    if !library.pages.is_empty()
        && library.at("index.md").is_none()
        && library.folders.at("").is_some_and(|root| root.pages.is_empty())
    {
        sink.push(
            Diagnostic::warning("missing-index", Place::file("content/index.md"), "the site has no home page")
                .help("add a file `index.md` with a title; the sections are listed for you"),
        );
    }
}
