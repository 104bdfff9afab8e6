//! Half-written files of a stopped run.

use std::fs::{self, DirEntry};
use std::path::Path;
use std::time::Duration;

/// The prefix of a file being written: it starts with a dot, so that the file is not content.
pub(super) const PREFIX: &str = ".preceptor-";

/// Writing one file never takes this long.
const STALE: Duration = Duration::from_secs(600);

/// Removes what stopped runs left in `folder`. Files that cannot be removed do no harm.
pub(super) fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten().filter(is_left) {
        let _ = fs::remove_file(entry.path());
    }
}

/// A regular file with a temporary name that is too old to be still in the making.
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
