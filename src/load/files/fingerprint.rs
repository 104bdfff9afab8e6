//! What a file's own facts say of whether it changed, without reading it.

use std::fs::Metadata;
use std::time::SystemTime;

/// The facts that change when a file is saved or another takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Which file it is, and when its facts were last touched (seconds, nanoseconds), where the
    /// system tells: a time that was set by hand, as unpacking an archive does, hides nothing.
    node: (u64, i64, i64),
}

impl Stamp {
    /// The stamp of a file.
    pub(crate) fn of(metadata: &Metadata) -> Stamp {
        Stamp {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            node: node(metadata),
        }
    }

    /// Whether the file was last touched before `time`, as far as the system tells.
    pub(crate) fn is_before(&self, time: SystemTime) -> bool {
        let since = time
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        let touched = u64::try_from(self.node.1).unwrap_or(u64::MAX);
        self.modified.is_some_and(|modified| modified < time) && touched < since
    }
}

#[cfg(unix)]
fn node(metadata: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn node(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}
