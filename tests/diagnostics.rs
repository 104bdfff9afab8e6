//! Every finding that the code can make, beside the line that it is about.
//!
//! `tests/fixtures/<id>.txt` holds one small project:
//!
//! ```text
//! === content/a.md
//! ---
//! tilte: A
//! ~ error[unknown-key] 1: there is no key `tilte` in a page file
//! ~ help: did you mean `title`?
//! ```
//!
//! `=== path` begins a file. A line that begins with `~ ` is an expectation about the line above it
//! (severity, id, column and message; then its help; then the corrected lines), and is taken out
//! before the build. Right below `===` it is about the whole file. `(not there)` behind the path
//! marks a file that findings name, but that is not made. A project file and a home page are added
//! where the fixture has none.
//!
//! What cannot be seen is written in signs: `⍽` a no-break space, `␉` a tab, `␍` a carriage return,
//! `⟦BOM⟧` a byte order mark.
//!
//! The findings must be those expected and no others. `UPDATE_FIXTURES=1` writes them into the
//! files: read what it wrote. Where what is found today is not what a reader needs, `~ wanted:`
//! says so below it. It is compared with nothing, and goes when the finding is fixed: `grep -r '~
//! wanted' tests/fixtures` lists what is open.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use common::Project;
use common::ids::{ELSEWHERE, with_signs, without_signs};
use preceptor::diagnostic::rule::{self, RULES, Rule};
use preceptor::diagnostic::{Diagnostic, Place};

/// A file of a fixture.
struct Section {
    path: String,
    there: bool,
    lines: Vec<String>,
    /// Wishes by line (0 is the whole file).
    wanted: Findings,
}

/// What is expected or found: by file and line (0 is the whole file), in order.
type Findings = BTreeMap<(String, usize), Vec<String>>;

