//! Modules: outcomes, steps over notes, labels.

use preceptor::model::kind::Kind;
use preceptor::model::learn::module::{Module, Part, Task};

use super::read::{document, html};

#[track_caller]
fn module(front: &str, body: &str) -> Module {
    let document = document("modules/a.md", front, body);
    match &document.kind {
        Kind::Module(module) => module.clone(),
        kind => panic!("{kind:?}"),
    }
}

const FRONT: &str = "minutes: 60
outcomes:
  - id: ask
    text: Ask each person.
    framework: HCPC 7
  - id: say
    text: \"Say: this\"
complete: [read, talk]
";

const BODY: &str = "Intro.

1. [Read: your **role**](../guidance/a.md) first {#read minutes=10 outcome=ask}
2. Then see [the quiz](../quizzes/a.md#q) and [more](../guidance/b.md) {#quiz outcome=ask,say}

A note.

3. **Reflect:** Think of *one* person. {#think minutes=5}

   What? So what?
4. Observe: Your preceptor watches. {#watch outcome=say}

> [!NOTE]
> Another.

5. Sign off: Talk it through. {#talk}
";

#[test]
fn steps_go_on_across_notes() {
    let module = module(FRONT, BODY);
    let ids: Vec<&str> = module.steps().map(|step| step.id.value.as_str()).collect();
    assert_eq!(ids, ["read", "quiz", "think", "watch", "talk"]);
    let tasks: Vec<Task> = module.steps().map(|step| step.task).collect();
    assert_eq!(
        tasks,
        [
            Task::Follow(0),
            Task::Follow(1),
            Task::Reflect,
            Task::Observe,
            Task::SignOff
        ]
    );
    assert_eq!(
        module.steps().map(|step| step.minutes).collect::<Vec<_>>(),
        [Some(10), None, Some(5), None, None]
    );
    let notes: Vec<usize> = module
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| matches!(part, Part::Note(_)))
        .map(|(at, _)| at)
        .collect();
    assert_eq!(notes, [2, 5]);
    assert_eq!(
        module
            .steps()
            .map(|step| module.needs(step))
            .collect::<Vec<_>>(),
        [true, false, false, false, true]
    );
}

#[test]
fn a_step_keeps_its_words_without_its_label() {
    let module = module(FRONT, BODY);
    let steps: Vec<_> = module.steps().collect();
    assert_eq!(
        html(&steps[0].text),
        "<a href=\"link:0\">Read: your <strong>role</strong></a> first"
    );
    assert_eq!(&*steps[0].plain, "Read: your role first");
    assert_eq!(
        html(&steps[2].text),
        "Think of <em>one</em> person.<p>What? So what?</p>"
    );
    assert_eq!(&*steps[2].plain, "Think of one person.");
    assert_eq!(html(&steps[4].text), "Talk it through.");
    let outcomes: Vec<&str> = steps[1]
        .outcomes
        .iter()
        .map(|outcome| outcome.value.as_str())
        .collect();
    assert_eq!(outcomes, ["ask", "say"]);
}

#[test]
fn outcomes_come_from_the_front_matter() {
    let rules = module(FRONT, BODY).rules;
    assert_eq!(rules.minutes, Some(60));
    let outcomes: Vec<(&str, &str, Option<&str>)> = rules
        .outcomes
        .iter()
        .map(|outcome| {
            (
                outcome.id.value.as_str(),
                outcome.text.as_str(),
                outcome.framework.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        outcomes,
        [
            ("ask", "Ask each person.", Some("HCPC 7")),
            ("say", "Say: this", None)
        ]
    );
    assert!(module("complete: all\n", BODY).rules.complete.is_empty());
}
