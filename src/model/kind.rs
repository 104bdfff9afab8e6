//! The kinds of document, and the front matter that only one kind has.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::PartialDate;
use super::learn::checklist::Checklist;
use super::learn::module::Module;
use super::learn::plan::Plan;
use super::learn::quiz::Quiz;
use super::learn::scenario::Scenario;
use super::meta::{Source, Spanned};
use super::text;
pub use super::vocabulary::{Audience, Status};

/// The kind of a document: its `kind:`, else that of its top folder, else [`KindName::Page`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindName {
    /// Any other page.
    Page,
    /// Guidance for practice.
    Guidance,
    /// A summary of a policy, framework, programme or tool.
    Policy,
    /// Questions with answers and reasons.
    Quiz,
    /// A branching case: a quiz file that says `scenario: true`.
    Scenario,
    /// Statements to rate one's confidence by.
    Checklist,
    /// A preceptorship module.
    Module,
    /// A leader's action plan.
    Plan,
    /// The list of terms.
    Glossary,
}

impl KindName {
    /// All kinds that a Markdown file can be.
    pub const ALL: [KindName; 8] = [
        KindName::Page,
        KindName::Guidance,
        KindName::Policy,
        KindName::Quiz,
        KindName::Scenario,
        KindName::Checklist,
        KindName::Module,
        KindName::Plan,
    ];

    /// As written in `kind:`.
    pub fn name(self) -> &'static str {
        match self {
            KindName::Page => "page",
            KindName::Guidance => "guidance",
            KindName::Policy => "policy",
            KindName::Quiz => "quiz",
            KindName::Scenario => "scenario",
            KindName::Checklist => "checklist",
            KindName::Module => "module",
            KindName::Plan => "plan",
            KindName::Glossary => "glossary",
        }
    }

    /// The kind written as `name`.
    pub fn named(name: &str) -> Option<KindName> {
        KindName::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind of the files in a folder with this name; an `index.md` directly in it is an
    /// ordinary page that introduces them.
    pub fn of_folder(folder: &str) -> KindName {
        match folder {
            "guidance" => KindName::Guidance,
            "policies" => KindName::Policy,
            "quizzes" => KindName::Quiz,
            "checklists" => KindName::Checklist,
            "modules" => KindName::Module,
            "plans" => KindName::Plan,
            _ => KindName::Page,
        }
    }

    /// The kind that its folders give to a file: the first folder that names a kind, so that a site
    /// may use `learn/quizzes/` as well as `quizzes/`.
    pub fn of_path(path: &str) -> KindName {
        let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
        let mut names = folders
            .split('/')
            .enumerate()
            .map(|(depth, name)| (depth, KindName::of_folder(name)));
        let Some((depth, kind)) = names.find(|(_, kind)| *kind != KindName::Page) else {
            return KindName::Page;
        };
        let introduces = path.ends_with("/index.md");
        let right_inside = folders.split('/').count() == depth + 1;
        if introduces && (right_inside || kind != KindName::Guidance) {
            KindName::Page
        } else {
            kind
        }
    }

    /// Whether people practise with documents of this kind and their answers are saved.
    pub fn is_learning(self) -> bool {
        matches!(
            self,
            KindName::Quiz
                | KindName::Scenario
                | KindName::Checklist
                | KindName::Module
                | KindName::Plan
        )
    }
}

/// A document's kind with what only that kind has.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// See [`PageMeta`].
    Page(PageMeta),
    /// Nothing of its own.
    Guidance,
    /// See [`PolicyMeta`].
    Policy(PolicyMeta),
    /// See [`Quiz`].
    Quiz(Quiz),
    /// See [`Scenario`].
    Scenario(Scenario),
    /// See [`Checklist`].
    Checklist(Checklist),
    /// See [`Module`].
    Module(Module),
    /// See [`Plan`].
    Plan(Plan),
}

impl Kind {
    /// Its name.
    pub fn name(&self) -> KindName {
        match self {
            Kind::Page(_) => KindName::Page,
            Kind::Guidance => KindName::Guidance,
            Kind::Policy(_) => KindName::Policy,
            Kind::Quiz(_) => KindName::Quiz,
            Kind::Scenario(_) => KindName::Scenario,
            Kind::Checklist(_) => KindName::Checklist,
            Kind::Module(_) => KindName::Module,
            Kind::Plan(_) => KindName::Plan,
        }
    }

    /// The policy's own part.
    pub fn policy(&self) -> Option<&PolicyMeta> {
        match self {
            Kind::Policy(policy) => Some(policy),
            _ => None,
        }
    }
}

/// The front matter that only pages have: the home page's ways in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageMeta {
    /// Empty on any page but home.
    pub doors: Vec<Spanned<Door>>,
}

/// One way in on the home page.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    expecting = "`audience:`, `title:`, `says:` and `links:`, each on a line of its own,"
)]
pub struct Door {
    /// For whom it is.
    pub audience: Audience,
    /// Its heading.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    pub title: String,
    /// One line.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    pub says: String,
    /// Its most used pages.
    pub links: Vec<DoorLink>,
}

/// A link behind a door.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    expecting = "`text:` and `to:`, each on a line of its own,"
)]
pub struct DoorLink {
    /// What it says.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    pub text: String,
    /// A path to a page, from the home page.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    pub to: String,
    /// Where that path stands in the file.
    #[serde(skip)]
    pub range: Range<usize>,
}

/// The front matter that only policy pages have.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyMeta {
    /// Who published it.
    pub issuer: String,
    /// Its status, as of [`PolicyMeta::as_of`].
    pub status: Status,
    /// The date that the page's body describes.
    pub as_of: PartialDate,
    /// What happened since, newest last as written.
    pub later: Vec<Later>,
}

/// A later development.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    expecting = "`date:`, `says:` and `source:`, each on a line of its own,"
)]
pub struct Later {
    /// When it happened.
    pub date: PartialDate,
    /// What happened, in a sentence.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    pub says: String,
    /// Where that is recorded.
    pub source: Source,
}
