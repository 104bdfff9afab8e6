//! Answers other than options.

use preceptor::model::learn::quiz::{Accepted, Answer, Question};

use super::read::{all, asked, html, question};

fn text(question: &Question) -> Vec<&str> {
    match &question.answer {
        Answer::Text(accepted) => accepted.iter().map(Accepted::model).collect(),
        answer => panic!("{answer:?}"),
    }
}

fn number(question: &Question) -> (f64, f64) {
    match &question.answer {
        Answer::Number(range) => (range.low, range.high),
        answer => panic!("{answer:?}"),
    }
}

#[test]
fn text_is_accepted_as_written() {
    for body in [
        "Answer: fit note | sick note",
        "**Answer:** fit note | sick note",
        "answer : fit note|sick note |",
        "Stem.\n\nAnswer:\u{a0}fit note | sick note",
        "Answer: fit note | sick note\r\n",
        "Answer: “fit note” | \"sick note\"",
    ] {
        assert_eq!(text(&question(body)), ["fit note", "sick note"], "{body:?}");
    }
    assert_eq!(text(&question("Answer: \"2022\"")), ["2022"]);
    assert!(
        matches!(&question("Answer: 2022 | \"2023\"").answer, Answer::Text(all) if matches!(&all[..], [Accepted::Number(_), Accepted::Words(_)]))
    );
    assert_eq!(
        text(&asked("## Who? {#who type=text}", "Answer: 2022")),
        ["2022"]
    );
    assert_eq!(
        text(&question("Answer: `a` *b* [c](../index.md)")),
        ["a b c"]
    );
}

#[test]
fn numbers_are_ranges() {
    for (written, low, high) in [
        ("28", 28.0, 28.0),
        ("28 +/- 2", 26.0, 30.0),
        ("26 to 30", 26.0, 30.0),
        ("10.3 million", 10_300_000.0, 10_300_000.0),
        ("90%", 90.0, 90.0),
        ("£1,250", 1250.0, 1250.0),
        ("9 to 11 million", 9_000_000.0, 11_000_000.0),
        ("28\u{a0}±\u{a0}2", 26.0, 30.0),
        ("2 m", 2.0, 2.0),
        ("2 m to 3 m", 2.0, 3.0),
        ("2.5 mg", 2.5, 2.5),
        ("37 °C", 37.0, 37.0),
        ("-18 to -20", -20.0, -18.0),
    ] {
        assert_eq!(
            number(&question(&format!("Answer: {written}"))),
            (low, high),
            "{written}"
        );
    }
}

#[test]
fn true_and_false_are_a_type_of_their_own() {
    assert_eq!(question("Answer: true").answer, Answer::Truth(true));
    assert_eq!(question("**Answer:** False.").answer, Answer::Truth(false));
    assert_eq!(text(&question("Answer: true | yes")), ["true", "yes"]);
}

#[test]
fn gaps_are_filled_in_order_over_several_paragraphs() {
    let one = question(
        "One [[a | b]] and [[c]].\n\nTwo [[d]], *three* [[e|f]].\n\n- a list\n\n> **Why:** so.",
    );
    let Answer::Gaps(gaps) = &one.answer else {
        panic!("{:?}", one.answer)
    };
    let wanted: [&[&str]; 4] = [&["a", "b"], &["c"], &["d"], &["e", "f"]];
    assert_eq!(
        gaps.iter()
            .map(|gap| gap.iter().map(Accepted::model).collect::<Vec<_>>())
            .collect::<Vec<_>>(),
        wanted
    );
    let stem = "<p>One [who 0] and [who 1].</p> <p>Two [who 2], <em>three</em> [who 3].</p> <ul> <li>a list</li> </ul>";
    assert_eq!(html(&one.stem), stem);
    assert!(one.why.is_some());
}

#[test]
fn a_table_pairs_its_columns() {
    let body = "Match.\n\n| Form | Who |\n| --- | --- |\n| Fit **note** | a doctor |\n| Report | an AHP |\n| Plan | an AHP |\n| | nobody |\n\n> **Why:** so.";
    let one = question(body);
    let Answer::Pairs(pairs) = &one.answer else {
        panic!("{:?}", one.answer)
    };
    assert_eq!(all(&pairs.heads), ["Form", "Who"]);
    assert_eq!(
        all(pairs.prompts.iter().map(|(item, _)| &item.text)),
        ["Fit <strong>note</strong>", "Report", "Plan"]
    );
    assert_eq!(
        all(pairs.choices.iter().map(|item| &item.text)),
        ["a doctor", "an AHP", "nobody"]
    );
    assert_eq!(
        pairs
            .prompts
            .iter()
            .map(|(_, choice)| *choice)
            .collect::<Vec<_>>(),
        [0, 1, 1]
    );
    assert_eq!(
        (&*pairs.prompts[2].0.key, &*pairs.choices[1].key),
        ("plan", "an-ahp")
    );
    assert_eq!(html(&one.stem), "<p>Match.</p>");
}

#[test]
fn a_numbered_list_at_the_end_is_an_order() {
    for body in [
        "Order:\n\n1. First\n2. `Second`\n3. Third",
        "Order:\n\n1. First\n1. `Second`\n1. Third",
        "Order:\n\n1) First\n\n2) `Second`\n\n3) Third",
    ] {
        let one = question(body);
        let Answer::Order(items) = &one.answer else {
            panic!("{:?}", one.answer)
        };
        assert_eq!(
            items
                .iter()
                .map(|item| item.key.as_str())
                .collect::<Vec<_>>(),
            ["first", "second", "third"]
        );
        assert_eq!(html(&items[1].text), "<code>Second</code>");
        assert_eq!(html(&one.stem), "<p>Order:</p>");
    }
}

#[test]
fn a_list_or_a_table_beside_another_answer_is_a_part_of_the_stem() {
    let one = question("1. First\n2. Second\n\nAnswer: neither");
    assert_eq!(text(&one), ["neither"]);
    assert!(html(&one.stem).contains("<li>Second</li>"));
    let by_type = asked("## Who? {#who type=ordering}", "1. First\n2. Second");
    assert!(matches!(by_type.answer, Answer::Order(_)));
}
