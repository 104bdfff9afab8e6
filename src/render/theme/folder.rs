//! A project's own theme folder -> its files: no more than a theme needs, and nothing from
//! elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, rule};
use crate::load::files::walk::{is_litter, linked, unreadable};
use crate::model::names;

/// The folders of a theme.
pub(super) const FOLDERS: [&str; 3] = ["templates", "static", "locales"];

/// What diagnostics call a file, and what it holds.
pub(super) type File = (Arc<str>, Vec<u8>);

/// The files of a theme.
pub(super) type Files = BTreeMap<String, File>;

/// A theme lies in memory as a whole, while the site is made: styles, scripts and fonts need far
/// less.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
const MOST_FILES: usize = 2_000;

/// Whether no link leads out of the project: whatever lies in a theme is copied into the site.
pub(super) fn is_inside(folder: &Path, root: &Path) -> bool {
    let root = if root.as_os_str().is_empty() {
        Path::new(".")
    } else {
        root
    };
    let real = (fs::canonicalize(folder), fs::canonicalize(root));
    matches!(real, (Ok(folder), Ok(root)) if folder.starts_with(&root))
}

/// Reads the folder, which diagnostics call `name`.
pub(super) fn read(folder: &Path, name: &str, sink: &mut Diagnostics) -> Files {
    let mut files = Files::new();
    let mut left = MOST_BYTES;
    for entry in WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_of_theme)
    {
        let entry = match entry {
            Ok(entry) if entry.depth() == 0 || entry.file_type().is_dir() => continue,
            Ok(entry) => entry,
            Err(error) => {
                sink.push(*unreadable(folder, name, &error));
                continue;
            }
        };
        let within = entry
            .path()
            .strip_prefix(folder)
            .unwrap_or(entry.path())
            .to_string_lossy()
            .replace('\\', "/");
        let file: Arc<str> = format!("{name}/{within}").into();
        match read_file(&entry, &file, left) {
            Ok(bytes) => {
                left -= bytes.len() as u64;
                files.insert(within, (Arc::clone(&file), bytes));
            }
            Err(found) => sink.push(*found),
        }
        if left == 0 || files.len() > MOST_FILES {
            sink.push(too_much(&file));
            break;
        }
    }
    files
}

/// Whether anything in it can be of use, or was meant to be: other folders are not looked into.
fn is_of_theme(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_known = || FOLDERS.contains(&&*name) || nearest(&name, FOLDERS).is_some();
    match entry.depth() {
        0 => true,
        1 => entry.file_type().is_file() || is_known(),
        _ => !is_litter(&name),
    }
}

fn read_file(entry: &DirEntry, file: &Arc<str>, left: u64) -> Result<Vec<u8>, Box<Diagnostic>> {
    if !entry.file_type().is_file() {
        return Err(Box::new(linked(file)));
    }
    if let Some(invalid) = names::invalid_name(&entry.file_name().to_string_lossy()) {
        let found = rule::FILE_NAME.at(Place::file(file), invalid.message());
        return Err(Box::new(
            found.help("rename it, in a few words of letters, digits and hyphens"),
        ));
    }
    let bytes = read_at_most(entry.path(), left).map_err(|error| {
        Box::new(rule::UNREADABLE.at(
            Place::file(file),
            format!("this file cannot be read: {error}"),
        ))
    })?;
    bytes.ok_or_else(|| Box::new(too_much(file)))
}

/// Nothing where there is more than that: the size is asked first, so that a huge file is not read
/// at all.
fn read_at_most(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    let file = fs::File::open(path)?;
    if file.metadata()?.len() > most {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= most))
}

fn too_much(file: &Arc<str>) -> Diagnostic {
    let message =
        "with this file the theme is too large: it may have 2,000 files, and 64 MB in all";
    rule::UNREADABLE.at(Place::file(file), message).help(
        "films, pictures and documents that pages show belong in the content folder, and are never held in memory",
    )
}
