//! What will be published: paths and their content, in memory or in a file still to be copied.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::error::PublishError;
use super::out_path::OutPath;
use crate::model::names::MANIFEST;
use crate::model::names::OWN_PREFIX;

/// Content with several owners.
pub type Bytes = Arc<[u8]>;

/// What a published file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Made for this bundle.
    Owned(Vec<u8>),
    /// Cheap to clone, for the memo and the development server.
    Shared(Bytes),
    /// Compiled into the program.
    Static(&'static [u8]),
    /// A source file, copied only when publishing, so that a large attachment is never held in
    /// memory.
    File(PathBuf),
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Owned(bytes)
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Owned(text.into_bytes())
    }
}

impl From<Bytes> for Content {
    fn from(bytes: Bytes) -> Self {
        Self::Shared(bytes)
    }
}

impl From<&'static [u8]> for Content {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Static(bytes)
    }
}

/// Every file of a site, ordered by path.
#[derive(Clone, Debug, Default)]
pub struct Bundle(BTreeMap<OutPath, Content>);

impl Bundle {
    /// An empty bundle.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and returns what the path held before, so that the caller can report two claims
    /// to one path.
    pub fn insert(&mut self, path: OutPath, content: impl Into<Content>) -> Option<Content> {
        self.0.insert(path, content.into())
    }

    /// What the path holds.
    pub fn get(&self, path: &str) -> Option<&Content> {
        self.0.get(path)
    }

    /// All files, by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&OutPath, &Content)> {
        self.0.iter()
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Rejects what no folder can hold: reserved names, and a file whose path is another file's
    /// folder.
    pub(super) fn check(&self) -> Result<(), PublishError> {
        self.0.keys().try_for_each(|path| {
            if is_reserved(path.as_str()) {
                return Err(PublishError::Reserved { path: path.clone() });
            }
            match folders(path.as_str()).find_map(|folder| self.0.get_key_value(folder)) {
                Some((file, _)) => Err(PublishError::Clash {
                    file: file.clone(),
                    inside: path.clone(),
                }),
                None => Ok(()),
            }
        })
    }
}

impl FromIterator<(OutPath, Content)> for Bundle {
    fn from_iter<I: IntoIterator<Item = (OutPath, Content)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

impl Extend<(OutPath, Content)> for Bundle {
    fn extend<I: IntoIterator<Item = (OutPath, Content)>>(&mut self, files: I) {
        self.0.extend(files);
    }
}

/// Names that belong to the tool or to git, compared without case because some file systems ignore
/// it.
fn is_reserved(path: &str) -> bool {
    path.eq_ignore_ascii_case(MANIFEST)
        || path.split('/').any(|segment| {
            let segment = segment.to_ascii_lowercase();
            segment == ".git" || segment.starts_with(OWN_PREFIX)
        })
}

/// The folders that a path lies in, innermost first.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(end, _)| &path[..end])
}
