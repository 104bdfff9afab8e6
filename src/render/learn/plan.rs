//! Plans as templates see them.

use super::Pen;
use super::view::{PlanActionView, PlanSectionView, PlanView};
use crate::model::fragment::Fragment;
use crate::model::learn::plan::{Plan, PlanAction, Section};
use crate::render::Site;
use crate::render::view::Html;

impl<'a> Site<'a> {
    /// A plan, for whatever page the pen writes on.
    pub(super) fn plan_view(&self, pen: &Pen<'_>, plan: &'a Plan) -> PlanView<'a> {
        PlanView {
            doc: &self.library.pages[pen.page].document.id.0,
            sections: plan
                .sections
                .iter()
                .map(|section| self.plan_section(pen, section))
                .collect(),
            count: plan.actions().count(),
        }
    }

    fn plan_section(&self, pen: &Pen<'_>, section: &'a Section) -> PlanSectionView<'a> {
        PlanSectionView {
            id: section.title.as_ref().map(|title| title.id.value.as_str()),
            title: section.title.as_ref().map(|title| pen.title(title)),
            plain: section.title.as_ref().map(|title| &*title.plain),
            intro: pen.html(&section.intro),
            actions: section
                .actions
                .iter()
                .map(|action| self.plan_action(pen, action))
                .collect(),
        }
    }

    /// An action with its own words, else with those of the page that defines it, and the way
    /// there.
    fn plan_action(&self, pen: &Pen<'_>, action: &'a PlanAction) -> PlanActionView<'a> {
        let id = action.id.value.as_str();
        let defined = self.library.actions.get(id).and_then(|(page, number)| {
            let found = &self.library.pages[*page];
            Some((*page, found, found.document.body.actions.get(*number)?))
        });
        let href = defined
            .as_ref()
            .map(|(_, found, _)| format!("{}#{id}", pen.resolver.here.href_to(&found.route)));
        let text = match (&action.words, defined) {
            (Some((text, _)), _) => pen.html(text),
            (None, Some((page, _, definition))) => {
                Html(pen.resolver.fragment(page, &definition.text))
            }
            (None, None) => pen.html(&Fragment::default()),
        };
        let plain = plain(&text.0);
        PlanActionView {
            id,
            text,
            plain,
            href,
        }
    }
}

/// The words of finished markup of our own: tags left out, the four entities that are written put
/// back.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
