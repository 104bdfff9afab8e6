//! Replaces files one by one, where the folder itself cannot be swapped.
//!
//! First the manifest names both the old and the new files, so that a later run recognises its own
//! files wherever this one is stopped; then the files are replaced, each atomically; the final
//! manifest comes last.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;

use super::bundle::{Content, folders};
use super::change_plan::ChangePlan;
use super::error::PublishError;
use super::files::write_new;
use super::manifest::{MANIFEST, Manifest};
use super::out_path::OutPath;
use super::scan::NEW_PREFIX;

/// Applies the plan to the folder, file by file.
pub(super) fn replace(root: &Path, plan: &ChangePlan) -> Result<(), PublishError> {
    fs::create_dir_all(root).map_err(PublishError::io("making the folder", root))?;
    write_manifest(root, &plan.interim)?;
    let (first, last) = order_stale(plan);
    remove(root, &first)?;
    for dir in &plan.dirs {
        let path = root.join(dir);
        fs::create_dir_all(&path).map_err(PublishError::io("making the folder", &path))?;
    }
    plan.write
        .par_iter()
        .enumerate()
        .try_for_each(|(number, (path, content))| {
            replace_file(&root.join(path.as_str()), content, &number.to_string())
        })?;
    remove(root, &last)?;
    let former = plan.interim.iter().flat_map(|path| folders(path.as_str()));
    prune(
        root,
        former
            .filter(|dir| !plan.dirs.contains(Path::new(dir)))
            .collect(),
    )?;
    write_manifest(root, &plan.manifest)
}

fn write_manifest(root: &Path, manifest: &Manifest) -> Result<(), PublishError> {
    replace_file(
        &root.join(MANIFEST),
        &manifest.to_bytes().into(),
        "manifest",
    )
}

/// Readers see the old file or the new one, never a part.
fn replace_file(target: &Path, content: &Content, mark: &str) -> Result<(), PublishError> {
    let new = target.with_file_name(format!("{NEW_PREFIX}{mark}"));
    let replaced = write_new(content, &new)
        .and_then(|()| fs::rename(&new, target).map_err(PublishError::io("replacing", target)));
    if replaced.is_err() {
        let _ = fs::remove_file(&new);
    }
    replaced
}

/// Stale files go last, so that no page misses what it refers to; but they go first where a new
/// file or folder needs their path, which on some file systems includes one that differs only in
/// case.
fn order_stale<'a>(plan: &'a ChangePlan) -> (Vec<&'a OutPath>, Vec<&'a OutPath>) {
    let new: Vec<String> = plan
        .write
        .iter()
        .map(|(path, _)| path.as_str().to_lowercase())
        .collect();
    let taken: HashSet<&str> = new
        .iter()
        .flat_map(|path| folders(path).chain([path.as_str()]))
        .collect();
    let files: HashSet<&str> = new.iter().map(String::as_str).collect();
    plan.stale.iter().partition(|path| {
        let path = path.as_str().to_lowercase();
        taken.contains(path.as_str()) || folders(&path).any(|folder| files.contains(folder))
    })
}

/// Removes files, and the folders this leaves empty.
fn remove(root: &Path, paths: &[&OutPath]) -> Result<(), PublishError> {
    paths.par_iter().try_for_each(|path| {
        let path = root.join(path.as_str());
        fs::remove_file(&path).map_err(PublishError::io("removing", &path))
    })?;
    prune(
        root,
        paths
            .iter()
            .flat_map(|path| folders(path.as_str()))
            .collect(),
    )
}

/// Removes folders that are empty, innermost first.
fn prune(root: &Path, dirs: BTreeSet<&str>) -> Result<(), PublishError> {
    dirs.into_iter()
        .rev()
        .try_for_each(|dir| remove_if_empty(&root.join(dir)))
}

fn remove_if_empty(dir: &Path) -> Result<(), PublishError> {
    use ErrorKind::{DirectoryNotEmpty, NotADirectory, NotFound};
    match fs::remove_dir(dir) {
        Err(error) if !matches!(error.kind(), DirectoryNotEmpty | NotADirectory | NotFound) => {
            Err(PublishError::io("removing", dir)(error))
        }
        _ => Ok(()),
    }
}
