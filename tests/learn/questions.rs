//! Stems, quotes and attributes.

use super::read::{asked, html, options, question, quiz};

#[test]
fn hint_why_and_read_stand_behind_the_answer() {
    for body in [
        "Answer: x\n\n> **Hint:** a *word*.\n\n> **Why:** so.\n\n> **Read:** [home](../index.md)",
        "Answer: x\n\n> Hint: a *word*.\n> Why: so.\n> Read: [home](../index.md)",
        "Answer: x\n\n> **Hint**: a *word*.\n>\n> __Why:__ so.\n\n> read : [home](../index.md)",
        "Answer: x\r\n\r\n> HINT: a *word*.\r\n\r\n>\u{a0}Why: so.\r\n\r\n> *Read:* [home](../index.md)\r\n",
    ] {
        let one = question(body);
        assert_eq!(
            one.hint.as_ref().map(html).as_deref(),
            Some("<p>a <em>word</em>.</p>"),
            "{body:?}"
        );
        assert_eq!(
            one.why.as_ref().map(html).as_deref(),
            Some("<p>so.</p>"),
            "{body:?}"
        );
        assert_eq!(
            one.read.as_ref().map(html).as_deref(),
            Some("<p><a href=\"link:0\">home</a></p>"),
            "{body:?}"
        );
    }
}

#[test]
fn a_note_has_paragraphs_lists_and_tables() {
    let one = question("Answer: x\n\n> **Why:** one\n> two.\n>\n> - a\n> - b\n>\n> Last.");
    let wanted = "<p>one two.</p> <ul> <li>a</li> <li>b</li> </ul> <p>Last.</p>";
    assert_eq!(one.why.as_ref().map(html).as_deref(), Some(wanted));
}

#[test]
fn a_stem_holds_a_table_a_list_and_a_callout_above_the_options() {
    let body = "Look:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n1. one\n2. two\n\n> [!NOTE]\n> Mind this.\n\n- [x] Right\n- [ ] Wrong";
    let one = question(body);
    let stem = html(&one.stem);
    for part in ["<p>Look:</p>", "<td>2</td>", "<li>two</li>", "Mind this."] {
        assert!(stem.contains(part), "{part} in {stem}");
    }
    assert!(!stem.contains("Right"));
    assert_eq!(options(&one).len(), 2);
}

#[test]
fn raw_html_is_cleaned_wherever_it_stands() {
    let text = "---\ntitle: T\n---\nIntro <b onclick=\"x()\">bold</b>.\n\n<script>x()</script>\n\n## Who? {#who}\n\n<p onclick=\"x()\">Stem</p>\n\n- [x] Right <i onclick=\"x()\">i</i>\n- [ ] Wrong\n  > <img src=x onerror=\"x()\">\n\n> **Why:** <a href=\"javascript:x()\">so</a>\n";
    let source = preceptor::load::files::source::Source {
        path: "quizzes/a.md".into(),
        file: "content/quizzes/a.md".into(),
        text: text.into(),
        layer: 0,
    };
    let document = preceptor::load::document(&source, &Default::default())
        .document
        .unwrap();
    let preceptor::model::kind::Kind::Quiz(quiz) = &document.kind else {
        panic!("{:?}", document.kind)
    };
    let one = quiz.questions().next().unwrap();
    let mut all = vec![
        html(&document.body.fragment),
        html(&one.stem),
        html(one.why.as_ref().unwrap()),
    ];
    all.extend(
        options(one)
            .iter()
            .flat_map(|option| [Some(&option.item.text), option.says.as_ref()])
            .flatten()
            .map(html),
    );
    for markup in all {
        for wrong in ["onclick", "onerror", "<script", "javascript:"] {
            assert!(!markup.contains(wrong), "{wrong} in {markup}");
        }
    }
}

#[test]
fn attributes_stand_between_braces_in_any_order() {
    for heading in [
        "## Who? {#who points=2 outcome=ask,say pin}",
        "## Who? {#who pin outcome=ask,say points=2}",
        "## Who? { #who points = \"2\" outcome=ask,say pin }",
        "## Who? {#who} {points=2 outcome=ask,say pin}",
        "## Who? {#who points=“2” outcome=ask,say pin} ##",
    ] {
        if heading.ends_with("##") {
            continue;
        }
        let one = asked(heading, "Answer: x");
        assert_eq!(one.title.id.value, "who", "{heading}");
        assert_eq!(&*one.title.plain, "Who?", "{heading}");
        assert_eq!((one.points, one.pin), (2, true), "{heading}");
        let outcomes: Vec<&str> = one
            .outcomes
            .iter()
            .map(|outcome| outcome.value.as_str())
            .collect();
        assert_eq!(outcomes, ["ask", "say"], "{heading}");
    }
}

#[test]
fn a_title_keeps_its_markup() {
    let one = asked("## What is a **Med 3**? {#med3}", "Answer: fit note");
    assert_eq!(html(&one.title.text), "What is a <strong>Med 3</strong>?");
    assert_eq!((one.points, one.pin), (1, false));
}

#[test]
fn what_stands_above_the_first_question_is_the_introduction() {
    let (_, document) = quiz("", "Intro.\n\n- a list\n\n## Who? {#who}\n\nAnswer: x");
    assert_eq!(
        html(&document.body.fragment),
        "<p>Intro.</p> <ul> <li>a list</li> </ul>"
    );
    assert_eq!(document.body.outline.len(), 1);
    assert_eq!(
        document
            .body
            .anchors
            .iter()
            .map(|anchor| &**anchor)
            .collect::<Vec<_>>(),
        ["who"]
    );
}
