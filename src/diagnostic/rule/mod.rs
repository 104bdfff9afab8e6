//! The rules: every kind of finding, with its severity and a short title.
//!
//! One file per family. A rule is a constant, and [`Rule::at`] is the only way to create a finding,
//! so searching for a rule's name shows where it is reported. Its page, `docs/rules/<id>.md`, says
//! the rest and is part of the program: see [`page`].

mod cases;
mod checklists;
mod external;
mod front_matter;
mod ids;
mod links;
mod modules;
mod plans;
mod project;
mod quizzes;
mod text;
mod theme;
mod waivers;
mod writing;

use std::sync::LazyLock;

use rust_embed::RustEmbed;

use super::Severity::{Advice, Error, Warning};
use super::{Diagnostic, Place, Severity};

pub use cases::*;
pub use checklists::*;
pub use external::*;
pub use front_matter::*;
pub use ids::*;
pub use links::*;
pub use modules::*;
pub use plans::*;
pub use project::*;
pub use quizzes::*;
pub use text::*;
pub use theme::*;
pub use waivers::*;
pub use writing::*;

/// One kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Such as `broken-link`: stable, and used to look up, configure and waive the rule.
    pub id: &'static str,
    /// What is wrong, in lower case, without a full stop.
    pub title: &'static str,
    /// The default level of its findings.
    pub level: Severity,
    /// The level of its less harmful findings. What is a warning on a page is an error in a quiz,
    /// where a misread line changes what is asked.
    pub milder: Option<Severity>,
    /// A project cannot lower its errors: with one of them the site could not be right, or could
    /// not be built.
    pub mandatory: bool,
    /// The level that a project may lower its errors to, although they are otherwise fixed.
    pub lowest: Severity,
    /// When it is checked.
    pub when: When,
    /// A question with such a finding is not also reported as having no answer.
    pub explains_missing_answer: bool,
}

/// When a rule is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In every build and check.
    Always,
    /// When the writing is checked: in `check`, not in `build`, which should be quick and report
    /// only what stops it.
    Writing,
    /// When a date is given.
    Today,
    /// When other sites are requested, too: `check --external`.
    External,
}

/// Rules that are about the same thing, in the order in which they are listed.
#[derive(Debug)]
pub struct Family {
    /// Its heading.
    pub title: &'static str,
    /// Its rules.
    pub rules: &'static [&'static Rule],
}

/// All families, in the order in which they are listed.
pub const FAMILIES: &[&Family] = &[
    &project::FAMILY,
    &front_matter::FAMILY,
    &links::FAMILY,
    &external::FAMILY,
    &text::FAMILY,
    &writing::FAMILY,
    &ids::FAMILY,
    &quizzes::FAMILY,
    &cases::FAMILY,
    &checklists::FAMILY,
    &modules::FAMILY,
    &plans::FAMILY,
    &waivers::FAMILY,
    &theme::FAMILY,
];

/// All rules, by id.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let mut rules: Vec<_> = FAMILIES
        .iter()
        .flat_map(|family| family.rules)
        .copied()
        .collect();
    rules.sort_by_key(|rule| rule.id);
    rules
});

/// Defines a constant for each rule, and the family of all of them.
macro_rules! rules {
    ($title:literal $($name:ident = $rule:expr;)+) => {
        $(#[doc = concat!("See the rule's page, `docs/rules`: ", stringify!($rule))] pub static $name: Rule = $rule;)+
        pub(super) const FAMILY: super::Family =
            super::Family { title: $title, rules: &[$(&$name),+] };
    };
}
use rules;

impl Rule {
    const fn new(level: Severity, id: &'static str, title: &'static str) -> Rule {
        Rule {
            id,
            title,
            level,
            milder: None,
            mandatory: false,
            lowest: Error,
            when: When::Always,
            explains_missing_answer: false,
        }
    }

    /// An error that makes a correct site impossible.
    const fn mandatory(id: &'static str, title: &'static str) -> Rule {
        Rule {
            mandatory: true,
            ..Rule::new(Error, id, title)
        }
    }

    const fn error(id: &'static str, title: &'static str) -> Rule {
        Rule::new(Error, id, title)
    }

    const fn warning(id: &'static str, title: &'static str) -> Rule {
        Rule::new(Warning, id, title)
    }

    /// About how well something is written.
    const fn advice(id: &'static str, title: &'static str) -> Rule {
        Rule::new(Advice, id, title).looked_for(When::Writing)
    }

    /// With a lower level for less harmful findings.
    const fn or(self, milder: Severity) -> Rule {
        Rule {
            milder: Some(milder),
            ..self
        }
    }

    /// A project may lower its errors for a while: the site is still worth looking at.
    const fn down_to(self, lowest: Severity) -> Rule {
        Rule { lowest, ..self }
    }

    const fn looked_for(self, when: When) -> Rule {
        Rule { when, ..self }
    }

    const fn explains_a_missing_answer(self) -> Rule {
        Rule {
            explains_missing_answer: true,
            ..self
        }
    }

    /// A finding at `place`.
    pub fn at(&'static self, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self, self.level, place, message.into())
    }

    /// A less harmful finding at `place`.
    pub fn milder(&'static self, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(
            self,
            self.milder.unwrap_or(self.level),
            place,
            message.into(),
        )
    }

    /// The rule with this id.
    pub fn of(id: &str) -> Option<&'static Rule> {
        let at = RULES.binary_search_by(|rule| rule.id.cmp(id)).ok()?;
        Some(RULES[at])
    }

    /// Its default levels, the most severe first.
    pub fn levels(&self) -> impl Iterator<Item = Severity> {
        std::iter::once(self.level).chain(self.milder)
    }

    /// Whether none of its findings can get another level or be waived.
    pub fn is_fixed(&self) -> bool {
        self.mandatory && self.level == Error && self.milder.is_none()
    }

    /// Whether a finding of this rule, at its default level, cannot be lowered by a project.
    pub fn is_mandatory(&self, severity: Severity) -> bool {
        self.mandatory && severity == Error
    }

    /// Whether a project may set it to `level`; `None` is `off`.
    pub fn can_be(&self, level: Option<Severity>) -> bool {
        !self.is_fixed() || level == Some(Error) || level == Some(self.lowest)
    }

    /// `error`, or `error or warning`.
    pub fn shown_level(&self) -> String {
        let levels: Vec<String> = self.levels().map(|level| level.to_string()).collect();
        levels.join(" or ")
    }
}

/// The page of the rule `id`, as it is kept in `docs/rules`.
pub fn page(id: &str) -> Option<String> {
    let file = Pages::get(&format!("{id}.md"))?;
    String::from_utf8(file.data.into_owned()).ok()
}

#[derive(RustEmbed)]
#[folder = "docs/rules/"]
struct Pages;
