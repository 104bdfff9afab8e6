//! Random projects: pages of every kind with every feature, links among them, and now and then a
//! mistake.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use preceptor::Memo;
use preceptor::{BuildOptions, Built, build};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Where pages are written. `content/A` differs from `content/a` in letter case alone: a mistake,
/// and rare.
const PATHS: [&str; 14] = [
    "content/index.md",
    "content/about.md",
    "content/a/index.md",
    "content/a/b.md",
    "content/a/c d.md",
    "content/a/sub/index.md",
    "content/a/sub/e.md",
    "content/lone/page.md",
    "content/guidance/index.md",
    "content/guidance/x.md",
    "content/guidance/y.md",
    "content/policies/index.md",
    "content/policies/p.md",
    "content/policies/q.md",
];

/// Link targets that exist from the start. `@/` is replaced by the path to the content folder,
/// `@id` by a name of the page's own.
const BASE: [(&str, &str); 9] = [
    ("preceptor.yaml", "title: Handbook\n"),
    ("content/index.md", "---\ntitle: Home\n---\n## Anchor\n"),
    ("content/about.md", "---\ntitle: About\n---\n## Anchor\n"),
    ("content/a/index.md", "---\ntitle: A\n---\n## Anchor\n"),
    ("content/a/b.md", "---\ntitle: B\n---\n## Anchor\n"),
    (
        "content/a/logo.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>",
    ),
    ("content/a/plan.pdf", "x"),
    (
        "content/guidance/index.md",
        "---\ntitle: Guidance\n---\n## Anchor\n",
    ),
    (
        "content/policies/index.md",
        "---\ntitle: Policies\n---\n## Anchor\n",
    ),
];

/// Other files, with possible contents.
const OTHERS: [(&str, &str); 11] = [
    (
        "content/glossary.yaml",
        "- term: Fit note\n  abbreviation: FN\n  meaning: A statement\n  see: [about.md]\n",
    ),
    (
        "content/glossary.yaml",
        "- term: Allied health professional\n  abbreviation: AHP\n  meaning: M\n- term: Note\n  meaning: M\n",
    ),
    ("content/glossary.yaml", ""),
    (
        "preceptor.yaml",
        "title: Other\nbase_url: https://example.org/x\naccent: \"#00594f\"\nlogo: a/logo.svg\n",
    ),
    (
        "preceptor.yaml",
        "title: Handbook\nlang: cy\nfooter: \"[x](https://example.org)\"\n",
    ),
    ("content/a/logo.svg", "no picture"),
    (
        "content/a/logo.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='6' height='4'/>",
    ),
    ("content/a/plan.pdf", "y"),
    ("content/a/more.txt", "z"),
    (
        "themes/default/locales/cy.yaml",
        "callout:\n  note: Nodyn\n",
    ),
    (
        "themes/default/templates/foot.html",
        "<p>{{ page.title }}</p>",
    ),
];

const WRONG_FILES: [(&str, &str); 9] = [
    (
        "content/glossary.yaml",
        "- term: Fit note\n  meaning: M\n- term: fit note\n  meaning: M\n",
    ),
    ("content/glossary.yaml", "- term: Fit note\n"),
    ("preceptor.yaml", "titel: wrong\n"),
    ("content/A/b.md", "---\ntitle: B\n---\n"),
    ("content/a/d.md", "No front matter"),
    ("content/a/d.md", "---\ntitle: Unfinished\n\nText\n"),
    ("themes/default/locales/cy.yaml", "callout: ["),
    (
        "themes/default/templates/foot.html",
        "{{ page.nothing.at.all }}",
    ),
    ("themes/default/templates/foot.html", "{% if"),
];

const TITLES: [&str; 5] = ["Page", "AHP & <b>", "\"é 1: x\"", "Zed", "2025"];

const HEADS: [&str; 9] = [
    "order: 2",
    "draft: true",
    "aliases: [old/@id.md]",
    "related: [@/about.md]",
    "updates:\n  - date: 2025-10-14\n    says: New",
    "reviewed: 14 October 2025",
    "summary: A sentence",
    "topics: [work, health]",
    "sources:\n  - A book\n  - {title: A site, url: \"https://example.org\"}",
];

const WRONG_HEADS: [&str; 8] = [
    "summary: A sentence: and more",
    "id: same",
    "aliases: [about.md]",
    "actions: [act-guidance-x]",
    "kind: policy",
    "titel: x",
    "reviewed: 14/10/2025",
    "sources: {",
];

const BLOCKS: [&str; 25] = [
    "## Part",
    "## Part {#given}",
    "#### Deep *title*",
    "# Second",
    "Under\n---",
    "An AHP and FNs. www.example.org **bold** `AHP`",
    "[b](@/a/b.md) [top](@/index.md#anchor) [part](#anchor) [other](<@/about.md#anchor> \"T\")",
    "[file](@/a/plan.pdf) ![Logo](@/a/logo.svg) ![](@/a/logo.svg)",
    "> [!NOTE]\n> Said.[^1]",
    "> [!DETAILS] More of *it*\n> - [ ] x {#box}",
    "> [!NOPE]\n> Said.",
    "> Quote\n>\n> > in quote",
    "Text.[^1] Again.[^1] Other.[^2] None.[^3]",
    "[^1]: Note with [^2] in it, and [b](@/a/b.md).",
    "[^2]: Other.",
    "| a | b |\n|---|:-:|\n| 1 | [x](@/a/b.md) |",
    "| a | b |\n| 1 | 2 |",
    "Lead:\n\n- [ ] Act *now* {#act-@id}\n  and on\n- [x] Acted on @id",
    "1. one\n   - two {#item}\n\n     three",
    "Term\n: Meaning",
    "```python\nx = \"<b>\"  # AHP\n```\n\n    indented",
    "<div class=\"x\" onclick=\"y\">\n\n**in** [b](@/a/b.md) ![Logo](@/a/logo.svg)\n\n</div>",
    "<script>x()</script> <svg>\n\n## Lost\n\n</svg>",
    "<table><tr><td>FN <b>open",
    "##\u{a0}Space\n\n-\u{a0}item\n\n~~gone~~ \\\nbreak  \n&amp; <https://example.org> me@example.org\n\n***",
];

