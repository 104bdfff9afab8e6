//! The addresses of pages, and links between them.

use crate::common::Project;

#[test]
fn links_between_files_become_links_between_pages() {
    Project::new()
        .md(
            "content/a/b.md",
            "B",
            "[1](c.md) [2](../d/e.md#one) [3](../index.md) [4](../d/) [5](#two) [6](<two words.pdf>)\n\n## Two",
        )
        .md("content/a/c.md", "C", "")
        .md("content/a/index.md", "A", "[r][ref] [q](c.md?x=1)\n\n[ref]: b.md#two \"Title\"")
        .md("content/d/index.md", "D", "")
        .md("content/d/e.md", "E", "## One")
        .file("content/a/two words.pdf", "x")
        .build()
        .ok()
        .page("a/b.html")
        .attrs(
            ".prose a",
            "href",
            &["c.html", "../d/e.html#one", "../index.html", "../d/index.html", "#two", "two%20words.pdf"],
        )
        .anchored()
        .page("a/index.html")
        .attrs(".prose a", "href", &["b.html#two", "c.html"])
        .attrs(".prose a", "title", &["Title", "-"]);
}

#[test]
fn links_to_other_sites_stay_as_they_are() {
    Project::new()
        .md(
            "content/a.md",
            "A",
            "[1](https://example.org/a.md?x=1&y=2#z) [2](mailto:a@b.example) [3](tel:+441234) [4](//example.org/x.md)",
        )
        .build()
        .ok()
        .page("a.html")
        .attrs(
            ".prose a",
            "href",
            &["https://example.org/a.md?x=1&y=2#z", "mailto:a@b.example", "tel:+441234", "//example.org/x.md"],
        );
}

#[test]
fn a_link_breaks_and_is_fixed_without_its_page_changing() {
    Project::new()
        .md("content/a.md", "A", "[b](b.md#part)")
        .md("content/b.md", "B", "## Part")
        .build()
        .ok()
        .change("content/b.md", "## Part", "## Whole")
        .build()
        .fails(&["error[broken-link] content/a.md:4"])
        .rename("content/b.md", "content/c.md")
        .build()
        .fails(&["error[broken-link] content/a.md:4"])
        .says("there is no `b.md`")
        .md("content/b.md", "B", "## Part")
        .build()
        .ok()
        .page("a.html")
        .attrs(".prose a", "href", &["b.html#part"]);
}

#[test]
fn pages_say_who_links_to_them() {
    Project::new()
        .md("content/t/index.md", "Tools", "[a](a.md)")
        .md("content/t/a.md", "A", "[self](a.md)")
        .md(
            "content/t/b.md",
            "Bees",
            "[a](a.md) and again [a](a.md#x), [c](c.md)\n",
        )
        .md("content/t/c.md", "Sea", "")
        .change("content/t/a.md", "[self](a.md)", "[self](a.md)\n\n## X")
        .file("content/t/d.md", "---\ntitle: Dee\nrelated: [a.md]\n---\n")
        .build()
        .ok()
        .page("t/a.html")
        .texts(".page-foot .plain-links a", &["Bees", "Dee"])
        .attrs(".page-foot .plain-links a", "href", &["b.html", "d.html"])
        .page("t/c.html")
        .texts(".page-foot .plain-links a", &["Bees"])
        .change("content/t/b.md", ", [c](c.md)", "")
        .build()
        .page("t/c.html")
        .hasnt(".page-foot .plain-links a");
}

#[test]
fn policies_and_guidance_name_each_other() {
    let policy = "---\ntitle: Care Act\nissuer: DHSC\nstatus: in-force\nas_of: 2025-01\n---\n";
    Project::new()
        .md("content/guidance/index.md", "Guidance", "")
        .md(
            "content/guidance/a.md",
            "Duties",
            "[Act](../policies/care-act.md)",
        )
        .md("content/policies/index.md", "Policies", "")
        .file("content/policies/care-act.md", policy)
        .build()
        .ok()
        .page("guidance/a.html")
        .texts(".page-foot section:first-child h2", &["Related policies"])
        .texts(".page-foot .plain-links a", &["Care Act"])
        .page("policies/care-act.html")
        .texts(".page-foot .plain-links a", &["Duties"]);
}

