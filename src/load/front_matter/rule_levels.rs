//! `check:` in the project file -> [`Levels`].

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Value, json};

use super::keys::Keys;
use crate::diagnostic::Severity;
use crate::diagnostic::rule::{RULES, Rule};
use crate::diagnostic::rule_levels::Levels;
use crate::diagnostic::suggest::did_you_mean;
use crate::model::text::Text;

/// Reads `check: {rule: level}`; `text` is the whole file.
pub(crate) fn read(keys: &mut Keys<'_, '_>, text: &str) -> Levels {
    let wanted = keys
        .mapping::<BTreeMap<String, Text>>("check")
        .unwrap_or_default();
    keys.narrow("check", shape);
    let range = keys.range("check");
    let mut levels = Levels::default();
    for (id, Text(level)) in wanted {
        match of(&id, &level) {
            Ok((rule, level)) => levels.set(rule, level),
            Err((message, help)) => keys.wrong(key_within(text, &range, &id), message, help),
        }
    }
    levels
}

/// Each rule with the levels that it can have.
fn shape() -> Value {
    let levels = |rule: &Rule| {
        let levels = match (rule.is_fixed(), rule.lowest) {
            (false, _) => json!(["error", "warning", "advice", "off", false]),
            (true, Severity::Warning) => json!(["error", "warning"]),
            (true, _) => json!(["error"]),
        };
        json!({"enum": levels, "description": rule.title})
    };
    let rules: Map<String, Value> = RULES
        .iter()
        .map(|rule| (rule.id.to_owned(), levels(rule)))
        .collect();
    json!({"type": "object", "properties": rules, "additionalProperties": false})
}

/// A rule and its level (none is off), or what is wrong with them and how to fix it.
fn of(id: &str, level: &str) -> Result<(&'static Rule, Option<Severity>), (String, String)> {
    let rule = Rule::of(id).ok_or_else(|| {
        let help = did_you_mean(id, RULES.iter().map(|rule| rule.id));
        (
            format!("there is no rule `{id}`"),
            help.unwrap_or_else(|| "`preceptor explain` lists all rules".to_owned()),
        )
    })?;
    let level = level_of(level).ok_or_else(|| {
        (
            format!("there is no level `{level}`"),
            "the levels are error, warning, advice and off".to_owned(),
        )
    })?;
    if !rule.can_be(level) && rule.lowest == Severity::Warning {
        let message = format!("`{id}` can be a warning for a while, and no less");
        return Err((
            message,
            "write `warning`, and fix what it is about before others see the site".to_owned(),
        ));
    }
    if !rule.can_be(level) {
        let message = format!("`{id}` stays an error: the site cannot be right with it");
        return Err((
            message,
            "take this line out, and fix what it is about".to_owned(),
        ));
    }
    Ok((rule, level))
}

/// Some readers of YAML take `off` for false.
fn level_of(text: &str) -> Option<Option<Severity>> {
    match text {
        "error" => Some(Some(Severity::Error)),
        "warning" => Some(Some(Severity::Warning)),
        "advice" => Some(Some(Severity::Advice)),
        "off" | "false" => Some(None),
        _ => None,
    }
}

/// Where `key` is in `text[range]` as a whole word with a colon after it.
fn key_within(text: &str, range: &Range<usize>, key: &str) -> Range<usize> {
    let is_key = |at: &usize| {
        !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '-')
            && text[at + key.len()..].trim_start().starts_with(':')
    };
    let found = text[range.clone()]
        .match_indices(key)
        .map(|(at, _)| range.start + at)
        .find(is_key);
    found.map_or(range.clone(), |at| at..at + key.len())
}
