//! Completion and checks while typing, for Visual Studio Code.
//!
//! Its YAML extension completes and checks the two YAML files by their schemas. It ignores front
//! matter in Markdown, so the keys of front matter come as snippets, which the editor offers by
//! itself; `preceptor check` checks them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use preceptor::load::front_matter::keys::schema_notes::Note;
use preceptor::model::kind::KindName;
use preceptor::schema::Subject;
use serde_json::{Value, json};

use super::folder::File;
use crate::cli::schema;

/// All files for the editor.
pub fn files() -> Vec<File> {
    let fixed = [
        (
            "settings.json",
            include_str!("../../../scaffold/editor/settings.json"),
        ),
        (
            "extensions.json",
            include_str!("../../../scaffold/editor/extensions.json"),
        ),
    ];
    let fixed = fixed.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let schemas = Subject::all().map(|subject| {
        (
            format!("schemas/{}", schema::file_name(subject)),
            schema::text(subject),
        )
    });
    let snippets = (
        "front-matter.code-snippets".to_owned(),
        format!("{:#}\n", snippets()),
    );
    let all = fixed.into_iter().chain(schemas).chain([snippets]);
    all.map(|(name, text)| (format!(".vscode/{name}"), Cow::Owned(text.into_bytes())))
        .collect()
}

/// One snippet for each key of front matter.
fn snippets() -> Value {
    let notes = KindName::ALL
        .into_iter()
        .flat_map(|kind| Subject::Kind(kind).notes());
    let mut snippets = BTreeMap::new();
    for note in notes {
        snippets.entry(note.key).or_insert_with(
            || json!({"scope": "markdown", "prefix": note.key, "body": body(&note), "description": note.says}),
        );
    }
    json!(snippets)
}

/// The lines that a snippet inserts, with places to fill in.
fn body(note: &Note) -> Vec<String> {
    let ways = ways(&note.shape);
    let list = ways.iter().find(|way| way.get("items").is_some());
    let key = note.key;
    match (choices(&ways), list) {
        (Some(choices), Some(_)) => vec![format!("{key}: [${{1|{choices}|}}]")],
        (Some(choices), None) => vec![format!("{key}: ${{1|{choices}|}}")],
        (None, Some(list)) => items(key, list),
        (None, None) => vec![format!("{key}: $1")],
    }
}

fn ways(shape: &Value) -> Vec<&Value> {
    shape
        .get("anyOf")
        .and_then(Value::as_array)
        .map_or_else(|| vec![shape], |ways| ways.iter().collect())
}

/// The values to choose from.
fn choices(ways: &[&Value]) -> Option<String> {
    if ways.iter().any(|way| way["type"] == "boolean") {
        return Some("true,false".to_owned());
    }
    let words = ways.iter().find_map(|way| way.get("enum")?.as_array())?;
    Some(
        words
            .iter()
            .filter_map(Value::as_str)
            .collect::<Vec<_>>()
            .join(","),
    )
}

/// A list of texts on one line, or the first of several mappings, with its required keys.
fn items(key: &str, list: &Value) -> Vec<String> {
    let item = &list["items"];
    if needed(item).is_none() {
        let least = list.get("minItems").and_then(Value::as_u64).unwrap_or(1);
        let places: Vec<String> = (1..=least).map(|place| format!("${place}")).collect();
        return vec![format!("{key}: [{}]", places.join(", "))];
    }
    let mut lines = vec![format!("{key}:")];
    mapping(item, 1, &mut 1, &mut lines);
    lines
}

/// The required keys of a mapping, if it is one.
fn needed(item: &Value) -> Option<Vec<(&str, &Value)>> {
    ways(item).into_iter().find_map(|way| {
        let names = way
            .get("required")?
            .as_array()?
            .iter()
            .filter_map(Value::as_str);
        Some(names.map(|name| (name, &way["properties"][name])).collect())
    })
}

/// The first mapping of a list, `depth` lists deep.
fn mapping(item: &Value, depth: usize, place: &mut usize, lines: &mut Vec<String>) {
    let needed = needed(item).unwrap_or_default();
    for (at, (name, shape)) in needed.into_iter().enumerate() {
        let begin = if at == 0 { "  - " } else { "    " };
        let before = "    ".repeat(depth - 1) + begin;
        if let Some(inner) = shape.get("items") {
            lines.push(format!("{before}{name}:"));
            mapping(inner, depth + 1, place, lines);
        } else {
            lines.push(format!("{before}{name}: ${place}"));
            *place += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_write_what_a_key_takes() {
        let snippets = snippets();
        for (key, body) in [
            ("title", json!(["title: $1"])),
            (
                "audience",
                json!(["audience: [${1|staff,educators,leaders|}]"]),
            ),
            ("feedback", json!(["feedback: ${1|each,end|}"])),
            ("draft", json!(["draft: ${1|true,false|}"])),
            ("topics", json!(["topics: [$1]"])),
            (
                "updates",
                json!(["updates:", "  - date: $1", "    says: $2"]),
            ),
            ("sources", json!(["sources:", "  - title: $1"])),
            ("scale", json!(["scale: [$1, $2]"])),
            ("allow", json!(["allow:", "  - rule: $1", "    reason: $2"])),
            (
                "doors",
                json!([
                    "doors:",
                    "  - audience: $1",
                    "    title: $2",
                    "    says: $3",
                    "    links:",
                    "      - text: $4",
                    "        to: $5"
                ]),
            ),
        ] {
            assert_eq!(snippets[key]["body"], body, "{key}");
        }
    }
}
