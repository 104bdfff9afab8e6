//! What is written in YAML: the front matter of pages, and files of their own.

pub mod control_characters;
pub mod glossary;
pub mod keys;
pub mod lang;
pub(in crate::load) mod likely_kind;
pub mod meta;
pub(in crate::load) mod plain_lists;
pub mod practice;
pub mod rule_levels;
pub mod shape;
pub mod split;
pub(in crate::load) mod untitled;
pub mod waivers;
pub(in crate::load) mod wrong_kind;
pub mod yaml;
