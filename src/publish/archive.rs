//! A bundle as one ZIP file: the same bytes on every machine.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::mem::ManuallyDrop;
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::bundle::Bundle;
use super::error::PublishError;
use super::output_lock::Lock;
use super::paths::sibling;

/// Fixed, since a newer default would change every archive.
const LEVEL: i64 = 6;
/// From this size on an entry needs the ZIP64 form.
const LARGE: u64 = u32::MAX as u64;

/// Writes the bundle to one ZIP file, which replaces `file` once it is complete. Everything is in
/// one `folder`, so that people who unpack it among their downloads can find it again.
///
/// Entries are sorted by path and have a fixed time (1980-01-01) and fixed permissions, so that the
/// same bundle gives the same bytes anywhere.
///
/// # Errors
/// If a source file cannot be read, or the archive cannot be written.
pub fn archive(bundle: &Bundle, file: &Path, folder: &str) -> Result<(), PublishError> {
    bundle.check()?;
    let Some(new) = sibling(file, "new") else {
        return Err(PublishError::NotAFolder {
            path: file.to_owned(),
        });
    };
    let _lock = Lock::for_file(file)?;
    let written = write(bundle, &new, folder).and_then(|()| {
        fs::rename(&new, file).map_err(PublishError::io("putting the archive in place at", file))
    });
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written
}

fn write(bundle: &Bundle, to: &Path, folder: &str) -> Result<(), PublishError> {
    let failed =
        |error: zip::result::ZipError| PublishError::io("writing the archive", to)(error.into());
    // Leftovers of a stopped run can be overwritten: nothing links to them.
    let file = File::create(to).map_err(PublishError::io("making the archive", to))?;
    // A `ZipWriter` that is dropped half-done tries to finish the archive, and prints an error of
    // its own when it cannot.
    let mut zip = ManuallyDrop::new(ZipWriter::new(BufWriter::new(file)));
    for (path, content) in bundle.iter() {
        let options = options().large_file(content.size()? >= LARGE);
        zip.start_file(format!("{folder}/{}", path.as_str()), options)
            .map_err(failed)?;
        content.for_each_block(|block| {
            zip.write_all(block)
                .map_err(PublishError::io("writing the archive", to))
        })?;
    }
    let mut out = ManuallyDrop::into_inner(zip).finish().map_err(failed)?;
    out.flush()
        .map_err(PublishError::io("writing the archive", to))
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        // Otherwise the archive would record which system wrote it.
        .system(System::Unix)
}
