//! What would change, as a unified diff.

use similar::TextDiff;

use super::File;

/// The changes of all files, each with three lines of context.
pub fn diff(files: &[File]) -> String {
    files.iter().map(one).collect()
}

fn one(file: &File) -> String {
    let (from, to) = (format!("a/{}", file.name), format!("b/{}", file.name));
    TextDiff::from_lines(&*file.before, &*file.after)
        .unified_diff()
        .context_radius(3)
        .header(&from, &to)
        .to_string()
}
