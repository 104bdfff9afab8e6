//! Output for programs: one JSON document per run.

use serde::Serialize;

use super::{Counts, Diagnostic};

#[derive(Serialize)]
struct Run<'a, Summary: Serialize> {
    diagnostics: &'a [Diagnostic],
    counts: Counts,
    #[serde(flatten)]
    summary: Summary,
}

/// `{"diagnostics": [...], "counts": {...}, ...summary}`, indented, with a line end.
///
/// # Errors
/// If `summary` cannot be serialised.
pub fn write(diagnostics: &[Diagnostic], summary: impl Serialize) -> serde_json::Result<String> {
    let run = Run {
        diagnostics,
        counts: Counts::of(diagnostics),
        summary,
    };
    serde_json::to_string_pretty(&run).map(|json| json + "\n")
}
