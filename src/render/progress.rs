//! How a build reports its progress.

/// Listens to the progress of a build; called from many threads.
pub trait Progress: Sync {
    /// How many files will be rendered.
    fn start(&self, files: usize);
    /// How many more are done.
    fn advance(&self, files: usize);
}

/// Ignores it.
impl Progress for () {
    fn start(&self, _: usize) {}
    fn advance(&self, _: usize) {}
}
