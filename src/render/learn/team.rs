//! What the team picture needs to know of the site.

use super::record::statements;
use super::view::{TeamChecklist, TeamView};
use crate::model::kind::Kind;
use crate::render::Site;

impl<'a> Site<'a> {
    /// All checklists with their statements.
    pub fn team_view(&self) -> TeamView<'a> {
        let checklists = self.learning_pages().filter_map(|page| {
            let document = &self.library.pages[page].document;
            let Kind::Checklist(checklist) = &document.kind else { return None };
            Some(TeamChecklist {
                doc: &document.id.0,
                title: &document.meta.title,
                scale: self.scale(&checklist.rules.scale),
                moments: self.moments(&checklist.rules),
                statements: statements(checklist),
            })
        });
        TeamView { threshold: self.project.team_threshold, checklists: checklists.collect() }
    }
}
