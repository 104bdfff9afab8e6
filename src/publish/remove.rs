//! Removes the tool's own folders, even if somebody took away the permission to change them.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::Path;

use walkdir::WalkDir;

/// Removes a folder and its contents.
///
/// # Errors
/// If the system refuses even after the owner's permissions were restored.
pub(super) fn folder(path: &Path) -> io::Result<()> {
    with_rights(path, || fs::remove_dir_all(path))
}

/// Does something in the folder at `path`; if that is denied, restores the owner's permissions and
/// tries once more.
pub(super) fn with_rights<T>(path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match act() {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            give_rights(path);
            act()
        }
        result => result,
    }
}

/// Lets the owner change each folder in a tree. Failures show up later, when the permission is
/// needed.
fn give_rights(path: &Path) {
    for entry in WalkDir::new(path)
        .into_iter()
        .filter_map(Result::ok)
        .filter(is_changeable)
    {
        if let Ok(facts) = entry.metadata() {
            let _ = set(entry.path(), &facts);
        }
    }
}

#[cfg(unix)]
fn is_changeable(entry: &walkdir::DirEntry) -> bool {
    entry.file_type().is_dir()
}

/// Windows does not delete files marked read-only, whatever their folder allows.
#[cfg(not(unix))]
fn is_changeable(entry: &walkdir::DirEntry) -> bool {
    !entry.file_type().is_symlink()
}

#[cfg(unix)]
fn set(path: &Path, facts: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut permissions = facts.permissions();
    permissions.set_mode(permissions.mode() | 0o700);
    fs::set_permissions(path, permissions)
}

#[cfg(not(unix))]
fn set(path: &Path, facts: &Metadata) -> io::Result<()> {
    let mut permissions = facts.permissions();
    permissions.set_readonly(false);
    fs::set_permissions(path, permissions)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// Root is never denied anything, so the test checks the permissions themselves.
    fn denied_without_rights(folder: &Path) -> io::Result<()> {
        let mode = fs::metadata(folder)?.permissions().mode();
        if mode & 0o200 == 0 {
            Err(ErrorKind::PermissionDenied.into())
        } else {
            Ok(())
        }
    }

    #[test]
    fn rights_that_were_taken_away_are_given_back() {
        let root = tempfile::tempdir().unwrap();
        let inner = root.path().join("a/b");
        fs::create_dir_all(&inner).unwrap();
        fs::write(inner.join("c.txt"), "c").unwrap();
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o555)).unwrap();
        with_rights(root.path(), || denied_without_rights(&inner)).unwrap();
        folder(&root.path().join("a")).unwrap();
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }
}
