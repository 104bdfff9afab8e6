//! The ids of findings, and how fixtures and examples write what cannot be seen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What cannot be seen, and the sign that stands for it.
const SIGNS: [(&str, &str); 4] = [
    ("⍽", "\u{a0}"),
    ("␉", "\t"),
    ("␍", "\r"),
    ("⟦BOM⟧", "\u{feff}"),
];

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

/// `text` with what its signs stand for.
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

/// The ids in `Diagnostic::error("…` and its sisters, wherever the line is broken, with the levels
/// that stand there.
pub fn ids_in_code() -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut ids: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (path, bytes) in super::tree(&source)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs"))
    {
        let text = String::from_utf8(bytes).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for level in ["error", "warning", "advice"] {
            let call = format!("Diagnostic::{level}(");
            for (at, _) in code.match_indices(&call) {
                let argument = code[at + call.len()..].trim_start();
                let id = argument
                    .strip_prefix('"')
                    .and_then(|rest| rest.split('"').next());
                assert!(
                    id.is_some() || path == "diagnostic/mod.rs",
                    "{path}: an id that is no literal"
                );
                if let Some(id) = id.filter(|id| !id.is_empty()) {
                    ids.entry(id.to_owned()).or_default().insert(level);
                }
            }
        }
    }
    ids
}
