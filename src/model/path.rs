//! What a path within the content says by itself.

/// The folder that holds the file at `path`.
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether the file at `path` introduces its folder.
pub fn is_index(path: &str) -> bool {
    path == "index.md" || path.ends_with("/index.md")
}
