//! `preceptor check --fix`: applies certain fixes, then reports what is left.

use std::collections::BTreeMap;
use std::io::Write as _;

use preceptor::fix::{self, AppliedFix, FixOutcome, Unwritten};
use preceptor::{BuildOptions, Built, Memo, build};
use serde::Serialize;

use super::findings::{Findings, verdict};
use super::{Common, DONE, FAILED, Format, report};

/// What was done, for `--format json`.
#[derive(Serialize)]
struct Summary<'a> {
    #[serde(flatten)]
    findings: Findings,
    fixed: &'a [AppliedFix],
    left_alone: &'a [Unwritten],
    /// What `--dry-run` would change.
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<String>,
}

/// Applies, writes and reports.
pub fn run(common: &Common, options: BuildOptions) -> u8 {
    let outcome = fix::fix_project(&common.project, options);
    let left_alone = fix::write(&outcome.files);
    let applied: Vec<AppliedFix> = outcome
        .applied
        .into_iter()
        .filter(|fix| left_alone.iter().all(|left| left.file != fix.file))
        .collect();
    let built = build(&common.project, options, &mut Memo::default(), &());
    let said = format!(
        "{}{}{}",
        left(&left_alone),
        done(&applied, "fixed"),
        verdict(&built)
    );
    let findings = Findings::of(&built);
    let code = findings.code(&built);
    let summary = Summary {
        findings,
        fixed: &applied,
        left_alone: &left_alone,
        diff: None,
    };
    let written = report::write(
        &common.project,
        common.format,
        &built.diagnostics,
        &said,
        summary,
    );
    report::exit_code(written, if left_alone.is_empty() { code } else { FAILED })
}

/// Shows what would be fixed, and writes nothing. Standard output holds only the diff, for other
/// programs to read.
pub fn show(common: &Common, options: BuildOptions) -> u8 {
    let FixOutcome { files, applied } = fix::fix_project(&common.project, options);
    let diff = fix::diff(&files);
    if common.format == Format::Human {
        let _ = anstream::stderr().write_all(done(&applied, "to fix").as_bytes());
        return report::exit_code(report::out(&diff), DONE);
    }
    let built = build(&common.project, options, &mut Memo::default(), &());
    let findings = Findings::of(&built);
    let summary = Summary {
        findings,
        fixed: &applied,
        left_alone: &[],
        diff: Some(diff),
    };
    report::exit_code(
        report::write(
            &common.project,
            common.format,
            &built.diagnostics,
            "",
            summary,
        ),
        missing(&built),
    )
}

fn missing(built: &Built) -> u8 {
    if built.project.is_none() {
        FAILED
    } else {
        DONE
    }
}

/// One line per fix, and the total.
fn done(applied: &[AppliedFix], what: &str) -> String {
    let files: BTreeMap<&str, ()> = applied.iter().map(|fix| (&*fix.file, ())).collect();
    let lines: String = applied
        .iter()
        .map(|fix| format!("{what}: {}:{}: {}\n", fix.file, fix.line, fix.title))
        .collect();
    match (applied.len(), files.len()) {
        (0, _) => "There is nothing that can be fixed without asking you.\n".to_owned(),
        (1, _) => format!("{lines}1 thing {what} in 1 file.\n"),
        (all, 1) => format!("{lines}{all} things {what} in 1 file.\n"),
        (all, files) => format!("{lines}{all} things {what} in {files} files.\n"),
    }
}

fn left(files: &[Unwritten]) -> String {
    files
        .iter()
        .map(|left| format!("left as it was: {}: {}\n", left.file, left.reason))
        .collect()
}
