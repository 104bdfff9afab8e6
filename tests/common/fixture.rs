//! The small projects of `tests/fixtures`, without what is expected of them; `tests/diagnostics.rs`
//! says how they are written.

use std::fs;
use std::path::Path;

use super::Project;

/// What cannot be seen, and the sign that it is written in.
pub const SIGNS: [(&str, &str); 4] = [
    ("⍽", "\u{a0}"),
    ("␉", "\t"),
    ("␍", "\r"),
    ("⟦BOM⟧", "\u{feff}"),
];

/// Every fixture by its name, as a project.
pub fn all() -> Vec<(String, Project)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    let read = |path: &Path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, project(&fs::read_to_string(path).unwrap()))
    };
    found.iter().map(|path| read(path)).collect()
}

fn project(text: &str) -> Project {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with("~ ")) {
        match (line.strip_prefix("=== "), files.last_mut()) {
            (Some(path), _) => files.push((path, String::new())),
            (None, Some((_, text))) => *text += &format!("{line}\n"),
            (None, None) => panic!("`===` comes first"),
        }
    }
    let named = |path: &str| files.iter().any(|(named, _)| *named == path);
    let mut project = Project::empty();
    if !named("preceptor.yaml") {
        project = project.file("preceptor.yaml", "title: Handbook\n");
    }
    if !named("content/index.md") {
        project = project.md("content/index.md", "Home", "");
    }
    for (path, text) in files
        .iter()
        .filter(|(path, _)| !path.ends_with(" (not there)"))
    {
        project = project.file(
            path,
            &SIGNS
                .iter()
                .fold(text.clone(), |text, (sign, real)| text.replace(sign, real)),
        );
    }
    project
}
