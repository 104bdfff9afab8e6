//! Over all the mistakes of `tests/fixtures`.

use std::fs;
use std::path::Path;

use preceptor::BuildOptions;
use preceptor::fix::{self, FixOutcome};

use crate::common::fixture::{self, SIGNS};
use crate::common::{self, Project, tree};

fn fix_all(project: &Project) -> FixOutcome {
    fix::fix_project(project.root(), BuildOptions::default())
}

/// `tests/fix/fixes.diff` shows what becomes of each fixture; `UPDATE_FIXTURES=1` writes it: read
/// what it wrote.
#[test]
fn every_fix_is_the_one_that_is_recorded() {
    let mut shown = String::new();
    for (name, project) in fixture::all() {
        let fixed = fix_all(&project);
        let diff = fix::diff(&fixed.files);
        let lines: String = fixed
            .applied
            .iter()
            .map(|fix| format!("# {}: {}\n", fix.line, fix.title))
            .collect();
        if !diff.is_empty() {
            shown += &format!("=== {name}\n{lines}{}\n", signs(&diff));
        }
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fix/fixes.diff");
    let expected = fs::read_to_string(&file).unwrap_or_default();
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&file, shown).unwrap();
    } else {
        assert!(
            shown == expected,
            "expected -, found +\n{}",
            common::difference(&expected, &shown)
        );
    }
}

fn signs(text: &str) -> String {
    SIGNS.iter().fold(text.to_owned(), |text, (sign, real)| {
        text.replace(real, sign)
    })
}

#[test]
fn after_fixing_nothing_is_left_to_fix() {
    for (name, project) in fixture::all() {
        let fixed = fix_all(&project);
        assert_eq!(fix::write(&fixed.files), [], "{name}");
        let before = tree(project.root());
        let again = fix_all(&project);
        assert!(
            again.files.is_empty(),
            "{name}:\n{}",
            fix::diff(&again.files)
        );
        assert_eq!(fix::write(&again.files), [], "{name}");
        assert!(
            tree(project.root()) == before,
            "{name}: a second run wrote something"
        );
        let left: Vec<_> = project
            .afresh()
            .diagnostics
            .into_iter()
            .filter(|found| found.fix.is_some())
            .collect();
        assert!(left.is_empty(), "{name}: {left:#?}");
    }
}

/// Fixtures whose findings say that something is shown otherwise than it was meant: their sites
/// differ, and must.
const SHOWN_OTHERWISE: [&str; 14] = [
    "comment-in-value.quotes",
    "curly-quotes",
    "empty-heading",
    "foreign-syntax",
    "heading-space",
    "missing-id.near-misses",
    "near-link",
    "no-break-space",
    "no-break-space.unseen",
    "space-in-link.lines",
    "space-in-link.parted",
    "space-in-link",
    "table-rule",
    "unknown-callout",
];

#[test]
fn what_could_be_built_before_gives_the_same_site() {
    let mut differing = Vec::new();
    for (name, project) in fixture::all() {
        let project = project.build();
        let Some(before) = project.built().bundle.as_ref().map(common::files) else {
            continue;
        };
        fix::write(&fix_all(&project).files);
        let after = project.build();
        let after = after.site().files();
        if before != after {
            differing.push(name);
        }
    }
    assert_eq!(differing, SHOWN_OTHERWISE);
}
