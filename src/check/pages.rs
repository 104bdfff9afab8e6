//! Pages as such: the home page.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::library::Library;

pub(super) fn check(library: &Library, sink: &mut Diagnostics) {
    if !library.pages.is_empty()
        && library.at("index.md").is_none()
        && library.folders.at("").is_some_and(|root| root.pages.is_empty())
    {
        let home = home(library);
        sink.push(
            Diagnostic::warning("missing-index", Place::file(&home), "the site has no home page")
                .help("add a file `index.md` with a title; the sections are listed for you"),
        );
    }
}

/// Where the home page would lie: in the folder that the first page lies in, whatever that is called.
fn home(library: &Library) -> String {
    let document = library.pages.first().map(|page| &page.document);
    let folder = document.and_then(|document| document.file.strip_suffix(&*document.path)).unwrap_or("content/");
    format!("{folder}index.md")
}
