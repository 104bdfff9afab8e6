//! Readability: the ten pages most worth a look are reported, the others counted.
//!
//! Nobody reads a list of a thousand long sentences. A rule that the project raises above advice is
//! reported for every page.

use std::cmp::Reverse;

use crate::diagnostic::rule::{self, Rule};
use crate::diagnostic::rule_levels::Levels;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::load::front_matter::lang::is_english;
use crate::model::document::Document;
use crate::model::library::Library;
use crate::project::Project;

/// How many pages are reported.
const MAX_REPORTED: usize = 10;
/// The rules that may well find something on every page of a site.
static RANKED: [&Rule; 2] = [&rule::LONG_SENTENCE, &rule::READING_AGE];

/// Reports what is worth a look, and returns the number of pages that have more of it.
pub(super) fn rank(library: &Library, project: &Project, sink: &mut Diagnostics) -> usize {
    let mut pages: Vec<(&Document, Vec<Diagnostic>)> = Vec::new();
    for page in library
        .pages
        .iter()
        .filter(|page| is_english(page.document.lang.as_deref().unwrap_or(&project.lang)))
    {
        let (ranked, others): (Vec<_>, Vec<_>) = page
            .document
            .body
            .reading
            .findings
            .iter()
            .cloned()
            .partition(|found| RANKED.contains(&found.rule));
        sink.extend(others);
        let ranked = only_advice(ranked, &project.levels, sink);
        if !ranked.is_empty() {
            pages.push((&page.document, ranked));
        }
    }
    pages.sort_by_key(|(document, found)| Reverse((document.body.reading.age, found.len())));
    let more = pages.len().saturating_sub(MAX_REPORTED);
    sink.extend(
        pages
            .into_iter()
            .take(MAX_REPORTED)
            .flat_map(|(_, found)| found),
    );
    more
}

/// Reports the first ten of `found`, one per page, and returns the number of the others.
pub(super) fn first(found: Vec<Diagnostic>, levels: &Levels, sink: &mut Diagnostics) -> usize {
    let found = only_advice(found, levels, sink);
    let more = found.len().saturating_sub(MAX_REPORTED);
    sink.extend(found.into_iter().take(MAX_REPORTED));
    more
}

/// Those of `found` that are only advice and not waived; the others are reported.
fn only_advice(found: Vec<Diagnostic>, levels: &Levels, sink: &mut Diagnostics) -> Vec<Diagnostic> {
    let advises =
        |found: &Diagnostic| levels.of(found.rule, found.severity) == Some(Severity::Advice);
    let (advice, others): (Vec<_>, Vec<_>) = found.into_iter().partition(advises);
    sink.extend(others);
    advice
        .into_iter()
        .filter(|found| !sink.allows(found))
        .collect()
}
