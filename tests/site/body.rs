//! Markdown and what this tool adds to it.

use crate::common::Project;

fn page(body: &str) -> Project {
    Project::new()
        .md("content/a.md", "A", body)
        .build()
        .ok()
        .page("a.html")
}

#[test]
fn each_callout_has_its_label() {
    let labels = [
        ("NOTE", "Note"),
        ("TIP", "Tip"),
        ("IMPORTANT", "Important"),
        ("WARNING", "Warning"),
        ("CAUTION", "Caution"),
        ("DO", "Do"),
        ("DONT", "Don't"),
        ("EXAMPLE", "Example"),
    ];
    for (tag, label) in labels {
        let name = tag.to_lowercase();
        page(&format!("> [!{tag}]\n> One.\n>\n> Two."))
            .texts(
                &format!("div.callout.callout-{name} > p"),
                &[label, "One.", "Two."],
            )
            .texts(".callout-label", &[label])
            .hasnt("blockquote");
    }
}

#[test]
fn details_open_without_a_script() {
    page("> [!DETAILS] What the law says\n> First.\n>\n> - Second")
        .texts("details.callout-details > summary", &["What the law says"])
        .texts("details.callout-details > p", &["First."])
        .texts("details.callout-details li", &["Second"]);
    page("> [!DETAILS]\n> First.").texts("details.callout-details > summary", &["More detail"]);
}

#[test]
fn callouts_take_titles() {
    page("> [!WARNING] Not for acute cases\n> Text.")
        .texts(
            ".callout-warning > .callout-label",
            &["Warning: Not for acute cases"],
        )
        .texts(".callout-warning > p:not(.callout-label)", &["Text."]);
    page("> [!DON'T] Title alone").texts(".callout-dont > p", &["Don't: Title alone"]);
    page("> [!tip]\n> Any letter case.").texts(".callout-tip > p", &["Tip", "Any letter case."]);
}

#[test]
fn titles_of_callouts_hold_markup() {
    page("> [!DETAILS] What the *law* says\n> First.").inner(
        "details.callout-details > summary",
        &["What the <em>law</em> says"],
    );
    page("> [!WARNING] Not for **acute** cases\n> Text.").inner(
        ".callout-warning > .callout-label",
        &["Warning: Not for <strong>acute</strong> cases"],
    );
}

#[test]
fn callouts_hold_blocks_and_stand_in_lists() {
    page(
        "1. One\n\n   > [!TIP]\n   > Text\n   >\n   > | a | b |\n   > |---|---|\n   > | 1 | 2 |\n",
    )
    .texts("ol > li > .callout-tip > p", &["Tip", "Text"])
    .texts("ol > li .callout-tip td", &["1", "2"]);
}

#[test]
fn other_quotes_stay_quotes() {
    page("> Said.\n>\n> > And within.")
        .texts("blockquote > p", &["Said.", "And within."])
        .hasnt(".callout");
}

#[test]
fn footnotes_stand_at_the_end_with_links_back() {
    page("One.[^b] Two.[^a] One again.[^b]\n\n[^a]: Second.\n\n[^b]: First, with `code`.")
        .texts("sup.footnote-ref > a", &["1", "2", "1"])
        .attrs("sup.footnote-ref > a", "href", &["#fn-1", "#fn-2", "#fn-1"])
        .attrs(
            "sup.footnote-ref > a",
            "id",
            &["fnref-1", "fnref-2", "fnref-1-2"],
        )
        .attrs("section.footnotes", "aria-label", &["Footnotes"])
        .attrs(".footnotes li", "id", &["fn-1", "fn-2"])
        .texts(".footnotes li > p", &["First, with code.", "Second."])
        .attrs(
            "#fn-1 > a.footnote-back",
            "href",
            &["#fnref-1", "#fnref-1-2"],
        )
        .attrs("#fn-2 > a.footnote-back", "href", &["#fnref-2"])
        .attrs(
            "#fn-2 > a.footnote-back",
            "aria-label",
            &["Back to the text 2"],
        )
        .anchored();
}

#[test]
fn the_links_back_from_a_footnote_have_different_names() {
    page("One.[^a] Two.[^a]\n\n[^a]: Note.").attrs(
        ".footnote-back",
        "aria-label",
        &["Back to the text 1", "Back to the text 1, 2"],
    );
}

