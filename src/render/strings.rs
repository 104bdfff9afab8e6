//! The words of the interface, from the theme's locale file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::view_parts::DateView;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::front_matter::yaml::Yaml;
use crate::model::date::PartialDate;

/// A locale: nested strings, and the same by dotted name.
#[derive(Debug, Clone, Default)]
pub struct Strings {
    /// As templates see it.
    pub tree: Value,
    flat: BTreeMap<String, String>,
}

/// The text of a locale file.
#[derive(Debug, Clone)]
pub struct LocaleFile {
    /// Path for diagnostics.
    pub file: Arc<str>,
    /// YAML.
    pub text: Arc<str>,
}

impl Strings {
    /// Reads locale files; a later one adds to an earlier one and replaces strings key by key.
    pub fn read(files: &[LocaleFile], sink: &mut Diagnostics) -> Strings {
        let mut tree = Value::Object(Map::new());
        for locale in files {
            let yaml = Yaml::new(&locale.file, &locale.text, 0..locale.text.len());
            match yaml.parse::<Value>(&locale.text, 0) {
                Ok(words) => merge(&mut tree, words),
                Err(found) => sink.push(*found),
            }
        }
        let mut flat = BTreeMap::new();
        flatten("", &tree, &mut flat);
        let strings = Strings { tree, flat };
        if let Some(locale) = files.last() {
            strings.report_missing(&locale.file, sink);
        }
        strings
    }

    /// The string at `name`, such as `status.in-force`; the name itself if there is none (reported
    /// when the locale was read).
    pub fn get<'a>(&'a self, name: &'a str) -> &'a str {
        self.flat.get(name).map_or(name, String::as_str)
    }

    /// The label of a kind.
    pub fn kind(&self, code: &str) -> &str {
        self.flat
            .get(&format!("kind.{code}"))
            .map_or("", String::as_str)
    }

    /// A date in words, `14 October 2025`; keeping it on one line is left to the style sheet.
    pub fn date(&self, date: PartialDate) -> DateView {
        let month = date.month().map(|month| {
            self.flat
                .get(&format!("month.{month}"))
                .cloned()
                .unwrap_or_default()
        });
        let parts = [
            date.day().map(|day| day.to_string()),
            month,
            Some(date.year().to_string()),
        ];
        DateView {
            iso: date.to_string(),
            text: parts.into_iter().flatten().collect::<Vec<_>>().join(" "),
        }
    }

    /// The strings that client scripts need, as a classic script.
    pub fn script(&self) -> String {
        let words = self.tree.get("script").cloned().unwrap_or_default();
        format!("window.PRECEPTOR_STRINGS = {words};\n")
    }

    /// Reports missing strings that the program itself needs.
    fn report_missing(&self, file: &Arc<str>, sink: &mut Diagnostics) {
        let missing: Vec<&str> = NEEDED
            .iter()
            .copied()
            .filter(|name| !self.flat.contains_key(*name))
            .collect();
        if !missing.is_empty() {
            let place = crate::diagnostic::Place::file(file);
            sink.push(
                rule::MISSING_WORDS
                    .at(
                        place,
                        format!("this file takes away the words for {}", missing.join(", ")),
                    )
                    .help("add them, under these names"),
            );
        }
    }
}

/// Strings needed by the program, in addition to those of templates.
const NEEDED: [&str; 86] = [
    "callout.note",
    "callout.tip",
    "callout.important",
    "callout.warning",
    "callout.caution",
    "callout.details",
    "callout.do",
    "callout.dont",
    "callout.example",
    "action.box",
    "table.label",
    "code.label",
    "footnote.label",
    "footnote.back",
    "kind.page",
    "kind.guidance",
    "kind.policy",
    "kind.glossary",
    "kind.action",
    "kind.section",
    "status.in-force",
    "status.in-use",
    "status.pilot",
    "status.consultation",
    "status.published",
    "status.superseded",
    "status.closed",
    "audience.staff",
    "audience.educators",
    "audience.leaders",
    "month.1",
    "month.2",
    "month.3",
    "month.4",
    "month.5",
    "month.6",
    "month.7",
    "month.8",
    "month.9",
    "month.10",
    "month.11",
    "month.12",
    "menu.home",
    "menu.glossary",
    "menu.news",
    "menu.a-to-z",
    "page_title.glossary",
    "page_title.a-to-z",
    "page_title.news",
    "page_title.missing",
    "page_title.print",
    "page_title.key",
    "page_title.record",
    "page_title.team",
    "page_title.curriculum",
    "menu.record",
    "page_summary.glossary",
    "page_summary.news",
    "page_summary.record",
    "page_summary.team",
    "page_summary.curriculum",
    "kind.quiz",
    "kind.scenario",
    "kind.checklist",
    "kind.module",
    "kind.plan",
    "quiz.true",
    "quiz.false",
    "quiz.gap",
    "scale.1",
    "scale.2",
    "scale.3",
    "scale.4",
    "scale.5",
    "moment.start",
    "moment.end",
    "moment.then",
    "step.read",
    "step.quiz",
    "step.scenario",
    "step.checklist",
    "step.reflect",
    "step.observe",
    "step.sign-off",
    "step.question",
    "script",
];

fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from,
    }
}

fn flatten(name: &str, value: &Value, flat: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(map) => {
            flat.entry(name.to_owned()).or_default();
            for (key, value) in map {
                let name = if name.is_empty() {
                    key.clone()
                } else {
                    format!("{name}.{key}")
                };
                flatten(&name, value, flat);
            }
        }
        Value::String(text) => drop(flat.insert(name.to_owned(), text.clone())),
        other => drop(flat.insert(name.to_owned(), other.to_string())),
    }
}

/// Replaces `{name}` in `text` with `value`.
pub fn fill(text: &str, name: &str, value: &str) -> String {
    text.replace(&format!("{{{name}}}"), value)
}
