//! The rules: every kind of finding, how much it weighs, and what it is about in a few words.
//!
//! One file a family. A rule is a constant, and [`Rule::at`] is the only door to a finding: what
//! tells of a rule is found by its name. A rule's page, `docs/rules/<id>.md`, says the rest;
//! [`page`] reads it out of the program.

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

/// What `preceptor` knows of one kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Such as `broken-link`: stable, looked up, set and waived by this name.
    pub id: &'static str,
    /// What is wrong, in lower case, without a full stop.
    pub title: &'static str,
    /// The level that its findings have by default.
    pub level: Severity,
    /// The level of those that do less harm. What is a warning on a page is an error in a quiz,
    /// where a line that is misread changes what is asked.
    pub milder: Option<Severity>,
    /// Its errors are kept whatever a project says: the site could not be right, or could not be
    /// made, with one of them.
    pub mandatory: bool,
    /// What its errors can be made by a project, where they are kept otherwise.
    pub lowest: Severity,
    /// When it is looked for.
    pub when: When,
    /// A question with such a finding needs no other one that says it has no answer.
    pub explains_missing_answer: bool,
}

/// When a rule is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In every build and check.
    Always,
    /// Where somebody looks at the writing: in `check`, not in `build`, which is to be quick and to
    /// tell what stands in its way.
    Writing,
    /// Where a day is named.
    Today,
    /// Where other sites are asked, too: `check --external`.
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

/// Makes a constant of each rule, and a family of all.
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

    /// An error without which no right site can be made.
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

    /// Less where it can do less harm.
    const fn or(self, milder: Severity) -> Rule {
        Rule {
            milder: Some(milder),
            ..self
        }
    }

    /// A project may lower its errors for a while: the site can be looked at with them.
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

    /// A finding at `place`, where it does less harm.
    pub fn milder(&'static self, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(
            self,
            self.milder.unwrap_or(self.level),
            place,
            message.into(),
        )
    }

    /// The rule of this id.
    pub fn of(id: &str) -> Option<&'static Rule> {
        let at = RULES.binary_search_by(|rule| rule.id.cmp(id)).ok()?;
        Some(RULES[at])
    }

    /// Its levels by default, the heaviest first.
    pub fn levels(&self) -> impl Iterator<Item = Severity> {
        std::iter::once(self.level).chain(self.milder)
    }

    /// Whether none of its findings can be given another level, or be waived.
    pub fn is_fixed(&self) -> bool {
        self.mandatory && self.level == Error && self.milder.is_none()
    }

    /// Whether a finding of this rule, at its default level, is kept whatever a project says.
    pub fn is_mandatory(&self, severity: Severity) -> bool {
        self.mandatory && severity == Error
    }

    /// Whether a project may give it `level`; none is `off`.
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
