//! The frame around every page, and what a project can customise.

use preceptor::diagnostic::Diagnostic;

use crate::common::Project;

#[test]
fn every_page_carries_the_policy_and_nothing_inline() {
    let project = crate::site::kinds::of_every_kind().build().site();
    for (path, bytes) in project
        .files()
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains("content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'\""), "{path}");
        for inline in [
            "<style",
            " style=",
            " onclick=",
            "javascript:",
            "<script>",
            "type=\"module\"",
        ] {
            assert!(!text.contains(inline), "{path}: {inline}");
        }
        let document = scraper::Html::parse_document(&text);
        let count = |selector| {
            document
                .select(&scraper::Selector::parse(selector).unwrap())
                .count()
        };
        assert_eq!(
            [
                count("h1"),
                count("main"),
                count("title"),
                count("html[lang]")
            ],
            [1; 4],
            "{path}"
        );
    }
}

#[test]
fn ids_are_unique_and_jumps_lead_somewhere_on_every_page() {
    let mut project = crate::site::kinds::of_every_kind().build().site();
    for path in project
        .files()
        .into_keys()
        .filter(|path| path.ends_with(".html"))
    {
        project = project.page(&path).anchored();
    }
}

#[test]
fn the_menu_shows_where_one_is() {
    Project::new()
        .file(
            "content/t/index.md",
            "---\ntitle: Tools and more\nshort_title: Tools\norder: 1\n---\n",
        )
        .md("content/t/a.md", "A", "")
        .md("content/t/sub/index.md", "Sub", "")
        .md("content/t/sub/b.md", "B", "")
        .file("content/u/index.md", "---\ntitle: Under\norder: 2\n---\n")
        .build()
        .ok()
        .page("t/sub/b.html")
        .texts("nav.menu a", &["Tools", "Under", "A to Z"])
        .attrs("nav.menu a", "aria-current", &["true", "-", "-"])
        .texts("nav.crumbs a", &["Home", "Tools", "Sub"])
        .attrs(
            "nav.crumbs a",
            "href",
            &["../../index.html", "../index.html", "index.html"],
        )
        .page("t/index.html")
        .attrs("nav.menu a", "aria-current", &["page", "-", "-"])
        .texts("nav.crumbs a", &["Home"])
        .page("search.html")
        .attrs("nav.menu a", "aria-current", &["-", "-", "page"])
        .page("index.html")
        .hasnt("nav.crumbs");
}

#[test]
fn the_footer_names_who_answers_for_the_site() {
    Project::new()
        .setting("version: \"1.0\"\nowner:\n  name: the team\n  email: team@example.org\nfooter: |\n  Under the [licence](https://example.org/l) & <b>more</b><script>x()</script>")
        .md("content/about.md", "About us", "")
        .md("content/t/index.md", "T", "")
        .build()
        .site()
        .page("t/index.html")
        .texts(".site-foot li", &["About us", "A to Z", "Contact the team"])
        .attrs(".site-foot li a", "href", &["../about.html", "../search.html", "mailto:team@example.org"])
        .attrs(".site-words a", "href", &["https://example.org/l"])
        .texts(".site-words b", &["more"])
        .hasnt(".site-words script")
        .has(".site-foot p", "Content version 1.0");
}

#[test]
fn what_the_footer_cannot_hold_is_said() {
    Project::new()
        .setting("footer: \"See [about](about.md) and [gone](gone.md) <script>x()</script>\"")
        .md("content/about.md", "About us", "")
        .md("content/t/index.md", "T", "")
        .build()
        .fails(&[
            "error[broken-link] preceptor.yaml:2",
            "error[broken-link] preceptor.yaml:2",
            "warning[html-removed] preceptor.yaml:2",
        ]);
}

#[test]
fn the_logo_stands_on_every_page() {
    Project::new()
        .setting("logo: img/our logo.svg")
        .file(
            "content/img/our logo.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>",
        )
        .md("content/t/index.md", "T", "")
        .build()
        .ok()
        .page("t/index.html")
        .attrs(".site-name img", "src", &["../img/our%20logo.svg"])
        .attrs(".site-name img", "alt", &[""])
        .attrs("link[rel=icon]", "href", &["../img/our%20logo.svg"])
        .texts(".site-name", &["Handbook"])
        .remove("content/img/our logo.svg")
        .build()
        .fails(&["error[broken-link] preceptor.yaml:2"]);
}

