#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;
use syntect::parsing::Regex;
use syntect::parsing::syntax_definition::Pattern;

const LANGUAGES: [&str; 16] = [
    "rust",
    "js",
    "ts",
    "json",
    "yaml",
    "html",
    "css",
    "bash",
    "python",
    "toml",
    "md",
    "sql",
    "xml",
    "diff",
    "console",
    "powershell",
];

/// Scraps that open what they do not close, in one language or another.
const SCRAPS: &str = r##"[a-z]{1,6}|[ \t]{1,3}|\n|[0-9]{1,3}|/\*|\*/|//|<!--|-->|"|'|`|"""|r#"|\$\{|\$\(|<<EOF|EOF|\{|\}|\[|\]|\(|\)|<script>|</style>|<a b="|&amp;|&|<#|#|\+|---|@@|```rust|```|fn |def |class |select |\\|\r|é|\u{1F600}|\u{0}|:|;|,|="##;

fn source() -> impl Strategy<Value = String> {
    let scraps = proptest::collection::vec(SCRAPS, 0..40).prop_map(|scraps| scraps.concat());
    prop_oneof![scraps, any::<String>()]
}

/// The text of the HTML, and whether each line closes what it opens, one span at a time.
fn read_back(html: &str) -> (String, bool) {
    let (mut text, mut tidy) = (String::new(), true);
    for line in html.split_inclusive('\n') {
        let mut open = false;
        let mut parts = line.split('<');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (tag, after) = part.split_once('>').unwrap();
            tidy &= open == (tag == "/span") && (open || tag.starts_with("span class=\"hl-"));
            open = !open;
            text.push_str(after);
        }
        tidy &= !open;
    }
    (
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"),
        tidy,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn stripped_of_tags_the_code_is_what_it_was(code in source()) {
        for language in LANGUAGES {
            let html = highlight(language, &code).unwrap();
            let (text, tidy) = read_back(&html);
            prop_assert_eq!(&text, &code, "{}", language);
            prop_assert!(tidy, "{}: {}", language, html);
        }
    }
}

#[test]
fn each_language_is_coloured() {
    for (language, code, part) in [
        ("rs", "let x = 1;", r#"hl-keyword">let"#),
        (
            "JavaScript title=x",
            "// c\n`a ${b} c`",
            r#"hl-comment">// c</span>"#,
        ),
        ("ts", "interface A {}", r#"hl-type">A"#),
        ("json", r#"{"a": true}"#, r#"hl-attribute">"a"</span>"#),
        ("yml", "a: 'b'", r#"hl-attribute">a"#),
        ("html", "<p class=x>", r#"hl-tag">p"#),
        ("css", "a { color: red }", r#"hl-attribute">color"#),
        ("sh", "echo $x", r#"hl-variable">$x"#),
        ("py,ignore", "def f(): pass", r#"hl-function">f"#),
        ("toml", "[a]\nb = 1", r#"hl-heading">a"#),
        ("md", "# Title", r#"hl-heading"># Title"#),
        ("sql", "SELECT 1", r#"hl-keyword">SELECT"#),
        ("xml", "<a b='c'/>", r#"hl-attribute">b"#),
        ("diff", "+a\n-b", r#"hl-inserted">+a</span>"#),
        (
            "console",
            "$ echo 'a'\ndon't",
            r#"</span>
don't"#,
        ),
        ("pwsh", "Get-Item", r#"hl-function">Get-Item"#),
    ] {
        let html = highlight(language, code).unwrap();
        assert!(html.contains(part), "{language}: {part} not in {html}");
    }
}

#[test]
fn unknown_languages_and_plain_text_are_left_to_the_caller() {
    for language in ["", " ", "text", "plain", "txt", "klingon", "\u{0}"] {
        assert_eq!(highlight(language, "x"), None);
    }
}

#[test]
fn what_is_too_big_is_left_to_the_caller() {
    let long = "x".repeat(MAX_LINE);
    assert!(highlight("rust", &long).is_some());
    assert_eq!(highlight("rust", &format!("{long}x")), None);
    assert_eq!(highlight("rust", &format!("{long}\n").repeat(17)), None);
    assert_eq!(highlight("json", &"1\n".repeat(MAX_BLOCK)), None);
}

/// A pattern that does not compile would stop the build of whoever is first to reach it.
#[test]
fn every_pattern_within_reach_compiles() {
    let (all, more) = (
        GRAMMARS.clone().into_builder(),
        MORE_GRAMMARS.clone().into_builder(),
    );
    let more = more
        .syntaxes()
        .iter()
        .filter(|grammar| ["JSON", "TypeScript", "TOML"].contains(&grammar.name.as_str()));
    let contexts = all
        .syntaxes()
        .iter()
        .chain(more)
        .flat_map(|grammar| grammar.contexts.values());
    let patterns =
        contexts
            .flat_map(|context| &context.patterns)
            .filter_map(|pattern| match pattern {
                // One that refers to an earlier match is complete only once that match is put in.
                Pattern::Match(found) if !found.has_captures => Some(found.regex().regex_str()),
                _ => None,
            });
    for pattern in patterns.collect::<BTreeSet<_>>() {
        let fault = Regex::try_compile(pattern);
        assert!(fault.is_none(), "{pattern}: {fault:?}");
    }
}

/// A pattern completed by what the author wrote must compile too, however odd that is.
#[test]
fn odd_ends_of_here_documents_are_patterns_still() {
    for end in ["[(", "\\x{", "a{9999999}", "é", "(?P<", "#", "*+?"].map(|odd| odd.repeat(40)) {
        for code in [
            format!("cat <<'{end}'\nx\n{end}\n"),
            format!("cat <<{end}\nx\n"),
            format!("<{end}>\nx</{end}>\n"),
        ] {
            for language in ["bash", "md", "rust", "yaml", "ts"] {
                assert!(highlight(language, &code).is_some());
            }
        }
    }
}

/// The JavaScript grammar of the second set never comes back from this.
#[test]
fn a_comment_behind_a_word_ends() {
    for (language, code) in [
        ("js", "x /*"),
        ("html", "<script>x /*"),
        ("md", "```js\nx /*"),
        ("ts", "x /*"),
    ] {
        assert!(highlight(language, code).is_some(), "{language}");
    }
}

#[test]
fn work_without_end_is_not_waited_for() {
    let endless = || loop {
        thread::sleep(Duration::from_millis(50));
    };
    assert_eq!(within(Duration::from_millis(20), endless), None);
    for word in ["one", "two"] {
        assert_eq!(
            within(PATIENCE, || Some(word.to_owned())),
            Some(word.to_owned())
        );
    }
}

#[test]
fn work_that_dies_leaves_others_unharmed() {
    assert_eq!(within(PATIENCE, || panic!("planted")), None);
    assert_eq!(
        within(PATIENCE, || Some(String::new())),
        Some(String::new())
    );
}
