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

/// The number of cases, unless `PROPTEST_CASES` sets another. Failures are printed; a case worth
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
