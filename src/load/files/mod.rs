//! What lies on the disk: which files there are, what they hold, and what kind each is.

pub mod active;
pub(crate) mod cache;
pub(crate) mod fingerprint;
pub(crate) mod layer;
pub(in crate::load) mod no_pages;
pub mod source;
pub(crate) mod walk;
