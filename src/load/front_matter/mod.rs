//! What is written in YAML: the front matter of pages, and files of their own.

pub(crate) mod control_characters;
pub mod glossary;
pub mod keys;
pub(crate) mod lang;
pub(in crate::load) mod likely_kind;
pub(crate) mod meta;
pub(in crate::load) mod plain_lists;
pub(crate) mod practice;
pub(crate) mod rule_levels;
pub(crate) mod shape;
pub(crate) mod split;
pub(in crate::load) mod untitled;
pub(crate) mod waivers;
pub(in crate::load) mod wrong_kind;
pub mod yaml;
