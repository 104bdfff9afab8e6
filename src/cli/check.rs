//! `preceptor check`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use preceptor::diagnostic::{Counts, terminal};
use preceptor::{BuildOptions, Built, Memo, build};
use serde::Serialize;

use super::progress::Bar;
use super::summary::{self, Page};
use super::{CONTENT, Common, DONE, FAILED, Format, report};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    common: Common,
    /// Accepted so that the line of a build can be checked as it stands; nothing is written
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Count the findings by page instead of showing them
    #[arg(long)]
    summary: bool,
    /// Say which pages were due for review before this day, such as 2026-12-01
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

#[derive(Serialize)]
struct Summary<'a> {
    pages: usize,
    fit_to_build: bool,
    more_advice: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_page: Option<Vec<Page<'a>>>,
}

/// Builds in memory and reports.
pub fn run(arguments: &Check) -> u8 {
    let common = &arguments.common;
    let bar = Bar::new(common.format);
    let options = BuildOptions { writing: true, today: arguments.today, ..common.options() };
    let built = build(&common.project, options, &mut Memo::default(), &bar);
    bar.finish();
    report(arguments, &built);
    match (
        built.bundle.is_some(),
        built.project.is_none() && built.diagnostics.iter().any(|found| found.id == "no-project"),
    ) {
        (true, _) => DONE,
        (false, true) => FAILED,
        (false, false) => CONTENT,
    }
}

fn report(arguments: &Check, built: &Built) {
    let format = arguments.common.format;
    let by_page = arguments.summary.then(|| summary::by_page(&built.diagnostics));
    let mut said = said(built);
    let mut shown = &built.diagnostics[..];
    if let Some(pages) = by_page.as_ref().filter(|_| format == Format::Human) {
        let tally = terminal::tally(Counts::of(shown));
        let end = if tally.is_empty() { "" } else { ".\n" };
        said = format!("{}{tally}{end}{said}", summary::table(pages));
        shown = &[];
    }
    let fit_to_build = built.bundle.is_some();
    let summary = Summary { pages: built.pages, fit_to_build, more_advice: built.more_advice, by_page };
    report::write(format, shown, &said, summary);
}

fn said(built: &Built) -> String {
    let more = match built.more_advice {
        0 => String::new(),
        1 => "There is more advice on another page; it is told when these are mended.\n".to_owned(),
        pages => format!("There is more advice on {pages} other pages; it is told when these are mended.\n"),
    };
    match built.bundle {
        Some(_) => format!("{more}{} pages checked; the site can be built.", built.pages),
        None => format!("{more}The site cannot be built as it is."),
    }
}
