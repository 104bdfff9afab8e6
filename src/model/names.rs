//! Names that every computer can hold: asked of all that becomes a path of the site, before
//! anything is written.

use unicode_normalization::UnicodeNormalization as _;

use super::routes::MANIFEST;

/// The longest name of a file or folder that common file systems hold, in bytes (ext4) and in
/// UTF-16 units (NTFS).
const LONGEST_NAME: usize = 255;
/// Windows opens paths of up to 260 units. What is longer than this leaves little for the folder
/// that the site is in.
const LONG_PATH: usize = 200;
/// Every name of the tool's own passing things inside an output begins so.
pub const OWN_PREFIX: &str = ".preceptor-";

/// Why a path cannot be one of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Windows keeps the name for itself, or cannot end a name so.
    Windows,
    /// A character that means something else on some computer.
    Character,
    /// Longer than a name can be.
    Length,
    /// Kept for the tool, or for git.
    Kept,
}

impl Unfit {
    /// What is wrong, as a finding says it.
    pub fn message(self) -> &'static str {
        match self {
            Unfit::Windows => "Windows cannot hold a file or folder of this name",
            Unfit::Character => "not every computer can hold a file of this name",
            Unfit::Length => "this name is too long for most computers",
            Unfit::Kept => "this name is kept for preceptor itself, or for git",
        }
    }
}

/// Whether no part of `path`, `/`-separated, gets in the way of any computer.
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

/// Characters that some file system, or some server, takes for something else.
pub fn is_odd(c: char) -> bool {
    c.is_control() || matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\\')
}

/// Whether Windows keeps this name for itself, whatever its ending: `con.md`.
pub fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_lowercase();
    // Windows takes a raised 1, 2 or 3 for the digit itself.
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

/// Whether a path is so long that Windows may not open it, depending on where the site lies.
pub fn is_long(path: &str) -> bool {
    path.encode_utf16().count() > LONG_PATH
}

/// Two paths that fold to the same text are one on some computer: Windows knows no letter case, and
/// a Mac no difference between an `é` of one character and one of two.
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
