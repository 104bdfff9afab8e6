//! Findings counted by page, the pages with most of them first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use preceptor::diagnostic::{Counts, Diagnostic, terminal};
use serde::Serialize;

/// The findings in one file.
#[derive(Debug, Serialize)]
pub struct Page<'a> {
    file: &'a str,
    #[serde(flatten)]
    counts: Counts,
    /// The number of findings for each rule.
    rules: BTreeMap<&'a str, usize>,
}

/// The files with findings: those with errors first, then by the number of warnings, then of
/// advice.
pub fn by_page(diagnostics: &[Diagnostic]) -> Vec<Page<'_>> {
    let mut files: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for found in diagnostics {
        files.entry(&found.place.file).or_default().push(found);
    }
    let mut pages: Vec<Page<'_>> = files
        .into_iter()
        .map(|(file, found)| page(file, &found))
        .collect();
    pages.sort_by_key(|page| {
        Reverse((page.counts.errors, page.counts.warnings, page.counts.advice))
    });
    pages
}

fn page<'a>(file: &'a str, found: &[&'a Diagnostic]) -> Page<'a> {
    let mut rules = BTreeMap::new();
    for found in found {
        *rules.entry(found.rule.id).or_default() += 1;
    }
    Page {
        file,
        counts: Counts::of(found.iter().copied()),
        rules,
    }
}

/// As a table, with the rules after each page; empty if there are no findings.
pub fn table(pages: &[Page<'_>]) -> String {
    if pages.is_empty() {
        return String::new();
    }
    let mut text = "errors  warnings  advice  page\n".to_owned();
    for Page {
        file,
        counts,
        rules,
    } in pages
    {
        let rules: Vec<String> = rules.iter().map(|(id, count)| named(id, *count)).collect();
        text.push_str(&format!(
            "{:>6}  {:>8}  {:>6}  {}: {}\n",
            counts.errors,
            counts.warnings,
            counts.advice,
            terminal::shown(file),
            rules.join(", ")
        ));
    }
    text + "\n"
}

fn named(id: &str, count: usize) -> String {
    if count == 1 {
        id.to_owned()
    } else {
        format!("{count} {id}")
    }
}
