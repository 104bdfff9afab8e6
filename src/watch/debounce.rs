//! Combines many events in a row into one batch.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The usual time without events after which a batch is closed.
pub const QUIET: Duration = Duration::from_millis(100);

/// A batch is closed after this multiple of that time, however many events keep coming.
const MAX_FACTOR: u32 = 5;

/// Signalled from any thread, awaited by one.
#[derive(Debug)]
pub struct Debouncer {
    quiet: Duration,
    pending: Mutex<Pending>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Pending {
    /// When the batch was opened, and when the last event came.
    times: Option<(Instant, Instant)>,
    moved: bool,
    ended: bool,
}

/// What a batch was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    /// A watched folder itself was created, removed or renamed.
    pub moved: bool,
}

impl Debouncer {
    /// A debouncer that closes a batch after this much quiet.
    pub fn new(quiet: Duration) -> Debouncer {
        Debouncer {
            quiet,
            pending: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Reports a change; `moved` if it was to a watched folder itself.
    pub fn signal(&self, moved: bool) {
        let now = Instant::now();
        let mut pending = self.lock();
        let first = pending.times.map_or(now, |(first, _)| first);
        pending.times = Some((first, now));
        pending.moved |= moved;
        self.changed.notify_all();
    }

    /// Ends all waiting.
    pub fn end(&self) {
        self.lock().ended = true;
        self.changed.notify_all();
    }

    /// Waits for a change and the quiet after it; `None` once the debouncer has ended.
    pub fn wait(&self) -> Option<Batch> {
        let mut pending = self.lock();
        loop {
            if pending.ended {
                return None;
            }
            let Some((first, last)) = pending.times else {
                pending = self
                    .changed
                    .wait(pending)
                    .unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let left = (last + self.quiet)
                .min(first + self.quiet * MAX_FACTOR)
                .saturating_duration_since(Instant::now());
            if left.is_zero() {
                pending.times = None;
                return Some(Batch {
                    moved: std::mem::take(&mut pending.moved),
                });
            }
            pending = self
                .changed
                .wait_timeout(pending, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    /// Sleeps; false once the debouncer has ended.
    pub fn sleep(&self, duration: Duration) -> bool {
        let until = Instant::now() + duration;
        let mut pending = self.lock();
        while !pending.ended {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return true;
            }
            pending = self
                .changed
                .wait_timeout(pending, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        false
    }

    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_rung_together_is_one_batch() {
        let debouncer = Debouncer::new(QUIET);
        debouncer.signal(false);
        debouncer.signal(true);
        debouncer.signal(false);
        assert_eq!(debouncer.wait(), Some(Batch { moved: true }));
        debouncer.signal(false);
        assert_eq!(debouncer.wait(), Some(Batch { moved: false }));
        debouncer.end();
        assert_eq!(debouncer.wait(), None);
        assert!(!debouncer.sleep(Duration::from_secs(600)));
    }

    /// A drive that is written to without a pause must not delay a build for ever.
    #[test]
    fn a_bell_that_never_stops_ringing_is_answered() {
        let debouncer = Debouncer::new(QUIET);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while debouncer.sleep(QUIET / 5) {
                    debouncer.signal(false);
                }
            });
            assert!(debouncer.wait().is_some());
            debouncer.end();
        });
    }
}
