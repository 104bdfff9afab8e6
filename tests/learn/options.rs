//! Options: keys, marks, feedback and what they may contain.

use preceptor::model::learn::quiz::{Answer, Question};

use super::read::{all, asked, html, options, question, quiz};

fn right(question: &Question) -> Vec<&str> {
    options(question)
        .iter()
        .filter(|option| option.right)
        .map(|option| option.item.key.as_str())
        .collect()
}

#[test]
fn one_right_option_is_a_single_choice() {
    let one = question("- [x] Right\n- [ ] Wrong\n- [ ] None of these {pin}");
    assert!(matches!(one.answer, Answer::Choice { several: false, .. }));
    let keys: Vec<&str> = options(&one)
        .iter()
        .map(|option| option.item.key.as_str())
        .collect();
    assert_eq!(keys, ["right", "wrong", "none-of-these"]);
    assert_eq!(
        options(&one)
            .iter()
            .map(|option| option.right)
            .collect::<Vec<_>>(),
        [true, false, false]
    );
    assert_eq!(
        options(&one)
            .iter()
            .map(|option| option.pin)
            .collect::<Vec<_>>(),
        [false, false, true]
    );
    assert_eq!(right(&one), ["right"]);
}

#[test]
fn several_right_options_are_a_multiple_choice() {
    let several = question("- [x] One\n- [X] Two\n- [ ] Three");
    assert!(matches!(
        several.answer,
        Answer::Choice { several: true, .. }
    ));
    assert_eq!(right(&several), ["one", "two"]);
    let by_type = asked("## Who? {#who type=multiple}", "- [x] One\n- [ ] Two");
    assert!(matches!(
        by_type.answer,
        Answer::Choice { several: true, .. }
    ));
}

#[test]
fn options_may_have_keys_of_their_own() {
    let one = question("- [x] Right {#yes pin}\n- [ ] Wrong {#no}");
    let keys: Vec<(&str, bool)> = options(&one)
        .iter()
        .map(|option| (option.item.key.as_str(), option.pin))
        .collect();
    assert_eq!(keys, [("yes", true), ("no", false)]);
    assert_eq!(
        all(options(&one).iter().map(|option| &option.item.text)),
        ["Right", "Wrong"]
    );
}

#[test]
fn options_that_differ_in_signs_alone_have_keys_of_their_own() {
    let one = question("- [x] <\n- [ ] >\n- [ ] =");
    let keys: Vec<&str> = options(&one)
        .iter()
        .map(|option| option.item.key.as_str())
        .collect();
    assert_eq!(keys, ["item", "item-2", "item-3"]);
}

#[test]
fn options_hold_links_code_and_bold() {
    let one =
        question("- [x] See [home](../index.md) first\n- [ ] `fit_note`\n- [ ] **Never** *ever*");
    let texts = all(options(&one).iter().map(|option| &option.item.text));
    assert_eq!(
        texts,
        [
            "See <a href=\"link:0\">home</a> first",
            "<code>fit_note</code>",
            "<strong>Never</strong> <em>ever</em>"
        ]
    );
    let words: Vec<&str> = options(&one)
        .iter()
        .map(|option| &*option.item.plain)
        .collect();
    assert_eq!(words, ["See home first", "fit_note", "Never ever"]);
}

#[test]
fn feedback_belongs_to_the_option_above_it() {
    let body = "- [x] Right\n- [ ] Wrong\n  > Not so.\n  >\n  > Look **again**.\n- [ ] Other\n\n  > Nor this.";
    let says: Vec<Option<String>> = options(&question(body))
        .iter()
        .map(|option| option.says.as_ref().map(html))
        .collect();
    let wanted = [
        None,
        Some("<p>Not so.</p> <p>Look <strong>again</strong>.</p>".to_owned()),
        Some("<p>Nor this.</p>".to_owned()),
    ];
    assert_eq!(says, wanted);
}

#[test]
fn blank_lines_numbers_tabs_and_line_ends_part_no_options() {
    for body in [
        "- [x] Right\n\n- [ ] Wrong\n\n\n- [ ] Other",
        "1. [x] Right\n2. [ ] Wrong\n3. [ ] Other",
        "-\t[x] Right\n-\t[ ]\tWrong\n-   [ ] Other",
        "- [x] Right\r\n- [ ] Wrong\r\n- [ ] Other\r\n",
        "* [X] Right\n* [ ] Wrong\n* [ ] Other",
        "   - [x] Right\n   - [ ] Wrong\n   - [ ] Other",
    ] {
        let one = question(body);
        let words: Vec<&str> = options(&one)
            .iter()
            .map(|option| &*option.item.plain)
            .collect();
        assert_eq!(words, ["Right", "Wrong", "Other"], "{body:?}");
        assert_eq!(right(&one), ["right"]);
    }
}

#[test]
fn a_second_paragraph_is_a_part_of_its_option() {
    let one = question("- [x] Right\n\n  and more\n- [ ] Wrong");
    assert_eq!(html(&options(&one)[0].item.text), "Right<p>and more</p>");
}

#[test]
fn what_is_asked_is_drawn_from_groups_first() {
    let part = |id: &str| format!("### Q {{#{id}}}\n\nAnswer: x\n\n");
    let body = format!(
        "## G {{#g group draw=2}}\n\nIntro.\n\n{}{}{}## Q {{#d pin}}\n\nAnswer: x",
        part("a"),
        part("b"),
        part("c")
    );
    let (quiz, document) = quiz(
        "draw: 3\nshuffle: [questions, options]\nfeedback: end\npass: 80%\nattempts: 3\n",
        &body,
    );
    assert_eq!(quiz.asked(), 3);
    assert_eq!(
        quiz.questions()
            .map(|question| question.title.id.value.as_str())
            .collect::<Vec<_>>(),
        ["a", "b", "c", "d"]
    );
    assert!(quiz.questions().last().unwrap().pin);
    assert_eq!(quiz.rules.pass.as_ref().map(|pass| pass.value), Some(80));
    assert_eq!(
        (
            quiz.rules.attempts,
            quiz.rules.shuffle_questions,
            quiz.rules.shuffle_options
        ),
        (Some(3), true, true)
    );
    let levels: Vec<u8> = document
        .body
        .outline
        .iter()
        .map(|heading| heading.level)
        .collect();
    assert_eq!(levels, [2, 3, 3, 3, 2]);
}
