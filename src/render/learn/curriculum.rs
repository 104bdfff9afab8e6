//! The curriculum map: outcomes against what serves and what assesses them.

use std::borrow::Cow;

use super::view::{CurriculumModule, CurriculumOutcome, CurriculumView};
use crate::model::kind::Kind;
use crate::model::learn::module::{Module, Outcome, Step};
use crate::model::library::PageId;
use crate::model::route::Route;
use crate::model::step_target::Work;
use crate::render::Site;
use crate::render::view::LinkView;

impl<'a> Site<'a> {
    /// The map, as seen from `here`.
    pub fn curriculum_view(&self, here: &Route) -> CurriculumView<'a> {
        let modules: Vec<CurriculumModule<'a>> = self
            .library
            .modules()
            .map(|(page, module)| self.curriculum_module(here, page, module))
            .collect();
        let outcomes = modules.iter().flat_map(|module| &module.outcomes);
        let gaps = outcomes
            .filter(|outcome| outcome.assessed.is_empty())
            .count();
        CurriculumView { gaps, modules }
    }

    fn curriculum_module(
        &self,
        here: &Route,
        page: PageId,
        module: &'a Module,
    ) -> CurriculumModule<'a> {
        let outcome = |outcome: &'a Outcome| CurriculumOutcome {
            id: &outcome.id.value,
            text: &outcome.text,
            framework: outcome.framework.as_deref(),
            steps: self.steps_serving(here, page, module, &outcome.id.value, |_| true),
            assessed: self.assessing(here, page, module, &outcome.id.value),
        };
        CurriculumModule {
            link: self.link(here, page),
            outcomes: module.rules.outcomes.iter().map(outcome).collect(),
        }
    }

    /// The steps that name the outcome, those whose work is `wanted`.
    fn steps_serving(
        &self,
        here: &Route,
        page: PageId,
        module: &'a Module,
        outcome: &str,
        wanted: impl Fn(Work) -> bool,
    ) -> Vec<LinkView<'a>> {
        let steps = module.steps().filter(|step| step.serves(outcome));
        let asked = steps
            .map(|step| (step, self.library.step_target(page, step).work))
            .filter(|(_, work)| wanted(*work));
        let link = |(step, work): (&'a Step, Work)| LinkView {
            href: format!(
                "{}#{}",
                here.href_to(&self.library.pages[page].route),
                step.id.value
            ),
            title: Cow::Borrowed(&*step.plain),
            summary: None,
            kind: Some(self.step_label(work)),
        };
        asked.map(link).collect()
    }

    /// Questions that name the outcome, wherever they stand, and observed steps and cases of the
    /// module itself.
    fn assessing(
        &self,
        here: &Route,
        page: PageId,
        module: &'a Module,
        outcome: &str,
    ) -> Vec<LinkView<'a>> {
        let mut found = Vec::new();
        for quiz_page in self.learning_pages() {
            let Kind::Quiz(quiz) = &self.library.pages[quiz_page].document.kind else {
                continue;
            };
            for question in quiz
                .questions()
                .filter(|one| one.outcomes.iter().any(|id| id.value == outcome))
            {
                found.push(LinkView {
                    href: format!(
                        "{}#{}",
                        here.href_to(&self.library.pages[quiz_page].route),
                        question.title.id.value
                    ),
                    title: Cow::Borrowed(&*question.title.plain),
                    summary: None,
                    kind: Some(self.strings.get("step.question")),
                });
            }
        }
        found.extend(self.steps_serving(here, page, module, outcome, Work::assesses));
        found
    }
}
