//! What earlier builds of this process read: the same path and the same text give the same
//! document, with the same diagnostics, without reading it again.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Options, document};
use crate::load::files::cache::Known;
use crate::load::files::source::Source;
use crate::model::document::Loaded;

/// Documents of an earlier build.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    /// Files that need not be read again.
    pub(crate) known: Known,
    options: Options,
    loaded: FxHashMap<Arc<str>, (Source, Arc<Loaded>)>,
}

impl Memo {
    /// Files whose stamps are the same will not even be read.
    pub(crate) fn by_stamps() -> Memo {
        Memo {
            known: Known::by_stamps(),
            ..Memo::default()
        }
    }

    /// Loads `sources`, in their order. What is not among them is forgotten.
    pub(crate) fn load(&mut self, sources: &[Source], options: &Options) -> Vec<Arc<Loaded>> {
        if self.options != *options {
            self.loaded.clear();
            self.options = options.clone();
        }
        let loaded: Vec<Arc<Loaded>> = sources
            .par_iter()
            .map(|source| match self.loaded.get(&source.path) {
                Some((known, loaded)) if known == source => Arc::clone(loaded),
                _ => Arc::new(document(source, options)),
            })
            .collect();
        let pairs = sources.iter().zip(&loaded);
        self.loaded = pairs
            .map(|(source, loaded)| {
                (
                    Arc::clone(&source.path),
                    (source.clone(), Arc::clone(loaded)),
                )
            })
            .collect();
        loaded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source {
            path: "a.md".into(),
            file: "a.md".into(),
            text: format!("---\ntitle: A\n---\n{text}\n").into(),
            layer: 0,
        }
    }

    #[test]
    fn what_did_not_change_is_not_read_again() {
        let mut memo = Memo::default();
        let options = Options::default();
        let first = memo.load(&[source("One.")], &options);
        let same = memo.load(&[source("One.")], &options);
        assert!(Arc::ptr_eq(&first[0], &same[0]));
        let other = memo.load(&[source("Two.")], &options);
        assert!(!Arc::ptr_eq(&first[0], &other[0]));
        let writing = Options {
            writing: true,
            ..Options::default()
        };
        let asked = memo.load(&[source("Two.")], &writing);
        assert!(!Arc::ptr_eq(&other[0], &asked[0]));
    }
}
