//! Fixed files -> disk: each atomically, and only if nobody else has changed it meanwhile.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::{File, leftovers};

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file that was left as it is, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unwritten {
    /// Path from the project's folder.
    pub file: Arc<str>,
    /// In plain words.
    pub reason: String,
}

/// Writes `files`, each with its original permissions and byte order mark. Returns those that had
/// to be left alone.
pub fn write(files: &[File]) -> Vec<Unwritten> {
    let left = |file: &File| {
        let reason = write_one(file).err()?;
        Some(Unwritten {
            file: Arc::clone(&file.name),
            reason,
        })
    };
    files.iter().filter_map(left).collect()
}

fn write_one(file: &File) -> Result<(), String> {
    let failed = |error: io::Error| format!("it could not be written: {error}");
    if !is_inside(file).map_err(failed)? {
        return Err("it is a link to another place".to_owned());
    }
    let before = fs::metadata(&file.disk).map_err(failed)?;
    if before.permissions().readonly() {
        return Err("it is marked as read-only".to_owned());
    }
    let folder = file.disk.parent().unwrap_or(Path::new("."));
    leftovers::remove(folder);
    // The name begins with a dot: neither a build nor a watcher mistakes the half-written file for
    // content.
    let mut new = tempfile::Builder::new()
        .prefix(leftovers::PREFIX)
        .tempfile_in(folder)
        .map_err(failed)?;
    let mark = has_mark(file).map_err(failed)?;
    new.write_all(if mark { MARK } else { b"" })
        .map_err(failed)?;
    new.write_all(file.after.as_bytes()).map_err(failed)?;
    new.as_file().sync_all().map_err(failed)?;
    fs::set_permissions(new.path(), before.permissions()).map_err(failed)?;
    keep_owner(&before, new.path()).map_err(failed)?;
    // Checked right before the swap: what an editor saved in between is worth more than a fix.
    if !is_unchanged(file).map_err(failed)? {
        return Err("it was changed by somebody else meanwhile; run the command again".to_owned());
    }
    new.persist(&file.disk)
        .map(drop)
        .map_err(|error| failed(error.error))
}

/// Whoever runs the command, a file keeps its owner.
#[cfg(unix)]
fn keep_owner(before: &fs::Metadata, new: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    let now = fs::metadata(new)?;
    if (now.uid(), now.gid()) == (before.uid(), before.gid()) {
        return Ok(());
    }
    chown(new, Some(before.uid()), Some(before.gid()))?;
    // Changing the owner may clear some permission bits.
    fs::set_permissions(new, before.permissions())
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::Metadata, _: &Path) -> io::Result<()> {
    Ok(())
}

/// A regular file, not reached through a link that leads out of the folder.
fn is_inside(file: &File) -> io::Result<bool> {
    let folder = file.disk.parent().and_then(|folder| {
        if folder.as_os_str() == OsStr::new("") {
            None
        } else {
            Some(folder)
        }
    });
    let real = fs::canonicalize(folder.unwrap_or(Path::new(".")))?;
    let within = if file.within.as_os_str().is_empty() {
        Path::new(".")
    } else {
        &file.within
    };
    Ok(fs::symlink_metadata(&file.disk)?.is_file() && real.starts_with(fs::canonicalize(within)?))
}

fn has_mark(file: &File) -> io::Result<bool> {
    Ok(fs::read(&file.disk)?.starts_with(MARK))
}

fn is_unchanged(file: &File) -> io::Result<bool> {
    let bytes = fs::read(&file.disk)?;
    Ok(bytes.strip_prefix(MARK).unwrap_or(&bytes) == file.before.as_bytes())
}
