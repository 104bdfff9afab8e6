//! What is probably not meant in the text of a page, one file a kind of mistake.

pub(in crate::load) mod actions;
pub(in crate::load) mod addresses;
pub(in crate::load) mod bullet_signs;
pub(in crate::load) mod callouts;
pub(in crate::load) mod footnotes;
pub(in crate::load) mod foreign;
pub(in crate::load) mod line_starts;
pub(in crate::load) mod link_words;
pub(in crate::load) mod links;
pub(in crate::load) mod list_numbers;
pub(in crate::load) mod looks_like;
pub(in crate::load) mod pasted;
pub(in crate::load) mod raw_html;
pub(crate) mod reading;
pub(in crate::load) mod removed_html;
pub(in crate::load) mod table_heads;
pub(in crate::load) mod table_rows;
pub(in crate::load) mod tables;
