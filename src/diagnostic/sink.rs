//! The sink that every stage reports into, and the one place in which levels and waivers apply.

use super::rule::Rule;
use super::rule_levels::Levels;
use super::waiver::Waiver;
use super::{Diagnostic, Severity, rule};

/// Findings, and what authors allow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// Each with whether a finding needed it.
    waivers: Vec<(Waiver, bool)>,
    /// How many of the findings stand at the level of the project already.
    leveled: usize,
}

impl Diagnostics {
    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds many.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(diagnostics);
    }

    /// Adds a waiver; what is wrong with it is a finding.
    pub fn waive(&mut self, waiver: Result<Waiver, Box<Diagnostic>>) {
        match waiver {
            Ok(waiver) => self.waivers.push((waiver, false)),
            Err(found) => self.push(*found),
        }
    }

    /// How many findings there are so far.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Those behind the first `count`.
    pub fn since(&self, count: usize) -> &[Diagnostic] {
        self.found.get(count..).unwrap_or_default()
    }

    /// Takes back the fixes of those behind the first `count` that stand below a line which nobody
    /// understood: what such a line was meant to be decides how the lines below it are read.
    pub fn distrust_below_misread(&mut self, count: usize) {
        let found = self.found.get_mut(count..).unwrap_or_default();
        let misread = found
            .iter()
            .filter(|found| found.is(&rule::FRONT_MATTER_SYNTAX) && found.fix.is_none());
        let Some(line) = misread.map(|found| found.place.line).min() else {
            return;
        };
        // A line that itself becomes `key: value` can be no part of the one above.
        let below = |found: &&mut Diagnostic| {
            found.place.line > line && !found.is(&rule::FRONT_MATTER_SYNTAX)
        };
        found
            .iter_mut()
            .filter(below)
            .for_each(|found| found.fix = None);
    }

    /// Whether a waiver allows `found`; every one that does is needed.
    pub fn allows(&mut self, found: &Diagnostic) -> bool {
        let mut allowed = false;
        for (_, used) in self
            .waivers
            .iter_mut()
            .filter(|(waiver, _)| waiver.covers(found))
        {
            *used = true;
            allowed = true;
        }
        allowed
    }

    /// Gives every finding that is new since the last time the level that the project wants, and
    /// drops those that are off or allowed.
    pub fn apply_levels(&mut self, levels: &Levels) {
        for found in self.found.split_off(self.leveled) {
            if !self.allows(&found) {
                self.found.extend(levels.apply(found));
            }
        }
        self.leveled = self.found.len();
    }

    /// Says which waivers no finding needed, of the rules that ran. Where errors stand, nothing is
    /// said: they may hide what a waiver is for.
    pub fn report_unused_waivers(&mut self, ran: impl Fn(&Rule) -> bool) {
        if !self.has_at_least(Severity::Error) {
            let unused = self
                .waivers
                .iter()
                .filter(|(waiver, used)| !used && ran(waiver.rule));
            self.found.extend(
                unused
                    .map(|(waiver, _)| waiver.unused())
                    .collect::<Vec<_>>(),
            );
        }
    }

    /// The findings by file, line and column, each once: the same on every run.
    pub fn sorted(self) -> Vec<Diagnostic> {
        self.into_parts().0
    }

    /// The same, and the waivers.
    pub fn into_parts(mut self) -> (Vec<Diagnostic>, Vec<Waiver>) {
        self.found.sort_by(|a, b| {
            (&a.place, a.severity, a.rule.id, &a.message)
                .cmp(&(&b.place, b.severity, b.rule.id, &b.message))
        });
        self.found.dedup();
        (
            self.found,
            self.waivers.into_iter().map(|(waiver, _)| waiver).collect(),
        )
    }

    /// Whether any finding weighs as much as `severity`, or more.
    pub fn has_at_least(&self, severity: Severity) -> bool {
        self.found
            .iter()
            .any(|diagnostic| diagnostic.severity <= severity)
    }
}
