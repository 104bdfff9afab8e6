//! One run at a time for each output.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::PublishError;
use super::paths::{Paths, sibling};
use super::scan::LOCK_INSIDE;

/// Held while publishing. The system releases it when the process ends, however it ends.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Locks beside the output, or inside it if nothing can be written beside it.
    pub(super) fn take(paths: &Paths) -> Result<Self, PublishError> {
        match sibling(&paths.output, "lock").map(|beside| Self::at(&beside, &paths.output)) {
            Some(Err(error)) if !cannot_write(&error) => Err(error),
            Some(Ok(lock)) => Ok(lock),
            // There is no other place for a lock: report the first refusal, which is the one to
            // resolve.
            Some(Err(error)) if !paths.output.exists() => Err(error),
            _ => Self::at(&paths.output.join(LOCK_INSIDE), &paths.output),
        }
    }

    /// Locks a single file that is about to be replaced.
    pub(super) fn for_file(file: &Path) -> Result<Self, PublishError> {
        let beside = sibling(file, "lock").unwrap_or_else(|| file.to_owned());
        Self::at(&beside, file)
    }

    fn at(path: &Path, guarded: &Path) -> Result<Self, PublishError> {
        loop {
            let file = open(path).map_err(PublishError::io("making the lock file", path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(PublishError::Busy {
                        output: guarded.to_owned(),
                    });
                }
                // A file system without locks should not prevent publishing.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => {
                    return Err(PublishError::io("locking", path)(error));
                }
            }
            // The previous run may have removed the file between our opening and locking it.
            if is_still_at(&file, path) {
                return Ok(Self {
                    path: path.to_owned(),
                    _file: file,
                });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // On other systems a later run could not tell that the file it locked is gone, so the empty
        // file stays there.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |found: fs::Metadata| (found.dev(), found.ino());
    let ours = file.metadata().map(id).ok();
    ours.is_some() && ours == fs::symlink_metadata(path).map(id).ok()
}

#[cfg(not(unix))]
fn is_still_at(_: &File, path: &Path) -> bool {
    path.exists()
}

fn cannot_write(error: &PublishError) -> bool {
    let PublishError::Io { source, .. } = error else {
        return false;
    };
    matches!(
        source.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
    )
}
