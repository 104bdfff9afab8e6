//! What follows pending a new edition: its search index, and a look at every page of it, since a
//! template may fail on one.

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

/// Where the newest edition waits to be looked through; an older one that still waits is passed
/// over.
#[derive(Default)]
pub struct Pending {
    next: Mutex<Next>,
    changed: Condvar,
}

#[derive(Default)]
struct Next {
    edition: Option<Arc<Edition>>,
    is_over: bool,
}

impl Pending {
    /// Takes the newest edition.
    pub fn take(&self, edition: Arc<Edition>) {
        self.lock().edition = Some(edition);
        self.changed.notify_all();
    }

    /// Nothing will come any more.
    pub fn end(&self) {
        self.lock().is_over = true;
        self.changed.notify_all();
    }

    /// Whether there is something newer to do.
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

/// Starts the thread that follows.
pub fn start(
    pending: &Arc<Pending>,
    state: &Arc<SharedState>,
    options: BuildOptions,
    reporter: &Reporter,
) -> io::Result<JoinHandle<()>> {
    // Half of the processor stays with pages that somebody waits for.
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

/// Lets everything else on the computer go first: the next save above all. Elsewhere than on Linux
/// threads have no such rank of their own.
fn lower_priority() {
    #[cfg(target_os = "linux")]
    // Where it is not allowed, the work is done all the same.
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

    /// A page cannot be rendered: the last good edition comes back.
    fn roll_back(&self, edition: &Arc<Edition>, sink: Diagnostics, began: Instant) {
        let findings = sink.sorted();
        self.state.update(|state| {
            if !is_shown(edition, state.shown.as_ref()) {
                return;
            }
            state.shown = state.good.as_ref().map(|good| Arc::clone(&good.edition));
            state.index = state.good.as_ref().map(|good| Arc::clone(&good.index));
            // Newer content may have errors of its own, which were told already.
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
