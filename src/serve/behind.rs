//! What follows behind a new edition: its search index, and a look at every page of it, since a
//! template may fail on one.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::board::{Board, Edition, Good, in_the_way};
use super::{Account, Teller, Told};
use crate::diagnostic::Diagnostics;
use crate::publish::Bundle;
use crate::{BuildOptions, conclude, index, search, stops};

/// Where the newest edition waits to be looked through; an older one that still waits is passed
/// over.
#[derive(Default)]
pub struct Behind {
    next: Mutex<Next>,
    changed: Condvar,
}

#[derive(Default)]
struct Next {
    edition: Option<Arc<Edition>>,
    is_over: bool,
}

impl Behind {
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
    fn is_late(&self) -> bool {
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
    behind: &Arc<Behind>,
    board: &Arc<Board>,
    options: BuildOptions,
    teller: &Teller,
) -> io::Result<JoinHandle<()>> {
    // Half of the processor stays with pages that somebody waits for.
    let threads = thread::available_parallelism().map_or(1, |count| count.get().div_ceil(2));
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads)
        .start_handler(|_| step_back());
    let pool = pool.build().map_err(io::Error::other)?;
    let mut follower = Follower {
        behind: Arc::clone(behind),
        board: Arc::clone(board),
        options,
        teller: Arc::clone(teller),
        words: search::Memo::default(),
        pool,
    };
    thread::Builder::new()
        .name("behind".to_owned())
        .spawn(move || {
            while let Some(edition) = follower.behind.wait() {
                follower.look_through(&edition);
            }
        })
}

/// Lets everything else on the computer go first: the next save above all. Elsewhere than on Linux
/// threads have no such rank of their own.
fn step_back() {
    #[cfg(target_os = "linux")]
    // Where it is not allowed, the work is done all the same.
    let _ = rustix::process::setpriority_process(None, 19);
}

struct Follower {
    behind: Arc<Behind>,
    board: Arc<Board>,
    options: BuildOptions,
    teller: Teller,
    words: search::Memo,
    pool: ThreadPool,
}

impl Follower {
    fn look_through(&mut self, edition: &Arc<Edition>) {
        let began = Instant::now();
        let words = &mut self.words;
        let index = Arc::new(self.pool.install(|| index(&edition.press, words)));
        self.board
            .change(|state| state.index = Some(Arc::clone(&index)));
        let behind = &self.behind;
        let found = self
            .pool
            .install(|| edition.press.proof(&|| behind.is_late()));
        if behind.is_late() {
            return;
        }
        let mut sink = edition.found.clone();
        sink.extend(found);
        conclude(&mut sink, &edition.press.project, self.options);
        if stops(&sink, self.options) {
            self.take_back(edition, sink, began);
        } else {
            self.approve(edition, index);
        }
    }

    fn approve(&self, edition: &Arc<Edition>, index: Arc<Bundle>) {
        self.board.change(|state| {
            state.good = Some(Good {
                edition: Arc::clone(edition),
                index,
            });
            state.is_settled = state.is_settled || is_shown(edition, state.shown.as_ref());
        });
    }

    /// A page cannot be rendered: the last good edition comes back.
    fn take_back(&self, edition: &Arc<Edition>, sink: Diagnostics, began: Instant) {
        let findings = sink.sorted();
        self.board.change(|state| {
            if !is_shown(edition, state.shown.as_ref()) {
                return;
            }
            state.shown = state.good.as_ref().map(|good| Arc::clone(&good.edition));
            state.index = state.good.as_ref().map(|good| Arc::clone(&good.index));
            // Newer content may have errors of its own, which were told already.
            if !state.is_broken() {
                state.errors = in_the_way(&findings, self.options);
            }
            state.is_settled = true;
        });
        let account = Account {
            took: began.elapsed(),
            pages: edition.pages,
            is_broken: true,
            has_site: self.board.now().shown.is_some(),
            findings: &findings,
            more_advice: 0,
            are_known: false,
        };
        (self.teller)(Told::Built(account));
    }
}

fn is_shown(edition: &Arc<Edition>, shown: Option<&Arc<Edition>>) -> bool {
    shown.is_some_and(|shown| Arc::ptr_eq(shown, edition))
}
