//! Which kind of page a file becomes, and what only that kind shows.

use crate::common::{Project, md};

const POLICY: &str = "---
title: Care Act
short_title: Act
summary: Duties of councils
issuer: DHSC
status: in-force
published: 2014-05
as_of: 2025-10-14
topics: [duties, carers]
later:
  - date: 2026-02
    says: Rates went up
    source: {title: Notice, url: \"https://example.org/n\", publisher: DHSC, date: 2026-02-01}
---
## What it says

Text.
";

/// A small site with every kind of page.
pub fn of_every_kind() -> Project {
    Project::new()
        .setting("logo: logo.svg\naccent: \"#00594f\"\nbase_url: https://example.org/x")
        .file("content/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>")
        .file(
            "content/index.md",
            "---\ntitle: Welcome\nsummary: All in one place\ndoors:\n  - audience: staff\n    title: I see patients\n    says: Start here\n    links:\n      - text: Fit notes\n        to: guidance/s/a.md#what-it-is\n---\nHello.\n",
        )
        .md("content/about.md", "About", "")
        .file("content/glossary.yaml", "- term: Fit note\n  abbreviation: FN\n  meaning: A statement\n  see: policies/care-act.md\n")
        .file("content/guidance/index.md", &md("Guidance", ""))
        .md("content/guidance/s/index.md", "Services", "An FN helps.")
        .file(
            "content/guidance/s/a.md",
            "---\ntitle: Fit notes\naudience: [staff, leaders]\napplies_to: England\nreviewed: 2025-10-14\nreview_due: 2026-10\nowner: The team\nsources:\n  - A book\n  - {title: A site, url: \"https://example.org\"}\nupdates:\n  - date: 2025-10-14\n    says: New\naliases: [old.md]\nactions: [sys-1]\n---\n## What it is\n\nAn FN.[^1] See the [Act](../../policies/care-act.md#what-it-says).\n\n| a |\n|---|\n| 1 |\n\n## What to do\n\n- [ ] Ask {#sys-2}\n\n[^1]: Note.\n",
        )
        .md("content/guidance/s/b.md", "Planning", "- [ ] Plan with **FN** {#sys-1}")
        .md("content/policies/index.md", "Policies", "About these.")
        .file("content/policies/care-act.md", POLICY)
        .file("content/policies/undated.md", "---\ntitle: Undated\nissuer: NHSE\nstatus: closed\nas_of: 2025\n---\n")
}

#[test]
fn every_kind_builds_without_a_finding() {
    of_every_kind().build().ok();
}

#[test]
fn kinds_follow_folders_and_the_front_matter() {
    let kind = |project: Project, path: &str, kind: &str| {
        project
            .page(path)
            .attrs("body", "class", &[&format!("kind-{kind}")])
    };
    let mut project = of_every_kind()
        .file(
            "content/guidance/s/page.md",
            "---\ntitle: P\nkind: page\n---\n",
        )
        .file(
            "content/elsewhere.md",
            "---\ntitle: E\nkind: guidance\n---\n",
        )
        .md("content/empty/index.md", "Empty", "")
        .build()
        .ok();
    for (path, name) in [
        ("index.html", "home"),
        ("about.html", "page"),
        ("guidance/index.html", "hub"),
        ("guidance/s/index.html", "hub"),
        ("guidance/s/a.html", "guidance"),
        ("guidance/s/page.html", "page"),
        ("guidance/s/print.html", "print"),
        ("elsewhere.html", "guidance"),
        ("empty/index.html", "page"),
        ("policies/index.html", "register"),
        ("policies/care-act.html", "policy"),
        ("glossary.html", "glossary"),
        ("search.html", "a-to-z"),
        ("news.html", "news"),
        ("404.html", "missing"),
    ] {
        project = kind(project, path, name);
    }
}

#[test]
fn the_home_page_has_ways_in() {
    of_every_kind()
        .build()
        .page("index.html")
        .texts("title", &["Handbook"])
        .has(".lead", "All in one place")
        .texts(
            ".doors h3, .doors p, .doors a",
            &["I see patients", "Start here", "Fit notes"],
        )
        .attrs(".doors a", "href", &["guidance/s/a.html#what-it-is"])
        .texts(".inside .card h3", &["Services", "Policies"])
        .texts(
            ".inside .card:first-child .plain-links a",
            &["Fit notes", "Planning"],
        );
}

#[test]
fn guidance_says_whom_it_is_for_and_when_it_was_checked() {
    of_every_kind()
        .build()
        .page("guidance/s/a.html")
        .texts("title", &["Fit notes – Handbook"])
        .texts(
            ".facts span",
            &["1 min read", "England", "reviewed 14 October 2025"],
        )
        .texts(
            ".dates dt, .dates dd",
            &[
                "Page last reviewed",
                "14 October 2025",
                "Next review due",
                "October 2026",
                "Written for",
                "Staff, Leaders",
                "Looked after by",
                "The team",
            ],
        )
        .texts(".sources li", &["A book", "A site"])
        .attrs(".sources a", "href", &["https://example.org"])
        .texts("nav.contents a", &["What it is", "What to do"]);
}

#[test]
fn reading_time_counts_words() {
    let words = |n: usize| "word ".repeat(n);
    for (count, says) in [
        (0, "1 min read"),
        (200, "1 min read"),
        (201, "2 min read"),
        (1000, "5 min read"),
    ] {
        Project::new()
            .md("content/guidance/index.md", "Guidance", "")
            .md("content/guidance/a.md", "A", &words(count))
            .build()
            .ok()
            .page("guidance/a.html")
            .texts(".facts span", &[says]);
    }
}

#[test]
fn actions_named_in_the_front_matter_say_what_their_page_says() {
    of_every_kind()
        .build()
        .page("guidance/s/a.html")
        .texts("section.actions .action-id", &["sys-2", "sys-1"])
        .attrs("section.actions a.action-id", "href", &["b.html#sys-1"])
        .texts("section.actions .action-text strong", &["FN"])
        .change("content/guidance/s/b.md", "Plan with", "Plan ahead with")
        .build()
        .page("guidance/s/a.html")
        .has(".action-text", "Plan ahead with FN");
}

#[test]
fn a_policy_keeps_what_came_later_apart() {
    of_every_kind()
        .build()
        .page("policies/care-act.html")
        .has(".policy-facts dd", "In force")
        .has(".policy-facts dd", "DHSC")
        .has(".policy-facts dd", "May 2014")
        .attrs(".policy-facts a", "href", &["#_since"])
        .texts(".as-of", &["What it said, as of 14 October 2025"])
        .texts(
            ".since .later p",
            &[
                "February 2026",
                "Rates went up",
                "Notice, DHSC, 1 February 2026",
            ],
        )
        .attrs(".since a", "href", &["https://example.org/n"])
        .page("policies/undated.html")
        .has(".policy-facts dd", "Closed")
        .has(".policy-facts dd", "The source gives no date")
        .hasnt(".policy-facts a")
        .texts(
            ".since p",
            &["This site records nothing later than 2025. Check the source before you rely on it."],
        );
}

#[test]
fn a_page_without_dates_has_no_heading_for_them() {
    Project::new()
        .md("content/a.md", "A", "")
        .build()
        .page("a.html")
        .hasnt("dl.dates:empty");
}

#[test]
fn the_register_lists_all_policies() {
    of_every_kind()
        .build()
        .page("policies/index.html")
        .texts("tbody th a", &["Care Act", "Undated"])
        .attrs("tbody tr", "data-status", &["in-force", "closed"])
        .attrs("tbody tr", "data-issued", &["2014-05", ""])
        .attrs("tbody tr", "data-topics", &["duties|carers", ""])
        .texts("td[data-issuer]", &["DHSC", "NHSE"])
        .attrs("form.filters", "hidden", &[""])
        .has(".about-register p", "About these.");
}

#[test]
fn a_register_without_dates_has_no_timeline() {
    Project::new()
        .md("content/policies/index.md", "Policies", "")
        .file(
            "content/policies/a.md",
            "---\ntitle: A\nissuer: B\nstatus: pilot\nas_of: 2025\n---\n",
        )
        .build()
        .ok()
        .page("policies/index.html")
        .hasnt(".timeline")
        .texts("tbody th", &["A"])
        .remove("content/policies/a.md")
        .build()
        .ok()
        .page("policies/index.html")
        .hasnt("tbody tr");
}

#[test]
fn hubs_list_their_pages_with_a_sentence_each() {
    Project::new()
        .md("content/t/index.md", "Tools", "Intro.")
        .file(
            "content/t/a.md",
            "---\ntitle: A\nsummary: One sentence\n---\n",
        )
        .md("content/t/sub/index.md", "Sub", "")
        .md("content/t/sub/b.md", "B", "")
        .build()
        .ok()
        .page("t/index.html")
        .texts(".link-list a, .link-list p", &["A", "One sentence"])
        .texts(".card h3", &["Sub"])
        .texts(".card .plain-links a", &["B"]);
}

#[test]
fn a_long_introduction_stands_behind_the_contents() {
    Project::new()
        .md("content/t/index.md", "T", "## One\n\n## Two")
        .md("content/t/a.md", "A", "")
        .build()
        .ok()
        .page("t/index.html")
        .texts("nav.contents a", &["In this section", "One", "Two"])
        .texts(".inside ~ .prose h2", &["One", "Two"]);
}

#[test]
fn drafts_are_left_out_until_they_are_asked_for() {
    let project = || {
        Project::new()
            .md("content/t/index.md", "T", "")
            .file(
                "content/t/d.md",
                "---\ntitle: D\ndraft: true\nupdates:\n  - date: 2025\n    says: N\naliases: old.md\n---\n[x](a.md)\n",
            )
            .md("content/t/a.md", "A", "")
    };
    project()
        .build()
        .ok()
        .lacks("t/d.html")
        .lacks("old.html")
        .page("search.html")
        .texts(".entries a", &["A", "Home", "T"])
        .page("t/a.html")
        .hasnt(".page-foot .plain-links")
        .page("feed.xml")
        .not_raw("<entry>")
        .change("content/t/d.md", "draft: true", "draft: false")
        .build()
        .exists("t/d.html")
        .exists("old.html");
    project()
        .drafts()
        .build()
        .ok()
        .exists("t/d.html")
        .page("t/a.html")
        .texts(".page-foot .plain-links a", &["D"]);
}

#[test]
fn drafts_are_checked_all_the_same() {
    Project::new()
        .file(
            "content/d.md",
            "---\ntitle: D\ndraft: true\nsumary: S\n---\n![](x.png)\n",
        )
        .build()
        .fails(&[
            "error[unknown-key] content/d.md:4",
            "warning[missing-alt] content/d.md:6",
        ]);
}

#[test]
fn warnings_stop_a_strict_build_only() {
    let project = || Project::new().md("content/a.md", "A", "# Again");
    project()
        .build()
        .finds(&["warning[second-title] content/a.md:4"])
        .site();
    project()
        .strict()
        .build()
        .fails(&["warning[second-title] content/a.md:4"]);
}

#[test]
fn what_a_page_says_of_itself_is_shown() {
    Project::new()
        .file(
            "content/a.md",
            "---\ntitle: A\npublished: 2024-05\nrelated: [b.md]\n---\n",
        )
        .md("content/b.md", "Bee", "")
        .build()
        .ok()
        .page("a.html")
        .has(".dates time", "May 2024")
        .has(".page-foot a", "Bee");
}
