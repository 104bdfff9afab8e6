//! Operations on single files: write, compare, carry over.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::bundle::Content;
use super::error::PublishError;

const BLOCK: usize = 64 * 1024;

impl Content {
    /// The bytes, unless they are still in a source file.
    fn in_memory(&self) -> Result<&[u8], &Path> {
        match self {
            Self::Owned(bytes) => Ok(bytes),
            Self::Shared(bytes) => Ok(bytes),
            Self::Static(bytes) => Ok(bytes),
            Self::File(path) => Err(path),
        }
    }

    /// Passes the content on in blocks of equal size, whether it is in memory or in a file.
    pub(super) fn for_each_block(
        &self,
        mut take: impl FnMut(&[u8]) -> Result<(), PublishError>,
    ) -> Result<(), PublishError> {
        match self.in_memory() {
            Ok(bytes) => bytes.chunks(BLOCK).try_for_each(take),
            Err(path) => {
                let mut file = open(path)?;
                let mut block = vec![0; BLOCK];
                loop {
                    match fill(&mut file, &mut block).map_err(PublishError::io("reading", path))? {
                        0 => return Ok(()),
                        read => take(&block[..read])?,
                    }
                }
            }
        }
    }

    /// Whether it is the very file at `path`.
    pub(super) fn lies_at(&self, path: &Path) -> bool {
        self.in_memory().is_err_and(|own| own == path)
    }

    /// How many bytes there are.
    pub(super) fn size(&self) -> Result<u64, PublishError> {
        match self.in_memory() {
            Ok(bytes) => Ok(bytes.len() as u64),
            Err(path) => Ok(fs::metadata(path)
                .map_err(PublishError::io("reading", path))?
                .len()),
        }
    }
}

/// Writes a file that must not exist yet: an existing one may be a hard link into the live site.
pub(super) fn write_new(content: &Content, to: &Path) -> Result<(), PublishError> {
    let mut file = File::create_new(to).map_err(PublishError::io("making the file", to))?;
    let written = match content.in_memory() {
        Ok(bytes) => io::Write::write_all(&mut file, bytes),
        // Not `fs::copy`, which would also copy the permissions of a read-only source.
        Err(from) => io::copy(&mut open(from)?, &mut file).map(drop),
    };
    written.map_err(PublishError::io("writing", to))
}

/// Whether the file holds exactly this content; compares the length first.
pub(super) fn same_bytes(content: &Content, on_disk: &Path) -> Result<bool, PublishError> {
    if content.lies_at(on_disk) {
        return Ok(true);
    }
    let failed = |error| PublishError::io("reading", on_disk)(error);
    let mut file = open(on_disk)?;
    let length = file.metadata().map_err(failed)?.len();
    if length != content.size()? {
        return Ok(false);
    }
    match content.in_memory() {
        Ok(bytes) => {
            let mut found = Vec::with_capacity(bytes.len());
            file.take(length).read_to_end(&mut found).map_err(failed)?;
            Ok(found == bytes)
        }
        Err(from) => same_files(&mut open(from)?, &mut file).map_err(failed),
    }
}

fn same_files(a: &mut File, b: &mut File) -> io::Result<bool> {
    let (mut left, mut right) = (vec![0; BLOCK], vec![0; BLOCK]);
    loop {
        let (read, other) = (fill(a, &mut left)?, fill(b, &mut right)?);
        if left[..read] != right[..other] {
            return Ok(false);
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

/// Reads until the block is full or the file ends.
fn fill(file: &mut File, block: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < block.len() {
        match file.read(&mut block[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn open(path: &Path) -> Result<File, PublishError> {
    File::open(path).map_err(PublishError::io("reading", path))
}

/// Carries a file over unchanged: as a hard link where possible, else as a copy with the same
/// modification time.
pub(super) fn carry(from: &Path, to: &Path) -> Result<(), PublishError> {
    let carried = match fs::hard_link(from, to) {
        Err(error) if may_copy_instead(&error) => copy(from, to),
        done => done,
    };
    carried.map_err(PublishError::io("carrying over", from))
}

fn may_copy_instead(error: &io::Error) -> bool {
    use io::ErrorKind::{AlreadyExists, CrossesDevices, NotFound, StorageFull};
    !matches!(
        error.kind(),
        AlreadyExists | CrossesDevices | NotFound | StorageFull
    )
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(from)?;
    if found.is_symlink() {
        return copy_link(from, to);
    }
    if !found.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "it is no plain file and cannot be linked",
        ));
    }
    fs::copy(from, to)?;
    // Best effort: without permission to set the time, the copy keeps its own.
    let _ = File::open(to).and_then(|file| file.set_modified(found.modified()?));
    Ok(())
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::new(
        io::ErrorKind::Unsupported,
        "symbolic links cannot be carried over here",
    ))
}

/// Makes a folder, with the permissions and owner of the former site's folder if there was one.
pub(super) fn make_dir(dir: &Path, like: &Path) -> io::Result<()> {
    fs::create_dir(dir)?;
    match fs::symlink_metadata(like) {
        Ok(model) if model.is_dir() => copy_access(dir, &model),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn copy_access(dir: &Path, model: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let made = fs::metadata(dir)?;
    if (made.uid(), made.gid()) != (model.uid(), model.gid()) {
        // Only some users may change the owner of a folder.
        let _ = chown(dir, Some(model.uid()), Some(model.gid()));
    }
    // We have to be able to fill the folder, and later to remove it.
    let mode = model.mode() & 0o7777 | 0o700;
    if made.mode() & 0o7777 == mode {
        return Ok(());
    }
    fs::set_permissions(dir, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn copy_access(_: &Path, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Whether two paths are the same file; where the system cannot say, whether both exist.
#[cfg(unix)]
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |path: &Path| {
        fs::symlink_metadata(path)
            .map(|found| (found.dev(), found.ino()))
            .ok()
    };
    id(a).is_some() && id(a) == id(b)
}

/// Whether two paths are the same file; where the system cannot say, whether both exist.
#[cfg(not(unix))]
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    fs::symlink_metadata(a).is_ok() && fs::symlink_metadata(b).is_ok()
}

/// Whether a folder is a mount point, including bind mounts. Old kernels cannot say; there the swap
/// itself will fail.
#[cfg(target_os = "linux")]
pub(super) fn is_mount(dir: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, dir, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Whether a folder is a mount point; on other systems the swap itself will fail.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_mount(_: &Path) -> bool {
    false
}

/// Removes files; returns whether there were any.
pub(super) fn remove_all(root: &Path, paths: &[PathBuf]) -> Result<bool, PublishError> {
    for path in paths {
        let path = root.join(path);
        fs::remove_file(&path).map_err(PublishError::io("removing", &path))?;
    }
    Ok(!paths.is_empty())
}
