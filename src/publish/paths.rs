//! Where the output is, and the names of the tool's own files beside it.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::PublishError;

/// The real output folder, which may not exist yet.
pub(super) struct Paths {
    pub(super) output: PathBuf,
}

/// Folders above the output that had to be created, innermost first; those that stay empty are
/// removed again.
#[derive(Default)]
pub(super) struct Made(Vec<PathBuf>);

impl Drop for Made {
    fn drop(&mut self) {
        let _ = self.0.iter().try_for_each(fs::remove_dir);
    }
}

impl Paths {
    /// Resolves `output` to the real folder; also returns the folders created on the way to it.
    pub(super) fn resolve(output: &Path) -> Result<(Self, Made), PublishError> {
        let mut made = Made::default();
        let output = match fs::canonicalize(output) {
            Ok(real) => real,
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(PublishError::NotAFolder {
                    path: output.to_owned(),
                });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                resolve_missing(output, &mut made)?
            }
            Err(error) => return Err(PublishError::io("finding the output folder", output)(error)),
        };
        match fs::metadata(&output) {
            Ok(found) if !found.is_dir() => Err(PublishError::NotAFolder { path: output }),
            _ => Ok((Self { output }, made)),
        }
    }

    /// The folder that is filled before the swap.
    pub(super) fn stage(&self) -> Option<PathBuf> {
        sibling(&self.output, "stage")
    }

    /// Where the former site is kept between two renames.
    pub(super) fn old(&self) -> Option<PathBuf> {
        sibling(&self.output, "old")
    }
}

/// A hidden name beside `path`, derived from its own. A root has no sibling.
pub(super) fn sibling(path: &Path, what: &str) -> Option<PathBuf> {
    let mut name = OsString::from(".");
    name.push(path.file_name()?);
    name.push(".preceptor-");
    name.push(what);
    Some(path.with_file_name(name))
}

/// Creates the parents, so that the rest of the path can be resolved.
fn resolve_missing(output: &Path, made: &mut Made) -> Result<PathBuf, PublishError> {
    let Some(name) = output.file_name() else {
        return Err(PublishError::NotAFolder {
            path: output.to_owned(),
        });
    };
    let parent = parent(output);
    if let Ok(target) = fs::read_link(parent.join(name)) {
        // A link to a folder that does not exist yet, or that a run stopped between two renames has
        // to restore. Circular links do not get here: the system does not report them as missing
        // files.
        return resolve_missing(&parent.join(target), made);
    }
    made.0.extend(
        parent
            .ancestors()
            .take_while(|above| !is_there(above))
            .map(Path::to_owned),
    );
    fs::create_dir_all(parent).map_err(PublishError::io("making the folder", parent))?;
    let real = fs::canonicalize(parent).map_err(PublishError::io("finding the folder", parent))?;
    Ok(real.join(name))
}

fn is_there(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.exists()
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
