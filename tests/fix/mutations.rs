//! The fixtures and the pages of the pack with tokens dropped, doubled, swapped and cut: whatever
//! is fixed, nothing that was written gets lost.
//!
//! `MUTATIONS=20000 MUTATION_SEED=7 cargo test --test fix mutations` looks at more of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use preceptor::BuildOptions;
use preceptor::diagnostic::{Diagnostic, Severity};
use preceptor::fix::{self, AppliedFix, File};

use crate::common::{Project, fixture, tree};

/// A small generator of numbers: the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// Words, runs of white space and single signs, in order.
fn tokens(text: &str) -> Vec<&str> {
    let kind = |c: char| {
        if c.is_alphanumeric() {
            1
        } else if c == ' ' {
            2
        } else {
            0
        }
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    for ((_, one), (at, other)) in text.char_indices().zip(text.char_indices().skip(1)) {
        if kind(one) != kind(other) || kind(one) == 0 {
            tokens.push(&text[start..at]);
            start = at;
        }
    }
    tokens.push(&text[start..]);
    tokens
}

/// One slip of the hand.
fn slip(text: &str, dice: &mut Dice) -> String {
    let lines = dice.below(3) == 0;
    let mut parts: Vec<&str> = if lines {
        text.split_inclusive('\n').collect()
    } else {
        tokens(text)
    };
    if parts.is_empty() {
        return text.to_owned();
    }
    let at = dice.below(parts.len());
    match dice.below(4) {
        0 => drop(parts.remove(at)),
        1 => parts.insert(at, parts[at]),
        2 if at + 1 < parts.len() => parts.swap(at, at + 1),
        _ => {
            let part = parts[at];
            let middle = (0..=part.len() / 2)
                .rev()
                .find(|at| part.is_char_boundary(*at))
                .unwrap();
            parts[at] = &part[..middle];
        }
    }
    parts.concat()
}

/// Fixes whose very purpose is another word in place of one that was written: how their titles
/// begin, and which words may go; any, where none is named.
const REWORDS: [(&str, &[&str]); 16] = [
    ("write `", &[]),
    ("write the key", &[]),
    ("write the choice", &[]),
    ("write the year", &[]),
    ("write the label", &[]),
    ("write the name", &[]),
    ("write the kind", &[]),
    ("write it as", &[]),
    (
        "begin it with `Answer:`",
        &["answers", "answer", "correct", "Answers", "Correct"],
    ),
    ("make it a quote", &["Feedback", "Why"]),
    ("make a quote of it", &["Feedback", "Why"]),
    (
        "make a heading of the question",
        &["Question", "question", "Q1", "Q2", "Q3", "Q"],
    ),
    ("make it a quote", REASONS),
    ("name the step by its id", &[]),
    ("begin it with `Why:`", REASONS),
    ("take the spaces out of the address", &["0123", "456", "78"]),
];

/// What people write before the reason of an answer.
const REASONS: &[&str] = &[
    "Explanation",
    "Rationale",
    "Reason",
    "Because",
    "Note",
    "Feedback",
    "Answer",
    "Comment",
];
/// What people write to mark the right one of several options.
const MARKS: &[&str] = &[
    "Answer",
    "Answers",
    "answer",
    "answers",
    "Correct",
    "correct",
    "right",
    "Right",
    "Key",
    "Ans",
    "Option",
    "option",
    "is",
    "the",
    "are",
    "The",
    "Explanation",
    "Rationale",
    "Reason",
    "Because",
    "ANSWER",
    "ii",
    "iii",
    "iv",
];
/// Fixes that build a question anew: a heading and boxes in place of numbers, letters and a line
/// with the answer.
const REBUILD: [&str; 4] = [
    "make a heading of the question",
    "give each option a box",
    "write the questions as headings",
    "write what people can choose",
];

/// Whether a fix of this title may take `word` out. A letter alone may be the mark of a list, or
/// the tick of a box.
fn may_go(word: &str, title: &str) -> bool {
    let named = |words: &[&str]| words.is_empty() || words.contains(&word);
    word.chars().count() == 1
        || REWORDS
            .iter()
            .any(|(start, words)| title.starts_with(start) && named(words))
}

/// How often each piece that `cut` finds occurs in `text`.
fn counted<'t>(pieces: impl Iterator<Item = &'t str>) -> BTreeMap<&'t str, usize> {
    pieces.fold(BTreeMap::new(), |mut counted, piece| {
        *counted.entry(piece).or_default() += 1;
        counted
    })
}

/// What occurs in `before` more often than in `after`.
fn lost<'t>(
    before: impl Iterator<Item = &'t str>,
    after: impl Iterator<Item = &'t str>,
) -> Vec<&'t str> {
    let after = counted(after);
    let fewer = |(piece, times): &(&str, usize)| after.get(piece).is_none_or(|left| left < times);
    counted(before)
        .into_iter()
        .filter(fewer)
        .map(|(piece, _)| piece)
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Each digit by itself: the parts of a date change places, and a telephone number may lose its
/// spaces.
fn digits(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices()
        .filter(|(_, c)| c.is_ascii_digit())
        .map(|(at, _)| &text[at..=at])
}

fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.split("{#")
        .skip(1)
        .map(|rest| {
            rest.split(|c: char| c.is_whitespace() || c == '}')
                .next()
                .unwrap_or_default()
        })
        .filter(|id| !id.is_empty())
}

/// What went wrong when `file` was fixed.
fn harm(file: &File, fixes: &[AppliedFix]) -> Option<String> {
    let own = || fixes.iter().filter(|fix| fix.file == file.name);
    let mut digits = lost(digits(&file.before), digits(&file.after));
    let rebuilt = own().any(|fix| REBUILD.iter().any(|start| fix.title.starts_with(start)));
    if rebuilt || own().any(|fix| fix.title.starts_with("number the steps")) {
        digits.clear();
    }
    let ids = lost(ids(&file.before), ids(&file.after));
    let mut words = lost(words(&file.before), words(&file.after));
    words.retain(|word| !own().any(|fix| may_go(word, &fix.title)));
    // The right option may be named in its list or in its answer, and keeps one of the two; a word
    // from the middle of a sentence may now begin one.
    if rebuilt {
        let after = file.after.to_lowercase();
        words.retain(|word| !after.contains(&word.to_lowercase()) && !MARKS.contains(word));
    }
    let twice = |text: &str| {
        text.lines()
            .filter(|line| line.matches("{#").count() > 1)
            .count()
    };
    let what = match () {
        () if !digits.is_empty() => format!("digits are lost: {digits:?}"),
        () if !ids.is_empty() => format!("ids are lost: {ids:?}"),
        () if !words.is_empty() => format!("words are lost: {words:?}"),
        () if twice(&file.after) > twice(&file.before) => "a line has a second id".to_owned(),
        () => return None,
    };
    let titles: Vec<_> = own().map(|fix| &fix.title).collect();
    Some(format!(
        "{what} {titles:?}\n{}",
        fix::diff(std::slice::from_ref(file))
    ))
}

/// What is wrong with the fixes of one project.
fn look(project: &Project) -> (usize, Option<String>) {
    let fixed = fix::fix_project(project.root(), BuildOptions::default());
    let made = fixed.applied.len();
    if made == 0 {
        return (0, None);
    }
    if let Some(harm) = fixed
        .files
        .iter()
        .find_map(|file| harm(file, &fixed.applied))
    {
        return (made, Some(harm));
    }
    let built = project.afresh().bundle.is_some();
    fix::write(&fixed.files);
    let again = fix::fix_project(project.root(), BuildOptions::default());
    if !again.files.is_empty() {
        return (
            made,
            Some(format!(
                "a second run fixes more\n{}",
                fix::diff(&again.files)
            )),
        );
    }
    // A link that becomes one may lead nowhere, and a heading that becomes one may have a taken id:
    // that was hidden before.
    let uncovered = |found: &Diagnostic| ["broken-link", "duplicate-id"].contains(&found.rule.id);
    let after = project.afresh();
    let mut errors = after
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error);
    let worse = built && after.bundle.is_none() && !errors.all(uncovered);
    (
        made,
        worse.then(|| format!("it could be built before\n{}", fix::diff(&fixed.files))),
    )
}

/// Each page of the pack, in a project of its own.
fn pack() -> Vec<(String, Project)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let glossary = fs::read(folder.join("glossary.yaml")).unwrap();
    let page = |(path, bytes): (String, Vec<u8>)| {
        let project = Project::empty()
            .file("preceptor.yaml", "title: Handbook\n")
            .md("content/index.md", "Home", "");
        let project = project
            .bytes("content/glossary.yaml", &glossary)
            .bytes(&format!("content/{path}"), &bytes);
        (format!("content/{path}"), project)
    };
    tree(&folder)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md") && path != "index.md")
        .map(page)
        .collect()
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(otherwise)
}

#[test]
fn whatever_is_fixed_nothing_that_was_written_gets_lost() {
    let mut dice = Dice(number("MUTATION_SEED", 1) as u64);
    let fixtures: Vec<_> = fixture::all().into_iter().chain(pack()).collect();
    let texts: Vec<_> = fixtures
        .iter()
        .map(|(_, project)| tree(project.root()))
        .collect();
    let (mut made, mut harms) = (0, Vec::new());
    for _ in 0..number("MUTATIONS", 200) {
        let which = dice.below(fixtures.len());
        let (name, project) = &fixtures[which];
        let pages: Vec<_> = texts[which]
            .iter()
            .filter(|(path, _)| path.ends_with(".md"))
            .collect();
        let (path, bytes) = pages[dice.below(pages.len())];
        let Ok(mut text) = String::from_utf8(bytes.clone()) else {
            continue;
        };
        for _ in 0..=dice.below(3) {
            text = slip(&text, &mut dice);
        }
        fs::write(project.root().join(path), text).unwrap();
        let (fixes, harm) = look(project);
        made += fixes;
        harms.extend(harm.map(|harm| format!("{name}: {harm}")));
        for (path, bytes) in &texts[which] {
            fs::write(project.root().join(path), bytes).unwrap();
        }
    }
    println!("{made} fixes, {} harms", harms.len());
    assert!(
        harms.is_empty(),
        "{} of {made} fixes:\n{}",
        harms.len(),
        harms.join("\n")
    );
}
