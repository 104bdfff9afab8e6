//! Ids of headings that other pages link to.
//!
//! Such an id is a promise: as long as it is derived from the heading's words, rewording the
//! heading breaks the link. Written down, it stays. A heading that is not linked to gets no id,
//! which would only get in an author's way.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::ProposedFix;
use crate::diagnostic::fix::{Edit, Fix};
use crate::model::document::{Document, Heading};
use crate::model::library::{Library, PageId};
use crate::model::link::{Linked, Target};
use crate::model::slug::without_closing;

/// The ids that should be written down in `library`.
pub(super) fn of(library: &Library) -> Vec<ProposedFix> {
    let linked_headings = linked_headings(library);
    let mut proposed = Vec::new();
    for (page, document) in library.pages.iter().map(|page| &page.document).enumerate() {
        let headings = document
            .body
            .outline
            .iter()
            .filter(|heading| linked_headings.contains(&(page, &*heading.id)));
        proposed.extend(headings.filter_map(|heading| written(document, heading)));
    }
    proposed
}

/// The headings that other pages link to.
fn linked_headings(library: &Library) -> BTreeSet<(PageId, &str)> {
    let mut linked_headings = BTreeSet::new();
    for (from, page) in library.pages.iter().enumerate() {
        for target in targets(&page.linked) {
            if let Target::Page(to, Some(id)) = target
                && *to != from
            {
                linked_headings.insert((*to, &**id));
            }
        }
    }
    linked_headings
}

fn targets(linked: &Linked) -> impl Iterator<Item = &Target> {
    linked.links.iter().chain(linked.doors.iter().flatten())
}

/// The heading with its id. `None` if it ends with braces, or is a setext (underlined) heading.
fn written(document: &Document, heading: &Heading) -> Option<ProposedFix> {
    let line = document.first_line(heading.range.clone());
    let text = document.text.get(line.clone())?;
    let words = without_closing(text);
    let plain = text.starts_with('#')
        && !words.ends_with(['}', '\\'])
        && words.contains(char::is_alphanumeric);
    let at = line.start + words.len();
    let edit = || Edit::of(&document.text, at..at, &format!(" {{#{}}}", heading.id));
    plain.then(|| ProposedFix {
        file: Arc::clone(&document.file),
        id: None,
        fix: Fix {
            title: format!(
                "write down the id `{}`, which other pages link to",
                heading.id
            ),
            edits: vec![edit()],
        },
    })
}
