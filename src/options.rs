//! Options of a build.

use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::diagnostic::rule::{Rule, When};

/// How to build.
#[derive(Debug, Clone, Copy, Default)]
pub struct BuildOptions {
    /// Includes drafts.
    pub drafts: bool,
    /// Treats warnings as errors.
    pub strict: bool,
    /// Also checks how well the text is written: readability, the words of links, pages that
    /// nothing links to.
    pub writing: bool,
    /// The date on which pages should be up to date. It never becomes part of the site.
    pub today: Option<Date>,
}

impl BuildOptions {
    /// The least severity that prevents a site.
    pub fn stops_at(&self) -> Severity {
        if self.strict {
            Severity::Warning
        } else {
            Severity::Error
        }
    }

    /// Whether `rule` is checked at all.
    pub(crate) fn runs(&self, rule: &Rule) -> bool {
        match rule.when {
            When::Always => true,
            When::Writing => self.writing,
            When::Today => self.today.is_some(),
            When::External => false,
        }
    }
}
