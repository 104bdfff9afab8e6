//! The sink that every stage reports into, and the one place in which levels and waivers apply.

use super::rule::Rule;
use super::rule_levels::Levels;
use super::waiver::Waiver;
use super::{Diagnostic, Severity, rule};

/// Findings, and what authors allow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// Each with whether it covered a finding.
    waivers: Vec<(Waiver, bool)>,
    /// The number of findings that levels have been applied to already.
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

    /// Adds a waiver, or the finding that says what is wrong with it.
    pub fn waive(&mut self, waiver: Result<Waiver, Box<Diagnostic>>) {
        match waiver {
            Ok(waiver) => self.waivers.push((waiver, false)),
            Err(found) => self.push(*found),
        }
    }

    /// The number of findings so far.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// The findings after the first `count`.
    pub fn since(&self, count: usize) -> &[Diagnostic] {
        self.found.get(count..).unwrap_or_default()
    }

    /// Drops the fixes of findings, after the first `count`, that are below a line which could not
    /// be understood: what that line was meant to be decides how the lines below it are read.
    pub fn distrust_below_misread(&mut self, count: usize) {
        let found = self.found.get_mut(count..).unwrap_or_default();
        let misread = found
            .iter()
            .filter(|found| found.is(&rule::FRONT_MATTER_SYNTAX) && found.fix.is_none());
        let Some(line) = misread.map(|found| found.place.line).min() else {
            return;
        };
        // A line that becomes `key: value` itself cannot belong to the one above.
        let below = |found: &&mut Diagnostic| {
            found.place.line > line && !found.is(&rule::FRONT_MATTER_SYNTAX)
        };
        found
            .iter_mut()
            .filter(below)
            .for_each(|found| found.fix = None);
    }

    /// Whether a waiver covers `found`; all that do are marked as used.
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

    /// Gives every finding added since the last call the level that the project sets, and drops
    /// those that are off or waived.
    pub fn apply_levels(&mut self, levels: &Levels) {
        for found in self.found.split_off(self.leveled) {
            if !self.allows(&found) {
                self.found.extend(levels.apply(found));
            }
        }
        self.leveled = self.found.len();
    }

    /// Reports waivers that cover no finding, for the rules that ran. Nothing is reported if there
    /// are errors: they may hide what a waiver is for.
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

    /// The findings by file, line and column, without duplicates: the same on every run.
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

    /// Whether any finding is at least as severe as `severity`.
    pub fn has_at_least(&self, severity: Severity) -> bool {
        self.found
            .iter()
            .any(|diagnostic| diagnostic.severity <= severity)
    }
}
