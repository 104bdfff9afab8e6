//! The address of a document in the site, and relative links between addresses.

use std::fmt;

use super::fragment::find_byte;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// A path within the output folder, `/`-separated: `guidance/fit-note.html`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(String);

/// Invisible characters that come along when text is pasted: joiners, zero-width spaces, soft
/// hyphens.
pub const UNSEEN: [char; 6] = [
    '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}',
];

/// Characters that must be encoded in the path of an address.
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'\\')
    .add(b'^')
    .add(b'|')
    .add(b'\'')
    .add(b'&');

impl Route {
    /// The route of the Markdown file at `path`: the output mirrors the source.
    pub fn of_source(path: &str) -> Route {
        Route(format!("{}.html", path.strip_suffix(".md").unwrap_or(path)))
    }

    /// A route from a finished path.
    pub fn new(path: impl Into<String>) -> Route {
        Route(path.into())
    }

    /// `/`-separated.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// From this page to the site's root: `""`, `"../"` …
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The relative address of `target` for links on this page.
    pub fn href_to(&self, target: &Route) -> String {
        let mut href = String::new();
        self.href_into(&target.0, &mut href);
        href
    }

    /// The same, appended to `href`; needs no escaping within an attribute.
    pub fn href_into(&self, target: &str, href: &mut String) {
        let shared = shared_folders(&self.0, target);
        let up = self.0.as_bytes()[shared..]
            .iter()
            .filter(|byte| **byte == b'/')
            .count();
        let down = &target[shared..];
        href.reserve(3 * up + down.len());
        (0..up).for_each(|_| href.push_str("../"));
        if up == 0
            && down
                .split('/')
                .next()
                .is_some_and(|first| first.as_bytes().contains(&b':'))
        {
            href.push_str("./");
        }
        encode_into(down, href);
    }

    /// The address from the site's root.
    pub fn href_from_root(&self) -> String {
        utf8_percent_encode(&self.0, IN_PATH).to_string()
    }
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Nearly all paths are plain ASCII and are copied as they are.
fn encode_into(path: &str, href: &mut String) {
    let odd = |byte: u8| {
        !(byte.is_ascii_lowercase()
            | (b'-'..=b'9').contains(&byte)
            | byte.is_ascii_uppercase()
            | (byte == b'_'))
    };
    if find_byte(path.as_bytes(), odd).is_none() {
        href.push_str(path);
    } else {
        href.extend(utf8_percent_encode(path, IN_PATH));
    }
}

/// The length of the folders that `here` and `target` share, including the last `/`.
fn shared_folders(here: &str, target: &str) -> usize {
    let same = here
        .bytes()
        .zip(target.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    here.as_bytes()[..same]
        .iter()
        .rposition(|byte| *byte == b'/')
        .map_or(0, |slash| slash + 1)
}

/// Why an address does not lead to a place in the content folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressError {
    /// It leads above the content folder.
    Outside,
    /// It begins with `/`.
    Absolute,
    /// It is written with `\`.
    Backslash,
}

/// The path within the content folder that the address `to` in the file `from` names, and the
/// fragment.
///
/// # Errors
/// If the address cannot name a file of the content folder.
pub fn resolve(from: &str, to: &str) -> Result<(String, Option<String>), AddressError> {
    let (path, fragment) = match to.split_once('#') {
        Some((path, fragment)) => (path, Some(decoded(fragment))),
        None => (to, None),
    };
    let path = decoded(path.split('?').next().unwrap_or_default());
    if path.contains('\\') {
        return Err(AddressError::Backslash);
    }
    if path.starts_with('/') {
        return Err(AddressError::Absolute);
    }
    if path.is_empty() {
        return Ok((from.to_owned(), fragment));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or(AddressError::Outside)?),
            part => parts.push(part),
        }
    }
    if path.ends_with('/') || path.ends_with("..") || path == "." {
        parts.push("index.md");
    }
    Ok((
        parts.join("/"),
        fragment.filter(|fragment| !fragment.is_empty()),
    ))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The path of the file `to`, as a link in the file `from` writes it.
pub fn relative(from: &str, to: &str) -> String {
    Route(from.to_owned()).href_to(&Route(to.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn href(from: &str, to: &str) -> String {
        Route::new(from).href_to(&Route::new(to))
    }

    #[test]
    fn addresses_are_relative() {
        assert_eq!(href("index.html", "a/b.html"), "a/b.html");
        assert_eq!(href("a/b.html", "a/c.html"), "c.html");
        assert_eq!(href("a/b/c.html", "a/d/e.html"), "../d/e.html");
        assert_eq!(href("a/b/c.html", "index.html"), "../../index.html");
        assert_eq!(href("ab/c.html", "a/c.html"), "../a/c.html");
        assert_eq!(href("a/b.html", "a.html"), "../a.html");
        assert_eq!(href("a.html", "x y/ä&.pdf"), "x%20y/%C3%A4%26.pdf");
    }

    #[test]
    fn addresses_are_resolved() {
        let to = |from, to| resolve(from, to).map(|(path, _)| path);
        assert_eq!(to("a/b.md", "c.md"), Ok("a/c.md".to_owned()));
        assert_eq!(to("a/b.md", "../c%20d.pdf"), Ok("c d.pdf".to_owned()));
        assert_eq!(to("a/b.md", "../"), Ok("index.md".to_owned()));
        assert_eq!(to("a/b.md", "./c/"), Ok("a/c/index.md".to_owned()));
        assert_eq!(to("a/b.md", "../../x.md"), Err(AddressError::Outside));
        assert_eq!(to("a/b.md", "%2e%2e/../x.md"), Err(AddressError::Outside));
        assert_eq!(to("a/b.md", "/x.md"), Err(AddressError::Absolute));
        assert_eq!(
            resolve("a.md", "b.md#x%20y"),
            Ok(("b.md".to_owned(), Some("x y".to_owned())))
        );
    }
}
