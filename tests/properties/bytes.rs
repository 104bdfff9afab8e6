//! Whatever a file contains, a build ends with a site or with findings.

use std::fs;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scraper::{Html, Selector};

use super::projects::afresh;
use crate::common::{self, assert_same};

/// Signs that mean something to Markdown, YAML or HTML, letters of several widths, and nonsense.
fn text() -> impl Strategy<Value = String> {
    let sign = select(vec![
        "#",
        "##",
        "-",
        "- ",
        "* ",
        "1. ",
        "> ",
        "[!NOTE]",
        "[",
        "](",
        ")",
        "![",
        "[^1]",
        "[^1]: ",
        "|",
        "|-|",
        "---",
        "===",
        "`",
        "```",
        "~~~",
        "<",
        ">",
        "</div>",
        "<div>",
        "<!--",
        "<svg>",
        "<script>",
        "<p onclick=x>",
        "<a href=",
        "javascript:",
        "x()",
        "&",
        "&#0;",
        "{#a}",
        "{#",
        "}",
        "\"",
        "'",
        ":",
        ": ",
        "title: ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "    ",
        "\u{a0}",
        "\u{feff}",
        "\u{f8f0}",
        "\u{f8f1}",
        "\u{202e}",
        "é",
        "🎓",
        "\0",
        "a",
        "AHP",
        "www.a.b",
        "https://",
        "\\",
    ]);
    let piece = prop_oneof![9 => sign.prop_map(str::to_owned), 1 => any::<String>()];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![6 => text().prop_map(String::into_bytes), 1 => vec(any::<u8>(), 0..200)]
}

/// The pages that show what the files hold.
const SHOWN: [&str; 4] = ["a.html", "glossary.html", "guidance/a.html", "index.html"];

/// Builds with each file holding these bytes; the findings are the same each time, and the pages
/// hold nothing that runs.
fn survives(files: &[(&str, &[u8])]) {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("content/guidance")).unwrap();
    fs::write(dir.path().join("preceptor.yaml"), "title: Handbook\n").unwrap();
    fs::write(
        dir.path().join("content/index.md"),
        "---\ntitle: Home\n---\n",
    )
    .unwrap();
    for (path, bytes) in files {
        fs::write(dir.path().join(path), bytes).unwrap();
    }
    let built = afresh(dir.path());
    assert_same(&built, &afresh(dir.path()));
    for found in &built.diagnostics {
        assert!(
            !found.message.is_empty() && found.place.line > 0 && found.place.column > 0,
            "{found:?}"
        );
        preceptor::diagnostic::terminal::write(std::slice::from_ref(found));
    }
    for (path, bytes) in built
        .bundle
        .iter()
        .flat_map(common::files)
        .filter(|(path, _)| SHOWN.contains(&path.as_str()))
    {
        assert_nothing_runs(&path, &String::from_utf8(bytes).unwrap());
    }
}

fn assert_nothing_runs(path: &str, page: &str) {
    let document = Html::parse_document(page);
    for element in document
        .select(&Selector::parse("*").unwrap())
        .map(|found| found.value())
    {
        let own_script = element
            .attr("src")
            .is_some_and(|src| src.contains("assets/"));
        assert!(
            element.name() != "script" || own_script,
            "{path}: a script in\n{page}"
        );
        assert!(
            !["style", "iframe", "object", "embed", "base"].contains(&element.name()),
            "{path}: {element:?}"
        );
        for (name, value) in element.attrs() {
            let address = value
                .trim_start_matches(|c: char| c.is_control() || c == ' ')
                .to_lowercase();
            assert!(
                !name.starts_with("on") && name != "style" && name != "srcdoc",
                "{path}: {element:?}"
            );
            assert!(
                !address.starts_with("javascript:") || name == "alt" || name == "title",
                "{path}: {element:?}"
            );
        }
    }
}

/// What is nested beyond all sense neither overflows the stack nor takes a lifetime.
#[test]
fn any_depth_is_read_or_refused() {
    for opening in [
        "> ", "- ", "1. ", "*a ", "[", "![", "[a](", "<div>", "<b>", "`", "(", "{#", "> - ", "**_",
    ] {
        let file = format!("---\ntitle: A\n---\n{}x\n", opening.repeat(1500));
        survives(&[("content/a.md", file.as_bytes())]);
    }
    for opening in ["[", "{a: ", "- ", "\"", "&a [*a, ", "? "] {
        let nested = opening.repeat(1500);
        survives(&[(
            "preceptor.yaml",
            format!("title: A\nowner: {nested}").as_bytes(),
        )]);
        survives(&[(
            "content/glossary.yaml",
            format!("- term: A\n  meaning: {nested}").as_bytes(),
        )]);
        survives(&[(
            "content/a.md",
            format!("---\ntitle: A\nsources: {nested}\n---\n").as_bytes(),
        )]);
    }
}

proptest! {
    #![proptest_config(crate::config(80))]

    #[test]
    fn any_file_is_read_or_refused(bytes in bytes()) {
        survives(&[("content/a.md", &bytes)]);
    }

    #[test]
    fn any_front_matter_is_read_or_refused(yaml in text(), body in text()) {
        let file = format!("---\ntitle: A\n{yaml}\n---\n{body}\n");
        survives(&[("content/guidance/a.md", file.as_bytes())]);
    }

    #[test]
    fn any_body_becomes_a_page(body in text()) {
        let file = format!("---\ntitle: A\n---\n{body}\n");
        survives(&[("content/a.md", file.as_bytes()), ("content/glossary.yaml", b"- term: A\n  abbreviation: AHP\n  meaning: M\n")]);
    }

    #[test]
    fn any_project_file_and_glossary_are_read_or_refused(project in bytes(), glossary in bytes()) {
        survives(&[("preceptor.yaml", &project)]);
        survives(&[("content/glossary.yaml", &glossary)]);
    }

    #[test]
    fn any_value_in_the_project_file_and_glossary_is_read_or_refused(
        key in select(vec!["footer", "logo", "accent", "base_url", "content", "site", "theme", "lang", "owner", "id"]),
        value in text(),
    ) {
        survives(&[("preceptor.yaml", format!("title: Handbook\n{key}: {value}\n").as_bytes())]);
        let glossary = format!("- term: A\n  meaning: {value}\n  {key}: {value}\n- term: {value}\n  see: {value}\n  meaning: M\n");
        survives(&[("content/glossary.yaml", glossary.as_bytes())]);
    }
}
