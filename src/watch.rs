//! Says when to build again, never what: creating, saving, deleting and renaming are all the same
//! event.
//!
//! ```text
//! places   what is looked at: the project file, the content, the theme
//! bell     many events -> one batch, after a moment of quiet
//! look     looks at all files every second, where the system tells nothing (network drives)
//! ```

mod bell;
mod look;
mod places;

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::project::Project;
pub use bell::{Bell, QUIET};
use look::Look;
use places::{Concern, Places};

/// Watches one project.
pub struct Watch {
    places: Arc<Mutex<Places>>,
    bell: Arc<Bell>,
    /// None where all files are looked at instead.
    eyes: Option<RecommendedWatcher>,
    /// Why the system cannot tell of changes, if it cannot.
    trouble: Option<String>,
}

impl Watch {
    /// Begins to watch the project in `root`, by events of the system, or with `poll` by looking at
    /// all files every second. Where the system cannot tell of changes, files are looked at,
    /// too: [`Watch::trouble`] then says why. Of a project that cannot be read as yet the usual
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
            bell: Arc::new(Bell::new(quiet)),
            eyes: None,
            trouble: None,
        };
        if poll {
            watch.look();
        } else {
            watch.open_eyes();
        }
        Ok(watch)
    }

    /// The bell that rings for changes: who ends it, ends the watch.
    pub fn bell(&self) -> Arc<Bell> {
        Arc::clone(&self.bell)
    }

    /// Why files are looked at although nobody asked for it.
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// Waits for a change and for the quiet after it; false when the watch has ended.
    pub fn wait(&mut self) -> bool {
        let Some(batch) = self.bell.wait() else {
            return false;
        };
        if batch.moved && self.eyes.is_some() {
            // A folder that was made anew is another folder to the system. What happened in it
            // until now will be read.
            self.open_eyes();
        }
        true
    }

    /// Goes on with the folders that `project` names.
    pub fn follow(&mut self, project: &Project) {
        let changed = lock(&self.places).take(project);
        if changed {
            if self.eyes.is_some() {
                self.open_eyes();
            }
            // Something may have been saved there before anybody looked.
            self.bell.ring(false);
        }
    }

    /// Has the system tell of all places from now on. The old eyes close after the new ones are
    /// open.
    fn open_eyes(&mut self) {
        match eyes(&self.places, &self.bell) {
            Ok(eyes) => self.eyes = Some(eyes),
            Err(error) => {
                self.trouble = Some(error.to_string());
                self.eyes = None;
                self.look();
            }
        }
    }

    fn look(&self) {
        let (places, bell) = (Arc::clone(&self.places), Arc::clone(&self.bell));
        let mut look = Look::default();
        look.again(&lock(&places));
        thread::spawn(move || {
            while bell.sleep(look::EVERY) {
                let now = lock(&places).clone();
                if look.again(&now) {
                    bell.ring(false);
                }
            }
        });
    }
}

fn lock(places: &Mutex<Places>) -> std::sync::MutexGuard<'_, Places> {
    places.lock().unwrap_or_else(PoisonError::into_inner)
}

fn eyes(places: &Arc<Mutex<Places>>, bell: &Arc<Bell>) -> notify::Result<RecommendedWatcher> {
    let (seen, bell) = (Arc::clone(places), Arc::clone(bell));
    let mut eyes =
        notify::recommended_watcher(move |event: notify::Result<Event>| tell(event, &seen, &bell))?;
    let places = lock(places).clone();
    for folder in places.above() {
        watch_if_there(&mut eyes, folder, RecursiveMode::NonRecursive)?;
    }
    for folder in places.folders() {
        watch_if_there(&mut eyes, folder, RecursiveMode::Recursive)?;
    }
    Ok(eyes)
}

/// What is not there now will be seen from above when it comes.
fn watch_if_there(
    eyes: &mut RecommendedWatcher,
    folder: &Path,
    mode: RecursiveMode,
) -> notify::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    eyes.watch(folder, mode)
        .or_else(|error| if folder.is_dir() { Err(error) } else { Ok(()) })
}

fn tell(event: notify::Result<Event>, places: &Mutex<Places>, bell: &Bell) {
    let Ok(event) = event else {
        return bell.ring(true);
    };
    if event.need_rescan() {
        return bell.ring(true);
    }
    // Reading a file is an event, too: the build's own reading would never end.
    let reading = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    if reading {
        return;
    }
    let places = lock(places);
    match event.paths.iter().map(|path| places.concern(path)).max() {
        Some(Concern::Folder) => bell.ring(true),
        Some(Concern::File) => bell.ring(false),
        Some(Concern::None) | None => {}
    }
}
