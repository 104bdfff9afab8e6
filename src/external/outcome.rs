//! The outcome of requesting an address.

use serde::{Deserialize, Serialize};

/// What happens when somebody follows a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Outcome {
    /// A page.
    Fine,
    /// A page that has moved permanently, and its new address.
    Moved(String),
    /// There is no such page; why, in plain words.
    Broken(String),
    /// The site could not be reached at all; why, in plain words.
    Unreachable(String),
    /// Unknown, since the site does not serve programs; why, in plain words.
    Unchecked(String),
    /// Not requested, since it would have been pointless or too late; why, in plain words.
    Skipped(String),
}

impl Outcome {
    /// Whether it may be cached. Broken links are requested again each time, since somebody may
    /// just be fixing them.
    pub(super) fn is_good(&self) -> bool {
        matches!(self, Outcome::Fine | Outcome::Moved(_))
    }

    /// The outcome for a status code.
    pub(super) fn of_status(status: u16) -> Outcome {
        match status {
            200..=299 => Outcome::Fine,
            401 | 403 | 407 | 451 | 999 => Outcome::Unchecked(format!(
                "the site does not show it to programs (answer {status})"
            )),
            429 => {
                Outcome::Unchecked("the site asks to be left alone for now (answer 429)".to_owned())
            }
            404 => Outcome::Broken("there is no such page (answer 404)".to_owned()),
            410 => Outcome::Broken("the page was taken away for good (answer 410)".to_owned()),
            500..=599 => Outcome::Broken(format!("the site has a fault (answer {status})")),
            _ => Outcome::Broken(format!("the site answers {status} in place of a page")),
        }
    }
}
