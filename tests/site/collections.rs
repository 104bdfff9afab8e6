//! Pages and files without a source document.

use crate::common::Project;

fn section() -> Project {
    Project::new()
        .file("content/t/index.md", "---\ntitle: Tools\nreviewed: 2025-10-14\n---\n## Part\n\n[a](a.md) [b](b.md#part) [home](../index.md) [part](#part)\n")
        .md("content/t/a.md", "A", "## Part\n\nText.[^1] [own](#part) [b](b.md)\n\n### Deep\n\n[^1]: Note.")
        .md("content/t/b.md", "B", "## Part\n\nText.[^1]\n\n- x {#x}\n\n[x](#x)\n\n[^1]: Note.")
        .md("content/t/sub/index.md", "Sub", "")
}

#[test]
fn a_whole_section_prints_on_one_page() {
    section()
        .build()
        .ok()
        .page("t/print.html")
        .has("h1", "Tools: the whole section")
        .texts(".print-page > h2", &["Tools", "A", "B"])
        .attrs(".print-page > h2", "id", &["p-introduction", "p-a", "p-b"])
        .attrs(
            ".print-contents a",
            "href",
            &["#p-introduction", "#p-a", "#p-b"],
        )
        .attrs(
            ".prose h3",
            "id",
            &["p-introduction--part", "p-a--part", "p-b--part"],
        )
        .attrs(".prose h4", "id", &["p-a--deep"])
        .attrs(
            ".print-page:first-of-type .prose a",
            "href",
            &[
                "#p-a",
                "#p-b--part",
                "../index.html",
                "#p-introduction--part",
            ],
        )
        .attrs(
            "#p-a ~ .prose a[href^='#p-a--']",
            "href",
            &["#p-a--fn-1", "#p-a--part", "#p-a--fnref-1"],
        )
        .attrs("#p-b ~ .prose li[id]", "id", &["p-b--x", "p-b--fn-1"])
        .anchored()
        .page("t/a.html")
        .attrs(".tools a", "href", &["print.html"]);
}

#[test]
fn only_sections_with_pages_print() {
    section()
        .build()
        .lacks("t/sub/print.html")
        .lacks("print.html")
        .md("content/t/sub/c.md", "C", "")
        .build()
        .exists("t/sub/print.html");
}

#[test]
fn a_print_view_tells_files_of_like_names_apart() {
    Project::new()
        .md("content/t/index.md", "T", "")
        .md("content/t/a-b.md", "One", "## X")
        .md("content/t/a--b.md", "Two", "## X")
        .md("content/t/introduction.md", "Three", "## X")
        .build()
        .ok()
        .page("t/print.html")
        .anchored();
}

#[test]
fn the_a_to_z_holds_every_page_and_term() {
    section()
        .file(
            "content/glossary.yaml",
            "- term: occupational therapist\n  abbreviation: OT\n  meaning: M\n- term: 5 Rs\n  meaning: M\n- term: étude\n  meaning: M\n",
        )
        .build()
        .ok()
        .page("search.html")
        .texts("section > h2", &["0-9", "A", "B", "G", "H", "O", "S", "T", "É"])
        .texts(
            ".entries li",
            &[
                "5 Rs Glossary",
                "A Page",
                "B Page",
                "Glossary",
                "Home Page",
                "occupational therapist Glossary",
                "OT (occupational therapist) Glossary",
                "Sub Section",
                "Tools Section",
                "étude Glossary",
            ],
        )
        .attrs("nav.letters a", "href", &["#letter-0-9", "#letter-A", "#letter-B", "#letter-G", "#letter-H", "#letter-O", "#letter-S", "#letter-T", "#letter-É"])
        .has(".lead", "10 entries: every page, policy and term on this site.")
        .anchored();
}

const NOTES: &str = "---\ntitle: A & <b>\nupdates:\n  - date: 2025-10-14\n    says: New <table> & \"figures\"\n  - date: 2025-04\n    says: First\n---\n";

#[test]
fn news_stand_newest_first() {
    Project::new()
        .file(
            "content/t/index.md",
            "---\ntitle: T\nupdates:\n  - date: 2025-06-01\n    says: In between\n---\n",
        )
        .file("content/t/a.md", NOTES)
        .build()
        .ok()
        .page("news.html")
        .texts(
            ".news li > p:last-child",
            &["New <table> & \"figures\"", "In between", "First"],
        )
        .texts(
            ".news time",
            &["14 October 2025", "1 June 2025", "April 2025"],
        )
        .attrs(
            ".news time",
            "datetime",
            &["2025-10-14", "2025-06-01", "2025-04"],
        )
        .attrs(".news a", "href", &["t/a.html", "t/index.html", "t/a.html"])
        .page("index.html")
        .texts(
            ".news li > p:last-child",
            &["New <table> & \"figures\"", "In between", "First"],
        )
        .page("t/a.html")
        .texts(
            ".updates li",
            &[
                "14 October 2025 New <table> & \"figures\"",
                "April 2025 First",
            ],
        );
}

