//! The page of every rule, `docs/rules/<id>.md`: its form, its level, and that its examples do what
//! it says.
//!
//! A block of an example is a file, its path stands behind the fence. A project file and a home
//! page are added where an example has none. What cannot be seen is written in signs, as in
//! `tests/fixtures`: `⍽` a no-break space, `␉` a tab.
//!
//! `UPDATE_DOCS=1` writes the list of all rules, `docs/rules/README.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "rules/families.rs"]
mod families;
#[path = "rules/page.rs"]
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use common::Project;
use common::ids::{ELSEWHERE, ids_in_code, without_signs};
use families::FAMILIES;
use page::{Example, Page};
use preceptor::diagnostic::Diagnostic;

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let ids: BTreeSet<String> = ids_in_code().into_keys().collect();
    let pages: BTreeSet<String> = pages().into_iter().map(|page| page.id).collect();
    let lacking: Vec<_> = ids.difference(&pages).collect();
    let idle: Vec<_> = pages.difference(&ids).collect();
    assert!(lacking.is_empty(), "no page in docs/rules for {lacking:?}");
    assert!(idle.is_empty(), "nothing makes such a finding: {idle:?}");
}

#[test]
fn pages_name_the_levels_that_their_rules_have() {
    let levels = levels();
    for page in pages() {
        let stated: BTreeSet<&str> = page.levels.iter().map(String::as_str).collect();
        let real: BTreeSet<&str> = levels[&page.id].iter().map(String::as_str).collect();
        assert_eq!(stated, real, "docs/rules/{}.md", page.id);
    }
}

#[test]
fn pages_are_short_and_plain() {
    for page in pages() {
        let file = format!("docs/rules/{}.md", page.id);
        let starts_small =
            page.title.starts_with(|c: char| !c.is_uppercase()) || page.title.starts_with("HTML");
        assert!(
            starts_small && !page.title.ends_with('.'),
            "{file}: `{}` is no title",
            page.title
        );
        assert!(
            page.why.split_whitespace().count() <= 80,
            "{file}: too long"
        );
        for word in [
            "parse",
            "token",
            "node",
            "slug",
            "YAML",
            "syntax",
            "boolean",
            "string",
            "whitespace",
        ] {
            let words = format!("{} {} {}", page.why, page.bad.words, page.good.words);
            assert!(
                !words.contains(word),
                "{file}: `{word}` is no word for a reader"
            );
        }
    }
}

#[test]
fn bad_examples_give_the_finding_and_nothing_worse() {
    for page in examples() {
        let found = build(&page.id, &page.bad);
        let own = found
            .iter()
            .filter(|found| found.id == page.id)
            .map(|found| found.severity)
            .min();
        let severity = own.unwrap_or_else(|| panic!("{}: not found\n{}", page.id, shown(&found)));
        assert!(
            page.levels.contains(&severity.to_string()),
            "{}: is of level {severity}",
            page.id
        );
        // An error is the least of the severities.
        assert!(
            found.iter().all(|found| found.severity >= severity),
            "{}\n{}",
            page.id,
            shown(&found)
        );
    }
}

#[test]
fn good_examples_give_no_finding() {
    for page in examples() {
        let found = build(&page.id, &page.good);
        assert!(found.is_empty(), "{}\n{}", page.id, shown(&found));
    }
}

#[test]
fn the_list_of_all_rules_is_that_of_their_pages() {
    let file = folder().join("README.md");
    let list = list(&pages());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, &list).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    let difference = common::difference(&list, &written);
    assert!(
        written == list,
        "UPDATE_DOCS=1 writes docs/rules/README.md anew:\n{difference}"
    );
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules")
}

fn pages() -> Vec<Page> {
    let texts = common::tree(&folder());
    let pages = texts
        .into_iter()
        .filter(|(path, _)| path != "README.md" && !path.starts_with('.'))
        .map(|(path, bytes)| {
            let id = path
                .strip_suffix(".md")
                .unwrap_or_else(|| panic!("docs/rules/{path} is no page"));
            let text = String::from_utf8(bytes).unwrap();
            page::read(id, &text).unwrap_or_else(|wrong| panic!("docs/rules/{path}: {wrong}"))
        });
    pages.collect()
}

/// The pages with examples that can be built. What no text can hold is told in words.
fn examples() -> impl Iterator<Item = Page> {
    pages().into_iter().filter(|page| {
        let told = [&page.bad, &page.good].map(|example| example.files.is_empty());
        assert_eq!(
            told,
            [ELSEWHERE.contains(&page.id.as_str()); 2],
            "docs/rules/{}.md",
            page.id
        );
        !told[0]
    })
}

/// The levels of each rule: those that the code writes, and those that fixtures show.
fn levels() -> BTreeMap<String, BTreeSet<String>> {
    let mut levels: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, written) in ids_in_code() {
        levels
            .entry(id)
            .or_default()
            .extend(written.into_iter().map(str::to_owned));
    }
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    // Fixtures of this name change the levels of their rules.
    let by_default = |path: &str| !path.ends_with(".levels.txt");
    for (_, bytes) in common::tree(&fixtures)
        .into_iter()
        .filter(|(path, _)| by_default(path))
    {
        let text = String::from_utf8(bytes).unwrap();
        for line in text.lines().filter_map(|line| line.strip_prefix("~ ")) {
            let Some((head, _)) = line.split_once(']') else {
                continue;
            };
            let Some((level, id)) = head.split_once('[') else {
                continue;
            };
            if let Some(levels) = levels.get_mut(id) {
                levels.insert(level.to_owned());
            }
        }
    }
    levels
}

fn build(id: &str, example: &Example) -> Vec<Diagnostic> {
    let named = |path: &str| example.files.iter().any(|(file, _)| file == path);
    let mut project = Project::empty();
    if !named("preceptor.yaml") {
        project = project.file("preceptor.yaml", "title: Handbook\n");
    }
    if !named("content/index.md") {
        project = project.md("content/index.md", "Home", "");
    }
    for (path, text) in &example.files {
        project = project.file(path, &without_signs(text));
    }
    project.for_rule(id).build().built().diagnostics.clone()
}

fn shown(found: &[Diagnostic]) -> String {
    let line = |found: &Diagnostic| {
        let place = &found.place;
        format!(
            "  {}[{}] {}:{} {}\n",
            found.severity, found.id, place.file, place.line, found.message
        )
    };
    found.iter().map(line).collect()
}

fn list(pages: &[Page]) -> String {
    let mut left: BTreeMap<&str, &Page> =
        pages.iter().map(|page| (page.id.as_str(), page)).collect();
    let mut text = String::from(HEAD);
    for (heading, ids) in FAMILIES {
        text += &format!("\n## {heading}\n\n");
        for id in ids.split_whitespace() {
            let page = left.remove(id).unwrap_or_else(|| {
                panic!("tests/rules/families.rs names `{id}` twice, or in vain")
            });
            text += &format!(
                "- [{id}]({id}.md) ({}): {}\n",
                page.levels.join(" or "),
                page.title
            );
        }
    }
    assert!(
        left.is_empty(),
        "tests/rules/families.rs does not say where these belong: {:?}",
        left.keys()
    );
    text
}

const HEAD: &str = "# All rules

Everything that preceptor can find in your content, one line each. Each page says why it matters, and shows the mistake
and how it is fixed. An error stops the build, a warning is worth fixing before you publish, advice is worth a look.
`preceptor explain broken-link` prints such a page.
";
