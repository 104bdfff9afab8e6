//! Says when to rebuild, never what: creating, saving, deleting and renaming are all the same
//! event.
//!
//! ```text
//! places     what is watched: the project file, the content, the theme
//! debounce   many events -> one batch, after a moment of quiet
//! poll       scans all files every second, where there are no change events (network drives)
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
    /// `None` while polling.
    os_watcher: Option<RecommendedWatcher>,
    /// Why there are no change events, if there are none.
    fallback_reason: Option<String>,
}

impl Watch {
    /// Starts to watch the project in `root`, by change events of the system, or with `poll` by
    /// scanning all files every second. If the system offers no change events, it falls back to
    /// polling: [`Watch::fallback_reason`] then says why. For a project that cannot be read yet the
    /// usual folders are watched. After an event, it waits for further ones until nothing happens
    /// for as long as `quiet`.
    ///
    /// # Errors
    /// If `root` does not exist.
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

    /// The debouncer that collects changes; ending it ends the watch.
    pub fn debouncer(&self) -> Arc<Debouncer> {
        Arc::clone(&self.debouncer)
    }

    /// Why files are polled although this was not requested.
    pub fn fallback_reason(&self) -> Option<&str> {
        self.fallback_reason.as_deref()
    }

    /// Waits for a change and for the quiet after it; false once the watch has ended.
    pub fn wait(&mut self) -> bool {
        let Some(batch) = self.debouncer.wait() else {
            return false;
        };
        if batch.moved && self.os_watcher.is_some() {
            // To the system, a folder that was created anew is a different one. What has happened
            // in it so far will be read by the build.
            self.register();
        }
        true
    }

    /// Switches to the folders that `project` names.
    pub fn follow(&mut self, project: &Project) {
        let changed = lock(&self.places).take(project);
        if changed {
            if self.os_watcher.is_some() {
                self.register();
            }
            // Something may have been saved there before it was watched.
            self.debouncer.signal(false);
        }
    }

    /// Re-registers the OS watcher. The old one is dropped only after the new one is in place.
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

/// Registers a folder if it exists; if it appears later, its parent folder reports it.
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
    // Reading a file is an event, too: the build's own reads would trigger builds without end.
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
