//! Markdown -> body: CommonMark and GFM, with what this tool adds to them.

mod callout;
mod footnote_section;
pub(crate) mod highlight;
mod holes;
mod html_words;
mod inline;
pub(in crate::load) mod lists;
mod notice;
pub(in crate::load) mod raw;
mod table;
mod word_count;
pub(in crate::load) mod writer;
mod written_place;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
pub use crate::load::body::input::Input;
use crate::load::body::passage::Passage;
use crate::load::body::reader::Reader;
use crate::load::check::text::foreign;
use crate::model::document::{Body, Section};
use crate::model::fragment::Part;

/// Reads a body. Never fails: whatever is wrong with it is in `sink`.
pub fn read(input: &Input<'_>, sink: &mut Diagnostics) -> Body {
    let passage = Passage::of(input, sink);
    let tree = passage.tree();
    foreign::report(input, &tree, sink);
    let html = tree.has_html();
    let mut body = writer::Writer::new(&Reader::new(input, &tree), sink).write();
    if html {
        forget_removed(&mut body);
    }
    body
}

/// An element that is taken out takes its headings and ids along: no list of contents and no link
/// may name them.
fn forget_removed(body: &mut Body) {
    let left: BTreeSet<&str> = body.fragment.0.iter().filter_map(id).collect();
    body.anchors.retain(|anchor| left.contains(&**anchor));
    let mut sections: Vec<Section> = Vec::with_capacity(body.words.sections.len());
    for section in std::mem::take(&mut body.words.sections) {
        let heading = section
            .heading
            .and_then(|number| body.outline.get(number as usize));
        match sections.last_mut() {
            Some(before) if heading.is_some_and(|heading| !left.contains(&*heading.id)) => {
                before.count += section.count
            }
            Some(before) => {
                let number = Some(before.heading.map_or(0, |number| number + 1));
                sections.push(Section {
                    heading: number,
                    ..section
                });
            }
            None => sections.push(section),
        }
    }
    body.words.sections = sections;
    body.outline.retain(|heading| left.contains(&*heading.id));
}

fn id(part: &Part) -> Option<&str> {
    match part {
        Part::Id(id) => Some(id),
        _ => None,
    }
}
