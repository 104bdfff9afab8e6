//! Quizzes as templates see them.

use std::borrow::Cow;

use super::Pen;
use super::kinds::{AnswerView, Maker};
use super::view::{QuestionView, QuizPart, QuizView};
use crate::model::kind::Kind;
use crate::model::learn::quiz::{Entry, Feedback, Question, Quiz};
use crate::model::library::PageId;
use crate::model::route::Route;
use crate::model::routes;
use crate::render::Site;
use crate::render::resolver::{FragmentResolver, Gaps};
use crate::render::view::{Extra, Html, LinkView, PageView};

impl<'a> Site<'a> {
    /// A quiz, for whatever page the pen writes on.
    pub(super) fn quiz_view(&self, pen: &Pen<'_>, quiz: &'a Quiz) -> QuizView<'a> {
        let page = &self.library.pages[pen.page];
        let key = routes::answer_key(&page.route);
        let other = if *pen.resolver.here == key {
            &page.route
        } else {
            &key
        };
        QuizView {
            doc: &page.document.id.0,
            pass: quiz.rules.pass.as_ref().map(|pass| pass.value),
            attempts: quiz.rules.attempts,
            draw: quiz.rules.draw.as_ref().map(|draw| draw.value),
            shuffle_questions: quiz.rules.shuffle_questions,
            shuffle_options: quiz.rules.shuffle_options,
            feedback: match quiz.rules.feedback {
                Feedback::Each => "each",
                Feedback::End => "end",
            },
            asked: quiz.asked(),
            parts: self.parts(pen, quiz),
            other: LinkView {
                href: pen.resolver.here.href_to(other),
                title: Cow::Borrowed(&page.document.meta.title),
                summary: None,
                kind: None,
            },
        }
    }

    /// The answer key of a quiz: a page of its own, for educators.
    pub fn answer_key(&self, page: PageId) -> Option<(Route, PageView<'a>)> {
        let found = &self.library.pages[page];
        let Kind::Quiz(quiz) = &found.document.kind else {
            return None;
        };
        let here = routes::answer_key(&found.route);
        let resolver = FragmentResolver {
            gaps: Gaps::Line,
            ..FragmentResolver::page(self.library, self.strings, &here)
        };
        let pen = Pen { resolver, page };
        let title = crate::render::strings::fill(
            self.strings.get("page_title.key"),
            "title",
            &found.document.meta.title,
        );
        let extra = Extra::Quiz(Box::new(self.quiz_view(&pen, quiz)));
        let view = self.made("answer-key", &here, Cow::Owned(title), extra);
        let breadcrumbs = self.breadcrumbs_with(&here, page);
        Some((
            here,
            PageView {
                breadcrumbs,
                ..view
            },
        ))
    }

    fn parts(&self, pen: &Pen<'_>, quiz: &'a Quiz) -> Vec<QuizPart<'a>> {
        let mut parts: Vec<QuizPart<'a>> = Vec::new();
        let mut number = 0;
        for entry in &quiz.entries {
            match entry {
                Entry::Group(group) => {
                    let mut part = QuizPart {
                        id: Some(&group.title.id.value),
                        title: Some(pen.title(&group.title)),
                        draw: group.draw.as_ref().map(|draw| draw.value),
                        intro: pen.html(&group.intro),
                        questions: Vec::new(),
                    };
                    for question in &group.questions {
                        number += 1;
                        part.questions.push(self.question(pen, question, number, 3));
                    }
                    parts.push(part);
                }
                Entry::Question(question) => {
                    number += 1;
                    let view = self.question(pen, question, number, 2);
                    match parts.last_mut().filter(|part| part.id.is_none()) {
                        Some(part) => part.questions.push(view),
                        None => parts.push(QuizPart {
                            id: None,
                            title: None,
                            draw: None,
                            intro: Html(String::new()),
                            questions: vec![view],
                        }),
                    }
                }
            }
        }
        parts
    }

    fn question(
        &self,
        pen: &Pen<'_>,
        question: &'a Question,
        number: usize,
        level: u8,
    ) -> QuestionView<'a> {
        let seed = format!(
            "{}#{}",
            self.library.pages[pen.page].document.id, question.title.id.value
        );
        let make = Maker {
            pen,
            strings: self.strings,
            seed,
        };
        let answer = AnswerView::of(&make, &question.answer);
        QuestionView {
            id: &question.title.id.value,
            number,
            title: pen.title(&question.title),
            level,
            stem: pen.html(&question.stem),
            points: question.points,
            pin: question.pin,
            how: answer.how(),
            answer,
            hint: pen.some(&question.hint),
            why: pen.some(&question.why),
            read: pen.some(&question.read),
        }
    }
}

impl QuestionView<'_> {
    /// For a page that must not give anything away.
    pub(super) fn forget_answers(&mut self) {
        self.answer.forget();
        (self.why, self.read) = (None, None);
    }
}
