//! Puts a finished folder in the output's place.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::change_plan::ChangePlan;
use super::error::PublishError;
use super::files::is_same_file;
use super::paths::Paths;
use super::remove;
use super::scan::Tree;

/// How a swap went.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Swap {
    /// The new site is in place; the former one, if any, lies here.
    Done { former: Option<PathBuf> },
    /// The output cannot be moved; nothing has changed.
    Cannot,
}

/// Puts the stage in the output's place, in one step if the system can.
pub(super) fn into_place(paths: &Paths, stage: &Path, exists: bool) -> Result<Swap, PublishError> {
    if !exists {
        return done(fs::rename(stage, &paths.output), None, &paths.output);
    }
    match exchange(stage, &paths.output) {
        Err(error) if error.kind() == ErrorKind::Unsupported => by_two_renames(paths, stage),
        swapped => done(swapped, Some(stage.to_owned()), &paths.output),
    }
}

fn done(
    result: io::Result<()>,
    former: Option<PathBuf>,
    output: &Path,
) -> Result<Swap, PublishError> {
    match result {
        Ok(()) => Ok(Swap::Done { former }),
        Err(error) if is_fixed(&error) => Ok(Swap::Cannot),
        Err(error) => Err(PublishError::io("putting the new site in place at", output)(error)),
    }
}

/// A mount point, a layer of a container image, or a folder held open: it cannot be moved, but
/// files in it can.
fn is_fixed(error: &io::Error) -> bool {
    use ErrorKind::{CrossesDevices, PermissionDenied, ReadOnlyFilesystem, ResourceBusy};
    matches!(
        error.kind(),
        CrossesDevices | PermissionDenied | ReadOnlyFilesystem | ResourceBusy
    )
}

/// Swaps two folders in one step; the error is `Unsupported` if the system or file system cannot.
#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Err(ErrorKind::Unsupported.into()),
        result => result.map_err(io::Error::from),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Between the renames there is no output: [`recover`](super::recover::recover) repairs that if the
/// run is stopped at this point.
pub(super) fn by_two_renames(paths: &Paths, stage: &Path) -> Result<Swap, PublishError> {
    let Some(old) = paths.old() else {
        return Ok(Swap::Cannot);
    };
    if let Err(error) = fs::rename(&paths.output, &old) {
        return done(Err(error), None, &paths.output);
    }
    if let Err(error) = fs::rename(stage, &paths.output) {
        fs::rename(&old, &paths.output).map_err(PublishError::io(
            "putting the former site back at",
            &paths.output,
        ))?;
        return done(Err(error), None, &paths.output);
    }
    Ok(Swap::Done { former: Some(old) })
}

/// Removes the former site, after a last check for what others did in it while the new one was
/// being filled.
pub(super) fn retire(former: &Path, output: &Path, plan: &ChangePlan) -> Result<(), PublishError> {
    let failed = |error| {
        PublishError::io(
            "the new site is in place, but removing the former one at",
            former,
        )(error)
    };
    let tree = Tree::scan(former)?;
    remove::with_rights(former, || hand_over(former, output, &tree, plan)).map_err(failed)?;
    tree.entries.par_iter().for_each(|(path, _)| {
        let _ = fs::remove_file(former.join(path));
    });
    remove::folder(former).map_err(failed)
}

/// Applies to the new site what happened to foreign files meanwhile: those that appeared, were
/// replaced (as editors and git do) or vanished. One that appeared where the new site has a page
/// loses to it, as if it had been saved a moment earlier.
fn hand_over(former: &Path, output: &Path, tree: &Tree, plan: &ChangePlan) -> io::Result<()> {
    for path in tree.others().filter(|path| !is_page(path, plan)) {
        let (from, to) = (former.join(path), output.join(path));
        if !is_same_file(&from, &to) {
            to.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::rename(from, to)?;
        }
    }
    for path in plan
        .carry
        .iter()
        .filter(|path| !tree.entries.contains_key(*path))
    {
        let _ = fs::remove_file(output.join(path));
    }
    Ok(())
}

fn is_page(path: &Path, plan: &ChangePlan) -> bool {
    super::scan::as_out_path(path).is_some_and(|path| plan.manifest.contains(&path))
}
