//! How to serve.

use std::path::PathBuf;
use std::time::Duration;

use crate::BuildOptions;

/// How to serve.
#[derive(Debug, Clone)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    /// The port to try first; 0 for any.
    pub port: u16,
    /// How to build.
    pub build: BuildOptions,
    /// Scans all files every second, for file systems that send no change events.
    pub poll: bool,
    /// How long to wait after a change for further ones; usually [`crate::watch::QUIET`].
    pub quiet: Duration,
}
