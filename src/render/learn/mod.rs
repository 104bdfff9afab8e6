//! Pages that people practise on, and the pages made of all of them.

mod checklist;
mod curriculum;
#[allow(
    missing_docs,
    reason = "field names are what templates write; what is not plain from a name is said beside it"
)]
pub mod kinds;
mod module;
mod plan;
mod quiz;
mod record;
mod scenario;
mod shuffle;
mod team;
#[allow(
    missing_docs,
    reason = "field names are what templates write; what is not plain from a name is said beside it"
)]
pub mod view;

use super::Site;
use super::resolver::{FragmentResolver, Gaps};
use super::view::{Extra, Html};
use crate::model::fragment::Fragment;
use crate::model::kind::Kind;
use crate::model::learn::Title;
use crate::model::library::PageId;

/// Writes the fragments of one document for one page.
pub(super) struct Pen<'a> {
    resolver: FragmentResolver<'a>,
    page: PageId,
}

impl Pen<'_> {
    fn html(&self, fragment: &Fragment) -> Html {
        Html(self.resolver.fragment(self.page, fragment))
    }

    fn some(&self, fragment: &Option<Fragment>) -> Option<Html> {
        fragment.as_ref().map(|fragment| self.html(fragment))
    }

    fn title(&self, title: &Title) -> Html {
        self.html(&title.text)
    }
}

impl<'a> Site<'a> {
    /// A pen for a document's own page.
    fn pen(&self, page: PageId, gaps: Gaps) -> Pen<'a> {
        let here = &self.library.pages[page].route;
        Pen {
            resolver: FragmentResolver {
                gaps,
                ..FragmentResolver::page(self.library, self.strings, here)
            },
            page,
        }
    }

    /// The template of a learning document, its kind, and what the template needs.
    pub fn learning(&self, page: PageId) -> Option<(&'static str, &'static str, Extra<'a>)> {
        let pen = self.pen(page, Gaps::Field);
        Some(match &self.library.pages[page].document.kind {
            Kind::Quiz(quiz) => (
                "quiz.html",
                "quiz",
                Extra::Quiz(Box::new(self.quiz_view(&pen, quiz))),
            ),
            Kind::Scenario(scenario) => (
                "scenario.html",
                "scenario",
                Extra::Scenario(self.scenario_view(&pen, scenario)),
            ),
            Kind::Checklist(checklist) => (
                "checklist.html",
                "checklist",
                Extra::Checklist(self.checklist_view(&pen, checklist)),
            ),
            Kind::Module(module) => (
                "module.html",
                "module",
                Extra::Module(self.module_view(&pen, module)),
            ),
            Kind::Plan(plan) => ("plan.html", "plan", Extra::Plan(self.plan_view(&pen, plan))),
            Kind::Page(_) | Kind::Guidance | Kind::Policy(_) => return None,
        })
    }

    /// The same for the print view of a section, in which nothing gives an answer away.
    pub fn paper(
        &self,
        page: PageId,
        resolver: FragmentResolver<'_>,
    ) -> Option<(&'static str, Extra<'a>)> {
        let pen = Pen { resolver, page };
        Some(match &self.library.pages[page].document.kind {
            Kind::Quiz(quiz) => {
                let mut view = self.quiz_view(&pen, quiz);
                view.parts
                    .iter_mut()
                    .flat_map(|part| &mut part.questions)
                    .for_each(view::QuestionView::forget_answers);
                ("quiz", Extra::Quiz(Box::new(view)))
            }
            Kind::Scenario(scenario) => (
                "scenario",
                Extra::Scenario(self.scenario_view(&pen, scenario)),
            ),
            Kind::Checklist(checklist) => (
                "checklist",
                Extra::Checklist(self.checklist_view(&pen, checklist)),
            ),
            Kind::Module(module) => ("module", Extra::Module(self.module_view(&pen, module))),
            Kind::Plan(plan) => ("plan", Extra::Plan(self.plan_view(&pen, plan))),
            Kind::Page(_) | Kind::Guidance | Kind::Policy(_) => return None,
        })
    }

    /// All pages of learning kinds, by path.
    fn learning_pages(&self) -> impl Iterator<Item = PageId> + 'a {
        self.library.learning.iter().copied()
    }
}