#[test]
fn a_footnote_may_refer_to_another() {
    page("Text.[^a]\n\n[^a]: See also.[^b]\n\n[^b]: Inner, and back to itself.[^b]")
        .texts(
            ".footnotes li > p",
            &["See also.2", "Inner, and back to itself.2"],
        )
        .attrs(
            "#fn-2 > a.footnote-back",
            "href",
            &["#fnref-2", "#fnref-2-2"],
        )
        .anchored();
}

#[test]
fn a_footnote_that_nothing_refers_to_is_not_shown() {
    Project::new()
        .md("content/a.md", "A", "Text.\n\n[^a]: Lost.")
        .build()
        .finds(&["warning[unused-footnote] content/a.md:6"])
        .site()
        .page("a.html")
        .hasnt(".footnotes");
}

#[test]
fn tables_scroll_in_a_box_of_their_own() {
    page("## Bands\n\n| Band | Pay |  |\n|:--|--:|:-:|\n| 5 | **1** | a\\|b |\n| 6 | [x](index.md) |")
        .attrs("div.table", "role", &["region"])
        .attrs("div.table", "tabindex", &["0"])
        .attrs("div.table", "aria-label", &["Table: Bands"])
        .texts("thead th", &["Band", "Pay"])
        .attrs("thead th", "scope", &["col", "col"])
        .attrs("thead tr > *", "class", &["left", "right", "center"])
        .texts("tbody td", &["5", "1", "a|b", "6", "x", ""])
        .attrs("tbody a", "href", &["index.html"]);
}

#[test]
fn tables_of_many_columns_say_so_for_paper() {
    let table = |columns: usize| {
        format!(
            "|{}\n|{}\n|{}\n",
            " a |".repeat(columns),
            "---|".repeat(columns),
            " b |".repeat(columns)
        )
    };
    page(&table(6)).attrs(".prose > div", "class", &["table"]);
    page(&table(7)).attrs(".prose > div", "class", &["table table-wide"]);
    page(&table(13)).attrs(".prose > div", "class", &["table table-wide table-widest"]);
}

#[test]
fn tables_of_one_page_are_told_apart() {
    page("## Bands\n\n| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |").attrs(
        "div.table",
        "aria-label",
        &["Table: Bands", "Table: Bands 2"],
    );
}

#[test]
fn a_table_of_headings_alone_is_whole() {
    page("| a | b |\n|---|---|")
        .texts("th", &["a", "b"])
        .hasnt("tbody");
}

#[test]
fn tasks_on_a_page_are_boxes_that_are_not_read_out() {
    page("- [x] Done {#done}\n- [ ] Open\n- Plain")
        .texts("li.task", &["Done", "Open"])
        .attrs("li.task-done", "id", &["done"])
        .attrs(".task-box", "aria-hidden", &["true", "true"])
        .hasnt("main input")
        .hasnt(".actions");
}

#[test]
fn tasks_in_guidance_are_actions() {
    Project::new()
        .md("content/guidance/index.md", "Guidance", "")
        .md(
            "content/guidance/a.md",
            "A",
            "Leaders should:\n\n- [ ] Ask **early** {#sys-1}\n- [ ] Plan ahead,\n  with others {#sys-2}\n\nAfter.",
        )
        .build()
        .ok()
        .page("guidance/a.html")
        .texts("section.actions > p", &["Actions for leaders", "Leaders should:"])
        .attrs("section.actions li", "id", &["sys-1", "sys-2"])
        .texts("section.actions .action-id", &["sys-1", "sys-2"])
        .inner("#sys-1 .action-text", &["Ask <strong>early</strong>"])
        .texts("#sys-2 .action-text", &["Plan ahead, with others"])
        .texts(".prose > p", &["After."]);
}

