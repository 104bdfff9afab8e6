//! Counts steps of the work that must grow with a file and no faster: tests compare counts, since
//! seconds differ from machine to machine. Nothing is counted in a release.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Counts `steps` more.
#[inline]
pub(crate) fn spend(steps: usize) {
    if cfg!(debug_assertions) {
        STEPS.with(|all| all.set(all.get().saturating_add(steps as u64)));
    }
}

/// What `work` gives, and how many steps it took on this thread.
pub fn of<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = STEPS.with(Cell::get);
    let made = work();
    (made, STEPS.with(Cell::get) - before)
}
