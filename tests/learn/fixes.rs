//! Putting the corrected line in place of the line that a finding is about resolves the finding,
//! and causes no other.

use std::fs;
use std::path::Path;

use preceptor::diagnostic::Diagnostic;
use preceptor::load::files::source::Source;
use preceptor::load::{self, Options};

/// Rules whose corrected line is only an example, since nobody can know what was meant; or shows
/// several lines.
const EXAMPLES: [&str; 5] = [
    "no-answer",
    "no-steps",
    "no-actions",
    "dead-end",
    "choice-link",
];

/// The files of the fixtures, without what is expected of them.
fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let fixture = fs::read_to_string(entry.unwrap().path()).unwrap();
        for section in fixture.split("=== content/").skip(1) {
            let lines = section
                .lines()
                .skip(1)
                .filter(|line| !line.starts_with("~ "));
            let text: String = lines.map(|line| format!("{line}\n")).collect();
            let signs = [("⍽", "\u{a0}"), ("␉", "\t"), ("␍", "\r")];
            let text = signs
                .iter()
                .fold(text, |text, (sign, real)| text.replace(sign, real));
            files.push((section.lines().next().unwrap().to_owned(), text));
        }
    }
    files
}

fn findings(path: &str, text: &str) -> Vec<Diagnostic> {
    let source = Source {
        path: path.into(),
        file: path.into(),
        text: text.into(),
        layer: 0,
    };
    load::document(&source, &Options::default()).diagnostics
}

/// The text with the corrected line in it; none where it is not for one whole line.
fn fixed(text: &str, found: &Diagnostic) -> Option<String> {
    let corrected = found
        .corrected
        .as_ref()
        .filter(|_| !EXAMPLES.contains(&found.rule.id))?;
    let more = corrected.trim_start_matches('\n').contains('\n');
    if more || corrected.starts_with('{') {
        return None;
    }
    let number = found.place.line - 1;
    // The finding asks for a line of dashes below the first row, where there is none yet.
    let has_dashes = found
        .place
        .text
        .trim_matches(['|', ' ', '-', ':', '>'])
        .is_empty();
    let is_below = found.rule.id == "table-rule" && !has_dashes;
    let corrected = &if is_below {
        format!("{}\n{corrected}", found.place.text)
    } else {
        corrected.clone()
    };
    let lines = text.split('\n').enumerate();
    Some(
        lines
            .map(|(at, line)| {
                if at == number {
                    corrected.as_str()
                } else {
                    line
                }
            })
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

#[test]
fn a_corrected_line_fixes_what_it_is_about() {
    let mut tried = 0;
    let mut wrong = String::new();
    for (path, text) in files() {
        let before = findings(&path, &text);
        for found in &before {
            let Some(fixed) = fixed(&text, found) else {
                continue;
            };
            let moved = found
                .corrected
                .as_ref()
                .is_some_and(|line| line.starts_with('\n'));
            let lines = found.place.line..=found.place.line + usize::from(moved);
            let after = findings(&path, &fixed);
            let again = after
                .iter()
                .find(|other| other.rule.id == found.rule.id && lines.contains(&other.place.line));
            if let Some(again) = again {
                wrong += &format!("{path}: {found:#?}\nis still there: {again:#?}\n");
            }
            if after.len() > before.len() {
                wrong += &format!("{path}: {found:#?}\nbrings {after:#?}\n");
            }
            tried += 1;
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(tried > 80, "{tried}");
}
