//! Where each system keeps cache files.

use std::env;
use std::path::PathBuf;

/// The cache file: the user's own, so that no project holds a list that is not part of its content.
pub fn cache_file() -> Option<PathBuf> {
    let named = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let folder = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        named("HOME").map(|home| home.join("Library/Caches"))
    } else {
        named("XDG_CACHE_HOME").or_else(|| named("HOME").map(|home| home.join(".cache")))
    };
    folder.map(|folder| folder.join("preceptor/external-links.json"))
}
