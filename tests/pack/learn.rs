//! The practice in the pack: none of it falls short of what was promised.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use preceptor::load::files::source::Source;
use preceptor::load::{Options, document};
use preceptor::model::document::Document;
use preceptor::model::fragment::{Fragment, Part};
use preceptor::model::kind::Kind;
use preceptor::model::learn::module::Task;
use preceptor::model::learn::quiz::{Answer, Question, Quiz};

fn documents(folder: &str) -> Vec<Arc<Document>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut files: Vec<_> = fs::read_dir(root.join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let path: Arc<str> = file.strip_prefix(&root).unwrap().to_str().unwrap().into();
        let text: Arc<str> = fs::read_to_string(file).unwrap().into();
        document(
            &Source {
                file: Arc::clone(&path),
                path,
                text,
                layer: 0,
            },
            &Options::default(),
        )
        .document
        .unwrap()
    };
    files.iter().map(read).collect()
}

fn quizzes(documents: &[Arc<Document>]) -> Vec<(&Document, &Quiz)> {
    documents
        .iter()
        .filter_map(|document| match &document.kind {
            Kind::Quiz(quiz) => Some((&**document, quiz)),
            _ => None,
        })
        .collect()
}

fn links(fragment: &Option<Fragment>) -> usize {
    fragment
        .iter()
        .flat_map(|fragment| &fragment.0)
        .filter(|part| matches!(part, Part::Link(_)))
        .count()
}

/// Wrong options without a word on why they tempt.
fn silent_options(question: &Question) -> usize {
    match &question.answer {
        Answer::Choice { options, .. } => options
            .iter()
            .filter(|option| !option.right && option.says.is_none())
            .count(),
        _ => 0,
    }
}

#[test]
fn six_quizzes_use_every_type_and_explain_every_wrong_option() {
    let documents = documents("learn/quizzes");
    let quizzes = quizzes(&documents);
    assert!(quizzes.len() >= 6, "{}", quizzes.len());
    let mut kinds = BTreeSet::new();
    for (document, quiz) in &quizzes {
        assert!(quiz.questions().count() >= 8, "{}", document.path);
        for question in quiz.questions() {
            let at = format!("{}#{}", document.path, question.title.id.value);
            kinds.insert(question.answer.kind());
            assert_eq!(silent_options(question), 0, "{at}");
            assert!(question.why.is_some(), "{at} has no reason");
            assert!(links(&question.read) >= 1, "{at} points to no section");
        }
    }
    assert_eq!(kinds.len(), 9, "{kinds:?}");
    assert!(quizzes.iter().any(|(_, quiz)| quiz.rules.draw.is_some()));
}

#[test]
fn there_are_two_cases_or_more_and_each_has_three_endings() {
    let documents = documents("learn/quizzes");
    let cases: Vec<_> = documents
        .iter()
        .filter_map(|document| match &document.kind {
            Kind::Scenario(scenario) => Some(scenario),
            _ => None,
        })
        .collect();
    assert!(cases.len() >= 2, "{}", cases.len());
    for case in cases {
        assert!(
            case.steps
                .iter()
                .filter(|step| step.went_well.is_some())
                .count()
                >= 3
        );
    }
}

#[test]
fn four_checklists_hold_thirty_four_statements_with_a_next_step_each() {
    let documents = documents("learn/checklists");
    let lists: Vec<_> = documents
        .iter()
        .filter_map(|document| match &document.kind {
            Kind::Checklist(checklist) => Some(checklist),
            _ => None,
        })
        .collect();
    let statements: Vec<_> = lists.iter().flat_map(|list| list.statements()).collect();
    assert_eq!((lists.len(), statements.len()), (4, 34));
    assert!(statements.iter().all(|statement| statement.next.is_some()));
    let ids: BTreeSet<&str> = statements
        .iter()
        .map(|statement| statement.id.value.as_str())
        .collect();
    assert_eq!(ids.len(), 34, "ids are told apart even across checklists");
}

#[test]
fn four_modules_read_practise_reflect_observe_and_sign_off() {
    let documents = documents("learn/modules");
    let modules: Vec<_> = documents
        .iter()
        .filter_map(|document| match &document.kind {
            Kind::Module(module) => Some(module),
            _ => None,
        })
        .collect();
    assert_eq!(modules.len(), 4);
    for module in modules {
        let tasks: Vec<Task> = module.steps().map(|step| step.task).collect();
        for task in [Task::Reflect, Task::Observe, Task::SignOff] {
            assert!(tasks.contains(&task), "{task:?}");
        }
        assert!(
            tasks
                .iter()
                .filter(|task| matches!(task, Task::Follow(_)))
                .count()
                >= 4
        );
        let minutes: u32 = module.steps().filter_map(|step| step.minutes).sum();
        assert_eq!(module.rules.minutes, Some(minutes));
        assert!(module.rules.outcomes.len() >= 2);
    }
}

#[test]
fn the_plan_holds_the_thirty_actions() {
    let documents = documents("plans");
    let Kind::Plan(plan) = &documents[0].kind else {
        panic!("no plan")
    };
    let ids: Vec<&str> = plan
        .actions()
        .map(|action| action.id.value.as_str())
        .collect();
    let expected: Vec<String> = [("sys", 7), ("wrk", 14), ("svc", 9)]
        .into_iter()
        .flat_map(|(prefix, count)| (1..=count).map(move |number| format!("{prefix}-{number}")))
        .collect();
    assert_eq!(ids, expected);
}
