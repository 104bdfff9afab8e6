//! Names that every computer accepts: checked for everything that becomes a path of the site,
//! before anything is written.

use unicode_normalization::UnicodeNormalization as _;

/// The list of files that the tool wrote.
pub const MANIFEST: &str = "preceptor-manifest.json";

/// The longest file name that common file systems accept, in bytes (ext4) and in UTF-16 units
/// (NTFS).
const LONGEST_NAME: usize = 255;
/// Windows opens paths of up to 260 units. A longer path than this leaves little for the folder
/// that the site is in.
const LONG_PATH: usize = 200;
/// The prefix of the tool's own temporary files inside an output.
pub const OWN_PREFIX: &str = ".preceptor-";

/// Why a path cannot be part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidName {
    /// Reserved by Windows, or ends in a way that Windows does not allow.
    Windows,
    /// A character with a special meaning on some computer.
    Character,
    /// Longer than a name can be.
    Length,
    /// Reserved for the tool, or for git.
    Reserved,
}

impl InvalidName {
    /// The message of a finding.
    pub fn message(self) -> &'static str {
        match self {
            InvalidName::Windows => "Windows cannot hold a file or folder of this name",
            InvalidName::Character => "not every computer can hold a file of this name",
            InvalidName::Length => "this name is too long for most computers",
            InvalidName::Reserved => "this name is kept for preceptor itself, or for git",
        }
    }
}

/// Checks every part of `path`, which is `/`-separated.
pub fn invalid_name(path: &str) -> Option<InvalidName> {
    if path.eq_ignore_ascii_case(MANIFEST) {
        return Some(InvalidName::Reserved);
    }
    path.split('/').find_map(invalid_part)
}

fn invalid_part(part: &str) -> Option<InvalidName> {
    let lower = part.to_ascii_lowercase();
    if part.is_empty() || part.contains(is_odd) {
        Some(InvalidName::Character)
    } else if lower == ".git" || lower.starts_with(OWN_PREFIX) {
        Some(InvalidName::Reserved)
    } else if is_device(part) || part.ends_with(['.', ' ']) || part.starts_with(' ') {
        Some(InvalidName::Windows)
    } else {
        (part.len() > LONGEST_NAME).then_some(InvalidName::Length)
    }
}

/// Characters with a special meaning to some file system or server.
pub fn is_odd(c: char) -> bool {
    c.is_control() || matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\\')
}

/// Whether Windows reserves this name, whatever its extension: `con.md`.
pub fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_lowercase();
    // Windows treats superscript 1, 2 and 3 as digits here.
    let is_port = |number: &str| {
        let mut signs = number.chars();
        signs
            .next()
            .is_some_and(|sign| sign.is_ascii_digit() || matches!(sign, '¹' | '²' | '³'))
            && signs.next().is_none()
    };
    matches!(
        stem.as_str(),
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$"
    ) || ["com", "lpt"]
        .iter()
        .any(|port| stem.strip_prefix(port).is_some_and(is_port))
}

/// Whether a path is so long that Windows may be unable to open it, depending on the site's
/// location.
pub fn is_long(path: &str) -> bool {
    path.encode_utf16().count() > LONG_PATH
}

/// Paths that fold to the same text are the same file on some computer: Windows ignores letter
/// case, and a Mac treats an `é` of one character like one of two.
pub fn fold(path: &str) -> String {
    if path.is_ascii() {
        path.to_ascii_lowercase()
    } else {
        path.nfc().collect::<String>().to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_computer_cannot_hold_are_unfit() {
        for (path, why) in [
            ("a/con.html", InvalidName::Windows),
            ("nul/x.html", InvalidName::Windows),
            ("LPT1", InvalidName::Windows),
            ("com\u{b9}.html", InvalidName::Windows),
            ("CONIN$", InvalidName::Windows),
            ("con .txt", InvalidName::Windows),
            ("trail./x.html", InvalidName::Windows),
            (" a.html", InvalidName::Windows),
            ("a /b.html", InvalidName::Windows),
            ("x*y.html", InvalidName::Character),
            ("x<y.html", InvalidName::Character),
            ("x|y.html", InvalidName::Character),
            ("a//b.html", InvalidName::Character),
            ("a\u{7}.html", InvalidName::Character),
            (".git/x.html", InvalidName::Reserved),
            ("a/.Preceptor-x.html", InvalidName::Reserved),
            ("Preceptor-Manifest.json", InvalidName::Reserved),
        ] {
            assert_eq!(invalid_name(path), Some(why), "{path}");
        }
        assert_eq!(
            invalid_name(&format!("a/{}.html", "x".repeat(251))),
            Some(InvalidName::Length)
        );
        assert_eq!(
            invalid_name(&format!("a/{}.html", "ü".repeat(126))),
            Some(InvalidName::Length)
        );
        for fine in [
            "a/b.html",
            "console.html",
            "com10.html",
            "coma.html",
            "com.html",
            ".htaccess",
            "ü ß/x y.pdf",
            "a.b.c",
        ] {
            assert_eq!(invalid_name(fine), None, "{fine}");
        }
        assert_eq!(invalid_name(&format!("a/{}.html", "x".repeat(250))), None);
    }

    #[test]
    fn case_and_the_form_of_letters_make_no_difference() {
        assert_eq!(fold("A/É.html"), fold("a/e\u{301}.html"));
        assert_ne!(fold("a/é.html"), fold("a/e.html"));
    }
}
