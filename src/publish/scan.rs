//! What is in a folder now, without following links.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::error::PublishError;
use super::files::is_mount;
use super::manifest::{MANIFEST, Manifest};

/// Prefix of a file being written, when files are replaced one by one.
pub(super) const NEW_PREFIX: &str = ".preceptor-new-";
/// The lock file, if it cannot be beside the output.
pub(super) const LOCK_INSIDE: &str = ".preceptor-lock";

/// What an entry is, as far as publishing cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    /// A link, a pipe, a device: never ours.
    Other,
}

/// A folder's content; all paths are relative to it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) exists: bool,
    pub(super) entries: BTreeMap<PathBuf, Kind>,
    pub(super) dirs: BTreeSet<PathBuf>,
    /// Half-written files of a stopped run.
    pub(super) leftovers: Vec<PathBuf>,
    /// The folder is a mount point or contains one, so that it cannot be swapped as a whole.
    pub(super) holds_mounts: bool,
    pub(super) manifest_bytes: Option<Vec<u8>>,
    pub(super) manifest: Manifest,
}

impl Tree {
    /// A missing folder counts as empty.
    pub(super) fn scan(root: &Path) -> Result<Self, PublishError> {
        let mut tree = Self::default();
        if !root.exists() {
            return Ok(tree);
        }
        tree.exists = true;
        tree.walk(root)?;
        tree.read_manifest(root)?;
        Ok(tree)
    }

    fn walk(&mut self, root: &Path) -> Result<(), PublishError> {
        let mut waiting = vec![PathBuf::new()];
        while let Some(dir) = waiting.pop() {
            let path = root.join(&dir);
            self.holds_mounts |= is_mount(&path);
            let failed = |error: io::Error| PublishError::io("reading the folder", &path)(error);
            for entry in fs::read_dir(&path).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                let kind = entry.file_type().map_err(failed)?;
                waiting.extend(self.note(&dir, &entry, kind));
            }
        }
        Ok(())
    }

    /// Records one entry, and returns it if it is a folder still to be read.
    fn note(&mut self, dir: &Path, entry: &DirEntry, kind: FileType) -> Option<PathBuf> {
        let name = entry.file_name();
        let path = dir.join(&name);
        if kind.is_dir() {
            self.dirs.insert(path.clone());
            return Some(path);
        }
        if kind.is_file() && is_new(&name) {
            self.leftovers.push(path);
        } else if !(kind.is_file() && path == Path::new(LOCK_INSIDE)) {
            self.entries.insert(
                path,
                if kind.is_file() {
                    Kind::File
                } else {
                    Kind::Other
                },
            );
        }
        None
    }

    /// The manifest is not an entry: it is ours by its name, even if damaged.
    fn read_manifest(&mut self, root: &Path) -> Result<(), PublishError> {
        if self.entries.get(Path::new(MANIFEST)) != Some(&Kind::File) {
            return Ok(());
        }
        self.entries.remove(Path::new(MANIFEST));
        let path = root.join(MANIFEST);
        let bytes = fs::read(&path).map_err(PublishError::io("reading the manifest", &path))?;
        self.manifest = Manifest::parse(&bytes);
        self.manifest_bytes = Some(bytes);
        Ok(())
    }

    /// A file is ours if the manifest names it and it is still a regular file.
    pub(super) fn is_own(&self, path: &Path, kind: Kind) -> bool {
        kind == Kind::File && as_out_path(path).is_some_and(|path| self.manifest.contains(&path))
    }

    /// Everything that is not ours.
    pub(super) fn others(&self) -> impl Iterator<Item = &PathBuf> {
        self.entries
            .iter()
            .filter(|(path, kind)| !self.is_own(path, **kind))
            .map(|(path, _)| path)
    }

    /// Folders that neither hold nor held a file of ours.
    pub(super) fn other_dirs(&self) -> impl Iterator<Item = &PathBuf> {
        let ours: BTreeSet<&Path> = self
            .manifest
            .iter()
            .flat_map(|path| Path::new(path.as_str()).ancestors().skip(1))
            .collect();
        self.dirs
            .iter()
            .filter(move |dir| !ours.contains(dir.as_path()))
    }
}

fn is_new(name: &OsStr) -> bool {
    name.to_str()
        .is_some_and(|name| name.starts_with(NEW_PREFIX))
}

/// The path with `/` between its segments, if it is valid Unicode.
pub(super) fn as_out_path(path: &Path) -> Option<String> {
    let segments: Option<Vec<&str>> = path.iter().map(OsStr::to_str).collect();
    segments.map(|segments| segments.join("/"))
}

/// Git's own files in an output are kept and do not stop the run.
pub(super) fn is_kept(path: &Path) -> bool {
    path.iter()
        .any(|name| name == ".git" || name == ".gitignore" || name == ".gitkeep")
}
