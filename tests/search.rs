//! The search index, its shards and its ranking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;
#[path = "search/judged.rs"]
mod judged;
#[path = "search/quality.rs"]
mod quality;
#[path = "search/reader.rs"]
mod reader;
#[path = "search/reference.rs"]
mod reference;
#[path = "search/shards.rs"]
mod shards;

use std::path::Path;

use preceptor::search::{Index, Memo};
use preceptor::{SearchInput, search_input};

/// Indexes a project's folder.
fn with_index<T>(root: &Path, act: impl FnOnce(&Index<'_>) -> T) -> T {
    let SearchInput {
        project,
        library,
        labels,
        ..
    } = search_input(root).unwrap();
    act(&Index::of(
        &library,
        &labels,
        &project.lang,
        &mut Memo::default(),
    ))
}
