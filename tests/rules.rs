//! The page of every rule, `docs/rules/<id>.md`: its form, its level, and that its examples do what
//! it says.
//!
//! Each block of an example is a file, with its path after the fence. A project file and a home
//! page are added if an example has none. Invisible characters are written as signs, as in
//! `tests/fixtures`: `⍽` a no-break space, `␉` a tab.
//!
//! `UPDATE_DOCS=1` writes the list of all rules, `docs/rules/README.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "rules/page.rs"]
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use common::Project;
use common::ids::{ELSEWHERE, without_signs};
use page::{Example, Page};
use preceptor::diagnostic::Diagnostic;
use preceptor::diagnostic::rule::{FAMILIES, RULES, Rule};

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let ids: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    let pages: BTreeSet<String> = pages().into_iter().map(|page| page.id).collect();
    let lacking: Vec<_> = ids.difference(&pages).collect();
    let idle: Vec<_> = pages.difference(&ids).collect();
    assert!(lacking.is_empty(), "no page in docs/rules for {lacking:?}");
    assert!(idle.is_empty(), "no such rule: {idle:?}");
}

#[test]
fn pages_name_the_levels_that_their_rules_have() {
    for page in pages() {
        let levels = Rule::of(&page.id).unwrap().levels();
        let levels: Vec<String> = levels.map(|level| level.to_string()).collect();
        assert_eq!(page.levels, levels, "docs/rules/{}.md", page.id);
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
            .filter(|found| found.rule.id == page.id)
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

/// The pages with examples that can be built. What cannot be shown as text is described in words.
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
            found.severity, found.rule.id, place.file, place.line, found.message
        )
    };
    found.iter().map(line).collect()
}

fn list(pages: &[Page]) -> String {
    let pages: BTreeMap<&str, &Page> = pages.iter().map(|page| (page.id.as_str(), page)).collect();
    let mut text = String::from(HEAD);
    for family in FAMILIES {
        text += &format!("\n## {}\n\n", family.title);
        for rule in family.rules {
            let (id, title) = (rule.id, &pages[rule.id].title);
            text += &format!("- [{id}]({id}.md) ({}): {title}\n", rule.shown_level());
        }
    }
    text
}

const HEAD: &str = "# All rules

Everything that preceptor can find in your content, one line each. Each page says why it matters, and shows the mistake
and how it is fixed. An error stops the build, a warning is worth fixing before you publish, advice is worth a look.
`preceptor explain broken-link` prints such a page.
";
