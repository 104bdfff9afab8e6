//! Slips in any order and company: fixing comes to an end, leaves nothing that it could fix, and
//! a second run does nothing. A file whose fixes would call for more fixes without end is left as
//! it was, all of it.

use preceptor::BuildOptions;
use preceptor::fix;
use proptest::prelude::*;

use crate::common::Project;

const FRONT: [&str; 16] = [
    "title: A",
    "title: Fit notes: what they are",
    "tilte: B",
    "Title: C",
    "title:D",
    "summary: “Curly”",
    "summary: 'open",
    "summary: “He said: no”",
    "topics: work, health",
    "topics:\n  -work\n  - health: both",
    "reviewed: 14/10/2025",
    "status: In force",
    " order: 3",
    "order:\u{a0}3",
    "# a note",
    "sources:\n\t- S",
];

const BODY: [&str; 35] = [
    "",
    "",
    "## Who can sign?",
    "## Who can sign? ##",
    "##Who else?",
    "##\u{a0}Who not? {who}",
    "## Who? (#who)",
    "## Points {#p pionts=2}",
    "## Points {points=2} ##",
    "### Deep",
    "- [x] Right",
    "- [] Wrong",
    "-[x]Right",
    "* [ ] Other",
    "- ( ) Round {Pin}",
    "[ ] Bare",
    "1. [Home](index.md)",
    "1.\u{a0}Reflect: What now?",
    "- I can ask.",
    "- I can say. {#say}.",
    "> Well seen.",
    "  > Not so.",
    "\u{a0}> Hint: two",
    "  Feedback: no",
    "> **Why** so",
    "Hint: two",
    "Reflect: What would help?",
    "Answer: fit note",
    "answers: a | b",
    "A [[gap] here.",
    "A {{gap}} there.",
    "| a | b |",
    "> [!NOTES]",
    "See [the plan](action plan.pdf) <!-- a comment -->",
    "---",
];

fn text(lines: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(lines), 0..most).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn fixing_any_slips_comes_to_an_end(
        kind in prop::sample::select(vec!["quiz", "checklist", "module", "plan", "guidance", "policy", "page"]),
        front in text(&FRONT, 5),
        body in text(&BODY, 14),
        windows in any::<bool>(),
    ) {
        let written = format!("---\nkind: {kind}\n{front}\n---\n{body}\n");
        let written = if windows { written.replace('\n', "\r\n") } else { written };
        let project = Project::new().file("content/a.md", &written);
        let fixed = fix::fix_project(project.root(), BuildOptions::default());
        prop_assert_eq!(fix::write(&fixed.files), []);
        let again = fix::fix_project(project.root(), BuildOptions::default());
        prop_assert!(again.files.is_empty(), "{}\nthen\n{}", fix::diff(&fixed.files), fix::diff(&again.files));
        let left: Vec<_> = project.afresh().diagnostics.into_iter().filter(|found| found.fix.is_some()).collect();
        prop_assert!(left.is_empty() || fixed.files.is_empty(), "{}\n{left:#?}", fix::diff(&fixed.files));
        if windows {
            let after = std::fs::read_to_string(project.root().join("content/a.md")).unwrap();
            prop_assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
        }
    }
}
