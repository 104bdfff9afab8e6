//! Recovers from a run that was stopped: clears away what it left beside the output.

use std::fs;
use std::path::Path;

use super::error::PublishError;
use super::paths::Paths;
use super::remove;

/// Cleans up what a stopped run left beside the output; returns whether there was anything.
///
/// A former site without an output means that a run was stopped between two renames: the former
/// site is restored. The stage beside it was complete, too, but the former site is the one last
/// known to be good.
pub(super) fn recover(paths: &Paths) -> Result<bool, PublishError> {
    let (Some(stage), Some(old)) = (paths.stage(), paths.old()) else {
        return Ok(false);
    };
    let restored = !paths.output.exists() && old.is_dir();
    if restored {
        fs::rename(&old, &paths.output).map_err(PublishError::io(
            "putting the former site back at",
            &paths.output,
        ))?;
    }
    let removed = [remove_tree(&old)?, remove_tree(&stage)?];
    Ok(restored || removed.contains(&true))
}

/// Removes a folder, or a link at its path but never the link's target.
fn remove_tree(path: &Path) -> Result<bool, PublishError> {
    match fs::symlink_metadata(path) {
        Err(_) => return Ok(false),
        Ok(found) if found.is_dir() => remove::folder(path),
        Ok(_) => fs::remove_file(path),
    }
    .map_err(PublishError::io(
        "removing the leftovers of a stopped run at",
        path,
    ))?;
    Ok(true)
}