#[test]
fn pictures_keep_their_place_while_they_load() {
    Project::new()
        .bytes("content/a/map.png", &png(640, 480))
        .bytes("content/a/two words.png", &png(3, 2))
        .file(
            "content/a/plan.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'/>",
        )
        .md(
            "content/a/index.md",
            "A",
            "![A *map*](map.png \"Title\") ![b](<two words.png>)\n\n![c](plan.svg)",
        )
        .md("content/b.md", "B", "![d](a/map.png)")
        .build()
        .ok()
        .page("a/index.html")
        .attrs(
            ".prose img",
            "src",
            &["map.png", "two%20words.png", "plan.svg"],
        )
        .attrs(".prose img", "alt", &["A map", "b", "c"])
        .attrs(".prose img", "width", &["640", "3", "30"])
        .attrs(".prose img", "height", &["480", "2", "20"])
        .attrs(".prose img", "title", &["Title", "-", "-"])
        .attrs(".prose img", "loading", &["lazy", "lazy", "lazy"])
        .exists("a/two words.png")
        .page("b.html")
        .attrs(".prose img", "src", &["a/map.png"])
        .bytes("content/a/map.png", &png(64, 48))
        .build()
        .page("b.html")
        .attrs(".prose img", "width", &["64"]);
}

/// The head of a PNG file, which is all that is looked at.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0]);
    bytes
}

#[test]
fn bare_addresses_are_links() {
    page("See https://example.org/a?b=1&c=2. Or www.example.org/x, not example.org or a.b; `https://code.example`.")
        .attrs(".prose a", "href", &["https://example.org/a?b=1&c=2", "https://www.example.org/x"])
        .texts(".prose a", &["https://example.org/a?b=1&c=2", "www.example.org/x"]);
    page("<https://example.org> and <me@example.org>").attrs(
        ".prose a",
        "href",
        &["https://example.org", "mailto:me@example.org"],
    );
    page("[see https://example.org](index.md)").texts(".prose a", &["see https://example.org"]);
    page("## Of www.example.org").hasnt(".prose a");
}

#[test]
fn headings_have_the_ids_of_github() {
    page("## What it is\n\n## What it is\n\n## The 5 R's: *an* `overview`\n\n## Ünïcode {#given}\n\n## ?\n\n## given\n\n### A & B")
        .attrs(
            ".prose h2, .prose h3",
            "id",
            &["what-it-is", "what-it-is-1", "the-5-rs-an-overview", "given", "section", "given-1", "a--b"],
        )
        .texts(".prose h2:nth-of-type(4)", &["Ünïcode"])
        .anchored();
}

#[test]
fn raw_html_is_cleaned() {
    Project::new()
        .md(
            "content/a.md",
            "A",
            "<div class=\"x\" onclick=\"e()\">\n\n**Bold** <kbd>Ctrl</kbd> <script>e()</script>\n\n</div>\n\n<svg onload=e()></svg>\n\nAfter [b](index.md).",
        )
        .build()
        .site()
        .page("a.html")
        .texts("div.x strong", &["Bold"])
        .texts("div.x kbd", &["Ctrl"])
        .hasnt(".prose [onclick]")
        .hasnt(".prose script")
        .hasnt(".prose svg")
        .attrs(".prose a", "href", &["index.html"])
        .not_raw("e()");
}

#[test]
fn raw_html_cannot_escape_its_page() {
    Project::new()
        .md(
            "content/a.md",
            "A",
            "</div></article></main></body></html><p>out\n\nText &lt;script&gt; <b>open\n\n## Heading",
        )
        .build()
        .site()
        .page("a.html")
        .attrs("body > main .prose h2", "id", &["heading"])
        .texts("body > footer.site-foot a", &["A", "A to Z"]);
}

#[test]
fn what_other_pages_show_of_an_action_is_as_clean_as_its_own_page() {
    let action = "- [ ] Do <script src=\"../evil.js\"></script><meta http-equiv=\"refresh\" content=\"9;url=x\"></div></article></main> <b>now. {#sys-1}\n";
    let policy = "---\ntitle: P\nissuer: Body\nstatus: in-force\nas_of: 2025-10-14\nactions: [sys-1]\n---\nText.\n";
    let mut project = Project::new()
        .md("content/guidance/g.md", "G", action)
        .file("content/policies/index.md", "---\ntitle: Policies\n---\n")
        .file("content/policies/p.md", policy)
        .file("content/plans/index.md", "---\ntitle: Plans\n---\n")
        .file(
            "content/plans/pl.md",
            "---\ntitle: Pl\n---\n- [ ] {#sys-1}\n",
        )
        .file("content/evil.js", "document.title = 'run'")
        .build()
        .site();
    for page in [
        "policies/p.html",
        "plans/pl.html",
        "policies/print.html",
        "plans/print.html",
    ] {
        project = project
            .page(page)
            .has("b", "now.")
            .hasnt("main meta")
            .hasnt("script[src*=evil]")
            .has("body > .site-foot a", "A to Z");
    }
}

