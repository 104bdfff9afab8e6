//! Bodies that people practise with: the same Markdown, read as questions, statements, steps and
//! actions.
//!
//! Words carry the meaning (`Answer:`, `Hint:`, `Reflect:`), not punctuation, and whatever is
//! nearly right is a finding that shows the corrected line. Each reader takes the writer of
//! Markdown, writes the introduction as the body, and everything else into fragments of its own.

pub(crate) mod checklist;
mod item;
mod kinds;
pub(crate) mod module;
mod notes;
pub(crate) mod plan;
mod question;
mod question_parts;
pub(crate) mod quiz;
pub(crate) mod scenario;
mod title;

use crate::diagnostic::Diagnostics;
use crate::load::body::input::Input;
use crate::load::body::passage::Passage;
use crate::load::body::reader::Reader;
use crate::load::check::text::foreign;
use crate::load::text::writer::Writer;
use crate::model::document::Body;
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
