//! What of the site can be on record.

use std::borrow::Cow;

use super::module::{moment, needed};
use super::view::{PlanActionView, RecordDocument, RecordItem, RecordView};
use crate::model::kind::Kind;
use crate::model::learn::checklist::Checklist;
use crate::model::learn::module::Module;
use crate::model::learn::plan::Plan;
use crate::model::library::PageId;
use crate::model::route::Route;
use crate::render::Site;
use crate::render::resolver::Gaps;

impl<'a> Site<'a> {
    /// All learning documents, as seen from `here`.
    pub fn record_view(&self, here: &Route) -> RecordView<'a> {
        RecordView {
            documents: self
                .learning_pages()
                .map(|page| self.record_document(here, page))
                .collect(),
        }
    }

    fn record_document(&self, here: &Route, page: PageId) -> RecordDocument<'a> {
        let found = &self.library.pages[page];
        let kind = found.document.kind.name();
        let mut view = RecordDocument {
            doc: &found.document.id.0,
            kind: kind.name(),
            label: self.kind_label(kind),
            title: &found.document.meta.title,
            href: here.href_to(&found.route),
            items: Vec::new(),
            scale: Vec::new(),
            pass: None,
            needed: Vec::new(),
        };
        match &found.document.kind {
            Kind::Quiz(quiz) => view.pass = quiz.rules.pass.as_ref().map(|pass| pass.value),
            Kind::Checklist(checklist) => {
                view.items = statements_and_prompts(checklist);
                view.scale = self.scale(&checklist.rules.scale);
            }
            Kind::Module(module) => {
                view.items = self.steps(page, module);
                view.needed = needed(module);
            }
            Kind::Plan(plan) => view.items = self.actions_on_record(page, plan),
            _ => {}
        }
        view
    }

    fn actions_on_record(&self, page: PageId, plan: &'a Plan) -> Vec<RecordItem<'a>> {
        let view = self.plan_view(&self.pen(page, Gaps::Line), plan);
        let actions = view
            .sections
            .into_iter()
            .flat_map(|section| section.actions);
        let item = |action: PlanActionView<'a>| RecordItem {
            id: action.id,
            kind: "action",
            text: Cow::Owned(action.plain),
            aim: None,
            doc: None,
            moment: None,
        };
        actions.map(item).collect()
    }

    fn steps(&self, page: PageId, module: &'a Module) -> Vec<RecordItem<'a>> {
        let step = |step: &'a crate::model::learn::module::Step| {
            let asked = self.library.step_target(page, step);
            RecordItem {
                id: &step.id.value,
                kind: asked.work.code(),
                text: Cow::Borrowed(&*step.plain),
                aim: None,
                doc: asked
                    .page
                    .map(|(page, _)| self.library.pages[page].document.id.0.as_str()),
                moment: moment(&asked),
            }
        };
        module.steps().map(step).collect()
    }
}

fn statements_and_prompts(checklist: &Checklist) -> Vec<RecordItem<'_>> {
    let prompts = checklist
        .sections
        .iter()
        .flat_map(|section| &section.prompts);
    statements(checklist)
        .into_iter()
        .chain(prompts.map(|prompt| item(&prompt.id.value, "prompt", &prompt.plain)))
        .collect()
}

/// The statements of a checklist.
pub(super) fn statements(checklist: &Checklist) -> Vec<RecordItem<'_>> {
    checklist
        .statements()
        .map(|one| RecordItem {
            aim: Some(checklist.aim(one)),
            ..item(&one.id.value, "statement", &one.plain)
        })
        .collect()
}

fn item<'a>(id: &'a str, kind: &'static str, text: &'a str) -> RecordItem<'a> {
    RecordItem {
        id,
        kind,
        text: Cow::Borrowed(text),
        aim: None,
        doc: None,
        moment: None,
    }
}
