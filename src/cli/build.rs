//! `preceptor build`.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clap::Args;
use preceptor::Memo;
use preceptor::build_into;
use preceptor::model::routes;
use preceptor::model::slug::slug;
use preceptor::project::Project;
use preceptor::publish::{self, Bundle, Options, Report, SiteWriter, Store};
use serde::Serialize;

use super::findings::{self, is_missing};
use super::guard::refuse_inside_sources;
use super::progress::Bar;
use super::{CONTENT, Common, DONE, FAILED, report};

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    common: Common,
    /// Where the site goes [default: the project's folder site]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Write the site as one ZIP file instead; the same content gives the same bytes
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    zip: Option<PathBuf>,
    /// Write although the output folder holds files that preceptor did not make; they stay as they
    /// are
    #[arg(long)]
    force: bool,
}

/// What was done, for `--format json`.
#[derive(Serialize, Default)]
struct Summary {
    built: bool,
    pages: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<PathBuf>,
    written: usize,
    removed: usize,
    unchanged: usize,
    replaced_one_by_one: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    failed: Option<String>,
}

/// Builds, publishes and reports.
pub fn run(arguments: &Build) -> u8 {
    let common = &arguments.common;
    let bar = Bar::new(common.format);
    // The process ends right after this: freeing its memory piece by piece would be wasted time.
    let memo = Box::leak(Box::<Memo>::default());
    let writer = OnceLock::new();
    let open = |project: &Project| open(arguments, project, &writer);
    let built = ManuallyDrop::new(build_into(
        &common.project,
        common.options(),
        memo,
        &bar,
        open,
    ));
    bar.finish();
    let pages = built.pages;
    let (Some(project), Some(bundle)) = (&built.project, &built.bundle) else {
        let human = "Nothing was written: the errors above come first.";
        let summary = Summary {
            pages,
            ..Summary::default()
        };
        let written = report::write(
            &common.project,
            common.format,
            &built.diagnostics,
            human,
            summary,
        );
        return report::exit_code(
            written,
            if is_missing(&built.diagnostics) {
                FAILED
            } else {
                CONTENT
            },
        );
    };
    let output = output(arguments, project);
    let published = refuse_inside_sources(project, &output).and_then(|()| {
        publish(
            arguments,
            bundle,
            &output,
            &archive_folder(project),
            writer.into_inner().flatten(),
        )
    });
    let (summary, said, code) = match published {
        Ok(done) => {
            let said = said(
                arguments,
                &done,
                pages,
                &output,
                (project, first_page(bundle)),
            );
            (
                Summary {
                    built: true,
                    pages,
                    output: Some(output),
                    ..Summary::of(&done)
                },
                said,
                DONE,
            )
        }
        Err(problem) => {
            let said = format!("error: {problem}");
            (
                Summary {
                    pages,
                    failed: Some(problem),
                    ..Summary::default()
                },
                said,
                FAILED,
            )
        }
    };
    let written = report::write(
        &common.project,
        common.format,
        &built.diagnostics,
        &said,
        summary,
    );
    report::exit_code(written, code)
}

fn output(arguments: &Build, project: &Project) -> PathBuf {
    let named = arguments.zip.as_ref().or(arguments.output.as_ref());
    named.unwrap_or(&project.output).clone()
}

/// Writes pages to disk as they are rendered, except for an archive, which needs them in order. If
/// that is impossible, publishing reports it: mistakes in the content come first.
fn open<'s>(
    arguments: &Build,
    project: &Project,
    writer: &'s OnceLock<Option<SiteWriter>>,
) -> &'s dyn Store {
    let output = output(arguments, project);
    let fit = arguments.zip.is_none() && refuse_inside_sources(project, &output).is_ok();
    let writer = writer.get_or_init(|| {
        if fit {
            SiteWriter::open(&output).ok()
        } else {
            None
        }
    });
    writer.as_ref().map_or(&(), |writer| writer)
}

impl Summary {
    fn of(done: &Report) -> Summary {
        Summary {
            written: done.written,
            removed: done.removed,
            unchanged: done.unchanged,
            replaced_one_by_one: done.replaced_one_by_one,
            ..Summary::default()
        }
    }
}

fn publish(
    arguments: &Build,
    bundle: &Bundle,
    output: &Path,
    folder: &str,
    writer: Option<SiteWriter>,
) -> Result<Report, String> {
    let options = Options {
        force: arguments.force,
    };
    let done = match (&arguments.zip, writer) {
        (Some(file), _) => publish::archive(bundle, file, folder).map(|()| Report {
            written: bundle.len(),
            ..Report::default()
        }),
        (None, Some(writer)) => writer.publish(bundle, &options),
        (None, None) => publish::publish(bundle, output, &options),
    };
    done.map_err(|problem| problem.to_string())
}

/// The single folder inside an archive.
fn archive_folder(project: &Project) -> String {
    let name = slug(&project.id);
    if name.is_empty() {
        "site".to_owned()
    } else {
        name
    }
}

/// Without a base URL the 404 page looks for its styles at the root of the host.
const LOST_ADDRESSES: &str = "\nOn a web server in a folder, 404.html finds its styles once preceptor.yaml says where, such as \
`base_url: /handbook/`. At the root of its host, say `base_url: /`.";

/// The page to open first: without a home page, the list of all pages.
fn first_page(bundle: &Bundle) -> &'static str {
    let is_there = |page: &&str| bundle.get(page).is_some();
    ["index.html", routes::SEARCH]
        .into_iter()
        .find(is_there)
        .unwrap_or("index.html")
}

fn said(
    arguments: &Build,
    done: &Report,
    pages: usize,
    output: &Path,
    (project, first): (&Project, &str),
) -> String {
    let shown = output.display();
    if arguments.zip.is_some() {
        return format!(
            "{}, {} files in {shown}. Unpack it, and open {first} in the folder {}.",
            findings::pages(pages),
            done.written,
            archive_folder(project)
        );
    }
    let mut said = format!(
        "{} in {shown}. Files: {} written, {} unchanged, {} removed.\nOpen {} in a browser.",
        findings::pages(pages),
        done.written,
        done.unchanged,
        done.removed,
        output.join(first).display()
    );
    if project.base_url.is_none() {
        said.push_str(LOST_ADDRESSES);
    }
    if done.replaced_one_by_one {
        said.push_str(
            "\nThe folder could not be swapped as a whole, so its files were replaced one by one.",
        );
    }
    if done.recovered {
        said.push_str("\nAn earlier run had been stopped; what it left was cleared away.");
    }
    said
}
