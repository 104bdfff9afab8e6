//! Scans all files at intervals: network drives do not report what others change on them.

use std::collections::HashMap;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustc_hash::FxHasher;
use walkdir::WalkDir;

use super::places::Places;
use crate::load::files::fingerprint::Stamp;
use crate::load::files::walk::is_litter;

/// The time between two scans.
pub(super) const INTERVAL: Duration = Duration::from_secs(1);

/// Some drives store times in steps of two seconds: for this long after a change, the content of a
/// file is compared as well.
const TIME_RESOLUTION: Duration = Duration::from_secs(3);

/// The result of the last scan.
#[derive(Debug, Default)]
pub(super) struct Poller(HashMap<PathBuf, Seen>);

#[derive(Debug, Clone, Copy)]
struct Seen {
    stamp: Stamp,
    /// When it was last seen to change, and the hash of its content then.
    fresh: Option<(Instant, u64)>,
}

impl Poller {
    /// Scans again; true if anything changed.
    pub(super) fn poll(&mut self, places: &Places) -> bool {
        let mut changed = false;
        let mut now = HashMap::with_capacity(self.0.len());
        for (path, stamp) in files(places) {
            let before = self.0.remove(&path);
            let (seen, is_other) = compare(&path, stamp, before);
            changed |= is_other;
            now.insert(path, seen);
        }
        // What is left was deleted.
        changed |= !self.0.is_empty();
        self.0 = now;
        changed
    }
}

fn compare(path: &Path, stamp: Stamp, before: Option<Seen>) -> (Seen, bool) {
    match before {
        Some(Seen {
            stamp: known,
            fresh,
        }) if known == stamp => {
            let Some((since, sum)) = fresh.filter(|(since, _)| since.elapsed() < TIME_RESOLUTION)
            else {
                return (Seen { stamp, fresh: None }, false);
            };
            let now = content_hash(path);
            let since = if now == sum { since } else { Instant::now() };
            (
                Seen {
                    stamp,
                    fresh: Some((since, now)),
                },
                now != sum,
            )
        }
        _ => (
            Seen {
                stamp,
                fresh: Some((Instant::now(), content_hash(path))),
            },
            true,
        ),
    }
}

fn content_hash(path: &Path) -> u64 {
    let mut hasher = FxHasher::default();
    fs::read(path).unwrap_or_default().hash(&mut hasher);
    hasher.finish()
}

fn files(places: &Places) -> impl Iterator<Item = (PathBuf, Stamp)> {
    let single = places.files().into_iter().filter_map(|path| {
        let stamp = Stamp::of(&fs::metadata(&path).ok()?);
        Some((path, stamp))
    });
    let inside = places.folders().flat_map(|folder| {
        let walk = WalkDir::new(folder).into_iter();
        walk.filter_entry(|entry| {
            entry.depth() == 0 || !is_litter(&entry.file_name().to_string_lossy())
        })
        .filter_map(Result::ok)
        .filter(|entry| !entry.file_type().is_dir())
        .filter_map(|entry| {
            Some((
                entry.path().to_path_buf(),
                Stamp::of(&entry.metadata().ok()?),
            ))
        })
    });
    single.chain(inside.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_seen_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        fs::create_dir_all(path("content/a")).unwrap();
        fs::write(path("content/a/x.md"), "one").unwrap();
        let places = Places::new(dir.path().to_path_buf());
        let mut poller = Poller::default();
        poller.poll(&places);
        assert!(!poller.poll(&places));
        let mut changes = |change: &dyn Fn()| {
            change();
            (poller.poll(&places), poller.poll(&places))
        };
        let once = (true, false);
        assert_eq!(
            changes(&|| fs::write(path("content/a/x.md"), "two").unwrap()),
            once
        );
        assert_eq!(
            changes(&|| fs::write(path("preceptor.yaml"), "title: x").unwrap()),
            once
        );
        assert_eq!(
            changes(&|| fs::rename(path("content/a"), path("content/b")).unwrap()),
            once
        );
        assert_eq!(
            changes(&|| fs::remove_dir_all(path("content")).unwrap()),
            once
        );
        assert_eq!(
            changes(&|| fs::write(path("notes.txt"), "").unwrap()),
            (false, false)
        );
    }

    /// Same size, and a time that the drive rounds to the same step.
    #[test]
    fn a_change_that_times_do_not_show_is_seen() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.md");
        fs::write(&path, "one").unwrap();
        let stamp = Stamp::of(&fs::metadata(&path).unwrap());
        let (seen, _) = compare(&path, stamp, None);
        fs::write(&path, "two").unwrap();
        assert!(compare(&path, stamp, Some(seen)).1);
    }
}