#[test]
fn sections_are_read_in_order() {
    Project::new()
        .md("content/t/index.md", "Tools", "")
        .md("content/t/z.md", "alpha", "")
        .md("content/t/y.md", "Beta", "")
        .file("content/t/x.md", "---\ntitle: Zed\norder: 2\n---\n")
        .file("content/t/w.md", "---\ntitle: Omega\norder: -1\n---\n")
        .file(
            "content/t/sub/index.md",
            "---\ntitle: Sub\nshort_title: S\n---\n",
        )
        .md("content/t/sub/one.md", "One", "")
        .md("content/u/index.md", "Other", "")
        .build()
        .ok()
        .page("t/index.html")
        .texts(".link-list a", &["Omega", "Zed", "alpha", "Beta"])
        .hasnt("a[rel=prev]")
        .texts("a[rel=next]", &["Next Omega"])
        .page("t/x.html")
        .texts("a[rel=prev]", &["Previous Omega"])
        .texts("a[rel=next]", &["Next alpha"])
        .page("t/y.html")
        .texts("a[rel=next]", &["Next S"])
        .attrs("a[rel=next]", "href", &["sub/index.html"])
        .page("t/sub/one.html")
        .texts("a[rel=prev]", &["Previous S"])
        .hasnt("a[rel=next]")
        .page("u/index.html")
        .hasnt("a[rel=prev]")
        .change("content/t/x.md", "order: 2", "order: 9")
        .change("content/t/y.md", "title: Beta", "title: Beta\norder: 3")
        .build()
        .page("t/index.html")
        .texts(".link-list a", &["Omega", "Beta", "Zed", "alpha"]);
}

#[test]
fn old_addresses_lead_to_the_page() {
    Project::new()
        .file(
            "content/t/a.md",
            "---\ntitle: A & B\naliases: [old.md, deep/er/name.html, gone/, \"/lead.md\"]\n---\n",
        )
        .md("content/t/index.md", "T", "")
        .build()
        .ok()
        .page("deep/er/name.html")
        .attrs("a#_target", "href", &["../../t/a.html"])
        .texts("a#_target", &["A & B"])
        .raw("content=\"0; url=../../t/a.html\"")
        .attrs(
            "link[rel=stylesheet]",
            "href",
            &["../../assets/tokens.css", "../../assets/site.css"],
        )
        .page("gone/index.html")
        .attrs("a#_target", "href", &["../t/a.html"])
        .exists("old.html")
        .exists("lead.html")
        .change("content/t/a.md", "old.md, ", "")
        .build()
        .lacks("old.html");
}

#[test]
fn files_are_copied_as_they_are() {
    let bytes = [0, 159, 146, 150, b'\r', b'\n'];
    let project = Project::new()
        .bytes("content/t/Annual report (2025) & more.pdf", &bytes)
        .md(
            "content/t/index.md",
            "T",
            "[a](<Annual report (2025) & more.pdf>) [b](Annual%20report%20%282025%29%20%26%20more.pdf)",
        )
        .build()
        .ok()
        .page("t/index.html")
        .attrs(".prose a", "href", &["Annual%20report%20(2025)%20%26%20more.pdf"; 2]);
    assert_eq!(project.files()["t/Annual report (2025) & more.pdf"], bytes);
}

#[test]
fn a_link_may_name_a_page_of_a_file() {
    Project::new()
        .file("content/report.pdf", "x")
        .md("content/a.md", "A", "[p](report.pdf#page=2)")
        .build()
        .ok()
        .page("a.html")
        .attrs(".prose a", "href", &["report.pdf#page=2"]);
}

#[test]
fn folders_without_an_introduction_are_bridged() {
    Project::new()
        .md("content/a/b/c/index.md", "Sea", "")
        .md("content/a/b/c/one.md", "One", "[home](../../../index.md)")
        .md("content/d/e/two.md", "Two", "")
        .build()
        .finds(&["warning[missing-index] content/d/e/index.md:1"])
        .page("a/b/c/one.html")
        .attrs(
            "nav.crumbs a",
            "href",
            &["../../../index.html", "index.html"],
        )
        .attrs(".prose a", "href", &["../../../index.html"])
        .attrs(
            "link[rel=stylesheet]",
            "href",
            &["../../../assets/tokens.css", "../../../assets/site.css"],
        )
        .page("d/e/two.html")
        .texts("nav.crumbs a", &["Home"])
        .page("search.html")
        .has(".a-to-z a", "One")
        .has(".a-to-z a", "Two");
}

