//! The output of a command.

use std::io::{self, Write as _};
use std::path::{Component, Path};

use preceptor::diagnostic::{Counts, Diagnostic, github, json, sarif, terminal};
use serde::Serialize;

use super::{DONE, FAILED, Format};

/// People get findings, the tally and `said`, in colour if the terminal supports it; programs get
/// one document.
///
/// # Errors
/// See [`out`].
pub fn write(
    project: &Path,
    format: Format,
    diagnostics: &[Diagnostic],
    said: &str,
    summary: impl Serialize,
) -> io::Result<()> {
    let failed = |error: serde_json::Error| {
        format!("{}\n", serde_json::json!({"failed": error.to_string()}))
    };
    match format {
        Format::Human => out(&human(diagnostics, said)),
        Format::Json => out(&json::write(diagnostics, summary).unwrap_or_else(failed)),
        Format::Github => out(&format!(
            "{}{said}\n",
            github::write(diagnostics, &folder(project))
        )),
        Format::Sarif => {
            // The format has no place for it.
            let _ = writeln!(io::stderr(), "{said}");
            out(&sarif::write(diagnostics, &folder(project)).unwrap_or_else(failed))
        }
    }
}

/// Prints the output of a command that only prints, or its error, and returns the exit code.
pub fn print_result(said: Result<String, String>) -> u8 {
    match said {
        Ok(said) => exit_code(out(&said), DONE),
        Err(problem) => {
            let _ = writeln!(anstream::stderr(), "error: {problem}");
            FAILED
        }
    }
}

/// The exit code of a command whose output was `written`: output that did not arrive is a failure.
pub fn exit_code(written: io::Result<()>, code: u8) -> u8 {
    match written {
        Ok(()) => code,
        Err(error) => {
            let _ = writeln!(
                anstream::stderr(),
                "error: the output could not be written: {error}"
            );
            FAILED
        }
    }
}

/// Prints to standard output.
///
/// # Errors
/// If it cannot be written, as on a full disk. A reader that closes its end early is not an error.
pub fn out(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

fn human(diagnostics: &[Diagnostic], said: &str) -> String {
    let tally = terminal::tally(Counts::of(diagnostics));
    let tally = if tally.is_empty() {
        String::new()
    } else {
        format!("{tally}.\n")
    };
    format!("{}{tally}{said}\n", terminal::write(diagnostics))
}

/// The path from the working directory, assumed to be the repository root, to the project; empty
/// for a project elsewhere.
fn folder(project: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = project.strip_prefix(&here).unwrap_or(project);
    let mut folder = String::new();
    for part in below.components() {
        match part {
            Component::Normal(name) => folder += &format!("{}/", name.to_string_lossy()),
            Component::CurDir => {}
            _ => return String::new(),
        }
    }
    folder
}
