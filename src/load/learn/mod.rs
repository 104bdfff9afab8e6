//! Bodies that people practise with: the same Markdown, read as questions, statements, steps and
//! actions.
//!
//! Words carry the meaning (`Answer:`, `Hint:`, `Reflect:`), not punctuation, and whatever is
//! nearly right is a finding that shows the corrected line. Each reader takes the writer of
//! Markdown, writes the introduction as the body, and everything else into fragments of its own.

mod answer;
mod answer_key;
mod answer_part;
mod behind_answer;
pub mod checklist;
mod choice;
mod extras;
mod foreign_quiz;
mod headless;
mod item;
mod item_keys;
mod items;
mod labels;
mod lettered;
mod levels;
mod limits;
pub mod module;
mod near_answer;
mod near_gap;
mod near_id;
mod near_label;
mod near_list;
mod near_number;
mod near_truth;
mod notes;
mod number;
mod option_line;
mod option_run;
mod pairs;
mod paths;
pub mod plan;
mod question;
pub mod quiz;
pub mod rules;
pub mod scenario;
mod sections;
mod title;
mod whole;
mod without_heading;

use crate::diagnostic::Diagnostics;
use crate::load::text::body::Body;
use crate::load::text::foreign;
use crate::load::text::input::Input;
use crate::load::text::passage::Passage;
use crate::load::text::reader::Reader;
use crate::load::text::writer::Writer;
use crate::model::kind::Kind;

/// Reads a body with the reader of its kind.
pub(super) fn read(
    input: &Input<'_>,
    sink: &mut Diagnostics,
    understand: impl FnOnce(&mut Writer<'_, '_>) -> Kind,
) -> (Kind, Body) {
    let passage = Passage::of(input, sink);
    let tree = passage.tree();
    foreign::report(input, &tree, sink);
    let reader = Reader::new(input, &tree);
    let mut writer = Writer::new(&reader, sink);
    let kind = understand(&mut writer);
    (kind, writer.finish())
}
