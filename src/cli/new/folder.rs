//! Writes a handful of files: all of them or none.

use std::borrow::Cow;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A file to be written: its path below the folder, `/`-separated, and what it holds.
pub type File = (String, Cow<'static, [u8]>);

/// Whether nothing lies in `folder` that a person put there; a folder that does not exist is empty,
/// too.
///
/// # Errors
/// When it cannot be looked into, or is a file.
pub fn is_empty(folder: &Path) -> io::Result<bool> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error),
    };
    for entry in entries {
        // What version control and file managers keep out of sight.
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

/// Makes `folder` with `files` in it. A run that is stopped leaves no folder that looks whole.
///
/// # Errors
/// When anything cannot be written; then nothing is there.
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

/// Where `folder` is put together before it takes its name.
fn beside(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!(".{name}.new-{}", std::process::id()))
}

/// Adds `files` to a folder that is there. No file that exists is touched.
///
/// # Errors
/// When one of them exists or cannot be written; then none of the others is there.
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
