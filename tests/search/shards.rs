//! The shards hold exactly what the pages say.

use std::collections::BTreeSet;
use std::path::Path;

use preceptor::search::encode::{self, files};
use preceptor::search::postings::{Posting, Postings};
use preceptor::search::tokens::tokens;
use proptest::prelude::*;

use crate::common::{self, Project};
use crate::reader::{Shards, all_text, cards, cut_postings, forms, postings, reversed, shards};

/// The shards of a site as it is published.
fn built(project: &Project) -> Shards {
    let built = project.afresh();
    let bundle = built
        .bundle
        .unwrap_or_else(|| panic!("{:?}", built.diagnostics));
    let files = common::files(&bundle);
    shards(
        files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.clone())),
    )
}

/// The addresses of the units that have a form, by the shards alone.
fn found(shards: &Shards, form: &str) -> BTreeSet<String> {
    let (lists, cards) = (postings(shards), cards(shards));
    let terms = forms(shards)
        .into_iter()
        .find(|(text, _)| text == form)
        .map_or(Vec::new(), |(_, terms)| terms);
    terms
        .iter()
        .flat_map(|term| &lists[*term])
        .map(|(doc, _)| cards[*doc].0.clone())
        .collect()
}

#[test]
fn the_pack_reads_back_as_it_was_written() {
    crate::with_index(Path::new(env!("CARGO_MANIFEST_DIR")), |index| {
        let written = files(index, "search", |path, bytes| (path, bytes));
        let read = shards(
            written
                .iter()
                .map(|(path, bytes)| (path.as_str(), bytes.clone())),
        );
        let lists: Vec<Vec<(usize, u8)>> = index
            .postings
            .lists
            .iter()
            .map(|list| {
                list.iter()
                    .map(|posting| (posting.doc() as usize, posting.impact()))
                    .collect()
            })
            .collect();
        assert_eq!(postings(&read), lists);
        let known = index.lexicon.forms.iter();
        let known: Vec<(String, Vec<usize>)> = known
            .map(|form| {
                (
                    form.text.clone(),
                    form.terms.iter().map(|term| *term as usize).collect(),
                )
            })
            .collect();
        assert_eq!(forms(&read), known);
        let units: Vec<(String, String)> = index
            .units
            .iter()
            .map(|unit| (unit.url.clone(), unit.title.to_owned()))
            .collect();
        assert_eq!(cards(&read), units);
        assert!(reversed(&read).len() > 1_000);
    });
}

#[test]
fn names_are_found_as_people_type_them_without_looking() {
    let glossary = "- term: fit note\n  meaning: A form.\n- term: occupational therapist\n  abbreviation: OT\n  meaning: An AHP.\n";
    let project = Project::new()
        .file("content/index.md", "---\ntitle: Home\n---\nHome.\n")
        .file("content/glossary.yaml", glossary);
    let shards = built(&project);
    for (typed, term) in [("fitnote", "fit-note"), ("ots", "occupational-therapist")] {
        assert!(
            found(&shards, typed).contains(&format!("glossary.html#term-{term}")),
            "{typed}"
        );
    }
}

#[test]
fn what_html_shows_is_found() {
    let body = "<table><tr><th>Drug</th><td>paracetamolx</td><td>codeinex</td></tr></table>\n\n\
        <details><summary>Show the <b>oximeterx</b> list</summary>\n\nAnd saturationx.\n\n</details>\n\n\
        <p>Words&nbsp;htmlx &amp; more.</p>\n\nInline <span>spanx</span>, H<sub>2</sub>Ox, one<br>breakx.\n\n\
        <dl><dt>Termx</dt><dd>Defx</dd></dl>\n\n<p title=\"hiddenx\">Shown</p><!-- notex -->\n";
    let shards = built(&Project::new().md("content/a.md", "A", body));
    let words = [
        "paracetamolx",
        "codeinex",
        "oximeterx",
        "saturationx",
        "htmlx",
        "spanx",
        "h2ox",
        "breakx",
        "termx",
        "defx",
    ];
    for word in words {
        assert_eq!(
            found(&shards, word),
            BTreeSet::from(["a.html".to_owned()]),
            "{word}"
        );
    }
    for word in [
        "hiddenx",
        "notex",
        "paracetamolxcodeinex",
        "td",
        "onebreakx",
    ] {
        assert_eq!(found(&shards, word), BTreeSet::new(), "{word}");
    }
}

#[test]
fn the_same_words_are_cut_on_both_sides() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/tokens.json");
    let cases: Vec<serde_json::Value> =
        serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert!(cases.len() >= 50);
    for case in cases {
        let text = case["text"].as_str().unwrap();
        let found: Vec<String> = tokens(text)
            .iter()
            .map(|token| token.text.to_owned())
            .collect();
        assert_eq!(serde_json::json!(found), case["tokens"], "{text:?}");
    }
}

