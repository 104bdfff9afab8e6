//! Plans: actions with words of their own, and those that take them from guidance.

use preceptor::model::kind::Kind;

use super::read::{document, html};

const BODY: &str = "Intro.

## Lead {#lead}

First this:

- [ ] {#sys-1}
- [ ] Name a **lead**. {#name}
  > Soon.

Then:

* [x] Tell all. {#tell}
";

#[test]
fn actions_are_read_in_order() {
    let document = document("plans/index.md", "kind: plan\n", BODY);
    let Kind::Plan(plan) = &document.kind else {
        panic!("{:?}", document.kind)
    };
    let ids: Vec<&str> = plan
        .actions()
        .map(|action| action.id.value.as_str())
        .collect();
    assert_eq!(ids, ["sys-1", "name", "tell"]);
    let words: Vec<Option<&str>> = plan
        .actions()
        .map(|action| action.words.as_ref().map(|(_, plain)| &**plain))
        .collect();
    assert_eq!(words, [None, Some("Name a lead."), Some("Tell all.")]);
    let name = plan.actions().nth(1).unwrap().words.as_ref().unwrap();
    assert_eq!(html(&name.0), "Name a <strong>lead</strong>.<p>Soon.</p>");
    assert!(html(&plan.sections[0].intro).contains("First this:"));
    assert!(html(&document.body.fragment).contains("Intro."));
}
