//! What holds for any project: random files, random edits.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::ProptestConfig;

#[path = "../fuzz/checks/mod.rs"]
mod checks;
mod common;
mod properties {
    mod bytes;
    mod edits;
    mod folders;
    mod growth;
    mod learn;
    pub mod projects;
}

/// So many cases, or as many as `PROPTEST_CASES` asks for. What fails is printed; a case worth
/// keeping becomes a test.
fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(cases),
        max_shrink_iters: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
