//! `check --external`: whether links to other sites still lead somewhere.
//!
//! Off unless it is asked for, and never part of a build: the only stage that talks to the network.
//!
//! ```text
//! links      library                -> every address, with the lines that name it
//! hosts      addresses              -> answers: a few hosts at once, one request at a time for each, with a pause
//! ask        one address            -> Outcome: HEAD, then GET; redirects, retries
//! cache      answers                -> a file of the user's own, for a week
//! findings   answers                -> diagnostics at the lines
//! ```
//!
//! What an author links to is asked for as it stands, on an intranet, too: it is the author's own
//! network, and the link is there for people on it. Two kinds of address are never asked for, nor
//! followed to: this computer itself, where no reader could follow, and link-local ones, under
//! which cloud machines keep their secrets.

mod ask;
mod cache;
mod cache_path;
mod findings;
mod hosts;
mod inward;
mod links;
mod outcome;
mod retry;
mod web;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;

use crate::BuildOptions;
use crate::diagnostic::rule::When;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::memo::Memo;
use crate::project::Project;

pub use cache_path::cache_file;

/// How to ask, and how patiently.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where answers are kept; nowhere, when there is none.
    pub cache: Option<PathBuf>,
    /// How long a good answer counts.
    pub fresh: Duration,
    /// How long one request may take, its connection included.
    pub timeout: Duration,
    /// Between two requests to one host.
    pub pause: Duration,
    /// Before the first retry; twice as long before each further one.
    pub back_off: Duration,
    /// The longest wait that a server can ask for; one that asks for more is not asked again.
    pub patience: Duration,
    /// How long all of it may take; what is not asked by then is left out, and said.
    pub whole: Duration,
    /// How often a request is tried again.
    pub retries: u32,
    /// How many redirects are followed.
    pub redirects: u32,
    /// How many hosts are asked at once.
    pub hosts: usize,
    /// Whether this computer itself may be asked: for tests.
    pub loopback: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            cache: None,
            fresh: Duration::from_secs(7 * 24 * 60 * 60),
            timeout: Duration::from_secs(20),
            pause: Duration::from_millis(500),
            back_off: Duration::from_secs(2),
            patience: Duration::from_secs(30),
            whole: Duration::from_secs(15 * 60),
            retries: 2,
            redirects: 8,
            hosts: 4,
            loopback: false,
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// How many addresses there are.
    pub links: usize,
    /// How many sites they lead to.
    pub hosts: usize,
    /// How many were known from an earlier run.
    pub known: usize,
    /// How many lead somewhere, those that moved among them.
    pub fine: usize,
    /// How many moved for good.
    pub moved: usize,
    /// How many lead nowhere.
    pub broken: usize,
    /// How many could not be checked.
    pub unchecked: usize,
}

/// Findings at the lines of links, and a count.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// In order, at the levels of the project, without what authors allow.
    pub diagnostics: Vec<Diagnostic>,
    /// The count.
    pub counts: Counts,
}

/// Asks for every address of another site that the project in `root` links to. Nothing where there
/// is no project.
pub fn run(root: &Path, options: BuildOptions, settings: &Settings) -> Report {
    let mut sink = Diagnostics::default();
    let Some(project) = Project::load(root, &mut sink) else {
        return Report::default();
    };
    let library = crate::library(&project, options, &mut Memo::default(), &mut sink);
    let links = links::of(&library);
    let mut cache = cache::Cache::read(settings);
    let (known, wanted): (Vec<_>, Vec<_>) = links.keys().cloned().partition(|url| cache.knows(url));
    let asked = hosts::ask_all(wanted, settings);
    cache.keep(&asked);
    let cut_off = findings::cut_off(&asked);
    let told = known
        .iter()
        .filter_map(|url| Some((url.clone(), cache.answer(url)?)));
    let mut answers: hosts::Outcomes = told.collect();
    answers.extend(asked);
    let mut counts = findings::count(&answers, known.len());
    if cut_off.is_some() {
        counts.unchecked += std::mem::take(&mut counts.broken);
        answers.retain(|url, _| known.contains(url));
    }
    sink.apply_levels(&project.levels);
    let others = sink.count();
    sink.extend(findings::of(&links, &answers).into_iter().chain(cut_off));
    sink.apply_levels(&project.levels);
    let mut found: Vec<Diagnostic> = sink.since(others).to_vec();
    let before = sink.count();
    sink.report_unused_waivers(|rule| rule.when == When::External);
    found.extend_from_slice(sink.since(before));
    let mut sorted = Diagnostics::default();
    sorted.extend(found);
    Report {
        diagnostics: sorted.sorted(),
        counts,
    }
}
