//! What lies on the disk: which files there are, what they hold, and what kind each is.

pub mod active;
pub mod cache;
pub mod fingerprint;
pub(in crate::load) mod likely_kind;
pub(in crate::load) mod no_pages;
pub mod source;
pub mod walk;
pub(in crate::load) mod wrong_kind;
