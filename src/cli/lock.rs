//! `preceptor lock`.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::findings::is_missing;
use super::{CONTENT, DONE, FAILED, Format, report};

/// Arguments of `lock`.
#[derive(Debug, Args)]
pub struct Lock {
    /// The project's folder: the one that holds preceptor.yaml
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    /// How to report: for people, or for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Serialize)]
struct Summary {
    ids: Option<usize>,
}

/// Writes `ids.lock` and reports.
pub fn run(arguments: &Lock) -> u8 {
    let locked = preceptor::lock(&arguments.project);
    let (code, ids, said) = match locked.ids {
        Some(Ok(ids)) => (
            DONE,
            Some(ids),
            format!("ids.lock holds {ids} ids; keep it with the content."),
        ),
        Some(Err(error)) => (FAILED, None, format!("ids.lock cannot be written: {error}")),
        None if is_missing(&locked.diagnostics) => {
            (FAILED, None, "There is no project here.".to_owned())
        }
        None => (
            CONTENT,
            None,
            "Nothing was written: fix the errors first.".to_owned(),
        ),
    };
    let written = report::write(
        &arguments.project,
        arguments.format,
        &locked.diagnostics,
        &said,
        Summary { ids },
    );
    report::exit_code(written, code)
}
