//! Folders of content.

use std::path::PathBuf;

/// A folder of content. One today; later a trust can lay its own over a national pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// As diagnostics name it: its path from the project's folder.
    pub name: String,
    /// Where it lies.
    pub content: PathBuf,
}
