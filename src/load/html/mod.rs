//! HTML that authors write.

pub(in crate::load) mod embed;
pub mod sanitise;
