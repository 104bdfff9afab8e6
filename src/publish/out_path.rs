//! Paths inside the output.

use std::borrow::Borrow;
use std::fmt;

/// A path inside the output: relative, with `/` between its segments, none of which is empty, `.`
/// or `..`, and without control characters, `\` or `:`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(String);

impl OutPath {
    /// The path, or `None` if it could lead out of the output or means different things on
    /// different systems.
    pub fn new(path: &str) -> Option<Self> {
        path.split('/').all(is_plain).then(|| Self(path.to_owned()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_plain(segment: &str) -> bool {
    let odd = |c: char| c.is_control() || c == '\\' || c == ':';
    !matches!(segment, "" | "." | "..") && !segment.contains(odd)
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}
