//! Names that every computer accepts: checked for everything that becomes a path of the site,
//! before anything is written.

use unicode_normalization::UnicodeNormalization as _;

use super::routes::MANIFEST;

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
pub enum Unfit {
    /// Reserved by Windows, or ends in a way that Windows does not allow.
    Windows,
    /// A character with a special meaning on some computer.
    Character,
    /// Longer than a name can be.
    Length,
    /// Reserved for the tool, or for git.
    Kept,
}

impl Unfit {
    /// The message of a finding.
    pub fn message(self) -> &'static str {
        match self {
            Unfit::Windows => "Windows cannot hold a file or folder of this name",
            Unfit::Character => "not every computer can hold a file of this name",
            Unfit::Length => "this name is too long for most computers",
            Unfit::Kept => "this name is kept for preceptor itself, or for git",
        }
    }
}

/// Checks every part of `path`, which is `/`-separated.
pub fn unfit(path: &str) -> Option<Unfit> {
    if path.eq_ignore_ascii_case(MANIFEST) {
        return Some(Unfit::Kept);
    }
    path.split('/').find_map(unfit_part)
}

fn unfit_part(part: &str) -> Option<Unfit> {
    let lower = part.to_ascii_lowercase();
    if part.is_empty() || part.contains(is_odd) {
        Some(Unfit::Character)
    } else if lower == ".git" || lower.starts_with(OWN_PREFIX) {
        Some(Unfit::Kept)
    } else if is_device(part) || part.ends_with(['.', ' ']) || part.starts_with(' ') {
        Some(Unfit::Windows)
    } else {
        (part.len() > LONGEST_NAME).then_some(Unfit::Length)
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
            ("a/con.html", Unfit::Windows),
            ("nul/x.html", Unfit::Windows),
            ("LPT1", Unfit::Windows),
            ("com\u{b9}.html", Unfit::Windows),
            ("CONIN$", Unfit::Windows),
            ("con .txt", Unfit::Windows),
            ("trail./x.html", Unfit::Windows),
            (" a.html", Unfit::Windows),
            ("a /b.html", Unfit::Windows),
            ("x*y.html", Unfit::Character),
            ("x<y.html", Unfit::Character),
            ("x|y.html", Unfit::Character),
            ("a//b.html", Unfit::Character),
            ("a\u{7}.html", Unfit::Character),
            (".git/x.html", Unfit::Kept),
            ("a/.Preceptor-x.html", Unfit::Kept),
            ("Preceptor-Manifest.json", Unfit::Kept),
        ] {
            assert_eq!(unfit(path), Some(why), "{path}");
        }
        assert_eq!(
            unfit(&format!("a/{}.html", "x".repeat(251))),
            Some(Unfit::Length)
        );
        assert_eq!(
            unfit(&format!("a/{}.html", "ü".repeat(126))),
            Some(Unfit::Length)
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
            assert_eq!(unfit(fine), None, "{fine}");
        }
        assert_eq!(unfit(&format!("a/{}.html", "x".repeat(250))), None);
    }

    #[test]
    fn case_and_the_form_of_letters_make_no_difference() {
        assert_eq!(fold("A/É.html"), fold("a/e\u{301}.html"));
        assert_ne!(fold("a/é.html"), fold("a/e.html"));
    }
}
