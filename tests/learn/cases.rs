//! Branching cases.

use preceptor::model::kind::Kind;
use preceptor::model::learn::scenario::Scenario;

use super::read::{document, html};

#[track_caller]
fn case(body: &str) -> Scenario {
    let document = document("quizzes/a.md", "scenario: true\n", body);
    match &document.kind {
        Kind::Scenario(scenario) => scenario.clone(),
        kind => panic!("{kind:?}"),
    }
}

const BODY: &str = "Intro.

## The start {#start}

He says:

> I cannot lift.

- A list of his tasks

What do you do?

- [Ask about the **job**](#ask) and listen
- **[Advise rest](#rest)**

  > [!NOTE]
  > With care.

## You ask {#ask}

- [Go back](#start)
- [Stop](#rest)

## The end {#rest}

It ends.

> **Went well:** you asked.
> **Next:** [home](../index.md)

> Next: [more](../index.md)
";

#[test]
fn steps_choices_and_endings_are_read() {
    let case = case(BODY);
    assert_eq!(
        case.steps
            .iter()
            .map(|step| step.title.id.value.as_str())
            .collect::<Vec<_>>(),
        ["start", "ask", "rest"]
    );
    let start = &case.steps[0];
    assert_eq!(
        start
            .choices
            .iter()
            .map(|choice| choice.to.value.as_str())
            .collect::<Vec<_>>(),
        ["ask", "rest"]
    );
    assert_eq!(
        html(&start.choices[0].text),
        "Ask about the <strong>job</strong>"
    );
    assert_eq!(
        start.choices[0].note.as_ref().map(html).as_deref(),
        Some("and listen")
    );
    assert_eq!(html(&start.choices[1].text), "Advise rest");
    assert!(
        start.choices[1]
            .note
            .as_ref()
            .is_some_and(|note| html(note).contains("With care."))
    );
    let body = html(&start.body);
    assert!(
        body.contains("I cannot lift.")
            && body.contains("A list of his tasks")
            && !body.contains("Advise"),
        "{body}"
    );
    let end = &case.steps[2];
    assert!(end.choices.is_empty());
    assert_eq!(
        end.went_well.as_ref().map(html).as_deref(),
        Some("<p>you asked.</p>")
    );
    let next = end.next.as_ref().map(html).unwrap();
    assert_eq!(
        next,
        "<p><a href=\"link:0\">home</a></p> <p><a href=\"link:1\">more</a></p>"
            .replace("link:0", &link(&next, 0))
            .replace("link:1", &link(&next, 1))
    );
}

/// The `number`-th hole of a link.
fn link(markup: &str, number: usize) -> String {
    let rest = markup.split("href=\"").nth(number + 1).unwrap();
    rest[..rest.find('"').unwrap()].to_owned()
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let ids = |body: &str| {
        case(body)
            .steps
            .iter()
            .map(|step| (step.title.id.value.clone(), step.choices.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&BODY.replace('\n', "\r\n")), ids(BODY));
}
