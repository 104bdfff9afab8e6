//! Fills a folder beside the output with the whole new site, then has the two swapped.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::PublishError;
use super::files::{carry, make_dir, write_new};
use super::manifest::MANIFEST;
use super::place::Place;
use super::plan::Plan;
use super::scan::Tree;
use super::swap::{self, Swap};

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Staged {
    Swapped,
    /// Folders cannot be swapped here; nothing has changed.
    Cannot,
}

/// Removes the stage if the run ends before the swap.
struct Guard<'a>(&'a Path);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.0);
    }
}

/// Publishes by staging and swapping, or changes nothing.
pub(super) fn publish(place: &Place, tree: &Tree, plan: &Plan) -> Result<Staged, PublishError> {
    let Some(stage) = place.stage() else {
        return Ok(Staged::Cannot);
    };
    if !begin(&stage, &place.output)? {
        return Ok(Staged::Cannot);
    }
    let guard = Guard(&stage);
    match fill(&stage, &place.output, plan) {
        // The output spans file systems.
        Err(error) if error.is_across_devices() => return Ok(Staged::Cannot),
        filled => filled?,
    }
    match swap::into_place(place, &stage, tree.exists)? {
        Swap::Cannot => Ok(Staged::Cannot),
        Swap::Done { former } => {
            // What lies at the stage's path now is the former site: other people's files in it need a last look.
            std::mem::forget(guard);
            former.map_or(Ok(()), |former| swap::retire(&former, &place.output, plan))?;
            Ok(Staged::Swapped)
        }
    }
}

/// Makes the stage; says no where the parent folder cannot be written.
fn begin(stage: &Path, output: &Path) -> Result<bool, PublishError> {
    match make_dir(stage, output) {
        Ok(()) => Ok(true),
        Err(error) if is_barred(&error) => Ok(false),
        Err(error) => Err(PublishError::io("making the folder", stage)(error)),
    }
}

fn is_barred(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::InvalidFilename)
}

fn fill(stage: &Path, output: &Path, plan: &Plan) -> Result<(), PublishError> {
    let manifest = plan.manifest.to_bytes().into();
    write_new(&manifest, &stage.join(MANIFEST))?;
    for dir in &plan.dirs {
        let path = stage.join(dir);
        make_dir(&path, &output.join(dir)).map_err(PublishError::io("making the folder", &path))?;
    }
    plan.carry.par_iter().try_for_each(|path| carry_foreign(stage, output, path))?;
    plan.unchanged.par_iter().try_for_each(|path| carry(&output.join(path.as_str()), &stage.join(path.as_str())))?;
    plan.write.par_iter().try_for_each(|(path, content)| write_new(content, &stage.join(path.as_str())))
}

/// What its owner removed in the meantime is not missed.
fn carry_foreign(stage: &Path, output: &Path, path: &PathBuf) -> Result<(), PublishError> {
    match carry(&output.join(path), &stage.join(path)) {
        Err(PublishError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => Ok(()),
        carried => carried,
    }
}
