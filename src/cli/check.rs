//! `preceptor check`.

use std::path::PathBuf;

use clap::Args;
use preceptor::Memo;
use preceptor::build;
use serde::Serialize;

use super::progress::Bar;
use super::{CONTENT, Common, DONE, FAILED, report};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    common: Common,
    /// Accepted so that the line of a build can be checked as it stands; nothing is written
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

#[derive(Serialize)]
struct Summary {
    pages: usize,
    fit_to_build: bool,
}

/// Builds in memory and reports.
pub fn run(arguments: &Check) -> u8 {
    let common = &arguments.common;
    let bar = Bar::new(common.format);
    let built = build(&common.project, common.options(), &mut Memo::default(), &bar);
    bar.finish();
    let fit_to_build = built.bundle.is_some();
    let said = if fit_to_build {
        format!("{} pages checked; the site can be built.", built.pages)
    } else {
        "The site cannot be built as it is.".to_owned()
    };
    report::write(common.format, &built.diagnostics, &said, Summary { pages: built.pages, fit_to_build });
    match (fit_to_build, built.project.is_none() && built.diagnostics.iter().any(|found| found.id == "no-project")) {
        (true, _) => DONE,
        (false, true) => FAILED,
        (false, false) => CONTENT,
    }
}
