//! Output for editors and code scanning: SARIF 2.1.0, a format that many tools read.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html>

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::fix::{Edit, Fix};
use super::rule::{self, Rule};
use super::{Diagnostic, Place, Severity};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Characters that need no encoding in the path of a URL.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// One run, indented, with a line end. `folder` leads from the repository root to the project:
/// empty, or with a trailing slash.
///
/// # Errors
/// If it cannot be serialised.
pub fn write(diagnostics: &[Diagnostic], folder: &str) -> serde_json::Result<String> {
    let rules = rules(diagnostics);
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|found| result(found, &rules, folder))
        .collect();
    let driver = json!({
        "name": "preceptor",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
    });
    let run = json!({
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder that the content is kept under."}}},
        "results": results,
    });
    let log = json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]});
    serde_json::to_string_pretty(&log).map(|json| json + "\n")
}

/// The rules with findings, each once.
fn rules(diagnostics: &[Diagnostic]) -> Vec<&'static Rule> {
    let mut rules: Vec<&Rule> = diagnostics.iter().map(|found| found.rule).collect();
    rules.sort_unstable_by_key(|rule| rule.id);
    rules.dedup();
    rules
}

/// A rule with its title and its page, if there is one.
fn descriptor(rule: &Rule) -> Value {
    let mut descriptor = json!({
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "defaultConfiguration": {"level": level(rule.level)},
    });
    if let Some(page) = rule::page(rule.id) {
        descriptor["help"] = json!({"text": page, "markdown": page});
    }
    descriptor
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn result(found: &Diagnostic, rules: &[&Rule], folder: &str) -> Value {
    let artifact = artifact(&found.place.file, folder);
    let mut location = json!({"artifactLocation": artifact});
    if !found.place.is_whole_file() {
        location["region"] = region(&found.place);
    }
    let mut result = json!({
        "ruleId": found.rule.id,
        "ruleIndex": rules.iter().position(|rule| found.is(rule)),
        "level": level(found.severity),
        "message": {"text": message(found)},
        "locations": [{"physicalLocation": location}],
    });
    if let Some(proposed) = &found.fix {
        result["fixes"] = json!([fix(proposed, &artifact)]);
    }
    result
}

fn artifact(file: &str, folder: &str) -> Value {
    let path = format!("{folder}{file}");
    json!({"uri": utf8_percent_encode(&path, PATH).to_string(), "uriBaseId": "%SRCROOT%"})
}

fn region(place: &Place) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.line,
        "endColumn": place.end_column(),
    })
}

/// What is wrong, how to fix it, and the corrected line.
fn message(found: &Diagnostic) -> String {
    let written = found
        .corrected
        .as_ref()
        .map(|corrected| format!("Write: {corrected}"));
    let parts = [Some(found.message.clone()), found.help.clone(), written];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn fix(fix: &Fix, artifact: &Value) -> Value {
    let replacements: Vec<Value> = fix.edits.iter().map(replacement).collect();
    json!({
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    })
}

fn replacement(edit: &Edit) -> Value {
    json!({
        "deletedRegion": {
            "startLine": edit.start.line,
            "startColumn": edit.start.column,
            "endLine": edit.end.line,
            "endColumn": edit.end.column,
        },
        "insertedContent": {"text": edit.text},
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(found: &[Diagnostic], folder: &str) -> Value {
        serde_json::from_str(&write(found, folder).unwrap()).unwrap()
    }

    #[test]
    fn a_finding_is_a_result_at_its_place_with_its_fix() {
        let text = "ä b\n𝔹 [] c\n";
        let place = Place::of(&"content/ä b%.md".into(), text, 10..12);
        let found = rule::NEAR_TICK
            .milder(place, "no box")
            .help("a box is `[ ]`");
        let found = found.fix("write the box as one", [Edit::of(text, 10..12, "[ ]")]);
        let log = log(
            &[found, rule::DEAD_END.at(Place::file("b.md"), "m")],
            "work/",
        );
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let results = &run["results"];
        let location = &results[0]["locations"][0]["physicalLocation"];
        assert_eq!(
            location["artifactLocation"]["uri"],
            "work/content/%C3%A4%20b%25.md"
        );
        assert_eq!(location["artifactLocation"]["uriBaseId"], "%SRCROOT%");
        assert_eq!(
            location["region"],
            json!({"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5})
        );
        assert_eq!(results[0]["ruleIndex"], 1);
        let rule = &run["tool"]["driver"]["rules"][1];
        assert_eq!(rule["id"], "near-tick");
        assert_eq!(
            rule["shortDescription"]["text"],
            Rule::of("near-tick").unwrap().title
        );
        assert_eq!(rule["defaultConfiguration"]["level"], "error");
        assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# "));
        let change = &results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(
            change["deletedRegion"],
            json!({"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 4})
        );
        assert_eq!(change["insertedContent"]["text"], " ");
        assert_eq!(
            results[1]["locations"][0]["physicalLocation"].get("region"),
            None
        );
        assert_eq!(results[1]["level"], "error");
    }
}
