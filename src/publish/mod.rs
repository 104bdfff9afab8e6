//! Bundle -> disk, all or nothing.
//!
//! [`publish`] makes an output folder match a [`Bundle`] exactly. It fills a hidden folder beside
//! the output, in which unchanged files are hard links to the existing ones, and then swaps the
//! two. A [`SiteWriter`] takes files while they are still being rendered, so that a large site does
//! not have to be held in memory.
//!
//! What is promised:
//! - **Old or new, never a mix.** A run that is killed leaves the former site or the new one at the
//!   output path; the next run cleans up after it and succeeds. On Linux the swap is one step
//!   (`renameat2` with exchange). Where that is missing (other systems, some network file systems)
//!   it takes two renames: between them the output is absent for a moment, and a run killed just
//!   then leaves it absent until the next run restores the former site.
//! - **Only our own files are removed.** The manifest in the output names what the tool wrote;
//!   nothing else is deleted or overwritten. Other people's files stop the run, or with `force`
//!   stay where they are, as `.git`, `.gitignore` and `.gitkeep` always do. Symbolic links inside
//!   the output are never followed.
//! - **Unchanged files are not touched**: same file, same modification time. If nothing changed,
//!   nothing is written.
//!
//! If the output is a mount point, contains one, or has a parent folder that is not writable,
//! swapping is impossible: files are replaced one by one, each atomically, and
//! [`Report::replaced_one_by_one`] says so. A run killed then leaves some pages old and some new;
//! the next run finishes the work.
//!
//! This covers killed processes, not power cuts: nothing is flushed to disk with `fsync`. Because
//! folders are swapped, a program whose *working directory* is the output keeps seeing the former
//! folder: start a server beside the output and give it the folder's path. Permissions and, where
//! allowed, ownership of folders are carried over; access control lists of folders are not.

mod archive;
mod bundle;
mod change_plan;
mod error;
mod files;
mod in_place;
mod manifest;
mod out_path;
mod output_lock;
mod paths;
mod recover;
mod remove;
mod scan;
mod stage;
mod swap;
#[cfg(test)]
mod tests;
mod writer;

use std::path::Path;

pub use archive::archive;
pub use bundle::{Bundle, Bytes, Content};
pub use error::PublishError;
pub use manifest::MANIFEST;
pub use out_path::OutPath;
pub use writer::{SiteWriter, Store};

/// How to publish.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Publish even if the output holds files that the tool did not write; they stay where they
    /// are.
    pub force: bool,
}

/// What publishing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// New or changed files, not counting the manifest.
    pub written: usize,
    /// Files of an earlier run that the site no longer has.
    pub removed: usize,
    /// Files that were left untouched.
    pub unchanged: usize,
    /// The folder could not be swapped, so the files were replaced one by one.
    pub replaced_one_by_one: bool,
    /// An earlier run had been stopped, and its leftovers were cleaned up.
    pub recovered: bool,
}

/// Makes the folder `output` match `bundle`, or changes nothing.
///
/// An output that is a symbolic link to a folder is resolved once; the work is done on the real
/// folder.
///
/// # Errors
/// See [`PublishError`]: each of its messages says what to do.
pub fn publish(bundle: &Bundle, output: &Path, options: &Options) -> Result<Report, PublishError> {
    bundle.check()?;
    SiteWriter::open(output)?.apply(bundle, *options)
}
