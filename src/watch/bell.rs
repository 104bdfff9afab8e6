//! Many events in a row are one batch.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// So long nothing more may happen before a batch is closed, usually.
pub const QUIET: Duration = Duration::from_millis(100);

/// So many times as long a batch may stay open at most, however much goes on.
const LONGEST: u32 = 5;

/// Rung from any thread, waited for by one.
#[derive(Debug)]
pub struct Bell {
    quiet: Duration,
    rung: Mutex<Rung>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Rung {
    /// When the batch was opened, and when something last happened.
    times: Option<(Instant, Instant)>,
    moved: bool,
    ended: bool,
}

/// What a batch was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    /// A watched folder itself came, went or took another name.
    pub moved: bool,
}

impl Bell {
    /// A bell that has to be quiet for so long before a batch is closed.
    pub fn new(quiet: Duration) -> Bell {
        Bell {
            quiet,
            rung: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Says that something changed; `moved`, that it was a watched folder itself.
    pub fn ring(&self, moved: bool) {
        let now = Instant::now();
        let mut rung = self.lock();
        let first = rung.times.map_or(now, |(first, _)| first);
        rung.times = Some((first, now));
        rung.moved |= moved;
        self.changed.notify_all();
    }

    /// Nobody will wait any more.
    pub fn end(&self) {
        self.lock().ended = true;
        self.changed.notify_all();
    }

    /// Waits until the bell was rung and was quiet since; nothing when it has ended.
    pub fn wait(&self) -> Option<Batch> {
        let mut rung = self.lock();
        loop {
            if rung.ended {
                return None;
            }
            let Some((first, last)) = rung.times else {
                rung = self
                    .changed
                    .wait(rung)
                    .unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let left = (last + self.quiet)
                .min(first + self.quiet * LONGEST)
                .saturating_duration_since(Instant::now());
            if left.is_zero() {
                rung.times = None;
                return Some(Batch {
                    moved: std::mem::take(&mut rung.moved),
                });
            }
            rung = self
                .changed
                .wait_timeout(rung, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    /// Sleeps; false when the bell has ended.
    pub fn sleep(&self, duration: Duration) -> bool {
        let until = Instant::now() + duration;
        let mut rung = self.lock();
        while !rung.ended {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return true;
            }
            rung = self
                .changed
                .wait_timeout(rung, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        false
    }

    fn lock(&self) -> MutexGuard<'_, Rung> {
        self.rung.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_rung_together_is_one_batch() {
        let bell = Bell::new(QUIET);
        bell.ring(false);
        bell.ring(true);
        bell.ring(false);
        assert_eq!(bell.wait(), Some(Batch { moved: true }));
        bell.ring(false);
        assert_eq!(bell.wait(), Some(Batch { moved: false }));
        bell.end();
        assert_eq!(bell.wait(), None);
        assert!(!bell.sleep(Duration::from_secs(600)));
    }

    /// A drive that is written to without a pause must not put a build off for ever.
    #[test]
    fn a_bell_that_never_stops_ringing_is_answered() {
        let bell = Bell::new(QUIET);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while bell.sleep(QUIET / 5) {
                    bell.ring(false);
                }
            });
            assert!(bell.wait().is_some());
            bell.end();
        });
    }
}
