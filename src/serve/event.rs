//! What the server reports to whoever started it.

use std::sync::Arc;
use std::time::Duration;

use crate::diagnostic::Diagnostic;

/// Something worth telling the author.
#[derive(Debug)]
pub enum Event<'a> {
    /// A build has finished.
    Built(BuildReport<'a>),
    /// The system sends no change events, so files are scanned every second: the reason.
    Polling(&'a str),
}

/// The outcome of a build.
#[derive(Debug)]
pub struct BuildReport<'a> {
    /// From the end of the batch of changes until the new pages are available.
    pub took: Duration,
    /// How many pages authors wrote.
    pub pages: usize,
    /// The content as it is now cannot be built.
    pub is_broken: bool,
    /// There is a site to show: this one, or the last good one.
    pub has_site: bool,
    /// Everything that was found, in order.
    pub findings: &'a [Diagnostic],
    /// How many pages have more advice, which is not among the findings.
    pub more_advice: usize,
    /// Whether the previous build found the same.
    pub are_known: bool,
}

/// Called for every event, from several threads.
pub type Reporter = Arc<dyn Fn(Event<'_>) + Send + Sync>;
