//! What a build is asked to do.

use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::diagnostic::rule::{Rule, When};

/// How to build.
#[derive(Debug, Clone, Copy, Default)]
pub struct BuildOptions {
    /// Drafts are part of the site.
    pub drafts: bool,
    /// Warnings count as errors.
    pub strict: bool,
    /// How well it is written is looked at, too: how the text reads, what the words of links say,
    /// pages that nothing links to.
    pub writing: bool,
    /// The day on which pages are to be up to date. It never gets into the site.
    pub today: Option<Date>,
}

impl BuildOptions {
    /// How much a finding weighs at least that stands in the way of a site.
    pub fn stops_at(&self) -> Severity {
        if self.strict {
            Severity::Warning
        } else {
            Severity::Error
        }
    }

    /// Whether findings of `rule` are looked for.
    pub(crate) fn runs(&self, rule: &Rule) -> bool {
        match rule.when {
            When::Always => true,
            When::Writing => self.writing,
            When::Today => self.today.is_some(),
            When::External => false,
        }
    }
}
