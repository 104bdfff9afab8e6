//! What the templates of the learning kinds see, under `page.extra`.
//!
//! Answers stand in these views once: in the part that the page keeps folded away. The scripts read
//! them there.

use std::borrow::Cow;

use serde::Serialize;

use super::kinds::{AnswerView, How};
use crate::render::view_parts::{Html, LinkView};

/// `quiz.html` and `answer-key.html`.
#[derive(Debug, Clone, Serialize)]
pub struct QuizView<'a> {
    /// What the browser keeps attempts under.
    pub doc: &'a str,
    /// Per cent of the points at which the mark is reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pass: Option<u32>,
    /// How often it may be tried; any number without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    /// So many questions are drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<u32>,
    pub shuffle_questions: bool,
    pub shuffle_options: bool,
    /// `each` or `end`.
    pub feedback: &'static str,
    /// Questions of one attempt.
    pub asked: usize,
    /// Questions and groups, in order.
    pub parts: Vec<QuizPart<'a>>,
    /// From the quiz to its answer key; from the key back to the quiz.
    pub other: LinkView<'a>,
}

/// A group, or the questions between groups (then without an id).
#[derive(Debug, Clone, Serialize)]
pub struct QuizPart<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Html>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<u32>,
    pub intro: Html,
    pub questions: Vec<QuestionView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct QuestionView<'a> {
    pub id: &'a str,
    /// Number in the quiz as written, from 1.
    pub number: usize,
    pub title: Html,
    /// 2, or 3 inside a group.
    pub level: u8,
    pub stem: Html,
    pub points: u32,
    pub pin: bool,
    /// Where the instruction of its kind stands beside the stem: `before` or `after`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// `kind`, and what that kind has.
    #[serde(flatten)]
    pub answer: AnswerView<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Html>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Html>,
    /// Links to what the question tests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<Html>,
}

/// `scenario.html`: works without scripts, every choice is a link.
#[derive(Debug, Clone, Serialize)]
pub struct ScenarioView<'a> {
    pub doc: &'a str,
    pub steps: Vec<ScenarioStepView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ScenarioStepView<'a> {
    pub id: &'a str,
    pub title: Html,
    pub body: Html,
    pub choices: Vec<ChoiceView<'a>>,
    /// Endings have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub went_well: Option<Html>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Html>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView<'a> {
    /// The step it leads to.
    pub to: &'a str,
    /// Its number, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<usize>,
    /// The words of the link.
    pub text: Html,
    /// What stands behind the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Html>,
}

/// `checklist.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ChecklistView<'a> {
    pub doc: &'a str,
    /// Points from low to high; `na` ("not relevant to my role") is not among them and is always
    /// offered.
    pub scale: Vec<PointView<'a>>,
    /// `start` and/or `end`, then `then` where the checklist looks back.
    pub moments: Vec<MomentView<'a>>,
    pub sections: Vec<ChecklistSectionView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PointView<'a> {
    pub value: u8,
    pub label: &'a str,
}

#[derive(Debug, Clone, Serialize)]
pub struct MomentView<'a> {
    pub code: &'static str,
    pub label: &'a str,
}

#[derive(Debug, Clone, Serialize)]
pub struct ChecklistSectionView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Html>,
    pub intro: Html,
    pub statements: Vec<StatementView<'a>>,
    pub prompts: Vec<PromptView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct StatementView<'a> {
    pub id: &'a str,
    pub text: Html,
    /// Without markup.
    pub plain: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<u8>,
    /// Shown when the rating is low: below the target, else in the lower half of the scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Html>,
}

/// A free-text box.
#[derive(Debug, Clone, Serialize)]
pub struct PromptView<'a> {
    pub id: &'a str,
    pub text: Html,
    pub plain: &'a str,
}

/// `module.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ModuleView<'a> {
    pub doc: &'a str,
    /// All steps together.
    pub minutes: u32,
    pub outcomes: Vec<OutcomeView<'a>>,
    pub parts: Vec<ModulePartView<'a>>,
    /// Ids of the steps that complete the module.
    pub needed: Vec<&'a str>,
}

