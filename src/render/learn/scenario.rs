//! Scenarios as templates see them.

use std::collections::BTreeMap;

use super::Pen;
use super::view::{ChoiceView, ScenarioStepView, ScenarioView};
use crate::model::learn::scenario::Scenario;
use crate::render::Site;

impl<'a> Site<'a> {
    /// A scenario, for whatever page the pen writes on.
    pub(super) fn scenario_view(&self, pen: &Pen<'_>, scenario: &'a Scenario) -> ScenarioView<'a> {
        let numbers: BTreeMap<&str, usize> = scenario
            .steps
            .iter()
            .zip(1..)
            .map(|(step, number)| (step.title.id.value.as_str(), number))
            .collect();
        let steps = scenario.steps.iter().map(|step| ScenarioStepView {
            id: &step.title.id.value,
            title: pen.title(&step.title),
            body: pen.html(&step.body),
            choices: step
                .choices
                .iter()
                .map(|choice| ChoiceView {
                    to: &choice.to.value,
                    number: numbers.get(choice.to.value.as_str()).copied(),
                    text: pen.html(&choice.text),
                    note: pen.some(&choice.note),
                })
                .collect(),
            went_well: pen.some(&step.went_well),
            next: pen.some(&step.next),
        });
        ScenarioView {
            doc: &self.library.pages[pen.page].document.id.0,
            steps: steps.collect(),
        }
    }
}
