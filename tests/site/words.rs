//! The glossary in the text: abbreviations.

use crate::common::Project;

const GLOSSARY: &str = "\
- term: Allied health professional
  abbreviation: AHP
  meaning: One of fourteen professions
- term: Occupational health
  abbreviation: OH
  meaning: Advice on work and health
- term: Research & development
  abbreviation: R&D
  meaning: What it says
";

fn with_glossary() -> Project {
    Project::new().file("content/glossary.yaml", GLOSSARY)
}

#[test]
fn an_abbreviation_is_explained_at_its_first_use_only() {
    with_glossary()
        .md(
            "content/a/index.md",
            "A",
            "AHPs and an AHP, an OHM, R&D.\n\nOH, then OH.",
        )
        .build()
        .ok()
        .page("a/index.html")
        .texts(".prose a.term", &["AHPs", "R&D", "OH"])
        .attrs(
            ".prose a.term",
            "title",
            &[
                "Allied health professional",
                "Research & development",
                "Occupational health",
            ],
        )
        .attrs(
            "a.term",
            "href",
            &[
                "../glossary.html#term-allied-health-professional",
                "../glossary.html#term-research--development",
                "../glossary.html#term-occupational-health",
            ],
        );
}

#[test]
fn abbreviations_are_left_alone_in_headings_links_code_and_labels() {
    with_glossary()
        .md(
            "content/a.md",
            "AHP",
            "## AHPs\n\n[AHP](index.md) `AHP` https://example.org/AHP\n\n> [!NOTE] For AHPs\n> x\n\n```\nAHP\n```\n\nTerm\n: x",
        )
        .build()
        .ok()
        .page("a.html")
        .hasnt("a.term");
}

#[test]
fn a_use_where_it_is_quiet_is_no_first_use() {
    with_glossary()
        .md("content/a.md", "A", "## AHP\n\n`AHP` **AHP**")
        .build()
        .ok()
        .page("a.html")
        .inner(
            ".prose p strong",
            &["<a class=\"term\" href=\"glossary.html#term-allied-health-professional\" title=\"Allied health professional\">AHP</a>"],
        );
}

#[test]
fn the_glossary_page_explains_itself() {
    with_glossary()
        .file(
            "content/glossary.yaml",
            "- term: Fit note\n  also: [sick note, Med 3]\n  meaning: A <statement>\n  see: [AHP, a.md#part]\n- term: 5 Rs\n  meaning: Five\n- term: allied health professional\n  abbreviation: AHP\n  meaning: One\n",
        )
        .md("content/a.md", "The A page", "## Part")
        .build()
        .ok()
        .page("glossary.html")
        .texts("h2", &["0-9", "A", "F"])
        .texts("dt", &["5 Rs", "allied health professional (AHP)", "Fit note"])
        .texts("#term-fit-note dd > p", &["A <statement>", "Related words: sick note, Med 3", "See: allied health professional, The A page"])
        .attrs("#term-fit-note a", "href", &["glossary.html#term-allied-health-professional", "a.html#part"])
        .anchored();
}

#[test]
fn without_a_glossary_there_is_no_page_for_it() {
    Project::new()
        .build()
        .ok()
        .lacks("glossary.html")
        .page("index.html")
        .texts("nav.menu a", &["A to Z"]);
    Project::new()
        .file("content/glossary.yaml", "# none yet\n")
        .build()
        .ok()
        .lacks("glossary.html");
}

#[test]
fn a_new_abbreviation_reaches_pages_that_did_not_change() {
    Project::new()
        .md("content/a.md", "A", "Ask an AHP.")
        .build()
        .page("a.html")
        .hasnt("a.term")
        .file("content/glossary.yaml", GLOSSARY)
        .build()
        .page("a.html")
        .texts("a.term", &["AHP"])
        .change(
            "content/glossary.yaml",
            "Allied health professional",
            "Allied health person",
        )
        .build()
        .page("a.html")
        .attrs("a.term", "title", &["Allied health person"])
        .remove("content/glossary.yaml")
        .build()
        .page("a.html")
        .hasnt("a.term");
}

#[test]
fn any_abbreviation_of_the_glossary_is_explained() {
    Project::new()
        .file(
            "content/glossary.yaml",
            "- term: Coronavirus\n  abbreviation: COVID-19\n  meaning: M\n- term: Research\n  abbreviation: R & D\n  meaning: M\n",
        )
        .md("content/a.md", "A", "COVID-19 and R & D.")
        .build()
        .page("a.html")
        .texts("a.term", &["COVID-19", "R & D"]);
}
