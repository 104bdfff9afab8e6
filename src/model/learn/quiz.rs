//! A quiz: questions, alone or in groups, with their right answers.

use super::Title;
use super::unit::Measure;
use crate::model::fragment::Fragment;
use crate::model::meta::Spanned;

/// A quiz as its author wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quiz {
    /// Its rules.
    pub rules: Rules,
    /// Questions and groups, in order.
    pub entries: Vec<Entry>,
}

/// The rules of a quiz: its own front matter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// The pass mark, in per cent of the points, 1 to 100.
    pub pass: Option<Spanned<u32>>,
    /// The number of attempts allowed.
    pub attempts: Option<u32>,
    /// How many questions are drawn.
    pub draw: Option<Spanned<u32>>,
    /// Questions are shuffled.
    pub shuffle_questions: bool,
    /// Options are shuffled.
    pub shuffle_options: bool,
    /// When feedback is given.
    pub feedback: Feedback,
}

/// When feedback is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Feedback {
    /// After each question.
    #[default]
    Each,
    /// When all are answered.
    End,
}

/// An item at the second heading level.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// `##` with an answer below.
    Question(Question),
    /// `## … {group}`.
    Group(Group),
}

/// Questions that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its heading.
    pub title: Title,
    /// How many of its questions are drawn.
    pub draw: Option<Spanned<u32>>,
    /// The text before its first question.
    pub intro: Fragment,
    /// In order.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The heading: the question itself.
    pub title: Title,
    /// The text between the heading and the answer.
    pub stem: Fragment,
    /// The right answer.
    pub answer: Answer,
    /// Help before answering.
    pub hint: Option<Fragment>,
    /// The reason.
    pub why: Option<Fragment>,
    /// Links to what it tests.
    pub read: Option<Fragment>,
    /// Its points, at least 1; 0 if people mark it themselves.
    pub points: u32,
    /// It keeps its position when questions are shuffled.
    pub pin: bool,
    /// Ids of the module outcomes that it assesses.
    pub outcomes: Vec<Spanned<String>>,
}

/// The answer part of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Options, one of which is right; or, if `several`, all that are right have to be ticked.
    Choice {
        /// Checkboxes rather than radios.
        several: bool,
        /// As written.
        options: Vec<Choice>,
    },
    /// True or false.
    Truth(bool),
    /// The accepted answers; the first is the model answer.
    Text(Vec<Accepted>),
    /// A range of numbers, including both ends.
    Number(NumberRange),
    /// The accepted answers for each gap of the stem; the first is the model answer.
    Gaps(Vec<Vec<Accepted>>),
    /// Prompts and their matches.
    Pairs(Pairs),
    /// Items in the right order.
    Order(Vec<Item>),
    /// A model answer, with which people compare what they wrote.
    Open(Fragment),
}

/// An option.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its key in saved answers: unique in the question.
    pub item: Item,
    /// Whether it is right.
    pub right: bool,
    /// It keeps its position when options are shuffled.
    pub pin: bool,
    /// Feedback.
    pub says: Option<Fragment>,
}

/// Something with a key that can be chosen or put in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Unique in the question; derived from the words unless explicit.
    pub key: String,
    /// With its markup.
    pub text: Fragment,
    /// Its words.
    pub plain: Box<str>,
}

/// An accepted answer where something is typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Accepted {
    /// These words.
    Words(String),
    /// Any of these numbers.
    Number(NumberRange),
}

/// Numbers that are right.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberRange {
    /// The minimum, in the unit.
    pub low: f64,
    /// The maximum, in the unit.
    pub high: f64,
    /// The answer to show: `28` for `28 +/- 2`.
    pub model: String,
    /// For a number with a tolerance: both ends in words.
    pub within: Option<String>,
    /// The unit as the author writes it, and what it measures.
    pub unit: Option<(String, Measure)>,
}

/// A table of two columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    /// The names of both columns.
    pub heads: [Fragment; 2],
    /// Prompts, each with the number of its right choice.
    pub prompts: Vec<(Item, usize)>,
    /// The choices; those without a prompt are distractors.
    pub choices: Vec<Item>,
}

impl Quiz {
    /// All questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.entries.iter().flat_map(|entry| match entry {
            Entry::Question(question) => std::slice::from_ref(question),
            Entry::Group(group) => &group.questions,
        })
    }

    /// How many questions one attempt has: groups draw first, then the quiz from the rest.
    pub fn asked(&self) -> usize {
        let bank = self.bank();
        self.rules
            .draw
            .as_ref()
            .map_or(bank, |draw| bank.min(draw.value as usize))
    }

    /// How many questions are left for the quiz to draw from after the groups.
    pub fn bank(&self) -> usize {
        self.entries.iter().map(Entry::asked).sum()
    }
}

impl Entry {
    fn asked(&self) -> usize {
        match self {
            Entry::Question(_) => 1,
            Entry::Group(group) => group.draw.as_ref().map_or(group.questions.len(), |draw| {
                group.questions.len().min(draw.value as usize)
            }),
        }
    }
}

impl Accepted {
    /// The words to show for it.
    pub fn model(&self) -> &str {
        match self {
            Accepted::Words(words) => words,
            Accepted::Number(range) => &range.model,
        }
    }
}

impl Answer {
    /// As in `type=`, class names and the locale.
    pub fn kind(&self) -> &'static str {
        match self {
            Answer::Choice { several: false, .. } => "single",
            Answer::Choice { several: true, .. } => "multiple",
            Answer::Truth(_) => "truth",
            Answer::Text(_) => "text",
            Answer::Number(_) => "number",
            Answer::Gaps(_) => "cloze",
            Answer::Pairs(_) => "matching",
            Answer::Order(_) => "ordering",
            Answer::Open(_) => "open",
        }
    }
}