#[test]
fn every_finding_stands_at_its_line_and_says_how_to_fix_it() {
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut wrong = String::new();
    for file in fixtures() {
        let text = fs::read_to_string(&file).unwrap();
        let (sections, _) = parse(&text);
        let id = file
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap()
            .split('.')
            .next()
            .unwrap();
        let project = project(&sections).for_rule(id).build().build();
        let shown = show(&sections, &findings(&project.built().diagnostics));
        if update && !shown.contains("is no line of this fixture\n") {
            fs::write(&file, shown).unwrap();
        } else if shown != text {
            wrong += &format!(
                "\n{}: expected -, found +\n{}",
                file.display(),
                common::difference(&text, &shown)
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The rules and levels that the fixtures show, but for those that change levels on purpose.
fn shown_levels() -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut shown: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let by_default = |file: &PathBuf| !file.to_string_lossy().ends_with(".levels.txt");
    for file in fixtures().into_iter().filter(by_default) {
        let text = fs::read_to_string(&file).unwrap();
        let heads = text
            .lines()
            .filter_map(|line| line.strip_prefix("~ ")?.split_once(']'));
        for (level, id) in heads.filter_map(|(head, _)| head.split_once('[')) {
            if ["error", "warning", "advice"].contains(&level) {
                let rule =
                    Rule::of(id).unwrap_or_else(|| panic!("{}: no rule {id}", file.display()));
                shown.entry(rule.id).or_default().insert(level.to_owned());
            }
        }
    }
    shown
}

#[test]
fn fixtures_show_every_rule_at_each_of_its_levels_and_at_no_other() {
    let shown = shown_levels();
    for rule in RULES.iter() {
        let shown = shown.get(rule.id).cloned().unwrap_or_default();
        let levels = rule.levels().map(|level| level.to_string());
        if ELSEWHERE.contains(&rule.id) {
            assert!(shown.is_empty(), "`{}` is tested twice", rule.id);
        } else {
            assert_eq!(shown, levels.collect(), "{}", rule.id);
        }
    }
}

#[test]
fn a_fixture_shows_the_rule_that_it_is_named_after() {
    for file in fixtures() {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let id = name.split('.').next().unwrap();
        let shown = fs::read_to_string(&file)
            .unwrap()
            .contains(&format!("[{id}]"));
        // `id.more.txt` holds further cases around `id`.
        assert!(shown || name.contains('.'), "{name}.txt shows no `{id}`");
    }
}

#[test]
fn every_rule_has_an_id_of_its_own_and_is_found_by_it() {
    for rule in RULES.iter() {
        assert_eq!(Rule::of(rule.id), Some(*rule), "{}", rule.id);
    }
}

#[test]
fn a_rule_has_the_title_and_the_level_of_its_page() {
    for rule in RULES.iter() {
        let Some(page) = rule::page(rule.id) else {
            continue;
        };
        let head = format!(
            "# {}: {}\n\nLevel: {}\n",
            rule.id,
            rule.title,
            rule.shown_level()
        );
        assert!(page.starts_with(&head), "{}: expected\n{head}", rule.id);
    }
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    found
}

/// The files of a fixture, and its expectations.
fn parse(text: &str) -> (Vec<Section>, Vec<&str>) {
    let mut sections: Vec<Section> = Vec::new();
    let mut expectations = Vec::new();
    for line in text.lines() {
        if let Some(path) = line.strip_prefix("=== ") {
            sections.push(section(path));
            continue;
        }
        let section = sections.last_mut().expect("`===` comes first");
        if line.starts_with("~ wanted: ") {
            let at = (section.path.clone(), section.lines.len());
            section.wanted.entry(at).or_default().push(line.to_owned());
        } else if line.starts_with("~ ") {
            expectations.push(line);
        } else {
            section.lines.push(line.to_owned());
        }
    }
    (sections, expectations)
}

fn section(head: &str) -> Section {
    let path = head.trim_end_matches(" (not there)").to_owned();
    Section {
        there: path == head,
        path,
        lines: Vec::new(),
        wanted: Findings::new(),
    }
}

fn project(sections: &[Section]) -> Project {
    let named = |path: &str| sections.iter().any(|section| section.path == path);
    let mut project = Project::empty();
    if !named("preceptor.yaml") {
        project = project.file("preceptor.yaml", "title: Handbook\n");
    }
    if !named("content/index.md") {
        project = project.md("content/index.md", "Home", "");
    }
    for section in sections.iter().filter(|section| section.there) {
        let text = without_signs(&section.lines.join("\n"));
        let end = if text.is_empty() { "" } else { "\n" };
        project = project.file(&section.path, &(text + end));
    }
    project
}

fn findings(diagnostics: &[Diagnostic]) -> Findings {
    let mut findings = Findings::new();
    for found in diagnostics {
        let Place {
            file,
            line,
            column,
            text,
            ..
        } = &found.place;
        let whole_file = *line == 1 && text.is_empty();
        let at = (file.to_string(), if whole_file { 0 } else { *line });
        let lines = findings.entry(at).or_default();
        lines.push(format!(
            "~ {}[{}] {column}: {}",
            found.severity, found.rule.id, found.message
        ));
        lines.extend(found.help.iter().map(|help| format!("~ help: {help}")));
        let corrected = found.corrected.iter().flat_map(|text| text.split('\n'));
        lines.extend(corrected.map(|line| format!("~ write: {}", with_signs(line))));
    }
    findings
}

/// The fixture with these findings in it.
fn show(sections: &[Section], findings: &Findings) -> String {
    let mut left = findings.clone();
    let mut shown = String::new();
    for section in sections {
        let absent = if section.there { "" } else { " (not there)" };
        shown += &format!("=== {}{absent}\n", section.path);
        for number in 0..=section.lines.len() + 1 {
            if let Some(line) = number
                .checked_sub(1)
                .and_then(|above| section.lines.get(above))
            {
                shown += &format!("{line}\n");
            }
            let at = (section.path.clone(), number);
            let below = [left.remove(&at), section.wanted.get(&at).cloned()];
            shown.extend(
                below
                    .into_iter()
                    .flatten()
                    .flatten()
                    .map(|line| line + "\n"),
            );
        }
    }
    for ((path, line), lines) in left {
        shown += &format!(
            "!!! {path}:{line} is no line of this fixture\n{}\n",
            lines.join("\n")
        );
    }
    shown
}
