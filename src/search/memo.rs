//! Word counts of unchanged pages: a rebuild counts only the words of changed ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::concepts::Names;
use super::counts::Counts;
use super::unit::Fields;
use crate::model::document::Document;
use crate::model::library::Library;

/// Word counts of an earlier build.
#[derive(Debug, Default)]
pub struct Memo {
    names: Names,
    labels: BTreeMap<&'static str, String>,
    pages: BTreeMap<Arc<str>, (Arc<Document>, Arc<Counts>)>,
}

impl Memo {
    /// The counts of all pages, in order. `labels` are the words for kinds. Pages that no longer
    /// exist are dropped.
    pub fn count(
        &mut self,
        library: &Library,
        names: &Names,
        labels: &BTreeMap<&'static str, String>,
    ) -> Vec<Arc<Counts>> {
        if self.names != *names || self.labels != *labels {
            *self = Memo {
                names: names.clone(),
                labels: labels.clone(),
                pages: BTreeMap::new(),
            };
        }
        let counted: Vec<Arc<Counts>> = library
            .pages
            .par_iter()
            .map(|page| self.of(&page.document))
            .collect();
        let pages = library.pages.iter().zip(&counted);
        self.pages = pages
            .map(|(page, counts)| {
                let document = &page.document;
                (
                    Arc::clone(&document.path),
                    (Arc::clone(document), Arc::clone(counts)),
                )
            })
            .collect();
        counted
    }

    /// Documents come from a memo of their own: an unchanged one is the same allocation.
    fn of(&self, document: &Arc<Document>) -> Arc<Counts> {
        match self.pages.get(&document.path) {
            Some((known, counts)) if Arc::ptr_eq(known, document) => Arc::clone(counts),
            _ => {
                let label = self
                    .labels
                    .get(document.shown_kind())
                    .map_or("", String::as_str);
                Arc::new(Counts::of(
                    &Fields::of_document(document, label),
                    &self.names,
                ))
            }
        }
    }
}
