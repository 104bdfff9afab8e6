//! A progress bar, on a terminal only, once a build takes longer than a second.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use preceptor::Progress;

use super::Format;

const DELAY: Duration = Duration::from_secs(1);

/// Appears only when needed.
pub struct Bar {
    started: Instant,
    enabled: bool,
    expected: AtomicU64,
    done: AtomicU64,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    /// Starts to count.
    pub fn new(format: Format) -> Bar {
        Bar {
            started: Instant::now(),
            enabled: format == Format::Human,
            expected: AtomicU64::new(0),
            done: AtomicU64::new(0),
            bar: OnceLock::new(),
        }
    }

    fn show(&self) -> &ProgressBar {
        self.bar.get_or_init(|| {
            // indicatif draws nothing if standard error is not a terminal.
            let bar = ProgressBar::with_draw_target(
                Some(self.expected.load(Ordering::Relaxed)),
                ProgressDrawTarget::stderr(),
            );
            if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} pages") {
                bar.set_style(style);
            }
            bar
        })
    }

    /// Removes the bar.
    pub fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn start(&self, files: usize) {
        self.expected.store(files as u64, Ordering::Relaxed);
    }

    fn advance(&self, files: usize) {
        let done = self.done.fetch_add(files as u64, Ordering::Relaxed) + files as u64;
        // Reading the clock for every page would cost more than rendering some pages.
        if self.enabled && done.is_multiple_of(64) && self.started.elapsed() > DELAY {
            self.show().set_position(done);
        }
    }
}
