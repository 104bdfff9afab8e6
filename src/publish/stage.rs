//! A folder beside the output that receives the complete new site; then the two are swapped.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::bundle::{Content, folders};
use super::change_plan::ChangePlan;
use super::error::PublishError;
use super::files::{carry, make_dir, write_new};
use super::manifest::MANIFEST;
use super::out_path::OutPath;
use super::paths::Paths;
use super::remove;
use super::scan::Tree;
use super::swap::{self, Swap};

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Staged {
    Swapped,
    /// Folders cannot be swapped here; nothing has changed.
    Cannot,
}

/// The folder that becomes the output; removed if the run ends before the swap.
pub(super) struct Stage {
    path: PathBuf,
    /// The folder it will replace.
    output: PathBuf,
    swapped: bool,
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.swapped {
            let _ = remove::folder(&self.path);
        }
    }
}

impl Stage {
    /// Creates the folder; `None` if the parent folder is not writable.
    pub(super) fn begin(paths: &Paths) -> Result<Option<Self>, PublishError> {
        let Some(path) = paths.stage() else {
            return Ok(None);
        };
        match make_dir(&path, &paths.output) {
            Ok(()) => Ok(Some(Self {
                path,
                output: paths.output.clone(),
                swapped: false,
            })),
            Err(error) if is_barred(&error) => Ok(None),
            Err(error) => Err(PublishError::io("making the folder", &path)(error)),
        }
    }

    /// Writes a file of the new site and returns its path.
    pub(super) fn put(&self, path: &OutPath, content: &Content) -> Result<PathBuf, PublishError> {
        let to = self.path.join(path.as_str());
        match write_new(content, &to) {
            Err(error) if error.is_missing() => {
                let folders: Vec<&str> = folders(path.as_str()).collect();
                folders
                    .into_iter()
                    .rev()
                    .try_for_each(|folder| self.make_dir(Path::new(folder)))?;
                write_new(content, &to)
            }
            written => written,
        }
        .map(|()| to)
    }

    /// Creates a folder unless it exists: files that were written early have created theirs.
    fn make_dir(&self, dir: &Path) -> Result<(), PublishError> {
        let path = self.path.join(dir);
        match make_dir(&path, &self.output.join(dir)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            made => made.map_err(PublishError::io("making the folder", &path)),
        }
    }

    /// Adds everything that is still missing.
    fn fill(&self, plan: &ChangePlan) -> Result<(), PublishError> {
        let (stage, output) = (&self.path, &self.output);
        write_new(&plan.manifest.to_bytes().into(), &stage.join(MANIFEST))?;
        plan.dirs.iter().try_for_each(|dir| self.make_dir(dir))?;
        plan.carry
            .par_iter()
            .try_for_each(|path| carry_foreign(stage, output, path))?;
        plan.unchanged
            .par_iter()
            .try_for_each(|path| carry(&output.join(path.as_str()), &stage.join(path.as_str())))?;
        plan.write.par_iter().try_for_each(|(path, content)| {
            let to = stage.join(path.as_str());
            if content.lies_at(&to) {
                Ok(())
            } else {
                write_new(content, &to)
            }
        })
    }
}

/// Publishes by filling the stage and swapping, or changes nothing.
pub(super) fn publish(
    stage: &mut Stage,
    paths: &Paths,
    tree: &Tree,
    plan: &ChangePlan,
) -> Result<Staged, PublishError> {
    match stage.fill(plan) {
        // The output spans file systems.
        Err(error) if error.is_across_devices() => return Ok(Staged::Cannot),
        filled => filled?,
    }
    match swap::into_place(paths, &stage.path, tree.exists)? {
        Swap::Cannot => Ok(Staged::Cannot),
        Swap::Done { former } => {
            // The stage's path now holds the former site: check it once more for other people's
            // files.
            stage.swapped = true;
            former.map_or(Ok(()), |former| swap::retire(&former, &paths.output, plan))?;
            Ok(Staged::Swapped)
        }
    }
}

fn is_barred(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::InvalidFilename
    )
}

/// Carries a foreign file over, unless its owner removed it in the meantime.
fn carry_foreign(stage: &Path, output: &Path, path: &PathBuf) -> Result<(), PublishError> {
    match carry(&output.join(path), &stage.join(path)) {
        Err(PublishError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => Ok(()),
        carried => carried,
    }
}
