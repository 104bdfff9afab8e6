//! What can be seen to be wrong in one file: all of it looks, and reports; nothing of it writes.
//!
//! What takes more than one file to see is in [`crate::check`].

pub(in crate::load) mod learn;
pub(crate) mod text;
