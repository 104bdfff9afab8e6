//! The schemas for editors, compared with `check` by a real validator.
//!
//! Everything valid in the pack, in the example and in the fixtures of findings is accepted, and
//! everything that `check` rejects about the shape of a value is rejected, key by key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use common::tree;
use jsonschema::Validator;
use preceptor::model::kind::KindName;
use preceptor::schema::Subject;
use serde_json::{Map, Value, json};

/// The findings that are about the shape of a file.
const SHAPE: [&str; 3] = ["unknown-key", "missing-key", "wrong-value"];

/// What no schema can see, as `fixture: file: key`, with the reason.
const UNSEEN: [(&str, &str); 9] = [
    (
        "wrong-value.pass: content/quiz.md: pass",
        "whether any question has points",
    ),
    (
        "wrong-value.signs: preceptor.yaml: owner",
        "what no address for mail can hold",
    ),
    (
        "wrong-value.signs: content/a.md: title",
        "characters that cannot be shown",
    ),
    (
        "wrong-value.signs: content/a.md: summary",
        "characters that cannot be shown",
    ),
    (
        "wrong-value.signs: content/glossary.yaml: - term",
        "characters that cannot be shown",
    ),
    (
        "wrong-value: content/a.md: updated",
        "that February has no 30th day",
    ),
    (
        "wrong-value.lists: content/a.md: topics",
        "whether a value with commas stands in quotes",
    ),
    (
        "wrong-value.learning: content/list.md: scale",
        "that the points of a scale follow one another",
    ),
    (
        "wrong-value.learning: content/list-b.md: then_now",
        "that another key has to go with this one",
    ),
];

