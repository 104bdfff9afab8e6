//! A tiny project for each kind of page, and the resulting markup.
//!
//! `tests/golden/<kind>/project` is the project. The expected files are beside it: `x.html` is the
//! `<main>` of the page `x.html` of the site, `x.page.html` the whole page. `UPDATE_GOLDEN=1`
//! writes them: read the diff.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use preceptor::Memo;
use preceptor::{BuildOptions, build};

/// Each kind with the page that shows it.
const PAGES: [(&str, &str); 22] = [
    ("a-to-z", "search.html"),
    ("answer-key", "quizzes/fit-key.html"),
    ("checklist", "checklists/ask.html"),
    ("curriculum", "curriculum.html"),
    ("glossary", "glossary.html"),
    ("guidance", "guidance/fit-note.html"),
    ("home", "index.html"),
    ("hub", "guidance/index.html"),
    ("missing", "404.html"),
    ("module", "modules/ask.html"),
    ("news", "news.html"),
    ("page", "about.page.html"),
    ("paper", "quizzes/print.html"),
    ("plan", "plans/leader.html"),
    ("policy", "policies/care-act.html"),
    ("print", "guidance/print.html"),
    ("quiz", "quizzes/fit.html"),
    ("record", "record.html"),
    ("redirect", "old.page.html"),
    ("register", "policies/index.html"),
    ("scenario", "quizzes/case.html"),
    ("team", "team.html"),
];

#[test]
fn pages_are_written_as_agreed() {
    let mut wrong = String::new();
    for (kind, golden) in PAGES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/golden")
            .join(kind);
        let page = page(
            &folder.join("project"),
            &golden.replace(".page.html", ".html"),
        );
        let shown = if golden.ends_with(".page.html") {
            page
        } else {
            main_of(&page)
        };
        compare(&folder.join(golden.replace('/', "-")), &shown, &mut wrong);
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_golden_file_is_compared() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut kinds: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    kinds.sort();
    assert_eq!(kinds, PAGES.map(|(kind, _)| kind));
}

fn page(project: &Path, path: &str) -> String {
    let built = build(project, BuildOptions::default(), &mut Memo::default(), &());
    assert_eq!(built.diagnostics, [], "{}", project.display());
    let files = common::files(&built.bundle.expect("a site"));
    String::from_utf8(files[path].clone()).unwrap()
}

/// The `<main>` element with its content, and a line end.
fn main_of(page: &str) -> String {
    let start = page.find("<main").expect("a main part");
    let end = page.find("</main>").expect("its end") + "</main>".len();
    format!("{}\n", &page[start..end])
}

fn compare(golden: &PathBuf, shown: &str, wrong: &mut String) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(golden, shown).unwrap();
        return;
    }
    let expected = fs::read_to_string(golden).unwrap_or_default();
    if expected != shown {
        *wrong += &format!(
            "\n{}: expected -, found +\n{}",
            golden.display(),
            common::difference(&expected, shown)
        );
    }
}