#[test]
fn without_notes_nobody_is_led_to_news() {
    Project::new()
        .build()
        .ok()
        .page("index.html")
        .hasnt(".news")
        .hasnt("a[href='news.html']")
        .page("news.html")
        .has("main p", "Nothing has been noted yet.");
}

#[test]
fn the_feed_is_well_formed_atom() {
    let project = Project::new()
        .setting("base_url: https://example.org/handbook/")
        .file("content/t/index.md", "---\ntitle: T\n---\n")
        .file("content/t/a.md", NOTES)
        .build()
        .ok()
        .page("feed.xml")
        .raw("<updated>2025-10-14T00:00:00Z</updated>")
        .raw("<link href=\"https://example.org/handbook/t/a.html\"/>")
        .raw("<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.org/handbook/feed.xml\"/>")
        .raw("<title>A &amp; &lt;b&gt;</title>")
        .raw("<updated>2025-04-01T00:00:00Z</updated>");
    assert_well_formed(&project.source());
    assert_eq!(project.source().matches("<entry>").count(), 2);
    assert_well_formed(&Project::new().build().page("feed.xml").source());
}

#[test]
fn a_note_keeps_its_feed_id_when_newer_ones_are_put_above_it() {
    let first = |project: &Project| {
        let source = project.source();
        let entry = source
            .lines()
            .find(|line| line.contains("<summary>First</summary>"))
            .unwrap()
            .to_owned();
        entry.split("</id>").next().unwrap().to_owned()
    };
    let project = Project::new()
        .file("content/a.md", NOTES)
        .build()
        .page("feed.xml");
    let before = first(&project);
    let project = project
        .change(
            "content/a.md",
            "updates:\n",
            "updates:\n  - date: 2025-12-01\n    says: Newer\n",
        )
        .build()
        .page("feed.xml");
    assert_eq!(first(&project), before);
}

#[test]
fn only_a_site_with_an_address_has_a_sitemap_and_canonical_links() {
    Project::new()
        .file("content/two words/index.md", "---\ntitle: T\nupdated: 2025-10\n---\n")
        .build()
        .lacks("sitemap.xml")
        .page("index.html")
        .hasnt("link[rel=canonical]")
        .setting("base_url: /handbook")
        .build()
        .lacks("sitemap.xml")
        .change("preceptor.yaml", "base_url: /handbook", "base_url: https://example.org/x")
        .build()
        .page("sitemap.xml")
        .raw("<url><loc>https://example.org/x/index.html</loc></url>")
        .raw("<url><loc>https://example.org/x/two%20words/index.html</loc><lastmod>2025-10</lastmod></url>")
        .page("two words/index.html")
        .attrs("link[rel=canonical]", "href", &["https://example.org/x/two%20words/index.html"]);
    assert_well_formed(
        &Project::new()
            .setting("base_url: https://example.org")
            .build()
            .page("sitemap.xml")
            .source(),
    );
}

#[test]
fn the_page_for_lost_readers_works_at_any_depth() {
    Project::new()
        .md("content/t/index.md", "T", "")
        .build()
        .page("404.html")
        .attrs("nav.menu a", "href", &["/t/index.html", "/search.html"])
        .attrs(
            "link[rel=stylesheet]",
            "href",
            &["/assets/tokens.css", "/assets/site.css"],
        )
        .setting("base_url: https://example.org/handbook")
        .build()
        .page("404.html")
        .attrs(
            "nav.menu a",
            "href",
            &["/handbook/t/index.html", "/handbook/search.html"],
        );
}

#[test]
fn ids_in_the_feed_are_addresses() {
    let source = Project::new()
        .file("content/two words.md", NOTES)
        .build()
        .page("feed.xml")
        .source();
    let ids: Vec<&str> = source
        .split("<id>")
        .skip(1)
        .map(|rest| rest.split("</id>").next().unwrap())
        .collect();
    assert!(
        ids.iter().all(|id| !id.contains([' ', '<', '"'])),
        "{ids:?}"
    );
}

/// Tags match, attributes are quoted and there once, entities are those of XML: a reader of our
/// own, as no other is here.
#[track_caller]
fn assert_well_formed(xml: &str) {
    let body = xml
        .strip_prefix("<?xml version=\"1.0\" encoding=\"")
        .expect("an XML declaration");
    let body = body.split_once("?>").unwrap().1;
    let mut open: Vec<&str> = Vec::new();
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("every < has its >");
        assert_entities(text);
        assert_entities(tag);
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap();
        assert!(
            name.chars().all(|c| c.is_ascii_alphanumeric() || c == ':'),
            "<{name}>"
        );
        assert_eq!(tag.matches('"').count() % 2, 0, "<{tag}>");
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert_eq!(open, [""; 0]);
}

#[track_caller]
fn assert_entities(text: &str) {
    for piece in text.split('&').skip(1) {
        let name = piece.split(';').next().unwrap();
        let known = ["amp", "lt", "gt", "quot", "apos"].contains(&name) || name.starts_with('#');
        assert!(known, "&{name}; is none of XML");
    }
}
