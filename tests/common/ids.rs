//! The ids of findings, and how fixtures and examples write what cannot be seen.

use super::fixture::SIGNS;

/// Findings about bytes and files that no text holds, tested in `tests/files.rs`, and about other
/// sites, tested in `tests/external.rs`.
pub const ELSEWHERE: [&str; 9] = [
    "external-broken",
    "external-moved",
    "external-unchecked",
    "large-image",
    "no-network",
    "no-project",
    "not-a-file",
    "not-utf8",
    "unreadable",
];

/// `text` with its signs replaced by the characters they represent.
pub fn without_signs(text: &str) -> String {
    SIGNS.iter().fold(text.to_owned(), |text, (sign, real)| {
        text.replace(sign, real)
    })
}

/// `text` with signs for what cannot be seen.
pub fn with_signs(text: &str) -> String {
    SIGNS.iter().fold(text.to_owned(), |text, (sign, real)| {
        text.replace(real, sign)
    })
}
