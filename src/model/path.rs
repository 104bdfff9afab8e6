//! What a path within the content reveals by itself.

/// The folder that holds the file at `path`.
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether the file at `path` introduces its folder.
pub fn is_index(path: &str) -> bool {
    path == "index.md" || path.ends_with("/index.md")
}

/// Whether many Markdown hosts treat a file of this name as the introduction of its folder, as we
/// do if there is no `index.md`.
pub fn is_readme(name: &str) -> bool {
    name.eq_ignore_ascii_case("readme.md")
}
