//! The smallest parts of views.

use std::borrow::Cow;

use serde::Serialize;
use tera::Value;

/// Finished, sanitised markup: printed with `| safe`, never escaped again.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Html(pub String);

/// A link as the reader sees it.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView<'a> {
    pub href: String,
    pub title: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<&'a str>,
    /// Short kind label, such as `Policy`; from the locale file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'a str>,
}

/// An entry of the main menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuItem<'a> {
    pub href: String,
    pub title: &'a str,
    /// The page itself (`aria-current="page"`).
    pub current: bool,
    /// The page is below this entry.
    pub within: bool,
}

/// A page's menu.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Menu<'a> {
    /// Of a page that may itself be an entry, and is marked there.
    Own(Vec<MenuItem<'a>>),
    /// Of all other pages of a folder.
    Shared(Value),
}

/// A date: `iso` for machines (`2025-10-14`, `2025-04` or `2010`), `text` for people.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    pub iso: String,
    pub text: String,
}
