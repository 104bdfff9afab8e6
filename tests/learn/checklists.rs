//! Checklists: scales, moments, statements and places to reflect.

use preceptor::model::kind::Kind;
use preceptor::model::learn::checklist::{Checklist, Moment, Scale};

use super::read::{document, html};

#[track_caller]
fn checklist(front: &str, body: &str) -> Checklist {
    let document = document("checklists/a.md", front, body);
    match &document.kind {
        Kind::Checklist(checklist) => checklist.clone(),
        kind => panic!("{kind:?}"),
    }
}

const BODY: &str = "Intro.

## Raising work {#raising}

About it.

- I can ask **each** person. {#ask target=4}
  > Next: [home](../index.md)
- I know
  what to say. {#say}

Reflect: What would *help* you? {#help}

**Reflect:** And then? {#then}

## Writing

1. I can write. {#write}
";

#[test]
fn statements_and_prompts_stand_in_sections() {
    let list = checklist("", BODY);
    let titles: Vec<&str> = list
        .sections
        .iter()
        .filter_map(|section| section.title.as_ref())
        .map(|title| &*title.plain)
        .collect();
    assert_eq!(titles, ["Raising work", "Writing"]);
    assert_eq!(html(&list.sections[0].intro), "<p>About it.</p>");
    let ids: Vec<&str> = list
        .statements()
        .map(|statement| statement.id.value.as_str())
        .collect();
    assert_eq!(ids, ["ask", "say", "write"]);
    let ask = list.statements().next().unwrap();
    assert_eq!(html(&ask.text), "I can ask <strong>each</strong> person.");
    assert_eq!(
        (&*ask.plain, ask.target),
        ("I can ask each person.", Some(4))
    );
    assert!(
        ask.next
            .as_ref()
            .is_some_and(|next| html(next).contains("home"))
    );
    assert_eq!(
        &*list.statements().nth(1).unwrap().plain,
        "I know what to say."
    );
    let prompts: Vec<(&str, &str)> = list.sections[0]
        .prompts
        .iter()
        .map(|prompt| (prompt.id.value.as_str(), &*prompt.plain))
        .collect();
    assert_eq!(
        prompts,
        [("help", "What would help you?"), ("then", "And then?")]
    );
    assert_eq!(
        html(&list.sections[0].prompts[0].text),
        "What would <em>help</em> you?"
    );
}

#[test]
fn scales_are_the_usual_five_or_an_own() {
    let scale = |front: &str| checklist(front, "- I can. {#can target=2}").rules.scale;
    assert_eq!(scale(""), Scale::Default);
    assert_eq!(scale("").values(), 1..=5);
    let own = Scale::Own {
        first: 1,
        labels: vec![
            "Not yet".to_owned(),
            "With help".to_owned(),
            "Alone".to_owned(),
        ],
    };
    assert_eq!(scale("scale: [Not yet, With help, Alone]\n"), own);
    assert_eq!(scale("scale: {1: Not yet, 2: With help, 3: Alone}\n"), own);
    assert_eq!(
        scale("scale:\n  - Not yet\n  - With help\n  - Alone\n"),
        own
    );
    assert_eq!(scale("scale: 0 to 10\n").values(), 0..=10);
}

#[test]
fn moments_are_start_and_end() {
    let rules = |front: &str| checklist(front, "- I can. {#can}").rules;
    assert_eq!(rules("").moments, [Moment::Start, Moment::End]);
    assert_eq!(rules("when: [end]\nthen_now: yes\n").moments, [Moment::End]);
    assert_eq!(
        rules("when: [end, start]\n").moments,
        [Moment::Start, Moment::End]
    );
    assert!(rules("then_now: true\n").then_now);
}
