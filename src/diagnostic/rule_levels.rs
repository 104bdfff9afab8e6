//! What a project says about rules: the level of each, where it is not the default.

use std::collections::BTreeMap;

use super::rule::Rule;
use super::{Diagnostic, Severity};

/// Levels by rule; none is `off`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<&'static str, Option<Severity>>);

impl Levels {
    /// Sets the level of a rule; none turns it off.
    pub fn set(&mut self, rule: &'static Rule, level: Option<Severity>) {
        self.0.insert(rule.id, level);
    }

    /// The level at which a finding of `rule` counts that weighs `severity` by default; none where it
    /// is off.
    pub fn of(&self, rule: &Rule, severity: Severity) -> Option<Severity> {
        match self.0.get(rule.id) {
            Some(level) if rule.is_mandatory(severity) && *level != Some(rule.lowest) => {
                Some(severity)
            }
            Some(level) => *level,
            None => Some(severity),
        }
    }

    /// `found` at its level; nothing where that is off.
    pub fn apply(&self, found: Diagnostic) -> Option<Diagnostic> {
        let severity = self.of(found.rule, found.severity)?;
        Some(Diagnostic { severity, ..found })
    }
}
