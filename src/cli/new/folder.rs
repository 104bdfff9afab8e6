//! Writes a set of files: all of them or none.

use std::borrow::Cow;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A file to write: its path below the folder, `/`-separated, and its content.
pub type File = (String, Cow<'static, [u8]>);

/// Whether `folder` holds nothing that a person put there; a folder that does not exist is empty,
/// too.
///
/// # Errors
/// If it cannot be read, or is a file.
pub fn is_empty(folder: &Path) -> io::Result<bool> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error),
    };
    for entry in entries {
        // Hidden files of version control and file managers.
        let name = entry?.file_name();
        if ![".git", ".DS_Store", "Thumbs.db", "desktop.ini"]
            .iter()
            .any(|known| name == *known)
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Creates `folder` with `files` in it. A run that is stopped leaves no folder that looks complete.
///
/// # Errors
/// If anything cannot be written; then nothing is left.
pub fn make(folder: &Path, files: &[File]) -> io::Result<()> {
    if folder.is_dir() {
        return add(folder, files);
    }
    let stage = beside(folder);
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::create_dir(&stage)?;
    let made = add(&stage, files).and_then(|()| fs::rename(&stage, folder));
    if made.is_err() {
        let _ = fs::remove_dir_all(&stage);
    }
    made
}

/// Where `folder` is assembled before it gets its name.
fn beside(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.new-{}", std::process::id()))
}

/// Adds `files` to an existing folder. Existing files are never touched.
///
/// # Errors
/// If one of them exists or cannot be written; then none of them is left.
pub fn add(folder: &Path, files: &[File]) -> io::Result<()> {
    let mut made: Vec<PathBuf> = Vec::new();
    let done = files
        .iter()
        .try_for_each(|(path, bytes)| add_one(folder, path, bytes, &mut made));
    if done.is_err() {
        for path in made.iter().rev() {
            let _ = if path.is_dir() {
                fs::remove_dir(path)
            } else {
                fs::remove_file(path)
            };
        }
    }
    done
}

fn add_one(folder: &Path, path: &str, bytes: &[u8], made: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut at = folder.to_path_buf();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    for part in folders.split('/').filter(|part| !part.is_empty()) {
        at.push(part);
        if !at.is_dir() {
            fs::create_dir(&at)?;
            made.push(at.clone());
        }
    }
    at.push(name);
    let mut file = OpenOptions::new().write(true).create_new(true).open(&at)?;
    made.push(at);
    file.write_all(bytes)
}