fn validator(subject: Subject) -> Validator {
    jsonschema::draft7::new(&subject.schema()).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn yaml(text: &str) -> Option<Value> {
    serde_yaml::from_str(text).ok()
}

/// The text between the two lines of dashes.
fn front(text: &str) -> Option<&str> {
    text.strip_prefix("---\n")?
        .split_once("\n---\n")
        .map(|(front, _)| front)
}

/// What a file's schema is: by `kind:`, else by its folders.
fn subject(path: &str, front: &Value) -> Subject {
    let named = front
        .get("kind")
        .and_then(Value::as_str)
        .and_then(KindName::named);
    let kind = named.unwrap_or(KindName::of_path(path));
    let scenario = kind == KindName::Quiz && front.get("scenario") == Some(&Value::Bool(true));
    Subject::Kind(if scenario { KindName::Scenario } else { kind })
}

#[track_caller]
fn accepted(subject: Subject, value: &Value, what: &str) {
    let errors: Vec<String> = validator(subject)
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

/// Every file of a project in `folder`; gives how many.
fn project(folder: &Path) -> usize {
    let text = fs::read_to_string(folder.join("preceptor.yaml")).unwrap();
    accepted(Subject::Project, &yaml(&text).unwrap(), "preceptor.yaml");
    let mut files = 0;
    for (path, bytes) in tree(&folder.join("content")) {
        let text = String::from_utf8(bytes).unwrap();
        if path == "glossary.yaml" {
            accepted(Subject::Glossary, &yaml(&text).unwrap(), &path);
        } else if path.ends_with(".md") {
            let front = yaml(front(&text).unwrap()).unwrap();
            accepted(subject(&path, &front), &front, &path);
        }
        files += 1;
    }
    files
}

#[test]
fn the_pack_and_the_example_fit_their_schemas() {
    assert!(project(root()) > 80);
    assert!(project(&root().join("scaffold/example")) > 14);
    assert!(project(&root().join("scaffold/empty")) > 0);
}

#[test]
fn new_files_fit_their_schemas() {
    for kind in KindName::ALL {
        let text =
            fs::read_to_string(root().join(format!("scaffold/files/{}.md", kind.name()))).unwrap();
        let text = text
            .replace("%TITLE%", "A")
            .replace("%AS_OF%", "2026-11-26")
            .replace("%ID%", "a");
        accepted(
            Subject::Kind(kind),
            &yaml(front(&text).unwrap()).unwrap(),
            kind.name(),
        );
    }
}

#[test]
fn every_key_says_what_it_is_for_in_a_sentence() {
    for subject in Subject::all() {
        for note in subject.notes() {
            let sentence = note.says.ends_with('.') && note.says.starts_with(char::is_uppercase);
            assert!(
                sentence,
                "{}: {}: {:?}",
                subject.name(),
                note.key,
                note.says
            );
        }
    }
}

/// A key of a fixture with what is found at it.
struct Entry {
    place: String,
    key: String,
    text: String,
    found: Vec<String>,
}

/// The keys of all YAML of a fixture; the glossary's entries are its terms.
fn entries(fixture: &str, text: &str) -> Vec<(Subject, Entry)> {
    let mut all = Vec::new();
    for section in text.split("=== ").skip(1) {
        let (head, rest) = section.split_once('\n').unwrap_or((section, ""));
        let path = head.trim_end_matches(" (not there)");
        let lines: Vec<&str> = rest
            .lines()
            .filter(|line| {
                !line.starts_with("~ help")
                    && !line.starts_with("~ write:")
                    && !line.starts_with("~ wanted:")
            })
            .collect();
        let lines = match path {
            // Where the front matter ends is the question there.
            _ if fixture.starts_with("front-matter-end") => continue,
            "preceptor.yaml" | "content/glossary.yaml" => lines,
            _ if path.ends_with(".md") && lines.first() == Some(&"---") => lines[1..]
                .iter()
                .copied()
                .take_while(|line| *line != "---")
                .collect(),
            _ => continue,
        };
        let entries = split(&format!("{fixture}: {path}"), &lines);
        let written: String = entries
            .iter()
            .map(|entry| entry.text.as_str())
            .filter(|text| text.starts_with("kind:") || text.starts_with("scenario:"))
            .collect();
        let within = path.strip_prefix("content/").unwrap_or(path);
        let subject = match path {
            "preceptor.yaml" => Subject::Project,
            "content/glossary.yaml" => Subject::Glossary,
            _ => subject(within, &yaml(&written).unwrap_or_default()),
        };
        all.extend(entries.into_iter().map(|entry| (subject, entry)));
    }
    all
}

/// Lines as entries: each begins at the left, and what is found below a line belongs to it.
fn split(place: &str, lines: &[&str]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines {
        if let Some(found) = line.strip_prefix("~ ") {
            if let Some(last) = entries.last_mut() {
                last.found.push(found.to_owned());
            }
            continue;
        }
        let begins = !line.starts_with([' ', '#', '⍽', '␉'])
            && (!line.starts_with('-') || entries.is_empty() || place.ends_with("glossary.yaml"));
        if entries.is_empty() && line.starts_with('#') {
            continue;
        }
        if begins || entries.is_empty() {
            let key = line.split(':').next().unwrap_or_default().to_owned();
            entries.push(Entry {
                place: format!("{place}: {key}"),
                key,
                text: String::new(),
                found: Vec::new(),
            });
        }
        let text = line
            .replace('⍽', "\u{a0}")
            .replace('␉', "\t")
            .replace('␍', "")
            .replace("⟦BOM⟧", "");
        let last = entries.last_mut().unwrap();
        last.text += &format!("{text}\n");
    }
    entries
}

/// The least that is right for `subject`, with `entry` in it; nothing where `entry` is no YAML at
/// all.
fn with(subject: Subject, entry: &Entry) -> Option<Value> {
    let value = yaml(&entry.text)?;
    if subject == Subject::Glossary {
        return Some(value);
    }
    let least = match subject {
        Subject::Kind(KindName::Policy) => {
            json!({"title": "T", "issuer": "I", "status": "pilot", "as_of": 2025})
        }
        _ => json!({"title": "T"}),
    };
    let mut all: Map<String, Value> = least.as_object().unwrap().clone();
    all.extend(value.as_object()?.clone());
    Some(Value::Object(all))
}

#[test]
fn what_check_says_about_shape_the_schemas_say_too() {
    let validators: BTreeMap<&str, Validator> = Subject::all()
        .map(|subject| (subject.name(), validator(subject)))
        .collect();
    let (mut refused, mut accepted) = (0, 0);
    let mut differing = Vec::new();
    let mut unseen: Vec<&str> = UNSEEN.iter().map(|(place, _)| *place).collect();
    for (name, bytes) in tree(&root().join("tests/fixtures")) {
        // What a file is in spite of its folder only its text shows, which no schema sees.
        if name.starts_with("wrong-kind") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        for (subject, entry) in entries(name.trim_end_matches(".txt"), &text) {
            let wrong = entry.found.iter().any(|found| {
                SHAPE
                    .iter()
                    .any(|id| found.contains(&format!("error[{id}]")))
            });
            let missing = entry
                .found
                .iter()
                .any(|found| found.contains("] 1: `") && found.contains("` is missing"));
            let fits = with(subject, &entry)
                .is_some_and(|value| validators[subject.name()].is_valid(&value));
            match (wrong && !missing, entry.found.is_empty(), fits) {
                (true, _, true) if unseen.contains(&entry.place.as_str()) => {
                    unseen.retain(|place| *place != entry.place)
                }
                (true, _, true) => {
                    differing.push(format!("{} is accepted:\n{}", entry.place, entry.text))
                }
                (true, _, false) => refused += 1,
                (false, true, false) if !entry.key.is_empty() => {
                    differing.push(format!("{} is refused:\n{}", entry.place, entry.text));
                }
                (false, true, true) => accepted += 1,
                _ => {}
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(unseen.is_empty(), "seen after all: {unseen:?}");
    println!("{refused} refused, {accepted} accepted");
    assert!(refused > 80 && accepted > 200, "{refused} {accepted}");
}

#[test]
fn a_missing_key_is_refused() {
    for (subject, keys) in [
        (Subject::Project, &["title"][..]),
        (Subject::Kind(KindName::Guidance), &["title"]),
        (
            Subject::Kind(KindName::Policy),
            &["title", "issuer", "status", "as_of"],
        ),
    ] {
        let whole: Map<String, Value> = keys
            .iter()
            .map(|key| ((*key).to_owned(), json!("pilot")))
            .collect();
        let whole: Map<String, Value> = whole
            .into_iter()
            .map(|(key, value)| {
                (
                    key.clone(),
                    if key == "as_of" { json!(2025) } else { value },
                )
            })
            .collect();
        assert!(validator(subject).is_valid(&Value::Object(whole.clone())));
        for key in keys {
            let mut less = whole.clone();
            less.remove(*key);
            assert!(
                !validator(subject).is_valid(&Value::Object(less.clone())),
                "{} without {key}",
                subject.name()
            );
            less.insert((*key).to_owned(), Value::Null);
            assert!(
                !validator(subject).is_valid(&Value::Object(less)),
                "{} with an empty {key}",
                subject.name()
            );
        }
    }
}

#[test]
fn the_command_lists_prints_and_writes() {
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_preceptor"))
            .arg("schema")
            .args(arguments)
            .current_dir(home.path())
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let (_, list) = run(&[]);
    let (code, written) = run(&["--write", "schemas"]);
    assert_eq!(code, Some(0), "{written}");
    for subject in Subject::all() {
        assert!(list.contains(&format!("\n  {} ", subject.name())), "{list}");
        let (_, printed) = run(&[subject.name()]);
        let file = home
            .path()
            .join(format!("schemas/{}.schema.json", subject.name()));
        assert_eq!(fs::read_to_string(file).unwrap(), printed);
        assert_eq!(
            serde_json::from_str::<Value>(&printed).unwrap(),
            subject.schema()
        );
        assert!(
            jsonschema::meta::is_valid(&subject.schema()),
            "{}",
            subject.name()
        );
    }
    assert_eq!(run(&["quizz"]).0, Some(2));
}
