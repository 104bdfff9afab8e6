//! What people practise with: quizzes, scenarios, checklists, modules and plans.

pub mod checklist;
pub mod module;
pub mod plan;
pub mod quiz;
pub mod scenario;
pub mod unit;

use super::fragment::Fragment;
use super::meta::Spanned;

/// A heading over a part of a learning document.
#[derive(Debug, Clone, PartialEq)]
pub struct Title {
    /// Its id on the page, and where it is in the file.
    pub id: Spanned<String>,
    /// With its markup.
    pub text: Fragment,
    /// Its words.
    pub plain: Box<str>,
}

/// A field for free text.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// The id that the text is saved under.
    pub id: Spanned<String>,
    /// What to write about.
    pub text: Fragment,
    /// Its words.
    pub plain: Box<str>,
}