#[test]
fn one_template_can_be_replaced() {
    Project::new()
        .file(
            "themes/default/templates/foot.html",
            "<p class=\"mine\">{{ page.title }} of {{ site.title }}</p>",
        )
        .md("content/a.md", "A", "")
        .build()
        .ok()
        .page("a.html")
        .texts(".mine", &["A of Handbook"])
        .hasnt(".page-foot")
        .texts("nav.menu a", &["A to Z"])
        .remove("themes/default/templates/foot.html")
        .build()
        .page("a.html")
        .hasnt(".mine");
}

#[test]
fn a_theme_of_ones_own_replaces_single_files() {
    Project::new()
        .setting("theme: ours")
        .file("themes/ours/static/css/site.css", "body { color: red }")
        .file("themes/ours/static/js/extra.js", "x()")
        .build()
        .ok()
        .exists("assets/extra.js")
        .page("assets/site.css")
        .raw("body { color: red }")
        .page("assets/tokens.css")
        .raw("--paper");
}

#[test]
fn one_word_can_be_replaced() {
    Project::new()
        .file(
            "themes/default/locales/en-GB.yaml",
            "callout:\n  note: Mind\nscript:\n  print_page: Print it\n",
        )
        .md("content/a.md", "A", "> [!NOTE]\n> x\n\n> [!TIP]\n> y")
        .build()
        .ok()
        .page("a.html")
        .texts(".callout-label", &["Mind", "Tip"])
        .page("assets/strings.js")
        .raw("\"print_page\":\"Print it\"")
        .raw("\"register_all\"");
}

#[test]
fn one_word_can_be_replaced_in_the_file_that_holds_it() {
    Project::new()
        .file("themes/default/locales/en.yaml", "callout:\n  note: Mind\n")
        .md("content/a.md", "A", "> [!NOTE]\n> x\n\n> [!TIP]\n> y")
        .build()
        .ok()
        .page("a.html")
        .texts(".callout-label", &["Mind", "Tip"]);
}

#[test]
fn another_language_says_its_own_words_and_english_the_rest() {
    Project::new()
        .setting("lang: cy-GB")
        .file(
            "themes/default/locales/cy.yaml",
            "lang: cy\ncallout:\n  note: Nodyn\nmonth:\n  \"10\": Hydref\n",
        )
        .file(
            "content/a.md",
            "---\ntitle: A\nreviewed: 2025-10-14\nlang: fr\n---\n> [!NOTE]\n> x\n",
        )
        .build()
        .ok()
        .page("index.html")
        .attrs("html", "lang", &["cy-GB"])
        .page("a.html")
        .attrs("html", "lang", &["fr"])
        .texts(".callout-label", &["Nodyn"])
        .has(".dates time", "14 Hydref 2025");
}

#[test]
fn a_template_that_fails_names_its_line_and_the_page() {
    let project = Project::new()
        .file(
            "themes/default/templates/foot.html",
            "<p>fine</p>\n{{ page.titel.length }}\n",
        )
        .md("content/a.md", "A", "")
        .build()
        .fails(&["error[template] themes/default/templates/foot.html:2"])
        .says("while making content/a.md");
    assert_eq!(
        project.built().diagnostics[0].place.text,
        "{{ page.titel.length }}"
    );
}

#[test]
fn a_template_that_is_no_template_names_its_line() {
    Project::new()
        .file(
            "themes/default/templates/foot.html",
            "<p>fine</p>\n{% if %}\n",
        )
        .build()
        .fails(&["error[template] themes/default/templates/foot.html:2"]);
}

#[test]
fn a_template_that_drops_a_block_names_its_file() {
    let project = Project::new()
        .file(
            "themes/default/templates/page.html",
            "{% extends \"base.html\" %}\n{% block main %}{{ page.title }}{% endblock main %}\n",
        )
        .build()
        .says("`page.html`, which this template builds on, has no block `facts`");
    let found = &project.built().diagnostics;
    let guidance = |one: &&Diagnostic| &*one.place.file == "themes/default/templates/guidance.html";
    assert_eq!(
        found.iter().find(guidance).map(|one| one.place.line),
        Some(3),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .all(|one| one.rule.id == "template" && one.place.file.ends_with(".html")),
        "{found:?}"
    );
}

#[test]
fn assets_of_the_same_name_are_said() {
    let project = Project::new()
        .file("themes/default/static/css/print/site.css", "x")
        .file("themes/default/static/js/strings.js", "y")
        .build();
    assert_eq!(project.built().diagnostics.len(), 2);
}

