//! `check --fix`: the sure mends of all findings, worked out in memory until nothing is left to
//! mend, then written.
//!
//! Reading, mending and writing are three steps, so that a dry run differs from a real one in the
//! last alone: [`mend`] gives the files that would change, [`diff()`] shows them, [`write()`]
//! writes them.

mod apply;
mod diff;
mod headings;
mod leftovers;
mod order;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

pub use diff::diff;
pub use write::{Unwritten, write};

use crate::diagnostic::fix::Fix;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::files::walk;
use crate::load::files::walk::Content;
use crate::load::memo::Memo;
use crate::project::{self, Project};
use crate::{BuildOptions, check};

/// Mends that overlap wait for the next pass; hardly any file needs a third.
const MOST_PASSES: usize = 12;

/// What was mended in memory.
#[derive(Debug, Default)]
pub struct Mended {
    /// Files whose text would change, by name.
    pub files: Vec<File>,
    /// Every mend, by file, in the order in which they were made.
    pub mends: Vec<Mend>,
}

/// A file before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path from the project's folder.
    pub name: Arc<str>,
    /// Where it lies.
    pub disk: PathBuf,
    /// The folder that it must not lead out of.
    pub within: PathBuf,
    /// Its text when it was read, without a byte order mark.
    pub before: Arc<str>,
    /// Its text with all mends.
    pub after: Arc<str>,
}

/// One thing that was set right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mend {
    /// Path from the project's folder.
    pub file: Arc<str>,
    /// The line, from 1, as it was numbered when the mend was made.
    pub line: usize,
    /// The finding that it answers; none for what only makes a file tidier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'static str>,
    /// What was done.
    pub title: String,
}

/// A fix, and where it belongs.
struct Wanted {
    file: Arc<str>,
    id: Option<&'static str>,
    fix: Fix,
}

/// Mends the project in `root` in memory.
pub fn mend(root: &Path, options: BuildOptions) -> Mended {
    let mut mended = Mended::default();
    let Some(project) = project_file(root, &mut mended) else {
        return mended;
    };
    let mut content = walk::content(&project.layers, &mut Diagnostics::default());
    let before = texts(&content);
    let mut memo = Memo::default();
    let mut passes = 0;
    let unsettled: BTreeSet<Arc<str>> = loop {
        let wanted = pass(&project, &content, options, &mut memo);
        let files = wanted
            .iter()
            .map(|wanted| Arc::clone(&wanted.file))
            .collect();
        passes += 1;
        if passes > MOST_PASSES || !mend_content(&mut content, wanted, &mut mended.mends) {
            break files;
        }
    };
    mended.files.extend(changed(&project, &content, &before));
    // What does not come to an end was not understood.
    mended.files.retain(|file| !unsettled.contains(&file.name));
    mended.mends.retain(|mend| !unsettled.contains(&mend.file));
    mended.mends.sort_by(|one, other| one.file.cmp(&other.file));
    mended
}

/// The project file comes first: what it says decides where the rest lies.
fn project_file(root: &Path, mended: &mut Mended) -> Option<Project> {
    let mut sink = Diagnostics::default();
    let mut text = project::text(root, &mut sink)?;
    let before = Arc::clone(&text);
    let mut project = Project::read(root, &text, &mut sink);
    for _ in 0..MOST_PASSES {
        let wanted = wanted(std::mem::take(&mut sink));
        let Some(after) = apply::apply(&text, wanted, &mut mended.mends) else {
            break;
        };
        text = after.into();
        project = Project::read(root, &text, &mut sink);
    }
    if text != before {
        let disk = root.join(project::FILE);
        let within = root.to_path_buf();
        mended.files.push(File {
            name: project::FILE.into(),
            disk,
            within,
            before,
            after: text,
        });
    }
    project
}

/// What one look at the content finds that can be mended.
fn pass(
    project: &Project,
    content: &Content,
    options: BuildOptions,
    memo: &mut Memo,
) -> Vec<Wanted> {
    let mut sink = Diagnostics::default();
    let library = crate::library_of(content, options, memo, &mut sink);
    check::library(&library, options, &mut sink);
    // What the project turns off, or an author allows, is meant to be as it is.
    sink.judge(&project.levels);
    let mut wanted = wanted(sink);
    // What is no mistake comes last, once everything is understood.
    if wanted.is_empty() {
        wanted = headings::of(&library);
        wanted.extend(content.sources.iter().filter_map(order::of));
    }
    wanted
}

fn wanted(sink: Diagnostics) -> Vec<Wanted> {
    let fixed = |found: Diagnostic| {
        found.fix.map(|fix| Wanted {
            file: found.place.file,
            id: Some(found.rule.id),
            fix,
        })
    };
    sink.sorted().into_iter().filter_map(fixed).collect()
}

/// Applies what fits together; whether anything changed.
fn mend_content(content: &mut Content, wanted: Vec<Wanted>, mends: &mut Vec<Mend>) -> bool {
    let mut by_file: BTreeMap<Arc<str>, Vec<Wanted>> = BTreeMap::new();
    for wanted in wanted {
        by_file
            .entry(Arc::clone(&wanted.file))
            .or_default()
            .push(wanted);
    }
    let mut changed = false;
    for source in content.sources.iter_mut().chain(&mut content.glossary) {
        let wanted = by_file.remove(&source.file).unwrap_or_default();
        if let Some(after) = apply::apply(&source.text, wanted, mends) {
            source.text = after.into();
            changed = true;
        }
    }
    changed
}

/// The texts as they were read, in order.
fn texts(content: &Content) -> Vec<Arc<str>> {
    content
        .sources
        .iter()
        .chain(&content.glossary)
        .map(|source| Arc::clone(&source.text))
        .collect()
}

fn changed<'a>(
    project: &'a Project,
    content: &'a Content,
    before: &'a [Arc<str>],
) -> impl Iterator<Item = File> + use<'a> {
    let sources = content.sources.iter().chain(&content.glossary).zip(before);
    sources
        .filter(|(source, before)| source.text != **before)
        .filter_map(|(source, before)| {
            let layer = project.layers.get(source.layer)?;
            let within = &layer.content;
            // Not the path of the page: that of a README is another.
            let path = source
                .file
                .strip_prefix(&*layer.name)?
                .trim_start_matches('/');
            Some(File {
                name: Arc::clone(&source.file),
                disk: within.join(path),
                within: within.clone(),
                before: Arc::clone(before),
                after: Arc::clone(&source.text),
            })
        })
}
