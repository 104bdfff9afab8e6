//! Says when to build again, never what: creating, saving, deleting and renaming are all the same
//! event.
//!
//! ```text
//! places   what is looked at: the project file, the content, the theme
//! debouncer     many events -> one batch, after a moment of quiet
//! look     looks at all files every second, where the system tells nothing (network drives)
//! ```

mod debounce;
mod places;
mod poll;

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::project::Project;
pub use debounce::{Debouncer, QUIET};
use places::{Places, Relevance};
use poll::Poller;

/// Watches one project.
pub struct Watch {
    places: Arc<Mutex<Places>>,
    debouncer: Arc<Debouncer>,
    /// None where all files are looked at instead.
    os_watcher: Option<RecommendedWatcher>,
    /// Why the system cannot tell of changes, if it cannot.
    fallback_reason: Option<String>,
}

impl Watch {
    /// Begins to watch the project in `root`, by events of the system, or with `poll` by looking at
    /// all files every second. Where the system cannot tell of changes, files are looked at,
    /// too: [`Watch::fallback_reason`] then says why. Of a project that cannot be read as yet the usual
    /// folders are watched. After an event, more of them are waited for until nothing
    /// happens for as long as `quiet`.
    ///
    /// # Errors
    /// When `root` is not there.
    pub fn start(
        root: &Path,
        project: Option<&Project>,
        poll: bool,
        quiet: Duration,
    ) -> io::Result<Watch> {
        let mut places = Places::new(root.canonicalize()?);
        if let Some(project) = project {
            places.take(project);
        }
        let mut watch = Watch {
            places: Arc::new(Mutex::new(places)),
            debouncer: Arc::new(Debouncer::new(quiet)),
            os_watcher: None,
            fallback_reason: None,
        };
        if poll {
            watch.poll();
        } else {
            watch.register();
        }
        Ok(watch)
    }

    /// The debouncer that rings for changes: who ends it, ends the watch.
    pub fn debouncer(&self) -> Arc<Debouncer> {
        Arc::clone(&self.debouncer)
    }

    /// Why files are looked at although nobody asked for it.
    pub fn fallback_reason(&self) -> Option<&str> {
        self.fallback_reason.as_deref()
    }

    /// Waits for a change and for the quiet after it; false when the watch has ended.
    pub fn wait(&mut self) -> bool {
        let Some(batch) = self.debouncer.wait() else {
            return false;
        };
        if batch.moved && self.os_watcher.is_some() {
            // A folder that was made anew is another folder to the system. What happened in it
            // until now will be read.
            self.register();
        }
        true
    }

    /// Goes on with the folders that `project` names.
    pub fn follow(&mut self, project: &Project) {
        let changed = lock(&self.places).take(project);
        if changed {
            if self.os_watcher.is_some() {
                self.register();
            }
            // Something may have been saved there before anybody looked.
            self.debouncer.signal(false);
        }
    }

    /// Has the system tell of all places from now on. The old os_watcher close after the new ones are
    /// open.
    fn register(&mut self) {
        match os_watcher(&self.places, &self.debouncer) {
            Ok(os_watcher) => self.os_watcher = Some(os_watcher),
            Err(error) => {
                self.fallback_reason = Some(error.to_string());
                self.os_watcher = None;
                self.poll();
            }
        }
    }

    fn poll(&self) {
        let (places, debouncer) = (Arc::clone(&self.places), Arc::clone(&self.debouncer));
        let mut poller = Poller::default();
        poller.poll(&lock(&places));
        thread::spawn(move || {
            while debouncer.sleep(poll::INTERVAL) {
                let now = lock(&places).clone();
                if poller.poll(&now) {
                    debouncer.signal(false);
                }
            }
        });
    }
}

fn lock(places: &Mutex<Places>) -> std::sync::MutexGuard<'_, Places> {
    places.lock().unwrap_or_else(PoisonError::into_inner)
}

fn os_watcher(
    places: &Arc<Mutex<Places>>,
    debouncer: &Arc<Debouncer>,
) -> notify::Result<RecommendedWatcher> {
    let (seen, debouncer) = (Arc::clone(places), Arc::clone(debouncer));
    let mut os_watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        on_event(event, &seen, &debouncer)
    })?;
    let places = lock(places).clone();
    for folder in places.above() {
        watch_if_there(&mut os_watcher, folder, RecursiveMode::NonRecursive)?;
    }
    for folder in places.folders() {
        watch_if_there(&mut os_watcher, folder, RecursiveMode::Recursive)?;
    }
    Ok(os_watcher)
}

/// What is not there now will be seen from above when it comes.
fn watch_if_there(
    os_watcher: &mut RecommendedWatcher,
    folder: &Path,
    mode: RecursiveMode,
) -> notify::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    os_watcher
        .watch(folder, mode)
        .or_else(|error| if folder.is_dir() { Err(error) } else { Ok(()) })
}

fn on_event(event: notify::Result<Event>, places: &Mutex<Places>, debouncer: &Debouncer) {
    let Ok(event) = event else {
        return debouncer.signal(true);
    };
    if event.need_rescan() {
        return debouncer.signal(true);
    }
    // Reading a file is an event, too: the build's own reading would never end.
    let reading = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    if reading {
        return;
    }
    let places = lock(places);
    match event.paths.iter().map(|path| places.relevance(path)).max() {
        Some(Relevance::Folder) => debouncer.signal(true),
        Some(Relevance::File) => debouncer.signal(false),
        Some(Relevance::None) | None => {}
    }
}
