//! How pages read: the ten most worth a look are told, the others counted.
//!
//! A list of a thousand long sentences is read by nobody. What is set to more than advice is told
//! of every page.

use std::cmp::Reverse;

use crate::diagnostic::rule::{self, Rule};
use crate::diagnostic::rule_levels::Levels;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::load::lang::is_english;
use crate::model::document::Document;
use crate::model::library::Library;
use crate::project::Project;

/// So many pages are told.
const TOLD: usize = 10;
/// The rules of which every page of a site may have some.
static RANKED: [&Rule; 2] = [&rule::LONG_SENTENCE, &rule::READING_AGE];

/// Tells what is worth a look, and gives the number of pages that have more of it.
pub(super) fn rank(library: &Library, project: &Project, sink: &mut Diagnostics) -> usize {
    let mut pages: Vec<(&Document, Vec<Diagnostic>)> = Vec::new();
    for page in library
        .pages
        .iter()
        .filter(|page| is_english(page.document.lang.as_deref().unwrap_or(&project.lang)))
    {
        let (ranked, told): (Vec<_>, Vec<_>) = page
            .document
            .reading
            .findings
            .iter()
            .cloned()
            .partition(|found| RANKED.contains(&found.rule));
        sink.extend(told);
        let ranked = untold(ranked, &project.levels, sink);
        if !ranked.is_empty() {
            pages.push((&page.document, ranked));
        }
    }
    pages.sort_by_key(|(document, found)| Reverse((document.reading.age, found.len())));
    let more = pages.len().saturating_sub(TOLD);
    sink.extend(pages.into_iter().take(TOLD).flat_map(|(_, found)| found));
    more
}

/// Tells the first ten of `found`, one a page, and gives the number of the others.
pub(super) fn first(found: Vec<Diagnostic>, levels: &Levels, sink: &mut Diagnostics) -> usize {
    let found = untold(found, levels, sink);
    let more = found.len().saturating_sub(TOLD);
    sink.extend(found.into_iter().take(TOLD));
    more
}

/// Those of `found` that only advise and that nobody allows; the others are told.
fn untold(found: Vec<Diagnostic>, levels: &Levels, sink: &mut Diagnostics) -> Vec<Diagnostic> {
    let advises =
        |found: &Diagnostic| levels.of(found.rule, found.severity) == Some(Severity::Advice);
    let (advice, told): (Vec<_>, Vec<_>) = found.into_iter().partition(advises);
    sink.extend(told);
    advice
        .into_iter()
        .filter(|found| !sink.allows(found))
        .collect()
}
