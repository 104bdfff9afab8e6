//! What lies on the disk: which files there are, what they hold, and what kind each is.

pub mod active;
pub mod cache;
pub mod fingerprint;
pub mod layer;
pub(in crate::load) mod no_pages;
pub mod source;
pub mod walk;
