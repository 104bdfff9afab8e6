//! What has to change for a folder to match a bundle: fully decided before anything is touched.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Options;
use super::bundle::{Bundle, Content, folders};
use super::error::PublishError;
use super::files::same_bytes;
use super::manifest::{MANIFEST, Manifest};
use super::out_path::OutPath;
use super::scan::{Kind, Tree, is_kept};

/// One file of the bundle.
pub(super) type Entry<'a> = (&'a OutPath, &'a Content);

/// The work to do.
pub(super) struct ChangePlan<'a> {
    /// New and changed files.
    pub(super) write: Vec<Entry<'a>>,
    /// Files that are already as they should be.
    pub(super) unchanged: Vec<&'a OutPath>,
    /// Other people's files, which stay (and are not among the unchanged).
    pub(super) carry: Vec<PathBuf>,
    /// Our own files that the site no longer has.
    pub(super) stale: Vec<OutPath>,
    /// Every folder that the new site has, parents first.
    pub(super) dirs: BTreeSet<PathBuf>,
    /// What is ours afterwards.
    pub(super) manifest: Manifest,
    /// What may be ours at any moment in between: everything that was and everything that will be.
    pub(super) interim: Manifest,
}

impl<'a> ChangePlan<'a> {
    /// Compares the bundle with the folder; refuses to touch what is not ours.
    pub(super) fn new(
        bundle: &'a Bundle,
        root: &Path,
        tree: &Tree,
        options: Options,
    ) -> Result<Self, PublishError> {
        let others: HashSet<&Path> = tree.others().map(PathBuf::as_path).collect();
        if !options.force {
            refuse_foreign(&others)?;
        }
        let (unchanged, write) = compare(bundle, root, tree)?;
        let same: HashSet<&Path> = unchanged
            .iter()
            .map(|path| Path::new(path.as_str()))
            .collect();
        refuse_in_the_way(bundle, others.iter().filter(|path| !same.contains(*path)))?;
        let carry = sorted(others.iter().filter(|path| !same.contains(*path)));
        // Somebody else's file with equal content stays theirs: if the manifest named it, a later
        // run would delete it.
        let manifest: Manifest = bundle
            .iter()
            .map(|(path, _)| path)
            .filter(|path| !others.contains(Path::new(path.as_str())))
            .cloned()
            .collect();
        Ok(Self {
            dirs: new_dirs(bundle, tree, &carry),
            stale: stale(bundle, tree),
            interim: manifest.union(&tree.manifest),
            write,
            unchanged,
            carry,
            manifest,
        })
    }

    /// Whether the folder is already as it should be.
    pub(super) fn changes_nothing(&self, tree: &Tree) -> bool {
        self.write.is_empty()
            && self.stale.is_empty()
            && tree.manifest_bytes.as_deref() == Some(&self.manifest.to_bytes())
    }
}

fn refuse_foreign(others: &HashSet<&Path>) -> Result<(), PublishError> {
    let paths = names(others.iter().filter(|path| !is_kept(path)));
    if paths.is_empty() {
        Ok(())
    } else {
        Err(PublishError::Foreign { paths })
    }
}

/// Compares the actual bytes on disk, since a file may have been edited or damaged since it was
/// written.
fn compare<'a>(
    bundle: &'a Bundle,
    root: &Path,
    tree: &Tree,
) -> Result<(Vec<&'a OutPath>, Vec<Entry<'a>>), PublishError> {
    let files: Vec<Entry> = bundle.iter().collect();
    let same: Vec<bool> = files
        .par_iter()
        .map(|entry| is_same(*entry, root, tree))
        .collect::<Result<_, _>>()?;
    let (same, other): (Vec<_>, Vec<_>) = files.into_iter().zip(same).partition(|(_, same)| *same);
    let unchanged = same.into_iter().map(|((path, _), _)| path).collect();
    Ok((
        unchanged,
        other.into_iter().map(|(entry, _)| entry).collect(),
    ))
}

fn is_same((path, content): Entry, root: &Path, tree: &Tree) -> Result<bool, PublishError> {
    match tree.entries.get(Path::new(path.as_str())) {
        Some(Kind::File) => same_bytes(content, &root.join(path.as_str())),
        _ => Ok(false),
    }
}

/// A foreign file is in the way where the site needs a file or a folder, or below one of the site's
/// files.
fn refuse_in_the_way<'p>(
    bundle: &Bundle,
    others: impl Iterator<Item = &'p &'p Path>,
) -> Result<(), PublishError> {
    let dirs: HashSet<&Path> = bundle
        .iter()
        .flat_map(|(path, _)| folders(path.as_str()))
        .map(Path::new)
        .collect();
    let files = bundle_files(bundle);
    let blocks =
        |path: &Path| dirs.contains(path) || path.ancestors().any(|above| files.contains(above));
    let paths = names(others.filter(|path| blocks(path)));
    if paths.is_empty() {
        Ok(())
    } else {
        Err(PublishError::InTheWay { paths })
    }
}

/// The bundle's files and the manifest.
fn bundle_files(bundle: &Bundle) -> HashSet<&Path> {
    bundle
        .iter()
        .map(|(path, _)| Path::new(path.as_str()))
        .chain([Path::new(MANIFEST)])
        .collect()
}

fn stale(bundle: &Bundle, tree: &Tree) -> Vec<OutPath> {
    let lies_there =
        |path: &&OutPath| tree.entries.get(Path::new(path.as_str())) == Some(&Kind::File);
    let gone = tree
        .manifest
        .iter()
        .filter(|path| bundle.get(path.as_str()).is_none());
    gone.filter(lies_there).cloned().collect()
}

/// The site's folders, and other people's, even empty ones; not those that held only our files.
fn new_dirs(bundle: &Bundle, tree: &Tree, carry: &[PathBuf]) -> BTreeSet<PathBuf> {
    let files = bundle_files(bundle);
    let beneath_no_file = |dir: &&Path| !dir.ancestors().any(|above| files.contains(above));
    let ours = bundle
        .iter()
        .flat_map(|(path, _)| folders(path.as_str()))
        .map(Path::new);
    let carried = carry.iter().flat_map(|path| path.ancestors().skip(1));
    let others = tree
        .other_dirs()
        .flat_map(|dir| dir.ancestors())
        .filter(beneath_no_file);
    let mut dirs: BTreeSet<&Path> = ours.collect();
    dirs.extend(carried);
    dirs.extend(others);
    dirs.into_iter()
        .filter(|dir| !dir.as_os_str().is_empty())
        .map(Path::to_owned)
        .collect()
}

fn sorted<'p>(paths: impl Iterator<Item = &'p &'p Path>) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = paths.map(|path| path.to_path_buf()).collect();
    paths.sort();
    paths
}

fn names<'p>(paths: impl Iterator<Item = &'p &'p Path>) -> Vec<String> {
    sorted(paths)
        .iter()
        .map(|path| path.display().to_string())
        .collect()
}
