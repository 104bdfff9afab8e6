//! Runs a program as a process and measures its time and its peak memory.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How often memory is sampled. The kernel keeps the peak itself, so only the last moments can be
/// missed.
/// moments can be missed.
const EVERY: Duration = Duration::from_millis(10);

/// One run.
#[derive(Clone, Copy)]
pub struct Run {
    pub seconds: f64,
    /// If the system reports it.
    pub megabytes: Option<f64>,
}

/// Runs `command` to its end.
pub fn run(command: &mut Command) -> Run {
    let started = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (id, ended) = (child.id(), AtomicBool::new(false));
    thread::scope(|scope| {
        let memory = scope.spawn(|| watch(id, &ended));
        let status = child.wait().unwrap();
        let seconds = started.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        assert!(
            status.success(),
            "{command:?} failed, and says why when run by hand: {status}"
        );
        Run {
            seconds,
            megabytes: memory.join().unwrap(),
        }
    })
}

fn watch(id: u32, ended: &AtomicBool) -> Option<f64> {
    let mut highest = None;
    while !ended.load(Ordering::Relaxed) {
        highest = high_water(id).or(highest);
        thread::sleep(EVERY);
    }
    highest
}

/// The most memory that a process has held so far (Linux).
fn high_water(id: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes / 1024.0)
}

/// The median, and the two ends.
pub struct Spread {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl Spread {
    pub fn of(values: impl Iterator<Item = f64>) -> Spread {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        Spread {
            median: values[values.len() / 2],
            least: values[0],
            most: values[values.len() - 1],
        }
    }
}
