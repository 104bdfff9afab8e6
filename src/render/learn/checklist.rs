//! Checklists as templates see them.

use super::Pen;
use super::view::{
    ChecklistSectionView, ChecklistView, MomentView, PointView, PromptView, StatementView,
};
use crate::model::learn::Prompt;
use crate::model::learn::checklist::{Checklist, Moment, Rules, Scale, Section, Statement};
use crate::render::Site;

impl<'a> Site<'a> {
    /// A checklist, for whatever page the pen writes on.
    pub(super) fn checklist_view(
        &self,
        pen: &Pen<'_>,
        checklist: &'a Checklist,
    ) -> ChecklistView<'a> {
        ChecklistView {
            doc: &self.library.pages[pen.page].document.id.0,
            scale: self.scale(&checklist.rules.scale),
            moments: self.moments(&checklist.rules),
            sections: checklist
                .sections
                .iter()
                .map(|section| self.section_view(pen, section))
                .collect(),
        }
    }

    /// The points of a scale, low to high, with their labels.
    pub(super) fn scale(&self, scale: &'a Scale) -> Vec<PointView<'a>> {
        const DEFAULT: [&str; 5] = ["scale.1", "scale.2", "scale.3", "scale.4", "scale.5"];
        match scale {
            Scale::Default => (1..)
                .zip(DEFAULT)
                .map(|(value, name)| PointView {
                    value,
                    label: self.strings.get(name),
                })
                .collect(),
            Scale::Own { labels, .. } => scale
                .values()
                .zip(labels)
                .map(|(value, label)| PointView { value, label })
                .collect(),
        }
    }

    /// When it is filled in, in the order in which readers meet it.
    pub(super) fn moments(&self, rules: &Rules) -> Vec<MomentView<'a>> {
        let mut moments: Vec<MomentView<'a>> = rules
            .moments
            .iter()
            .map(|moment| MomentView {
                code: moment.code(),
                label: self.strings.get(match moment {
                    Moment::Start => "moment.start",
                    Moment::End => "moment.end",
                }),
            })
            .collect();
        if rules.then_now {
            moments.push(MomentView {
                code: "then",
                label: self.strings.get("moment.then"),
            });
        }
        moments
    }

    fn section_view(&self, pen: &Pen<'_>, section: &'a Section) -> ChecklistSectionView<'a> {
        ChecklistSectionView {
            id: section.title.as_ref().map(|title| title.id.value.as_str()),
            title: section.title.as_ref().map(|title| pen.title(title)),
            intro: pen.html(&section.intro),
            statements: section
                .statements
                .iter()
                .map(|found| statement(pen, found))
                .collect(),
            prompts: section
                .prompts
                .iter()
                .map(|found| prompt(pen, found))
                .collect(),
        }
    }
}

fn statement<'a>(pen: &Pen<'_>, statement: &'a Statement) -> StatementView<'a> {
    StatementView {
        id: &statement.id.value,
        text: pen.html(&statement.text),
        plain: &statement.plain,
        target: statement.target,
        next: pen.some(&statement.next),
    }
}

fn prompt<'a>(pen: &Pen<'_>, prompt: &'a Prompt) -> PromptView<'a> {
    PromptView {
        id: &prompt.id.value,
        text: pen.html(&prompt.text),
        plain: &prompt.plain,
    }
}
