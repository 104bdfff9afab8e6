//! Headings: no level is skipped on the way down.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::document::Document;

pub(super) fn check(document: &Document, sink: &mut Diagnostics) {
    let mut above = 1;
    for heading in &document.outline {
        if heading.level > above + 1 {
            let range = document.first_line(heading.range.clone());
            let line = &document.text[range.clone()];
            let place = document.place(range);
            let corrected = format!("{} {}", "#".repeat(usize::from(above) + 1), line.trim_start_matches('#').trim());
            sink.push(
                Diagnostic::warning(
                    "skipped-level",
                    place,
                    format!("this heading is of level {}, and the one above it of level {above}", heading.level),
                )
                .help("people who listen to a page move by its levels, and would look for the missing one")
                .corrected(corrected),
            );
        }
        above = heading.level;
    }
}
