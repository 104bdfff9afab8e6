//! What the team picture needs to know of the site.

use super::record::statements;
use super::view::{TeamChecklist, TeamView};
use crate::model::kind::Kind;
use crate::render::Site;

/// The smallest team with a picture. As in `team-counts.js`, like the numbers that follow from the
/// threshold.
const FEWEST: u32 = 6;

impl<'a> Site<'a> {
    /// All checklists with their statements.
    pub fn team_view(&self) -> TeamView<'a> {
        let checklists = self.learning_pages().filter_map(|page| {
            let document = &self.library.pages[page].document;
            let Kind::Checklist(checklist) = &document.kind else {
                return None;
            };
            Some(TeamChecklist {
                doc: &document.id.0,
                title: &document.meta.title,
                scale: self.scale(&checklist.rules.scale),
                moments: self.moments(&checklist.rules),
                statements: statements(checklist),
            })
        });
        let threshold = self.project.team_threshold;
        TeamView {
            threshold,
            counted: counted_from(threshold),
            fewest: FEWEST,
            known: threshold.saturating_sub(2),
            checklists: checklists.collect(),
        }
    }
}

/// "About half" begins at four tenths: from two and a half thresholds on, both sides of it hold a
/// threshold.
fn counted_from(threshold: u32) -> u32 {
    threshold.saturating_mul(5).div_ceil(2)
}
