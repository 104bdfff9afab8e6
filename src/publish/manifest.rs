//! The list of what the tool wrote, kept in the output itself.
//!
//! It is a plain `.json` file without a leading dot: static servers with deny lists, upload actions
//! and archivers that skip hidden files all let it through, so that a copy of the site is still
//! recognised. It holds only paths: whether a file changed can be seen from the file itself, and
//! dates would break "same input, same bytes".

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::out_path::OutPath;

/// The manifest's name in the output folder; reserved in every site.
pub use crate::model::names::MANIFEST;

const FORMAT: u32 = 1;

/// The manifest as written.
#[derive(Serialize, Deserialize)]
struct Wire<'a> {
    generator: Cow<'a, str>,
    format: u32,
    files: Vec<Cow<'a, str>>,
}

/// The paths that belong to the tool.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeSet<OutPath>);

impl Manifest {
    /// A damaged manifest counts as none: guessing which files are ours would mean guessing which
    /// ones to delete.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        Self::try_parse(bytes).unwrap_or_default()
    }

    fn try_parse(bytes: &[u8]) -> Option<Self> {
        let wire: Wire = serde_json::from_slice(bytes).ok()?;
        if wire.format != FORMAT {
            return None;
        }
        wire.files
            .iter()
            .map(|path| OutPath::new(path))
            .collect::<Option<_>>()
            .map(Self)
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let files = self.0.iter().map(|path| path.as_str().into()).collect();
        let wire = Wire {
            generator: "preceptor".into(),
            format: FORMAT,
            files,
        };
        // Fails only for maps with keys that are not strings, or a failing writer.
        let mut bytes = serde_json::to_vec_pretty(&wire).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    pub(super) fn contains(&self, path: &str) -> bool {
        self.0.contains(path)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &OutPath> {
        self.0.iter()
    }

    /// The paths in either of the two.
    pub(super) fn union(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }
}

impl FromIterator<OutPath> for Manifest {
    fn from_iter<I: IntoIterator<Item = OutPath>>(paths: I) -> Self {
        Self(paths.into_iter().collect())
    }
}
