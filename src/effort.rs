//! Counts steps of work that must not grow faster than a file: tests compare counts, since times
//! differ from machine to machine. Release builds count nothing.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Adds `steps` to the count.
#[inline]
pub(crate) fn spend(steps: usize) {
    if cfg!(debug_assertions) {
        STEPS.with(|all| all.set(all.get().saturating_add(steps as u64)));
    }
}

/// The result of `work`, and how many steps it took on this thread.
pub fn of<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = STEPS.with(Cell::get);
    let made = work();
    (made, STEPS.with(Cell::get) - before)
}