#[test]
fn the_marks_of_holes_cannot_be_written() {
    let forged = "The OT and [b](index.md).\n\n\
<div>&#xf8f0;1&#xf8f1;<span aria-label=\"&#xf8f0;0&#xf8f1;&#63728;1&#63729; x\">&#xf8f1;</span></div>\n\n\
<p id=\"hole:0\">x</p>\n";
    let glossary = "- term: occupational therapist\n  abbreviation: OT\n  meaning: M\n";
    Project::new()
        .file("content/glossary.yaml", glossary)
        .md("content/a.md", "A", forged)
        .build()
        .site()
        .page("a.html")
        .texts(".prose a.term", &["OT"])
        .attrs(".prose span", "aria-label", &[" x"])
        .not_raw("\u{f8f0}")
        .not_raw("\u{f8f1}")
        .not_raw("hole:");
}

#[test]
fn what_is_taken_out_is_in_no_list_of_contents() {
    Project::new()
        .md(
            "content/a.md",
            "A",
            "<template>\n\n## One\n\n</template>\n\n## Two\n\n## Three\n",
        )
        .build()
        .site()
        .page("a.html")
        .anchored();
}

#[test]
fn html_files_of_the_project_are_linked_from_raw_html() {
    Project::new()
        .file("content/form.pdf", "x")
        .md(
            "content/b/index.md",
            "B",
            "<a href=\"../form.pdf\">Form</a> <a href=\"../index.md\">Home</a>",
        )
        .build()
        .site()
        .page("b/index.html")
        .attrs(".prose a", "href", &["../form.pdf", "../index.html"]);
}

#[test]
fn code_is_coloured_by_classes() {
    page("```python\ndef f(x): # <b>\n    return \"a\"\n```\n\n```\nplain <b>\n```\n\n    indented\n\n```nosuch\nx & y\n```")
        .attrs("pre.code", "tabindex", &["0"; 4])
        .attrs("pre.code > code", "class", &["language-python", "-", "-", "language-nosuch"])
        .has("pre.code > code", "def f(x): # <b> return \"a\"")
        .has("pre.code > code", "plain <b>")
        .has("pre.code > code", "x & y")
        .raw("<span class=\"")
        .hasnt(".prose [style]");
}

#[test]
fn lists_quotes_and_rules_are_those_of_commonmark() {
    page("3. three\n4. four\n\n- a\n  - b\n\n***\n\n~~gone~~ *em* **strong** `c<d`\\\nnew line\n\nTerm\n: Meaning")
        .attrs(".prose ol", "start", &["3"])
        .texts("ul ul > li", &["b"])
        .texts("del, em, strong", &["gone", "em", "strong"])
        .inner(".prose code", &["c&lt;d"])
        .texts("dl > dt, dl > dd", &["Term", "Meaning"]);
}

#[test]
fn text_is_never_markup() {
    Project::new()
        .file(
            "content/a.md",
            "---\ntitle: \"<script>a</script> & \\\"b\\\"\"\nsummary: <b>x</b>\n---\n\\<script> & \"q\"\n",
        )
        .build()
        .ok()
        .page("a.html")
        .has("h1", "<script>a</script> & \"b\"")
        .has(".lead", "<b>x</b>")
        .has(".prose p", "<script> & \"q\"")
        .hasnt("main script, main b");
}

#[test]
fn a_comment_that_is_not_closed_is_said() {
    let project = Project::new()
        .md(
            "content/a.md",
            "A",
            "Text.[^1]\n\n<!-- to do\n\nMore.\n\n[^1]: Note.",
        )
        .build();
    let found: Vec<_> = project
        .built()
        .diagnostics
        .iter()
        .map(|found| (found.rule.id, found.place.line))
        .collect();
    // What the comment swallowed is missed above it.
    assert_eq!(found, [("unknown-footnote", 4), ("open-note", 6)]);
}
