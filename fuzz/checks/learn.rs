//! Properties of every quiz, case, checklist, module and plan, however odd.

use std::collections::BTreeSet;
use std::sync::Arc;

use preceptor::BuildOptions;
use preceptor::check;
use preceptor::diagnostic::{Diagnostics, Severity};
use preceptor::load;
use preceptor::model::document::{Document, Loaded};
use preceptor::model::fragment::{Fragment, Part};
use preceptor::model::kind::Kind;
use preceptor::model::learn::module;
use preceptor::model::learn::quiz::{Accepted, Answer, Entry, Question, Quiz};
use preceptor::model::library::{Library, Parts};
use preceptor::render::resolver::FragmentResolver;

use super::{
    OPTIONS, PROJECT, STRINGS, holes_lead_somewhere, html, places, sections_in_order, source,
    without_marks,
};

/// The first byte selects the kind; the rest is the body, or the whole file if it begins with front
/// matter.
pub fn learn(text: &str) {
    let text = without_marks(text);
    let kind = text.bytes().next().unwrap_or_default() % 5;
    let rest = text.get(1..).unwrap_or_default();
    let (path, front) = match kind {
        0 => ("quizzes/a.md", "title: T\nshuffle: [options]\n"),
        1 => ("quizzes/a.md", "title: T\nscenario: true\n"),
        2 => ("checklists/a.md", "title: T\nthen_now: true\n"),
        3 => (
            "modules/a.md",
            "title: T\noutcomes:\n  - id: ask\n    text: Ask.\n",
        ),
        _ => ("plans/a.md", "title: T\n"),
    };
    let whole = if rest.starts_with("---\n") {
        rest.to_owned()
    } else {
        format!("---\n{front}---\n{rest}")
    };
    one(path, &whole);
}

fn one(path: &str, text: &str) {
    let source = source(path, text);
    let Loaded {
        document,
        diagnostics,
        ..
    } = load::document(&source, &OPTIONS);
    places::within(&diagnostics, &source);
    let Some(document) = document else { return };
    places::of_document(&document);
    sections_in_order(&document);
    let length = document.body.words.text.len();
    assert!(
        document
            .body
            .words
            .answers
            .iter()
            .all(|range| range.start <= range.end && range.end as usize <= length)
    );
    let wrong = diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error);
    if let Kind::Quiz(quiz) = &document.kind {
        of_quiz(quiz, wrong);
    }
    rendered(document);
}

fn of_quiz(quiz: &Quiz, wrong: bool) {
    assert!(quiz.asked() <= quiz.questions().count());
    let ids: BTreeSet<&str> = quiz
        .questions()
        .map(|question| question.title.id.value.as_str())
        .collect();
    assert_eq!(
        ids.len(),
        quiz.questions().count(),
        "two questions share an id"
    );
    quiz.questions()
        .for_each(|question| of_question(question, wrong));
}

/// Keys are unique; and a question without findings can be answered.
fn of_question(question: &Question, wrong: bool) {
    let keys: Vec<&str> = match &question.answer {
        Answer::Choice { options, .. } => options
            .iter()
            .map(|option| option.item.key.as_str())
            .collect(),
        Answer::Pairs(pairs) => pairs.choices.iter().map(|item| item.key.as_str()).collect(),
        Answer::Order(items) => items.iter().map(|item| item.key.as_str()).collect(),
        _ => Vec::new(),
    };
    assert_eq!(
        keys.iter().collect::<BTreeSet<_>>().len(),
        keys.len(),
        "{keys:?}"
    );
    if let Answer::Pairs(pairs) = &question.answer {
        assert!(
            pairs
                .prompts
                .iter()
                .all(|(_, choice)| *choice < pairs.choices.len())
        );
    }
    let gaps = question
        .stem
        .0
        .iter()
        .filter(|part| matches!(part, Part::Gap { .. }))
        .count();
    match &question.answer {
        Answer::Gaps(accepted) => assert!(gaps <= accepted.len()),
        // An empty gap is an error, and leaves its question without an answer.
        _ => assert!(gaps == 0 || wrong),
    }
    if wrong {
        return;
    }
    assert!(match &question.answer {
        Answer::Choice { several, options } => {
            let right = options.iter().filter(|option| option.right).count();
            right > 0 && right < options.len() && (*several || right == 1)
        }
        Answer::Text(accepted) =>
            !accepted.is_empty()
                && accepted
                    .iter()
                    .all(|one| !one.model().is_empty() && range_in_order(one)),
        Answer::Gaps(gaps) => gaps.iter().all(|gap| !gap.is_empty()
            && gap
                .iter()
                .all(|one| !one.model().is_empty() && range_in_order(one))),
        Answer::Pairs(pairs) => pairs.prompts.len() > 1 && pairs.choices.len() > 1,
        Answer::Order(items) => items.len() > 1,
        Answer::Number(range) => range.low <= range.high,
        Answer::Truth(_) | Answer::Open(_) => true,
    });
}