#[test]
fn one_part_of_a_script_can_be_replaced() {
    Project::new()
        .file("themes/default/static/js/quiz-marks.js", "// Ours.\nours()")
        .build()
        .ok()
        .lacks("assets/quiz-marks.js")
        .lacks("assets/score.js")
        .page("assets/quiz.js")
        .raw("\n;// Ours.\nours()\n;")
        .raw("Preceptor.quizRuns")
        .not_raw("quizMarks=");
}

#[test]
fn scripts_and_styles_of_the_tool_are_slim_and_names_that_scripts_share_stay() {
    Project::new()
        .build()
        .ok()
        .page("assets/record.js")
        .not_raw("// ")
        .not_raw("randomId =")
        .raw("randomId:")
        .raw("Preceptor")
        .page("assets/site.css")
        .not_raw("/*")
        .raw(";}");
}

#[test]
fn a_misspelt_template_is_said() {
    let project = Project::new()
        .file("themes/default/templates/pages.html", "x")
        .build();
    assert_eq!(project.built().diagnostics.len(), 1);
}

#[test]
fn the_accent_is_checked_and_fitted_to_both_papers() {
    Project::new()
        .setting("accent: \"#005\"")
        .build()
        .ok()
        .page("assets/accent.css")
        .raw("--accent: #000055;")
        .raw("prefers-color-scheme: dark")
        .page("index.html")
        .attrs(
            "link[rel=stylesheet]:last-of-type",
            "href",
            &["assets/accent.css"],
        )
        .change("preceptor.yaml", "#005", "#41b6e6")
        .build()
        .fails(&["error[accent-contrast] preceptor.yaml:2"])
        .says("#41b6e6 has a contrast of 2.27:1")
        .change("preceptor.yaml", "#41b6e6", "#005eb8")
        .build()
        .finds(&["advice[accent-contrast] preceptor.yaml:2"])
        .site();
    Project::new()
        .build()
        .lacks("assets/accent.css")
        .page("index.html")
        .not_raw("accent.css");
}

#[test]
fn the_head_of_the_register_is_repeated_on_every_sheet() {
    // Headers laid out as ordinary rows are only on the first sheet.
    Project::new()
        .build()
        .ok()
        .page("assets/site.css")
        .not_raw("table-row-group")
        .raw("content:attr(data-name)");
}

#[test]
fn pages_that_the_tool_makes_are_reachable_from_everywhere() {
    let checklist = "---\ntitle: Asking\n---\n## Part {#part}\n\n- I can ask. {#ask target=4}\n";
    let module = "---\ntitle: Path\nminutes: 5\noutcomes: [{id: ask, text: Ask.}]\n---\n1. Reflect: What now? {#now outcome=ask}\n";
    Project::new()
        .file("content/checklists/asking.md", checklist)
        .file("content/modules/path.md", module)
        .build()
        .page("checklists/asking.html")
        .has(".site-foot a[href='../team.html']", "Team picture")
        .has(".site-foot a[href='../curriculum.html']", "Curriculum map")
        .page("search.html")
        .has(".entries a[href='team.html']", "Team picture")
        .has(".entries a[href='record.html']", "My record");
    Project::new()
        .build()
        .page("index.html")
        .hasnt(".site-foot a[href='team.html']");
}

#[test]
fn the_themes_words_say_their_language_on_a_page_in_another() {
    let mut site = Project::new()
        .md("content/en.md", "English", "Text.")
        .file("content/ur.md", "---\ntitle: Urdu\nlang: ur\n---\nText.\n")
        .file(
            "content/us.md",
            "---\ntitle: American\nlang: en-US\n---\nText.\n",
        )
        .build()
        .ok()
        .page("ur.html")
        .attrs("html", "lang", &["ur"])
        .attrs("html", "dir", &["rtl"])
        .attrs(
            ".skip, .site-head, .crumbs, .site-foot, .page-foot",
            "lang",
            &["en-GB"; 5],
        )
        .attrs(
            ".skip, .site-head, .crumbs, .site-foot, .page-foot",
            "dir",
            &["ltr"; 5],
        );
    for page in ["en.html", "us.html"] {
        site = site.page(page);
        let html = site.source();
        assert!(
            !html.contains("dir=") && html.matches(" lang=").count() == 1,
            "{page}: {html}"
        );
    }
}

#[test]
fn a_start_page_without_its_styles_says_what_to_do() {
    Project::new()
        .build()
        .page("index.html")
        .raw("Unpack the whole ZIP");
}
