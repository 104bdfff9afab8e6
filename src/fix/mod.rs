//! `check --fix`: applies the certain fixes of all findings in memory until nothing is left to fix,
//! then writes the files.
//!
//! Reading, fixing and writing are three steps, so that a dry run differs from a real one only in
//! the last: [`fix_project`] gives the files that would change, [`diff()`] shows them, [`write()`]
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

/// Overlapping fixes wait for the next pass; hardly any file needs a third.
const MOST_PASSES: usize = 12;

/// All fixes, applied in memory.
#[derive(Debug, Default)]
pub struct FixOutcome {
    /// Files whose text would change, by name.
    pub files: Vec<File>,
    /// Every fix, by file, in the order in which they were applied.
    pub applied: Vec<AppliedFix>,
}

/// A file before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path from the project's folder.
    pub name: Arc<str>,
    /// Its path on disk.
    pub disk: PathBuf,
    /// The folder that its path must not lead out of.
    pub within: PathBuf,
    /// Its text when it was read, without a byte order mark.
    pub before: Arc<str>,
    /// Its text with all fixes applied.
    pub after: Arc<str>,
}

/// A fix that was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AppliedFix {
    /// Path from the project's folder.
    pub file: Arc<str>,
    /// The line, from 1, as it was numbered when the fix was made.
    pub line: usize,
    /// The finding that it resolves; `None` if it only makes a file tidier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'static str>,
    /// What was done.
    pub title: String,
}

/// A fix that a finding proposes for a file.
struct ProposedFix {
    file: Arc<str>,
    id: Option<&'static str>,
    fix: Fix,
}

/// Works out all fixes for the project in `root`, in memory.
pub fn fix_project(root: &Path, options: BuildOptions) -> FixOutcome {
    let mut outcome = FixOutcome::default();
    let Some(project) = project_file(root, &mut outcome) else {
        return outcome;
    };
    let mut content = walk::content(&project.layers, &mut Diagnostics::default());
    let before = texts(&content);
    let mut memo = Memo::default();
    let mut passes = 0;
    let unsettled: BTreeSet<Arc<str>> = loop {
        let proposed = pass(&project, &content, options, &mut memo);
        let files = proposed
            .iter()
            .map(|proposed| Arc::clone(&proposed.file))
            .collect();
        passes += 1;
        if passes > MOST_PASSES || !fix_content(&mut content, proposed, &mut outcome.applied) {
            break files;
        }
    };
    outcome.files.extend(changed(&project, &content, &before));
    // Fixes that never come to an end come from a misunderstanding of the file.
    outcome.files.retain(|file| !unsettled.contains(&file.name));
    outcome.applied.retain(|fix| !unsettled.contains(&fix.file));
    outcome
        .applied
        .sort_by(|one, other| one.file.cmp(&other.file));
    outcome
}

/// The project file comes first: it decides where everything else is.
fn project_file(root: &Path, outcome: &mut FixOutcome) -> Option<Project> {
    let mut sink = Diagnostics::default();
    let mut text = project::text(root, &mut sink)?;
    let before = Arc::clone(&text);
    let mut project = Project::read(root, &text, &mut sink);
    for _ in 0..MOST_PASSES {
        let proposed = proposed(std::mem::take(&mut sink));
        let Some(after) = apply::apply(&text, proposed, &mut outcome.applied) else {
            break;
        };
        text = after.into();
        project = Project::read(root, &text, &mut sink);
    }
    if text != before {
        let disk = root.join(project::FILE);
        let within = root.to_path_buf();
        outcome.files.push(File {
            name: project::FILE.into(),
            disk,
            within,
            before,
            after: text,
        });
    }
    project
}

/// The fixes proposed in one pass over the content.
fn pass(
    project: &Project,
    content: &Content,
    options: BuildOptions,
    memo: &mut Memo,
) -> Vec<ProposedFix> {
    let mut sink = Diagnostics::default();
    let library = crate::library_of(content, options, memo, &mut sink);
    check::library(&library, options, &mut sink);
    // What the project turns off, or an author allows, is intentional.
    sink.apply_levels(&project.levels);
    let mut proposed = proposed(sink);
    // Tidying comes last, once everything is understood.
    if proposed.is_empty() {
        proposed = headings::of(&library);
        proposed.extend(content.sources.iter().filter_map(order::of));
    }
    proposed
}

fn proposed(sink: Diagnostics) -> Vec<ProposedFix> {
    let fixed = |found: Diagnostic| {
        found.fix.map(|fix| ProposedFix {
            file: found.place.file,
            id: Some(found.rule.id),
            fix,
        })
    };
    sink.sorted().into_iter().filter_map(fixed).collect()
}

/// Applies the fixes that are compatible; returns whether anything changed.
fn fix_content(
    content: &mut Content,
    proposed: Vec<ProposedFix>,
    applied: &mut Vec<AppliedFix>,
) -> bool {
    let mut by_file: BTreeMap<Arc<str>, Vec<ProposedFix>> = BTreeMap::new();
    for proposed in proposed {
        by_file
            .entry(Arc::clone(&proposed.file))
            .or_default()
            .push(proposed);
    }
    let mut changed = false;
    for source in content.sources.iter_mut().chain(&mut content.glossary) {
        let proposed = by_file.remove(&source.file).unwrap_or_default();
        if let Some(after) = apply::apply(&source.text, proposed, applied) {
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
            // Not the page's path, which differs for a README.
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
