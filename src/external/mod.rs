//! `check --external`: whether links to other sites still lead somewhere.
//!
//! Off unless requested, and never part of a build: the only stage that uses the network.
//!
//! ```text
//! links      library        -> every address, with the lines that name it
//! hosts      addresses      -> outcomes: a few hosts at once, one request at a time for each
//! ask        one address    -> its outcome: HEAD, then GET; redirects, retries
//! cache      outcomes       -> a file of the user's own, for a week
//! findings   outcomes       -> diagnostics at the lines
//! ```
//!
//! Addresses are requested as written, on an intranet, too: it is the author's own network, and the
//! link is for people on it. Two kinds of address are never requested or followed to: this computer
//! itself, which no reader could reach, and link-local ones, under which cloud machines keep their
//! secrets.

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

/// How to request, and with how much patience.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where outcomes are cached, if at all.
    pub cache: Option<PathBuf>,
    /// How long a good outcome stays fresh.
    pub fresh: Duration,
    /// The timeout of one request, including its connection.
    pub timeout: Duration,
    /// The pause between two requests to one host.
    pub pause: Duration,
    /// The pause before the first retry; it doubles with each further one.
    pub back_off: Duration,
    /// The longest wait that a server may ask for; one that asks for more is not retried.
    pub patience: Duration,
    /// The time limit for everything; what has not been requested by then is left out and reported.
    pub whole: Duration,
    /// The number of retries.
    pub retries: u32,
    /// How many redirects are followed.
    pub redirects: u32,
    /// How many hosts are asked at once.
    pub hosts: usize,
    /// Whether this computer itself may be requested: for tests.
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

/// The totals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// How many addresses there are.
    pub links: usize,
    /// How many sites they lead to.
    pub hosts: usize,
    /// How many outcomes came from the cache.
    pub known: usize,
    /// How many are fine, including those that moved.
    pub fine: usize,
    /// How many moved permanently.
    pub moved: usize,
    /// How many lead nowhere.
    pub broken: usize,
    /// How many could not be checked.
    pub unchecked: usize,
}

/// Findings at the lines of links, and the totals.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// In order, at the project's levels, without what authors allow.
    pub diagnostics: Vec<Diagnostic>,
    /// The totals.
    pub counts: Counts,
}

/// Requests every address of another site that the project in `root` links to. Nothing happens if
/// there is no project.
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
