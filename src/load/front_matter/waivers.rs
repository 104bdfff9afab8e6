//! Waivers in front matter and in YAML files: `allow:`, and `# allow rule: reason` on the line
//! above.

use std::ops::Range;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::keys::Keys;
use super::shape;
use super::split::lines;
use crate::diagnostic::rule::RULES;
use crate::diagnostic::waiver::{self, Waiver};
use crate::diagnostic::{Diagnostic, Diagnostics, Lines, Place};
use crate::effort;
use crate::model::text;

/// A waiver for a whole file, in its front matter.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    expecting = "`rule:` and `reason:`, each on a line of its own,"
)]
#[schemars(extend("required" = ["rule", "reason"]))]
struct Allowed {
    /// The name of the rule, as it is between the brackets of a finding.
    #[serde(deserialize_with = "text::string")]
    #[schemars(schema_with = "rule")]
    rule: String,
    /// Why this file may break it.
    #[serde(default, deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    reason: String,
}

/// The name of a rule that can be waived.
fn rule(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = RULES
        .iter()
        .filter(|rule| !rule.is_fixed())
        .map(|rule| rule.id)
        .collect();
    shape::schema(shape::word(&names))
}

/// A waiver, or what is wrong with it.
pub(in crate::load) type Read = Result<Waiver, Box<Diagnostic>>;

/// Reads `allow: [{rule: …, reason: …}]`.
pub(in crate::load) fn of_file(keys: &mut Keys<'_, '_>) -> Vec<Read> {
    let allowed = keys.list::<Allowed>("allow");
    let range = keys.range("allow");
    let read = |allowed: Allowed| {
        let place = keys.place(keys.find_keyed(&range, "rule", &allowed.rule));
        waiver::read(&allowed.rule, &allowed.reason, place, None)
    };
    allowed.into_iter().map(read).collect()
}

/// Reads the notes `# allow rule: reason` in `text[range]` of `file`, which is YAML.
pub(crate) fn in_yaml(file: &Arc<str>, text: &str, range: Range<usize>, sink: &mut Diagnostics) {
    if !text[range.clone()].contains("allow ") {
        return;
    }
    let all = Lines::default();
    for line in lines(&text[range.clone()]) {
        let line = range.start + line.start..range.start + line.end;
        let Some((id, reason)) = note(&text[line.clone()]) else {
            continue;
        };
        let covered = line_below(text, line.end, |line| note(line).is_some());
        let place = |range| Place::in_lines(&all, file, text, range);
        sink.waive(waiver::read(
            id,
            reason,
            place(line),
            Some(place(covered..covered).line),
        ));
    }
}

fn note(line: &str) -> Option<(&str, &str)> {
    waiver::split(line.trim_start().strip_prefix('#')?)
}

/// So many waivers may be above the line that they are about.
const MOST_STACKED: usize = 20;

/// Where the next line after byte `at` begins that says something; waivers themselves are passed
/// over.
pub(in crate::load) fn line_below(
    text: &str,
    at: usize,
    is_waiver: impl Fn(&str) -> bool,
) -> usize {
    let mut start = at;
    let mut passed = 0;
    while let Some(end) = text[start..].find('\n') {
        start += end + 1;
        let line = text[start..].lines().next().unwrap_or_default();
        if line.trim_matches(['>', ' ', '\t']).is_empty() {
            continue;
        }
        passed += 1;
        effort::spend(1);
        if passed > MOST_STACKED || !is_waiver(line) {
            break;
        }
    }
    start
}