#[test]
fn what_is_not_english_is_found_by_whole_words() {
    let project = Project::new()
        .file("content/index.md", "---\ntitle: Home\n---\nNotes.\n")
        .file(
            "content/gwaith.md",
            "---\ntitle: Gwaith\nlang: cy\n---\nMae gweithio yn dda. Nodyn ffitrwydd.\n",
        );
    let shards = built(&project);
    assert_eq!(
        found(&shards, "gweithio"),
        BTreeSet::from(["gwaith.html".to_owned()])
    );
    assert_eq!(
        found(&shards, "ffitrwydd"),
        BTreeSet::from(["gwaith.html".to_owned()])
    );
}

#[test]
fn a_removed_page_leaves_no_trace() {
    let mut project = Project::new()
        .file(
            "content/index.md",
            "---\ntitle: Home\n---\nWords that stay.\n",
        )
        .file(
            "content/gone.md",
            "---\ntitle: Xylophone\n---\n## Quagmire\n\nZephyrs blow.\n",
        );
    let before = built(&project);
    for trace in ["xylophone", "quagmire", "zephyrs"] {
        assert!(all_text(&before).to_lowercase().contains(trace), "{trace}");
    }
    project = project.remove("content/gone.md");
    let after = all_text(&built(&project)).to_lowercase();
    for trace in ["xylophon", "quagmir", "zephyr", "gone"] {
        assert!(!after.contains(trace), "{trace}");
    }
}

#[test]
fn answers_of_quizzes_are_in_no_shard() {
    let quiz = "---\ntitle: Quiz\npass: 50\n---\n## Which one? {#one}\n- [x] Zebrafish\n- [ ] Wolverine\n  > Wrongish because.\n\n> **Why:** Zygomorphic reasons.\n\n## Name it. {#two}\nAnswer: quicksilver | mercurial\n\n## Fill in. {#three}\nIt is [[vermilion]] here.\n";
    let project = Project::new()
        .file("content/index.md", "---\ntitle: Home\n---\nHome.\n")
        .file(
            "content/quizzes/index.md",
            "---\ntitle: Quizzes\n---\nAll.\n",
        )
        .file("content/quizzes/one.md", quiz);
    let text = all_text(&built(&project)).to_lowercase();
    assert!(text.contains("which"), "questions can be found");
    for secret in [
        "wrongish",
        "zygomorphic",
        "quicksilver",
        "mercurial",
        "vermilion",
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
}

/// Postings as shards, and back.
fn cut(lists: &[Vec<Posting>]) -> Vec<[Vec<(usize, u8)>; 2]> {
    let written = encode::posting_lists::encode(&Postings {
        lists: lists.to_vec(),
        rarity: vec![7; lists.len()],
    });
    let named = |kind: &str, shards: Vec<Vec<u8>>| {
        let of = |(number, bytes)| (format!("{kind}/{number}"), bytes);
        shards.into_iter().enumerate().map(of).collect::<Shards>()
    };
    let mut shards = named("t", written.heads);
    shards.extend(named("u", written.tails));
    cut_postings(&shards)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn long_lists_are_cut_by_impact_and_lose_nothing(
        lists in prop::collection::vec(prop::collection::btree_map(0_u32..60_000, 1_u8..=255, 0..3_000), 1..12)
    ) {
        let lists: Vec<Vec<Posting>> =
            lists.iter().map(|list| list.iter().map(|(doc, impact)| Posting::new(*doc, *impact)).collect()).collect();
        for (list, [head, tail]) in lists.iter().zip(cut(&lists)) {
            let mut whole = [head.clone(), tail.clone()].concat();
            whole.sort_unstable();
            let wanted: Vec<(usize, u8)> = list.iter().map(|one| (one.doc() as usize, one.impact())).collect();
            prop_assert_eq!(whole, wanted);
            let least = head.iter().map(|(_, impact)| *impact).min();
            prop_assert!(tail.iter().all(|(_, impact)| Some(*impact) <= least));
            prop_assert!(tail.is_empty() || head.len() == encode::posting_lists::HEAD);
        }
    }
}

proptest! {
    #[test]
    fn a_word_is_a_word_however_often_it_is_cut(text in "\\PC{0,60}") {
        for token in tokens(&text).iter() {
            prop_assert!(!token.text.is_empty() && token.text.chars().count() <= 40);
            let again: Vec<String> = tokens(token.text).iter().map(|token| token.text.to_owned()).collect();
            prop_assert_eq!(again, [token.text]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_form_of_a_page_finds_that_page(pages in prop::collection::vec("[A-Za-zéß健'0-9. -]{1,60}", 1..6)) {
        let mut project = Project::new().file("content/index.md", "---\ntitle: Home\n---\nHome.\n");
        for (number, words) in pages.iter().enumerate() {
            let text = format!("---\ntitle: Page {number}\n---\nText: {words}\n");
            project = project.file(&format!("content/p{number}.md"), &text);
        }
        let shards = built(&project);
        for (number, words) in pages.iter().enumerate() {
            let page = format!("p{number}.html");
            for token in tokens(words).iter() {
                prop_assert!(found(&shards, token.text).contains(&page), "{} of {words:?}", token.text);
            }
        }
    }
}
