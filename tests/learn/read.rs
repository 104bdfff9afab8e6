//! Reading one document, and one question of it.

use std::sync::Arc;

use preceptor::load::files::source::Source;
use preceptor::load::{self, Options};
use preceptor::model::document::Document;
use preceptor::model::fragment::{Fragment, Part};
use preceptor::model::kind::Kind;
use preceptor::model::learn::quiz::{Answer, Choice, Question, Quiz};

/// A file of this path, with a title, front matter and a body. Nothing may be found in it.
#[track_caller]
pub fn document(path: &str, front: &str, body: &str) -> Arc<Document> {
    let text = format!("---\ntitle: T\n{front}---\n{body}\n");
    let source = Source {
        path: path.into(),
        file: format!("content/{path}").into(),
        text: text.into(),
        layer: 0,
    };
    let loaded = load::document(&source, &Options::default());
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    loaded.document.unwrap()
}

/// A quiz with this front matter and body.
#[track_caller]
pub fn quiz(front: &str, body: &str) -> (Quiz, Arc<Document>) {
    let document = document("quizzes/a.md", front, body);
    match &document.kind {
        Kind::Quiz(quiz) => (quiz.clone(), Arc::clone(&document)),
        kind => panic!("{kind:?}"),
    }
}

/// The one question that has this body.
#[track_caller]
pub fn question(body: &str) -> Question {
    asked("## Who? {#who}", body)
}

/// The one question that has this heading and body.
#[track_caller]
pub fn asked(heading: &str, body: &str) -> Question {
    let (quiz, _) = quiz("", &format!("{heading}\n\n{body}"));
    assert_eq!(quiz.questions().count(), 1);
    quiz.questions().next().unwrap().clone()
}

/// Its options.
#[track_caller]
pub fn options(question: &Question) -> &[Choice] {
    match &question.answer {
        Answer::Choice { options, .. } => options,
        answer => panic!("{answer:?}"),
    }
}

/// A fragment's markup on one line, with signs for its holes.
pub fn html(fragment: &Fragment) -> String {
    let parts = fragment.0.iter().map(|part| match part {
        Part::Html(html) => html.to_string(),
        Part::Link(number) => format!("link:{number}"),
        Part::Image(number) => format!(" src=\"image:{number}\""),
        Part::Id(id) => id.to_string(),
        Part::Jump(id) => format!("#{id}"),
        Part::Gap { question, number } => format!("[{question} {number}]"),
        Part::Level(level) => level.to_string(),
        Part::Term {
            abbreviation,
            plural,
        } => format!("{abbreviation}{}", if *plural { "s" } else { "" }),
        Part::Label(label) => format!("{label:?}"),
        Part::Region { label, under } => format!("{label:?} {under}"),
    });
    parts
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// What each of several fragments holds.
pub fn all<'a>(fragments: impl IntoIterator<Item = &'a Fragment>) -> Vec<String> {
    fragments.into_iter().map(html).collect()
}
