//! Quizzes as templates see them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::view::{AcceptedView, ItemView, OptionView, PairView, QuestionView, QuizPart, QuizView};
use super::{Pen, shuffle};
use crate::model::fragment::escape;
use crate::model::kind::Kind;
use crate::model::learn::quiz::{
    Accepted, Answer, Choice, Entry, Feedback, Item, NumberRange, Pairs, Question, Quiz,
};
use crate::model::library::PageId;
use crate::model::route::Route;
use crate::model::routes;
use crate::model::score;
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
        let mut view = QuestionView {
            id: &question.title.id.value,
            number,
            title: pen.title(&question.title),
            level,
            stem: pen.html(&question.stem),
            kind: question.answer.kind(),
            points: question.points,
            pin: question.pin,
            options: Vec::new(),
            accepted: Vec::new(),
            unit: None,
            currency: None,
            gaps: Vec::new(),
            pairs: Vec::new(),
            choices: Vec::new(),
            heads: Vec::new(),
            items: Vec::new(),
            shuffled: Vec::new(),
            hint: pen.some(&question.hint),
            why: pen.some(&question.why),
            read: pen.some(&question.read),
        };
        self.answer(pen, &question.answer, &seed, &mut view);
        view
    }

    fn answer(&self, pen: &Pen<'_>, answer: &'a Answer, seed: &str, view: &mut QuestionView<'a>) {
        match answer {
            Answer::Choice { options, .. } => {
                view.options = ('a'..='z')
                    .zip(options)
                    .map(|(letter, choice)| option(pen, letter, choice))
                    .collect();
            }
            Answer::Open(_) => {}
            Answer::Truth(truth) => view.options = self.truth(*truth).into(),
            Answer::Text(accepted) => view.accepted = accepted_views(accepted),
            Answer::Number(range) => {
                view.accepted = vec![range_view(range)];
                let unit = range.unit.as_ref().map(|(label, _)| label.as_str());
                let before = |label: &&str| matches!(*label, "£" | "$" | "€");
                (view.currency, view.unit) =
                    (unit.filter(before), unit.filter(|label| !before(label)));
            }
            Answer::Gaps(gaps) => {
                view.gaps = gaps.iter().map(|gap| accepted_views(gap)).collect();
            }
            Answer::Pairs(pairs) => pairs_of(pen, pairs, seed, view),
            Answer::Order(items) => {
                view.items = items.iter().map(|found| item(pen, found)).collect();
                view.shuffled = shuffled(&view.items, seed);
            }
        }
    }

    fn truth(&self, truth: bool) -> [OptionView<'a>; 2] {
        [('a', "true", "quiz.true"), ('b', "false", "quiz.false")].map(|(letter, key, name)| {
            OptionView {
                letter,
                key,
                text: Html(escape(self.strings.get(name))),
                right: (key == "true") == truth,
                pin: true,
                says: None,
            }
        })
    }
}

fn option<'a>(pen: &Pen<'_>, letter: char, choice: &'a Choice) -> OptionView<'a> {
    OptionView {
        letter,
        key: &choice.item.key,
        text: pen.html(&choice.item.text),
        right: choice.right,
        pin: choice.pin,
        says: pen.some(&choice.says),
    }
}

/// What differs: words that an earlier answer takes in any case are not written again.
fn accepted_views(accepted: &[Accepted]) -> Vec<AcceptedView<'_>> {
    let mut seen = BTreeSet::new();
    let new = |one: &&Accepted| match one {
        Accepted::Words(words) => seen.insert(score::bare(words)),
        Accepted::Number(_) => true,
    };
    accepted.iter().filter(new).map(accepted_view).collect()
}

fn accepted_view(accepted: &Accepted) -> AcceptedView<'_> {
    match accepted {
        Accepted::Words(text) => AcceptedView {
            text,
            within: None,
            low: None,
            high: None,
            units: None,
        },
        Accepted::Number(range) => range_view(range),
    }
}

fn range_view(range: &NumberRange) -> AcceptedView<'_> {
    AcceptedView {
        text: &range.model,
        within: range.within.as_deref(),
        low: Some(range.low.to_string()),
        high: Some(range.high.to_string()),
        units: range.unit.as_ref().map(|(_, measure)| measure.data()),
    }
}

fn item<'a>(pen: &Pen<'_>, item: &'a Item) -> ItemView<'a> {
    ItemView {
        key: &item.key,
        text: pen.html(&item.text),
        plain: &item.plain,
    }
}

fn shuffled<'a>(items: &[ItemView<'a>], seed: &str) -> Vec<ItemView<'a>> {
    shuffle::order(seed, items.len())
        .into_iter()
        .map(|number| items[number].clone())
        .collect()
}

fn pairs_of<'a>(pen: &Pen<'_>, pairs: &'a Pairs, seed: &str, view: &mut QuestionView<'a>) {
    view.heads = pairs.heads.iter().map(|head| pen.html(head)).collect();
    view.pairs = pairs
        .prompts
        .iter()
        .filter_map(|(prompt, to)| {
            let choice = pairs.choices.get(*to)?;
            Some(PairView {
                key: prompt.key.clone(),
                prompt: pen.html(&prompt.text),
                right: choice.key.clone(),
                right_text: pen.html(&choice.text),
            })
        })
        .collect();
    let choices: Vec<ItemView<'a>> = pairs.choices.iter().map(|found| item(pen, found)).collect();
    view.choices = shuffled(&choices, seed);
}

impl QuestionView<'_> {
    /// For a page that must not give anything away.
    pub(super) fn forget_answers(&mut self) {
        for option in &mut self.options {
            option.right = false;
            option.says = None;
        }
        self.accepted.clear();
        self.gaps.clear();
        self.pairs.iter_mut().for_each(|pair| {
            pair.right.clear();
            pair.right_text.0.clear();
        });
        self.items.clear();
        (self.why, self.read) = (None, None);
    }
}
