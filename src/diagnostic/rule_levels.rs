//! The levels that a project sets for rules.

use std::collections::BTreeMap;

use super::rule::Rule;
use super::{Diagnostic, Severity};

/// Levels by rule; `None` is `off`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<&'static str, Option<Severity>>);

impl Levels {
    /// Sets the level of a rule; `None` turns it off.
    pub fn set(&mut self, rule: &'static Rule, level: Option<Severity>) {
        self.0.insert(rule.id, level);
    }

    /// The level of a finding of `rule` that is `severity` by default; `None` if it is off.
    pub fn of(&self, rule: &Rule, severity: Severity) -> Option<Severity> {
        match self.0.get(rule.id) {
            Some(level) if rule.is_mandatory(severity) && *level != Some(rule.lowest) => {
                Some(severity)
            }
            Some(level) => *level,
            None => Some(severity),
        }
    }

    /// `found` at its level; `None` if it is off.
    pub fn apply(&self, found: Diagnostic) -> Option<Diagnostic> {
        let severity = self.of(found.rule, found.severity)?;
        Some(Diagnostic { severity, ..found })
    }
}
