//! `ids.lock`: the words under each id when it was last reviewed.
//!
//! People's answers are stored under the ids of questions, statements, places to reflect, steps and
//! actions. If an id's words came to mean something else, old answers would appear under a new
//! question. The file keeps the words of each id, one line each, sorted, so that a review shows
//! what changed.

mod file;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostics, rule};
use crate::model::document::Document;
use crate::model::kind::Kind;
use crate::model::library::Library;
use crate::model::meta::Spanned;

/// The name of the file, in the project folder.
pub(crate) const FILE: &str = "ids.lock";

/// A text is the same in better words if at least this percentage of its words is shared.
const SAME_IN_HUNDRED: usize = 50;

/// Something that answers are stored under.
struct Kept<'a> {
    document: &'a Document,
    id: &'a Spanned<String>,
    words: &'a str,
}

impl Kept<'_> {
    fn key(&self) -> String {
        format!("{}#{}", self.document.id, self.id.value)
    }
}

/// Compares the library with the project's `ids.lock`, if there is one.
pub(crate) fn check(root: &Path, library: &Library, sink: &mut Diagnostics) {
    let Some(known) = known(root, sink) else {
        return;
    };
    for kept in kept(library) {
        let Some((line, words)) = known.words.get(&kept.key()) else {
            continue;
        };
        if same_meaning(words, kept.words) {
            continue;
        }
        let place = kept
            .document
            .place(kept.document.first_line(kept.id.range.clone()));
        let message = format!("`#{}` used to say \u{201c}{words}\u{201d}", kept.id.value);
        sink.push(
            rule::CHANGED_MEANING.at(place, message)
                .help(format!("give it a new id if it asks something else now; if it asks the same in other words, run `preceptor lock` ({FILE}, line {line})")),
        );
    }
}

/// Reads the project's file and reports whatever is wrong with it.
fn known(root: &Path, sink: &mut Diagnostics) -> Option<file::Known> {
    let mut known = file::read(root).map_err(|found| sink.push(*found)).ok()??;
    sink.extend(std::mem::take(&mut known.wrong));
    Some(known)
}

/// Reports what is wrong with the project's file.
pub(crate) fn report_problems(root: &Path, sink: &mut Diagnostics) {
    known(root, sink);
}

/// Rewrites `ids.lock`: the ids of the library with their words, and those that no longer exist, so
/// that none is reused for something else. Returns the number of ids.
///
/// # Errors
/// If the existing file cannot be read, or the new one cannot be written; then nothing was written.
pub(crate) fn write(root: &Path, library: &Library) -> io::Result<usize> {
    let before = file::read(root)
        .map_err(|found| io::Error::other(found.message.clone()))?
        .unwrap_or_default();
    if let Some(line) = before.lost {
        return Err(io::Error::other(format!(
            "the id in line {line} of it could not be read, and would be lost"
        )));
    }
    let mut words: BTreeMap<String, String> = before
        .words
        .into_iter()
        .map(|(key, (_, words))| (key, words))
        .collect();
    words.extend(
        kept(library)
            .into_iter()
            .map(|kept| (kept.key(), one_line(kept.words))),
    );
    file::write(root, &words)?;
    Ok(words.len())
}

/// Everything that answers are stored under.
fn kept(library: &Library) -> Vec<Kept<'_>> {
    library
        .learning
        .iter()
        .flat_map(|page| of_document(&library.pages[*page].document))
        .collect()
}

fn of_document(document: &Document) -> Vec<Kept<'_>> {
    let pairs: Vec<(&Spanned<String>, &str)> = match &document.kind {
        Kind::Quiz(quiz) => quiz
            .questions()
            .map(|question| (&question.title.id, &*question.title.plain))
            .collect(),
        Kind::Scenario(scenario) => scenario
            .steps
            .iter()
            .map(|step| (&step.title.id, &*step.title.plain))
            .collect(),
        Kind::Checklist(checklist) => {
            let statements = checklist
                .statements()
                .map(|statement| (&statement.id, &*statement.plain));
            let prompts = checklist
                .sections
                .iter()
                .flat_map(|section| &section.prompts);
            statements
                .chain(prompts.map(|prompt| (&prompt.id, &*prompt.plain)))
                .collect()
        }
        Kind::Module(module) => module
            .steps()
            .map(|step| (&step.id, &*step.plain))
            .collect(),
        Kind::Plan(plan) => plan
            .actions()
            .filter_map(|action| {
                Some((
                    &action.id,
                    &**action.words.as_ref().map(|(_, plain)| plain)?,
                ))
            })
            .collect(),
        Kind::Page(_) | Kind::Guidance | Kind::Policy(_) => Vec::new(),
    };
    pairs
        .into_iter()
        .map(|(id, words)| Kept {
            document,
            id,
            words,
        })
        .collect()
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two texts mean the same: compares the percentage of words they share.
fn same_meaning(before: &str, now: &str) -> bool {
    let (before, now) = (words(before), words(now));
    let shared = before.intersection(&now).count();
    let all = before.union(&now).count();
    all == 0 || shared * 100 >= all * SAME_IN_HUNDRED
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::same_meaning;

    #[test]
    fn better_words_are_the_same_and_another_question_is_not() {
        let old = "I can ask about work in an ordinary appointment.";
        assert!(same_meaning(old, old));
        assert!(same_meaning(
            old,
            "I can ask about work in every ordinary appointment"
        ));
        assert!(!same_meaning(
            old,
            "I can write a fit note that an employer can use."
        ));
        assert!(!same_meaning(old, ""));
        assert!(same_meaning("", ""));
    }
}
