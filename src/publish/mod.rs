//! Bundle -> disk, all or nothing.
//!
//! [`publish`] brings an output folder to exactly what a [`Bundle`] says. It fills a hidden folder
//! beside the output, in which files that did not change are hard links to those already there, and
//! then swaps the two. A [`SiteWriter`] takes the files while they are still being made, so that a large
//! site need not lie in memory.
//!
//! What is promised:
//! - **Old or new, whole.** A run that is killed leaves the former site or the new one at the
//!   output path; the next run clears away what the killed one left and succeeds. On Linux the swap
//!   is one step (`renameat2` with exchange). Where that is missing (other systems, some network
//!   file systems) two renames take its place: between them the output is absent for a moment, and
//!   a run killed just there leaves it absent until the next run puts the former site back.
//! - **Only our own files go.** The manifest in the output names what the tool wrote; nothing else
//!   is deleted or overwritten. Other people's files stop the run, or with `force` stay where they
//!   are, as do `.git`, `.gitignore` and `.gitkeep` always. Symbolic links inside the output are
//!   never followed.
//! - **What did not change is not touched**: same file, same modification time. If nothing changed,
//!   nothing is written.
//!
//! Where the output is a mount point, holds one, or has a parent folder that cannot be written,
//! there is no swapping: files are replaced one by one, each whole, and
//! [`Report::replaced_one_by_one`] says so. A run killed then leaves some pages old and some new;
//! the next run finishes the work.
//!
//! The promise is about stopped processes, not about power cuts: nothing is flushed to the disk
//! with `fsync`. Because folders are swapped, a program whose *working directory* is the output
//! keeps looking at the former folder: start a server beside the output and name the folder to it.
//! Permissions and, where allowed, ownership of folders are carried over; access control lists of
//! folders are not.

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
    /// Publish although the output holds files that the tool did not write; they stay where they
    /// are.
    pub force: bool,
}

/// What publishing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or changed, the manifest not counted.
    pub written: usize,
    /// Files of an earlier run that the site no longer has.
    pub removed: usize,
    /// Files that were left as they are.
    pub unchanged: usize,
    /// The folder could not be swapped, so the files were replaced one after the other.
    pub replaced_one_by_one: bool,
    /// An earlier run had been stopped, and its leftovers were cleared away.
    pub recovered: bool,
}

/// Brings the folder `output` to what `bundle` says, or changes nothing.
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
