//! A body as it was parsed, to be looked at: nothing here writes HTML.

pub mod abbreviations;
pub(in crate::load) mod attributes;
pub(in crate::load) mod cells;
pub(in crate::load) mod colon_lines;
pub(in crate::load) mod explicit_ids;
pub(in crate::load) mod footnotes;
pub(in crate::load) mod html_lines;
pub(in crate::load) mod ids;
pub(in crate::load) mod input;
pub(in crate::load) mod letter_lists;
pub(in crate::load) mod numerals;
pub(in crate::load) mod passage;
pub(in crate::load) mod reader;
pub(in crate::load) mod rewrite;
pub(in crate::load) mod tasks;
pub(in crate::load) mod tree;
pub(in crate::load) mod typed_lines;
