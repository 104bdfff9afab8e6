//! Library -> index -> shards: search without a server, with a small script.
//!
//! ```text
//! unit       what can be found: pages, terms, actions
//! tokens     text -> words; english, concepts: words -> what they have in common
//! counts     how often each occurs in a unit                (kept by the memo)
//! vocabulary all forms, numbered
//! lexicon    forms -> terms
//! postings   term -> units with impacts (weights)
//! encode     index -> shards
//! ```
//!
//! The browser looks words up, adds whole numbers and never stems, so the two sides cannot diverge.

pub mod bytes;
pub mod concepts;
pub mod counts;
pub mod encode;
pub mod english;
pub mod index;
pub mod lexicon;
pub mod memo;
pub mod postings;
pub mod tokens;
pub mod unit;
pub mod vocabulary;
pub mod weights;

pub use encode::files;
pub use index::{Index, Labels};
pub use memo::Memo;
pub use unit::Made;
