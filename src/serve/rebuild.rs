//! A change -> a new edition, or the errors that block it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::background::Pending;
use super::event::{BuildReport, Event, Reporter};
use super::options::Options;
use super::state::{Edition, SharedState, blocking};
use crate::diagnostic::Diagnostic;
use crate::load::memo::Memo;
use crate::watch::Watch;
use crate::{BuildOptions, Prepared, conclude, prepare};

/// Rebuilds the site after every change.
pub(super) struct Rebuild {
    root: PathBuf,
    options: BuildOptions,
    memo: Memo,
    /// Counts editions.
    number: u64,
    /// What the last build found.
    findings: Vec<Diagnostic>,
    state: Arc<SharedState>,
    pending: Arc<Pending>,
    reporter: Reporter,
}

impl Rebuild {
    /// A rebuilder that has built nothing yet.
    pub(super) fn new(
        options: &Options,
        state: &Arc<SharedState>,
        pending: &Arc<Pending>,
        reporter: &Reporter,
    ) -> Rebuild {
        Rebuild {
            root: options.root.clone(),
            options: options.build,
            // File systems without change events do not have reliable modification times either.
            memo: if options.poll {
                Memo::default()
            } else {
                Memo::by_stamps()
            },
            number: 0,
            findings: Vec::new(),
            state: Arc::clone(state),
            pending: Arc::clone(pending),
            reporter: Arc::clone(reporter),
        }
    }

    /// Runs the first build.
    pub(super) fn first(&mut self, mut watch: Watch) -> Watch {
        self.build(&mut watch);
        watch
    }

    /// Rebuilds on every change, until `watch` ends.
    pub(super) fn run(mut self, mut watch: Watch) {
        while watch.wait() {
            self.build(&mut watch);
        }
        self.pending.end();
    }

    fn build(&mut self, watch: &mut Watch) {
        let began = Instant::now();
        let Prepared {
            renderer,
            pages,
            diagnostics,
            more_advice,
        } = prepare(&self.root, self.options, &mut self.memo);
        let project = renderer
            .as_ref()
            .map_or_else(Option::as_ref, |renderer| Some(&renderer.project));
        let mut all = diagnostics.clone();
        if let Some(project) = project {
            watch.follow(project);
            conclude(&mut all, project, self.options);
        }
        let findings = all.sorted();
        let is_broken = renderer.is_err();
        match renderer {
            Ok(renderer) => {
                self.number += 1;
                self.show(Arc::new(Edition::new(
                    self.number,
                    *renderer,
                    pages,
                    diagnostics,
                )));
            }
            Err(_) => self.show_errors(&findings),
        }
        let are_known = self.number + u64::from(is_broken) > 1 && findings == self.findings;
        let has_site = self.state.current().shown.is_some();
        let report = BuildReport {
            took: began.elapsed(),
            pages,
            is_broken,
            has_site,
            findings: &findings,
            more_advice,
            are_known,
        };
        (self.reporter)(Event::Built(report));
        self.findings = findings;
    }

    fn show(&self, edition: Arc<Edition>) {
        let mut old = Some(Arc::clone(&edition));
        self.state.update(|state| {
            std::mem::swap(&mut state.shown, &mut old);
            state.errors = Arc::default();
            state.is_settled = false;
        });
        self.pending.take(edition);
        // Freeing ten thousand pages takes a while: not while other threads wait for the lock.
        drop(old);
    }

    fn show_errors(&self, findings: &[Diagnostic]) {
        let errors = blocking(findings, self.options);
        self.state.update(|state| {
            state.errors = errors;
            state.is_settled = true;
        });
    }
}
