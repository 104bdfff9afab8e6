//! What a document is, and the library that all of them make together.

pub mod address;
pub mod attachment;
pub mod date;
pub mod document;
pub mod fragment;
pub mod glossary;
pub mod kind;
pub mod learn;
pub mod library;
pub mod link;
pub mod meta;
pub mod names;
pub mod order;
pub mod path;
pub mod picture;
pub mod route;
pub mod routes;
pub mod score;
pub mod slug;
pub mod step_target;
pub mod text;
pub mod vocabulary;
