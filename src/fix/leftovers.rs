//! Half-written files of a run that was stopped.

use std::fs::{self, DirEntry};
use std::path::Path;
use std::time::Duration;

/// How the name of a file begins while it is being written: with a dot, so that it is no content.
pub(super) const PREFIX: &str = ".preceptor-";

/// Nobody writes one file for so long.
const STALE: Duration = Duration::from_secs(600);

/// Removes what stopped runs left in `folder`. What cannot be removed is in nobody's way.
pub(super) fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten().filter(is_left) {
        let _ = fs::remove_file(entry.path());
    }
}

/// An ordinary file with the name of a temporary one, older than any that is still being written.
fn is_left(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
    let named = random.is_some_and(|random| {
        random.len() == 6 && random.chars().all(|c| c.is_ascii_alphanumeric())
    });
    let stale = |time: std::time::SystemTime| time.elapsed().is_ok_and(|age| age > STALE);
    named
        && entry
            .metadata()
            .is_ok_and(|about| about.is_file() && about.modified().is_ok_and(stale))
}
