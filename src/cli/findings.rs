//! What a check found, and the verdict.

use preceptor::Built;
use preceptor::diagnostic::{Diagnostic, rule};
use serde::Serialize;

use super::{CONTENT, DONE, FAILED};

/// What was found, for `--format json`.
#[derive(Serialize)]
pub struct Findings {
    pages: usize,
    fit_to_build: bool,
    more_advice: usize,
}

impl Findings {
    /// What a build found.
    pub fn of(built: &Built) -> Findings {
        Findings {
            pages: built.pages,
            fit_to_build: built.bundle.is_some(),
            more_advice: built.more_advice,
        }
    }

    /// The exit code.
    pub fn code(&self, built: &Built) -> u8 {
        match (self.fit_to_build, is_missing(&built.diagnostics)) {
            (true, _) => DONE,
            (false, true) => FAILED,
            (false, false) => CONTENT,
        }
    }
}

/// Whether there is no project at all: then the command could not run.
pub fn is_missing(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|found| found.is(&rule::NO_PROJECT))
}

/// Whether the site can be built, in words.
pub fn verdict(built: &Built) -> String {
    let more = match built.more_advice {
        0 => String::new(),
        1 => "There is more advice on another page; it is told when these are fixed.\n".to_owned(),
        pages => format!(
            "There is more advice on {pages} other pages; it is told when these are fixed.\n"
        ),
    };
    match built.bundle {
        Some(_) => format!(
            "{more}{} checked; the site can be built.",
            pages(built.pages)
        ),
        None => format!("{more}The site cannot be built as it is."),
    }
}

/// `1 page`, `2 pages`.
pub fn pages(count: usize) -> String {
    if count == 1 {
        "1 page".to_owned()
    } else {
        format!("{count} pages")
    }
}
