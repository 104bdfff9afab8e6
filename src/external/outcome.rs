//! What became of an address.

use serde::{Deserialize, Serialize};

/// What somebody who follows a link meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A page.
    Fine,
    /// A page, and the word that it has another address for good.
    Moved(String),
    /// Nothing; why, in plain words.
    Broken(String),
    /// The site could not be reached at all; why, in plain words.
    Unreachable(String),
    /// Nobody knows: the site does not answer programs; why, in plain words.
    Unchecked(String),
    /// It was not asked for, since it would have been for nothing, or too late; why, in plain
    /// words.
    Skipped(String),
}

impl Outcome {
    /// Whether it is worth keeping: what is broken is asked for again, since somebody may just be
    /// mending it.
    pub fn is_good(&self) -> bool {
        matches!(self, Outcome::Fine | Outcome::Moved(_))
    }

    /// A page is gone, or was never there, or the server failed.
    pub fn of_status(status: u16) -> Outcome {
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
