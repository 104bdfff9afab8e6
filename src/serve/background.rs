//! Background work on a new edition: builds its search index and renders every page once, since a
//! template may fail on one of them.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::event::{BuildReport, Event, Reporter};
use super::state::{Edition, Good, SharedState, blocking};
use crate::diagnostic::Diagnostics;
use crate::publish::Bundle;
use crate::{BuildOptions, conclude, index, search, stops};

/// Holds the newest edition until the worker takes it; an older one still waiting is skipped.
#[derive(Default)]
pub(super) struct Pending {
    next: Mutex<Next>,
    changed: Condvar,
}

#[derive(Default)]
struct Next {
    edition: Option<Arc<Edition>>,
    is_over: bool,
}

impl Pending {
    /// Queues the newest edition.
    pub(super) fn take(&self, edition: Arc<Edition>) {
        self.lock().edition = Some(edition);
        self.changed.notify_all();
    }

    /// Tells the worker to stop.
    pub(super) fn end(&self) {
        self.lock().is_over = true;
        self.changed.notify_all();
    }

    /// Whether something newer is waiting.
    fn is_superseded(&self) -> bool {
        let next = self.lock();
        next.is_over || next.edition.is_some()
    }

    fn wait(&self) -> Option<Arc<Edition>> {
        let mut next = self.lock();
        loop {
            if next.is_over {
                return None;
            }
            if let Some(edition) = next.edition.take() {
                return Some(edition);
            }
            next = self
                .changed
                .wait(next)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Next> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts the worker thread.
pub(super) fn start(
    pending: &Arc<Pending>,
    state: &Arc<SharedState>,
    options: BuildOptions,
    reporter: &Reporter,
) -> io::Result<JoinHandle<()>> {
    // Half of the processor is left for pages that a browser is waiting for.
    let threads = thread::available_parallelism().map_or(1, |count| count.get().div_ceil(2));
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads)
        .start_handler(|_| lower_priority());
    let pool = pool.build().map_err(io::Error::other)?;
    let mut worker = Worker {
        pending: Arc::clone(pending),
        state: Arc::clone(state),
        options,
        reporter: Arc::clone(reporter),
        words: search::Memo::default(),
        pool,
    };
    thread::Builder::new()
        .name("pending".to_owned())
        .spawn(move || {
            while let Some(edition) = worker.pending.wait() {
                worker.process(&edition);
            }
        })
}

/// Lets everything else on the computer go first, above all the next save. Only Linux has
/// per-thread niceness.
fn lower_priority() {
    #[cfg(target_os = "linux")]
    // If this is not allowed, the work is done anyway.
    let _ = rustix::process::setpriority_process(None, 19);
}

struct Worker {
    pending: Arc<Pending>,
    state: Arc<SharedState>,
    options: BuildOptions,
    reporter: Reporter,
    words: search::Memo,
    pool: ThreadPool,
}

impl Worker {
    fn process(&mut self, edition: &Arc<Edition>) {
        let began = Instant::now();
        let words = &mut self.words;
        let index = Arc::new(self.pool.install(|| index(&edition.renderer, words)));
        self.state
            .update(|state| state.index = Some(Arc::clone(&index)));
        let pending = &self.pending;
        let found = self
            .pool
            .install(|| edition.renderer.trial(&|| pending.is_superseded()));
        if pending.is_superseded() {
            return;
        }
        let mut sink = edition.found.clone();
        sink.extend(found);
        conclude(&mut sink, &edition.renderer.project, self.options);
        if stops(&sink, self.options) {
            self.roll_back(edition, sink, began);
        } else {
            self.approve(edition, index);
        }
    }

    fn approve(&self, edition: &Arc<Edition>, index: Arc<Bundle>) {
        self.state.update(|state| {
            state.good = Some(Good {
                edition: Arc::clone(edition),
                index,
            });
            state.is_settled = state.is_settled || is_shown(edition, state.shown.as_ref());
        });
    }

    /// A page cannot be rendered: goes back to the last good edition.
    fn roll_back(&self, edition: &Arc<Edition>, sink: Diagnostics, began: Instant) {
        let findings = sink.sorted();
        self.state.update(|state| {
            if !is_shown(edition, state.shown.as_ref()) {
                return;
            }
            state.shown = state.good.as_ref().map(|good| Arc::clone(&good.edition));
            state.index = state.good.as_ref().map(|good| Arc::clone(&good.index));
            // Newer content may have errors of its own, which were already reported.
            if !state.is_broken() {
                state.errors = blocking(&findings, self.options);
            }
            state.is_settled = true;
        });
        let report = BuildReport {
            took: began.elapsed(),
            pages: edition.pages,
            is_broken: true,
            has_site: self.state.current().shown.is_some(),
            findings: &findings,
            more_advice: 0,
            are_known: false,
        };
        (self.reporter)(Event::Built(report));
    }
}

fn is_shown(edition: &Arc<Edition>, shown: Option<&Arc<Edition>>) -> bool {
    shown.is_some_and(|shown| Arc::ptr_eq(shown, edition))
}