#[test]
fn every_link_of_every_page_leads_to_a_file_of_the_site() {
    let project = crate::site::kinds::of_every_kind().build().site();
    let files = project.files();
    for path in files
        .keys()
        .filter(|path| path.ends_with(".html") && *path != "404.html")
    {
        let text = String::from_utf8(files[path].clone()).unwrap();
        let document = scraper::Html::parse_document(&text);
        let any = scraper::Selector::parse("[href], [src]").unwrap();
        for element in document.select(&any) {
            let to = element.attr("href").or(element.attr("src")).unwrap();
            assert!(leads_somewhere(&files, path, to), "{path}: {to}");
        }
    }
}

fn leads_somewhere(files: &crate::common::Files, from: &str, to: &str) -> bool {
    if ["https:", "mailto:", "data:"]
        .iter()
        .any(|scheme| to.starts_with(scheme))
    {
        return true;
    }
    let (path, fragment) = to.split_once('#').unwrap_or((to, ""));
    let mut parts: Vec<&str> = from.split('/').collect();
    if !path.is_empty() {
        parts.pop();
        for part in path.split('/') {
            if part == ".." {
                parts.pop();
            } else {
                parts.push(part);
            }
        }
    }
    let Some(bytes) = files.get(&parts.join("/").replace("%20", " ")) else {
        return false;
    };
    fragment.is_empty() || String::from_utf8_lossy(bytes).contains(&format!("id=\"{fragment}\""))
}

#[test]
fn a_list_of_contents_may_begin_with_the_page_itself() {
    Project::new()
        .md("content/a/index.md", "A", "")
        .md(
            "content/a/b.md",
            "Signing of commits",
            "- [Signing of commits](#signing-of-commits)\n  - [Setup](#setup)\n\n## Setup\n\nText.\n\n[Back to top](#top)",
        )
        .md("content/a/c.md", "C", "[b](b.md#signing-of-commits) [top](b.md#top) [x](b.md#setup)\n\n## Top")
        .md("content/a/d.md", "D", "[top](c.md#top)")
        .build()
        .ok()
        .page("a/b.html")
        .attrs(".prose a", "href", &["#top", "#setup", "#top"])
        .page("a/c.html")
        .attrs(".prose a", "href", &["b.html", "b.html", "b.html#setup"])
        .page("a/d.html")
        .attrs(".prose a", "href", &["c.html#top"])
        .page("a/print.html")
        .anchored();
}

#[test]
fn a_readme_is_the_page_of_its_folder_where_there_is_no_other() {
    Project::empty()
        .file("preceptor.yaml", "title: Handbook\n")
        .md(
            "content/README.md",
            "Home",
            "See [tools](tools/README.md#more) and [the rest](rest/README.md).",
        )
        .md(
            "content/tools/README.md",
            "Tools",
            "See [a tool](a.md) and [home](../README.md), [again](../).\n\n## More",
        )
        .md("content/tools/a.md", "A", "See [tools](README.md)")
        .md("content/rest/index.md", "Rest", "")
        .md("content/rest/README.md", "Read me", "")
        .build()
        .site()
        .finds(&["advice[file-name] content/rest/README.md:1"])
        .page("index.html")
        .attrs(
            ".prose a",
            "href",
            &["tools/index.html#more", "rest/README.html"],
        )
        .page("tools/index.html")
        .attrs(
            ".prose a",
            "href",
            &["a.html", "../index.html", "../index.html"],
        )
        .page("tools/a.html")
        .attrs(".prose a", "href", &["index.html"]);
}

#[test]
fn a_site_can_be_looked_at_before_its_last_link_is_right() {
    Project::new()
        .file("preceptor.yaml", "title: Handbook\ncheck:\n  broken-link: warning\n")
        .file(
            "content/index.md",
            "---\ntitle: Home\ndoors:\n  - audience: staff\n    title: Start\n    says: Here\n    links:\n      - {text: Gone, to: gone.md}\n---\n\
             See [old](/guide/old/), <a href=\"gone.md\">gone</a> and ![a map](map.png).\n",
        )
        .build()
        .site()
        .finds(&[
            "warning[broken-link] content/index.md:8",
            "warning[broken-link] content/index.md:10",
            "warning[broken-link] content/index.md:10",
            "warning[broken-link] content/index.md:10",
        ])
        .page("index.html")
        .attrs(".prose a", "href", &["-", "-"])
        .attrs(".prose a", "data-broken", &["", ""])
        .attrs(".prose img", "alt", &["a map"])
        .attrs(".prose img", "src", &["-"])
        .not_raw("Gone")
        .strict()
        .build()
        .says("nothing in the content folder is called `guide/old`");
}
