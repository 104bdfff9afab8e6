//! What files held when they were last read: while a person waits for a page, files that did not
//! change are not read.
//!
//! A file is known again by its [`Stamp`]. Some drives keep times in steps of up to two seconds, so
//! that a file may change twice within one: what was read so soon after it was saved is read again.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rustc_hash::FxHashMap;

use super::fingerprint::Stamp;
use super::source::Source;
use crate::diagnostic::Diagnostic;
use crate::model::attachment::Attachment;

/// The coarsest step in which drives keep times.
const SETTLED: Duration = Duration::from_secs(2);

/// What came of a file.
#[derive(Debug, Clone)]
pub(in crate::load) enum Read {
    Source(Source),
    Attachment(Attachment),
    Wrong(Box<Diagnostic>),
}

/// Files of earlier builds. By default nothing is known, and everything is read.
#[derive(Debug, Default)]
pub(crate) struct Known {
    trusts_stamps: bool,
    /// How old a file must be when it is read, for its stamp to be trusted later.
    settled: Duration,
    /// By path within the content folder, with its path from the project's folder.
    files: FxHashMap<Arc<str>, Kept>,
}

/// A file that was read.
pub(in crate::load) type Kept = (Arc<str>, Stamp, Read);

impl Known {
    /// Files whose stamps are the same will not be read again.
    pub(crate) fn by_stamps() -> Known {
        Known {
            trusts_stamps: true,
            settled: SETTLED,
            files: FxHashMap::default(),
        }
    }

    /// What the file at `disk` holds: what is known of it, or what `read` finds. With a stamp where
    /// that is worth keeping.
    pub(in crate::load) fn read(
        &self,
        path: &Arc<str>,
        (file, disk): (&Arc<str>, &Path),
        read: impl FnOnce() -> Read,
    ) -> (Option<Stamp>, Read) {
        if !self.trusts_stamps {
            return (None, read());
        }
        // Before it is read: what is saved meanwhile has another stamp.
        let (now, stamp) = (
            SystemTime::now(),
            fs::metadata(disk).ok().map(|facts| Stamp::of(&facts)),
        );
        match (stamp, self.files.get(path)) {
            (Some(stamp), Some((known, old, held))) if stamp == *old && known == file => {
                (Some(stamp), held.clone())
            }
            _ => {
                let held = read();
                let is_kept = |stamp: &Stamp| {
                    stamp.is_before(now - self.settled) && !matches!(held, Read::Wrong(_))
                };
                (stamp.filter(is_kept), held)
            }
        }
    }

    /// Keeps what was read, and forgets everything else.
    pub(in crate::load) fn keep(&mut self, files: impl Iterator<Item = (Arc<str>, Kept)>) {
        self.files = files.collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the second of two builds reads a file again that was saved just before the first.
    fn is_read_again(settled: Duration) -> bool {
        let dir = tempfile::tempdir().unwrap();
        let (path, disk): (Arc<str>, _) = ("x.md".into(), dir.path().join("x.md"));
        fs::write(&disk, "one").unwrap();
        // Stamps are compared by whole seconds.
        std::thread::sleep(Duration::from_millis(1_010));
        let source = || {
            Read::Source(Source {
                path: path.clone(),
                file: path.clone(),
                text: "one".into(),
                layer: 0,
            })
        };
        let mut known = Known {
            settled,
            ..Known::by_stamps()
        };
        let (stamp, held) = known.read(&path, (&path, &disk), source);
        let kept = stamp.map(|stamp| (path.clone(), (path.clone(), stamp, held)));
        known.keep(kept.into_iter());
        let mut again = false;
        known.read(&path, (&path, &disk), || {
            again = true;
            source()
        });
        again
    }

    /// Saved twice within one step of the drive's clock, a file would keep its stamp.
    #[test]
    fn what_was_read_soon_after_it_was_saved_is_read_again() {
        assert!(is_read_again(SETTLED));
        assert!(!is_read_again(Duration::ZERO));
    }
}
