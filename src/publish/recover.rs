//! Recovers from a run that was stopped: clears away what it left beside the output.

use std::fs;
use std::path::Path;

use super::error::PublishError;
use super::paths::Paths;
use super::remove;

/// Clears away what a stopped run left beside the output, and says whether there was anything.
///
/// A former site without an output is a run stopped between two renames: it goes back. The stage
/// beside it was whole, too, but the former site is the one that was last seen to be good.
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

/// Removes a folder, or a link in its place but never what that leads to.
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
