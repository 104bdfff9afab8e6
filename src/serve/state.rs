//! What is shown now; threads wait here for something newer.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::BuildOptions;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::publish::Bundle;
use crate::render::Renderer;

/// The site as one build produced it.
pub(super) struct Edition {
    /// Unique, even across two runs of the server.
    pub id: String,
    /// Renders its pages.
    pub renderer: Renderer,
    /// How many pages authors wrote.
    pub pages: usize,
    /// What was found before rendering.
    pub found: Diagnostics,
    assets_hash: OnceLock<u64>,
}

impl Edition {
    /// An edition with this number.
    pub(super) fn new(
        number: u64,
        renderer: Renderer,
        pages: usize,
        found: Diagnostics,
    ) -> Edition {
        Edition {
            id: format!("{:x}-{number}", run()),
            renderer,
            pages,
            found,
            assets_hash: OnceLock::new(),
        }
    }

    /// A hash of what pages load: styles, scripts, pictures.
    pub(super) fn assets_hash(&self) -> u64 {
        *self.assets_hash.get_or_init(|| self.renderer.assets_hash())
    }
}

/// When this run of the server started.
fn run() -> u128 {
    static BEGAN: OnceLock<u128> = OnceLock::new();
    *BEGAN.get_or_init(|| {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_nanos())
    })
}

/// An edition whose pages have all been rendered once without errors, with its search index.
#[derive(Clone)]
pub(super) struct Good {
    /// The edition.
    pub edition: Arc<Edition>,
    /// The shards.
    pub index: Arc<Bundle>,
}

/// What is shown.
#[derive(Clone, Default)]
pub(super) struct State {
    /// Counts changes of the state.
    pub version: u64,
    /// What pages are rendered from.
    pub shown: Option<Arc<Edition>>,
    /// What to return to if the newest edition turns out to be broken.
    pub good: Option<Good>,
    /// The newest search index: that of the edition shown, or of the one before it.
    pub index: Option<Arc<Bundle>>,
    /// The errors that prevent a site from the content as it is now.
    pub errors: Arc<[Diagnostic]>,
    /// The newest edition has been checked.
    pub is_settled: bool,
    /// The server is stopping.
    pub is_over: bool,
}

impl State {
    /// Whether the content as it is now cannot be built.
    pub(super) fn is_broken(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// The state, shared by all threads.
#[derive(Default)]
pub(super) struct SharedState {
    state: Mutex<State>,
    changed: Condvar,
}

impl SharedState {
    /// The current state.
    pub(super) fn current(&self) -> State {
        self.lock().clone()
    }

    /// Changes the state and wakes all waiters.
    pub(super) fn update(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        state.version += 1;
        self.changed.notify_all();
    }

    /// Stops the server: wakes all waiters.
    pub(super) fn shut_down(&self) {
        self.update(|state| state.is_over = true);
    }

    /// Waits for a state that satisfies `is_wanted`; after `patience`, returns the current one.
    pub(super) fn wait(&self, patience: Duration, is_wanted: impl Fn(&State) -> bool) -> State {
        let until = Instant::now() + patience;
        let mut state = self.lock();
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if state.is_over || left.is_zero() || is_wanted(&state) {
                return state.clone();
            }
            state = self
                .changed
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The findings that prevent a build.
pub(super) fn blocking(findings: &[Diagnostic], options: BuildOptions) -> Arc<[Diagnostic]> {
    findings
        .iter()
        .filter(|found| found.severity <= options.stops_at())
        .cloned()
        .collect()
}