const WRONG_BLOCKS: [&str; 6] = [
    "[gone](gone.md)",
    "[out](../../../x.md)",
    "[js](javascript:x)",
    "[none](#nothing)",
    "![web](https://example.org/x.png)",
    "## Twice {#anchor}",
];

/// Some of `right`, and now and then one of `wrong`.
fn mixed(
    right: &'static [&'static str],
    most: usize,
    wrong: &'static [&'static str],
) -> impl Strategy<Value = Vec<&'static str>> {
    let mistake = prop_oneof![30 => Just(None), 1 => select(wrong).prop_map(Some)];
    (subsequence(right, 0..=most).prop_shuffle(), mistake).prop_map(|(mut all, mistake)| {
        all.extend(mistake);
        all
    })
}

fn markdown() -> impl Strategy<Value = (String, String)> {
    let heads = mixed(&HEADS, 3, &WRONG_HEADS);
    let blocks = mixed(&BLOCKS, 6, &WRONG_BLOCKS);
    let end = prop_oneof![6 => Just("\n"), 1 => Just("\r\n")];
    (select(&PATHS), select(&TITLES), heads, blocks, end).prop_map(
        |(path, title, heads, blocks, end)| {
            let own = if matches!(path, "content/policies/p.md" | "content/policies/q.md") {
                "issuer: DHSC\nstatus: in-force\nas_of: 2025-10\npublished: 2014\n"
            } else {
                ""
            };
            let head = heads
                .iter()
                .map(|head| format!("{head}\n"))
                .collect::<String>();
            let text = format!(
                "---\ntitle: {title}\n{own}{head}---\n{}\n\n## Anchor\n",
                blocks.join("\n\n")
            );
            (path.to_owned(), placed(&text, path).replace('\n', end))
        },
    )
}

/// Fills in what depends on the position of the page.
fn placed(text: &str, path: &str) -> String {
    let inside = path.trim_start_matches("content/");
    let id = inside.trim_end_matches(".md").replace(['/', ' '], "-");
    text.replace("@/", &"../".repeat(inside.matches('/').count()))
        .replace("@id", &id)
}

/// One change: a file gets this content, or goes.
#[derive(Debug, Clone)]
pub enum Edit {
    Write(String, Vec<u8>),
    Remove(usize),
    /// The file of this number takes the place of a path.
    Rename(usize, String),
    Nothing,
}

fn write() -> impl Strategy<Value = (String, Vec<u8>)> {
    let one_of = |files: &'static [(&str, &str)]| {
        select(files).prop_map(|(path, text)| (path.to_owned(), text.to_owned()))
    };
    let any = prop_oneof![24 => markdown(), 6 => one_of(&OTHERS), 1 => one_of(&WRONG_FILES)];
    any.prop_map(|(path, text)| (path, text.into_bytes()))
}

pub fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => write().prop_map(|(path, bytes)| Edit::Write(path, bytes)),
        2 => any::<usize>().prop_map(Edit::Remove),
        2 => (any::<usize>(), select(&PATHS)).prop_map(|(from, to)| Edit::Rename(from, to.to_owned())),
        1 => Just(Edit::Nothing),
    ]
}

/// Files of a project.
pub fn files() -> impl Strategy<Value = Files> {
    let base = || {
        BASE.iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
    };
    vec(write(), 1..9).prop_map(move |writes| base().chain(writes).collect())
}

pub fn apply(edit: &Edit, files: &mut Files) {
    let path =
        |number: usize, files: &Files| files.keys().nth(number % files.len().max(1)).cloned();
    match edit {
        Edit::Write(path, bytes) => {
            files.insert(path.clone(), bytes.clone());
        }
        Edit::Remove(number) => {
            path(*number, files).and_then(|path| files.remove(&path));
        }
        Edit::Rename(number, to) => {
            if let Some(bytes) = path(*number, files).and_then(|path| files.remove(&path)) {
                files.insert(to.clone(), bytes);
            }
        }
        Edit::Nothing => {}
    }
}

/// Brings a folder to these files.
pub fn lay_out(root: &Path, files: &Files) {
    for path in ["content", "themes", "preceptor.yaml"].map(|path| root.join(path)) {
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else if path.exists() {
            fs::remove_file(path).unwrap();
        }
    }
    add(root, files.iter());
}

/// Adds files in this order.
pub fn add<'a>(root: &Path, files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) {
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

pub fn afresh(root: &Path) -> Built {
    build(root, BuildOptions::default(), &mut Memo::default(), &())
}

pub fn again(root: &Path, memo: &mut Memo) -> Built {
    build(root, BuildOptions::default(), memo, &())
}
