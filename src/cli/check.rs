//! `preceptor check`.

use std::path::PathBuf;

use clap::Args;
use preceptor::{Built, Memo, build};
use serde::Serialize;

use super::progress::Bar;
use super::{CONTENT, Common, DONE, FAILED, fix, report};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    common: Common,
    /// Accepted so that the line of a build can be checked as it stands; nothing is written
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Mend in the files what can be mended without doubt, such as missing ids; the rest of each file stays as it is
    #[arg(long)]
    fix: bool,
    /// With --fix: show what would be mended, as a diff, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

/// What was found, for `--format json`.
#[derive(Serialize)]
pub struct Findings {
    pages: usize,
    fit_to_build: bool,
}

impl Findings {
    /// What a build found.
    pub fn of(built: &Built) -> Findings {
        Findings { pages: built.pages, fit_to_build: built.bundle.is_some() }
    }

    /// The exit code.
    pub fn code(&self, built: &Built) -> u8 {
        let missing = built.project.is_none() && built.diagnostics.iter().any(|found| found.id == "no-project");
        match (self.fit_to_build, missing) {
            (true, _) => DONE,
            (false, true) => FAILED,
            (false, false) => CONTENT,
        }
    }
}

/// Builds in memory and reports; mends before, where that is wanted.
pub fn run(arguments: &Check) -> u8 {
    let common = &arguments.common;
    match (arguments.fix, arguments.dry_run) {
        (true, true) => return fix::show(common),
        (true, false) => return fix::run(common),
        _ => {}
    }
    let bar = Bar::new(common.format);
    let built = build(&common.project, common.options(), &mut Memo::default(), &bar);
    bar.finish();
    let findings = Findings::of(&built);
    let code = findings.code(&built);
    report::write(&common.project, common.format, &built.diagnostics, &verdict(&built), findings);
    code
}

/// Whether the site can be built, in words.
pub fn verdict(built: &Built) -> String {
    if built.bundle.is_some() {
        format!("{} pages checked; the site can be built.", built.pages)
    } else {
        "The site cannot be built as it is.".to_owned()
    }
}