#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView<'a> {
    pub id: &'a str,
    pub text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub framework: Option<&'a str>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ModulePartView<'a> {
    /// Text between steps.
    Note(Html),
    Step(Box<StepView<'a>>),
}

#[derive(Debug, Clone, Serialize)]
pub struct StepView<'a> {
    pub id: &'a str,
    pub number: usize,
    /// `read`, `quiz`, `checklist`, `scenario`, `reflect`, `observe`, `sign-off`.
    pub kind: &'static str,
    /// The kind in words.
    pub label: &'a str,
    pub text: Html,
    pub plain: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The document of a `quiz`, `checklist` or `scenario` step, and of a `read` step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<&'a str>,
    /// `start` or `end`, of a `checklist` step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moment: Option<&'a str>,
    /// Per cent of the points, of a `quiz` step whose quiz has a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pass: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    pub outcomes: Vec<&'a str>,
}

/// `plan.html`.
#[derive(Debug, Clone, Serialize)]
pub struct PlanView<'a> {
    pub doc: &'a str,
    pub sections: Vec<PlanSectionView<'a>>,
    pub count: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct PlanSectionView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Html>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain: Option<&'a str>,
    pub intro: Html,
    pub actions: Vec<PlanActionView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PlanActionView<'a> {
    pub id: &'a str,
    pub text: Html,
    /// Without markup: for the calendar and the table.
    pub plain: String,
    /// The page that explains the action.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// `curriculum.html`: outcomes against what serves and what assesses them.
#[derive(Debug, Clone, Serialize)]
pub struct CurriculumView<'a> {
    pub modules: Vec<CurriculumModule<'a>>,
    /// How many outcomes nothing assesses.
    pub gaps: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct CurriculumModule<'a> {
    pub link: LinkView<'a>,
    pub outcomes: Vec<CurriculumOutcome<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CurriculumOutcome<'a> {
    pub id: &'a str,
    pub text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub framework: Option<&'a str>,
    /// Steps that serve it, with their kind in words.
    pub steps: Vec<LinkView<'a>>,
    /// Questions and observed steps that assess it.
    pub assessed: Vec<LinkView<'a>>,
}

/// `record.html`: what of the site can be on record, so that the script can name and link it.
#[derive(Debug, Clone, Serialize)]
pub struct RecordView<'a> {
    pub documents: Vec<RecordDocument<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RecordDocument<'a> {
    pub doc: &'a str,
    /// `quiz`, `scenario`, `checklist`, `module`, `plan`.
    pub kind: &'static str,
    pub label: &'a str,
    pub title: &'a str,
    pub href: String,
    /// Items with their words: statements and prompts of a checklist, steps of a module, actions
    /// of a plan.
    pub items: Vec<RecordItem<'a>>,
    /// Labels of the scale, of a checklist.
    pub scale: Vec<PointView<'a>>,
    /// Per cent of the points, of a quiz.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pass: Option<u32>,
    /// Ids of the steps that complete it, of a module.
    pub needed: Vec<&'a str>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RecordItem<'a> {
    pub id: &'a str,
    /// `statement`, `prompt`, `action`, or a step's kind.
    pub kind: &'static str,
    pub text: Cow<'a, str>,
    /// Of a statement: the point to aim at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aim: Option<u8>,
    /// Of a step: the document that it leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<&'a str>,
    /// Of a checklist step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moment: Option<&'a str>,
}

/// `team.html`.
#[derive(Debug, Clone, Serialize)]
pub struct TeamView<'a> {
    /// The smallest group that a count may tell of.
    pub threshold: u32,
    /// From how many people on there are counts.
    pub counted: u32,
    /// The smallest team with a picture.
    pub fewest: u32,
    /// How many people somebody may know whom the picture still tells nothing for sure, at most.
    pub known: u32,
    pub checklists: Vec<TeamChecklist<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TeamChecklist<'a> {
    pub doc: &'a str,
    pub title: &'a str,
    pub scale: Vec<PointView<'a>>,
    pub moments: Vec<MomentView<'a>>,
    pub statements: Vec<RecordItem<'a>>,
}
