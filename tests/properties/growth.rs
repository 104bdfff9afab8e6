//! Twice the text takes at most two and a half times the steps and the output, whatever the text
//! consists of. Steps are counted in the loops over a body, its places and its names; times would
//! depend on the machine.

use preceptor::diagnostic::Diagnostics;
use preceptor::effort;
use preceptor::load::files::source::Source;
use preceptor::load::{self, Options};
use preceptor::model::library::{Library, Parts};

/// A file, written with so many of the same.
struct Kind {
    name: &'static str,
    path: &'static str,
    front: &'static str,
    begins: &'static str,
    one: fn(usize) -> String,
    ends: &'static str,
}

const fn kind(
    name: &'static str,
    path: &'static str,
    front: &'static str,
    one: fn(usize) -> String,
) -> Kind {
    Kind {
        name,
        path,
        front,
        begins: "",
        one,
        ends: "",
    }
}

const QUIZ: &str = "quizzes/a.md";
const CASE_PATH: &str = "quizzes/case.md";
const CASE: &str = "scenario: true\n";

fn kinds() -> Vec<Kind> {
    let in_question = |name, begins, one| Kind {
        begins,
        ..kind(name, QUIZ, "", one)
    };
    vec![
        kind("questions", QUIZ, "", |n| {
            format!("## Q {n} {{#q{n}}}\n\n- [x] a\n- [ ] b <br>\n\n")
        }),
        kind("questions without ids", QUIZ, "", |_| {
            "## The same\n\n- [x] a\n- [ ] b\n\n".into()
        }),
        in_question("options", "## Q {#q}\n\n", |n| {
            format!("- [ ] option {n}\n")
        }),
        in_question("options of the same words", "## Q {#q}\n\n", |_| {
            "- [ ] option\n".into()
        }),
        in_question("pairs", "## Q {#q}\n\n| a | b |\n| - | - |\n", |n| {
            format!("| a{n} | b{n} |\n")
        }),
        in_question("things in order", "## Q {#q}\n\n", |n| {
            format!("{n}. item {n}\n")
        }),
        in_question("gaps", "## Q {#q}\n\n", |n| format!("[[word{n}]] ")),
        in_question("answers", "## Q {#q}\n\nAnswer: a", |n| {
            format!(" | word {n}")
        }),
        in_question("feedback", "## Q {#q}\n\n- [x] a\n", |n| {
            format!("- [ ] b {n}\n  > No, {n}.\n")
        }),
        Kind {
            begins: "## One {#one}\n\n",
            ends: "\n## End {#end}\n\n> Went well: all.\n",
            ..kind("choices", CASE_PATH, CASE, |n| {
                format!("- [Choice {n}](#end)\n")
            })
        },
        Kind {
            ends: "## End {#s0}\n\n> Went well: all.\n",
            ..kind("steps of a case", CASE_PATH, CASE, |n| {
                format!(
                    "## Step {n} {{#s{n}}}\n\n<br>\n\n- [On](#s{})\n- [Out](#s0)\n\n",
                    n - 1
                )
            })
        },
        kind("statements", "checklists/a.md", "", |n| {
            format!("- I can do {n}. {{#s{n}}}\n")
        }),
        kind(
            "steps of a module",
            "modules/a.md",
            "outcomes:\n  - id: a\n    text: A.\n",
            |n| format!("{n}. [Read {n}](../a.md) {{#s{n} minutes=5 outcome=a}}\n"),
        ),
        kind("actions", "plans/a.md", "", |n| {
            format!("- [ ] Do <b>{n}</b> {{#a-{n}}}\n")
        }),
        kind("open notes on a line", "a.md", "", |_| "<!-- ".into()),
        kind("open notes on lines", "a.md", "", |_| "a <!-- b\n\n".into()),
        kind("notes", "a.md", "", |n| {
            format!("<!-- note {n} -->\n\nText.\n\n")
        }),
        kind("waivers", "a.md", "", |_| {
            "<!-- allow long-sentence: as it is -->\n\nText.\n\n".into()
        }),
        kind("waivers one above the other", "a.md", "", |_| {
            "<!-- allow long-sentence: as it is -->\n".into()
        }),
        kind("broken anchors on a line", "a.md", "", |n| {
            format!("é[a](#b{n}) ")
        }),
        kind("removed elements on a line", "a.md", "", |_| {
            "é <u onclick=a>b</u> ".into()
        }),
        kind("paragraphs of a line", "a.md", "", |n| {
            format!("Word {n} [x]{{.y}}\n\n")
        }),
        kind("items in one another", "a.md", "", |n| {
            format!("{}- a\n", "  ".repeat(n % 20))
        }),
        kind("quotes", "a.md", "", |_| "> [!NOTE]\n> a\n\n".into()),
        kind("rows", "a.md", "", |n| {
            if n == 1 {
                "| a | b |\n| - | - |\n".into()
            } else {
                "| a | b | c |\n".into()
            }
        }),
        kind("footnotes", "a.md", "", |n| {
            format!("a[^{n}]\n\n[^{n}]: b\n\n")
        }),
        kind("headings", "a.md", "", |_| "## The same\n\nText\n\n".into()),
    ]
}

/// Steps, and bytes of messages and output.
fn cost(kind: &Kind, count: usize) -> (u64, usize) {
    let body: String = (1..=count).map(kind.one).collect();
    let text = format!(
        "---\ntitle: T\n{}---\n{}{body}{}",
        kind.front, kind.begins, kind.ends
    );
    let source = Source {
        path: kind.path.into(),
        file: format!("content/{}", kind.path).into(),
        text: text.into(),
        layer: 0,
    };
    let (bytes, steps) = effort::of(|| {
        let loaded = load::document(&source, &Options::default());
        let mut sink = Diagnostics::default();
        sink.extend(loaded.diagnostics);
        let documents: Vec<_> = loaded.document.into_iter().collect();
        let shown: usize = documents
            .iter()
            .map(|document| format!("{document:?}").len())
            .sum();
        let _ = Library::link(
            Parts {
                documents,
                ..Parts::default()
            },
            &mut sink,
        );
        shown + serde_json::to_string(&sink.sorted()).unwrap().len()
    });
    (steps, bytes)
}

#[test]
fn twice_the_text_is_twice_the_work() {
    let mut wrong = Vec::new();
    for kind in kinds() {
        let ((steps, bytes), (steps_of_two, bytes_of_two)) = (cost(&kind, 400), cost(&kind, 800));
        if steps_of_two * 2 > steps * 5 || bytes_of_two * 2 > bytes * 5 {
            wrong.push(format!(
                "{}: {steps} -> {steps_of_two} steps, {bytes} -> {bytes_of_two} bytes",
                kind.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