fn range_in_order(accepted: &Accepted) -> bool {
    match accepted {
        Accepted::Words(_) => true,
        Accepted::Number(range) => range.low <= range.high,
    }
}

/// Every fragment is well formed and harmless; ids are unique.
fn rendered(document: Arc<Document>) {
    let parts = Parts {
        documents: vec![document],
        ..Parts::default()
    };
    let mut sink = Diagnostics::default();
    let library = Library::link(parts, &mut sink);
    let options = BuildOptions {
        writing: true,
        ..BuildOptions::default()
    };
    check::library(&library, options, &mut sink);
    let _ = check::ranked(&library, &PROJECT, options, &mut sink);
    let page = &library.pages[0];
    let resolver = FragmentResolver::page(&library, &STRINGS, &page.route);
    let mut all = String::new();
    for fragment in fragments(&page.document) {
        fragment
            .0
            .iter()
            .for_each(|part| holes_lead_somewhere(&page.document, part));
        // The field of a gap is the tool's own.
        let markup = resolver.fragment(0, &fragment.only(|part| !matches!(part, Part::Gap { .. })));
        html::harmless(&markup);
        all += &markup;
    }
    html::harmless(&all);
    // What other pages show of this one gets its ids from there.
    page.document
        .body
        .actions
        .iter()
        .for_each(|action| html::harmless(&resolver.fragment(0, &action.text)));
}

fn fragments(document: &Document) -> Vec<&Fragment> {
    let mut all = vec![&document.body.fragment];
    match &document.kind {
        Kind::Quiz(quiz) => {
            quiz.questions()
                .for_each(|question| of_one(question, &mut all));
            let groups = quiz.entries.iter().filter_map(|entry| match entry {
                Entry::Group(group) => Some(group),
                Entry::Question(_) => None,
            });
            all.extend(groups.flat_map(|group| [&group.title.text, &group.intro]));
        }
        Kind::Scenario(scenario) => {
            for step in &scenario.steps {
                all.extend(
                    [&step.title.text, &step.body]
                        .into_iter()
                        .chain(&step.went_well)
                        .chain(&step.next),
                );
                all.extend(
                    step.choices
                        .iter()
                        .flat_map(|choice| [&choice.text].into_iter().chain(&choice.note)),
                );
            }
        }
        Kind::Checklist(checklist) => {
            for section in &checklist.sections {
                all.push(&section.intro);
                all.extend(
                    section
                        .statements
                        .iter()
                        .flat_map(|one| [&one.text].into_iter().chain(&one.next)),
                );
                all.extend(section.prompts.iter().map(|prompt| &prompt.text));
            }
        }
        Kind::Module(module) => all.extend(module.parts.iter().map(|part| match part {
            module::Part::Note(note) => note,
            module::Part::Step(step) => &step.text,
        })),
        Kind::Plan(plan) => {
            all.extend(plan.sections.iter().map(|section| &section.intro));
            all.extend(
                plan.actions()
                    .filter_map(|action| action.words.as_ref().map(|(text, _)| text)),
            );
        }
        _ => {}
    }
    all
}

fn of_one<'a>(question: &'a Question, all: &mut Vec<&'a Fragment>) {
    all.extend([&question.title.text, &question.stem]);
    all.extend(
        question
            .hint
            .iter()
            .chain(&question.why)
            .chain(&question.read),
    );
    match &question.answer {
        Answer::Choice { options, .. } => {
            all.extend(
                options
                    .iter()
                    .flat_map(|option| [&option.item.text].into_iter().chain(&option.says)),
            );
        }
        Answer::Pairs(pairs) => {
            all.extend(&pairs.heads);
            all.extend(
                pairs
                    .prompts
                    .iter()
                    .map(|(item, _)| &item.text)
                    .chain(pairs.choices.iter().map(|item| &item.text)),
            );
        }
        Answer::Order(items) => all.extend(items.iter().map(|item| &item.text)),
        _ => {}
    }
}
