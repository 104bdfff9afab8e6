//! The pack itself: every figure, name and date of its source is on the page it belongs to, and the
//! numbers of pages are as promised.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "pack/learn.rs"]
mod learn;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use preceptor::Memo;
use preceptor::diagnostic::Diagnostic;
use preceptor::publish::{Bundle, Content};
use preceptor::{BuildOptions, build};
use scraper::{Html, Selector};
use serde::Deserialize;

#[derive(Deserialize)]
struct Fact {
    says: String,
    page: String,
}

static PACK: LazyLock<(Bundle, Vec<Diagnostic>)> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = build(
        root,
        BuildOptions {
            writing: true,
            ..BuildOptions::default()
        },
        &mut Memo::default(),
        &(),
    );
    (built.bundle.expect("the pack builds"), built.diagnostics)
});

fn html(route: &str) -> String {
    match PACK.0.get(route) {
        Some(Content::Owned(bytes)) => String::from_utf8(bytes.clone()).unwrap(),
        other => panic!("{route}: {other:?}"),
    }
}

/// The text of a page's main part, with its white space folded.
fn visible(route: &str) -> String {
    let document = Html::parse_document(&html(route));
    let main = document
        .select(&Selector::parse("main").unwrap())
        .next()
        .expect(route);
    main.text()
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Straight and curly signs, as authors and themes write them, count as the same.
fn plain(text: &str) -> String {
    let text = text
        .replace(['’', '‘'], "'")
        .replace(['“', '”'], "\"")
        .replace("**", "")
        .replace('`', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn missing(facts: &[Fact]) -> Vec<String> {
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    let mut missing = Vec::new();
    for fact in facts {
        let stem = fact.page.trim_end_matches(".md");
        let route = if fact.page.ends_with(".yaml") {
            "glossary.html".to_owned()
        } else {
            format!("{stem}.html")
        };
        let text = pages
            .entry(route.clone())
            .or_insert_with(|| plain(&visible(&route)));
        if !text.contains(&plain(&fact.says)) {
            missing.push(format!("{route}: {}", fact.says));
        }
    }
    missing
}

#[test]
fn what_the_source_holds_is_on_its_page() {
    let groups: BTreeMap<String, Vec<Fact>> =
        serde_yaml::from_str(include_str!("pack/required.yaml")).unwrap();
    let sizes: Vec<(&str, usize)> = groups
        .iter()
        .map(|(name, facts)| (name.as_str(), facts.len()))
        .collect();
    assert_eq!(
        sizes,
        [
            ("dates", 6),
            ("models", 5),
            ("named items", 34),
            ("stakeholders", 17),
            ("statistics", 6)
        ]
    );
    for facts in groups.values() {
        assert_eq!(missing(facts), Vec::<String>::new());
    }
}

#[test]
fn every_fact_is_on_the_page_that_carries_it() {
    let facts: Vec<Fact> = serde_yaml::from_str(include_str!("pack/facts.yaml")).unwrap();
    assert!(facts.len() > 500);
    assert_eq!(missing(&facts), Vec::<String>::new());
}

#[test]
fn a_fact_that_is_not_there_is_missed() {
    let page = "guidance/system/case-for-action".to_owned();
    assert_eq!(
        missing(&[Fact {
            says: "2.9 million".to_owned(),
            page
        }])
        .len(),
        1
    );
}

#[test]
fn the_thirty_actions_stand_under_the_lead_in_of_their_list() {
    let item = Selector::parse("section.actions li[id]").unwrap();
    let lead = Selector::parse("section.actions > p:not(.actions-label)").unwrap();
    for (section, prefix, count, words) in [
        ("system", "sys", 7, "AHPs should:"),
        ("workforce", "wrk", 14, "AHP leaders can:"),
        ("services", "svc", 9, "AHPs can:"),
    ] {
        let document = Html::parse_document(&html(&format!("guidance/{section}/actions.html")));
        let ids: Vec<&str> = document
            .select(&item)
            .filter_map(|item| item.attr("id"))
            .collect();
        let expected: Vec<String> = (1..=count)
            .map(|number| format!("{prefix}-{number}"))
            .collect();
        assert_eq!(ids, expected);
        let lead: String = document
            .select(&lead)
            .flat_map(|lead| lead.text())
            .collect();
        assert!(lead.trim_end().ends_with(words), "{section}: {lead}");
    }
}

#[test]
fn the_pack_has_the_pages_it_promises_and_no_mistake() {
    assert_eq!(PACK.1, []);
    let names: BTreeSet<&str> = PACK.0.iter().map(|(path, _)| path.as_str()).collect();
    let count = |folder: &str| {
        names
            .iter()
            .filter(|name| {
                name.starts_with(folder)
                    && !name.ends_with("index.html")
                    && !name.ends_with("print.html")
            })
            .count()
    };
    assert!(
        count("guidance/") >= 16 && count("policies/") >= 20,
        "{} {}",
        count("guidance/"),
        count("policies/")
    );
    let glossary = Html::parse_document(&html("glossary.html"));
    let terms = glossary.select(&Selector::parse("dt").unwrap()).count();
    assert!((32..=40).contains(&terms), "{terms}");
    for page in [
        "about.html",
        "accessibility.html",
        "search.html",
        "news.html",
        "feed.xml",
        "404.html",
    ] {
        assert!(names.contains(page), "{page}");
    }
}

#[test]
fn every_page_cites_the_source() {
    let needle = "promoting-work-as-a-health-outcome-guidance-for-ahp-leaders";
    let own = |path: &str| {
        (path.starts_with("guidance/") || path.starts_with("policies/")) && path.ends_with(".html")
    };
    for (path, _) in PACK.0.iter().filter(|(path, _)| own(path.as_str())) {
        assert!(html(path.as_str()).contains(needle), "{path}");
    }
}

#[test]
fn nothing_later_than_the_source_is_blended_into_what_it_said() {
    let said = Selector::parse("main .prose").unwrap();
    for page in [
        "policies/keep-britain-working.html",
        "policies/workwell.html",
    ] {
        let document = Html::parse_document(&html(page));
        let text: String = document
            .select(&said)
            .flat_map(|part| part.text())
            .collect();
        for later in ["5 November", "20 January", "final report", "autumn 2026"] {
            assert!(!text.contains(later), "{page}: {later}");
        }
    }
}
