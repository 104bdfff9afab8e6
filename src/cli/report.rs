//! What a command says at its end.

use std::io::Write as _;

use preceptor::diagnostic::{Counts, Diagnostic, json, terminal};
use serde::Serialize;

use super::Format;

/// People read findings, the tally and `said`, in colours where the terminal has them; a program reads one JSON document.
/// A reader that closes its end early is no error.
pub fn write(format: Format, diagnostics: &[Diagnostic], said: &str, summary: impl Serialize) {
    let text = match format {
        Format::Human => human(diagnostics, said),
        Format::Json => {
            json::write(diagnostics, summary).unwrap_or_else(|error| format!("{{\"failed\": \"{error}\"}}\n"))
        }
    };
    let mut out = anstream::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

fn human(diagnostics: &[Diagnostic], said: &str) -> String {
    let tally = terminal::tally(Counts::of(diagnostics));
    let tally = if tally.is_empty() { String::new() } else { format!("{tally}.\n") };
    format!("{}{tally}{said}\n", terminal::write(diagnostics))
}
