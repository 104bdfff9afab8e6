//! `preceptor check`.

use std::io;
use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use preceptor::diagnostic::{Counts, terminal};
use preceptor::{BuildOptions, Built, Memo, build};
use serde::Serialize;

use super::external::{self, Asked};
use super::findings::{Findings, verdict};
use super::progress::Bar;
use super::summary::{self, Page};
use super::{CONTENT, Common, Format, fix, report};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    common: Common,
    /// Accepted so that the arguments of a build work here, too; nothing is written
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Count the findings by page instead of showing them
    #[arg(long, conflicts_with = "fix")]
    summary: bool,
    /// Say which pages were due for review before this day, such as 2026-12-01
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// Fix in the files what can be fixed without doubt, such as missing ids; the rest of each
    /// file stays as it is
    #[arg(long)]
    fix: bool,
    /// With --fix: show what would be fixed, as a diff, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Ask other sites, too, whether links to them still lead somewhere; this takes some minutes
    #[arg(long, conflicts_with = "fix")]
    external: bool,
    /// With --external: where good answers are kept for a week [default: a file of your own cache
    /// folder]
    #[arg(long, value_name = "FILE", requires = "external")]
    external_cache: Option<PathBuf>,
}

/// The same, with the pages it was found on.
#[derive(Serialize)]
struct Summary<'a> {
    #[serde(flatten)]
    findings: Findings,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_page: Option<Vec<Page<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external: Option<&'a preceptor::external::Counts>,
}

/// Builds in memory and reports; with `--fix`, applies fixes first.
pub fn run(arguments: &Check) -> u8 {
    let common = &arguments.common;
    let options = BuildOptions {
        writing: true,
        today: arguments.today,
        ..common.options()
    };
    match (arguments.fix, arguments.dry_run) {
        (true, true) => return fix::show(common, options),
        (true, false) => return fix::run(common, options),
        _ => {}
    }
    let bar = Bar::new(common.format);
    let mut built = build(&common.project, options, &mut Memo::default(), &bar);
    bar.finish();
    let code = Findings::of(&built).code(&built);
    let asked = arguments
        .external
        .then(|| external::ask(common, arguments.external_cache.clone(), &mut built));
    let written = report(arguments, &built, asked.as_ref());
    report::exit_code(
        written,
        if asked.is_some_and(|asked| asked.stops) {
            code.max(CONTENT)
        } else {
            code
        },
    )
}

fn report(arguments: &Check, built: &Built, asked: Option<&Asked>) -> io::Result<()> {
    let Common {
        format, project, ..
    } = &arguments.common;
    let by_page = arguments
        .summary
        .then(|| summary::by_page(&built.diagnostics));
    let mut said = format!(
        "{}{}",
        asked.map_or(String::new(), Asked::said),
        verdict(built)
    );
    let mut shown = &built.diagnostics[..];
    if let Some(pages) = by_page.as_ref().filter(|_| *format == Format::Human) {
        let tally = terminal::tally(Counts::of(shown));
        let end = if tally.is_empty() { "" } else { ".\n" };
        said = format!("{}{tally}{end}{said}", summary::table(pages));
        shown = &[];
    }
    report::write(
        project,
        *format,
        shown,
        &said,
        Summary {
            findings: Findings::of(built),
            by_page,
            external: asked.map(|asked| &asked.counts),
        },
    )
}
