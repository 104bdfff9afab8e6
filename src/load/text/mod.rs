//! Markdown -> body: CommonMark and GFM, with what this tool adds to them.

pub mod abbreviations;
pub(in crate::load) mod attributes;
pub(in crate::load) mod body;
mod callout;
mod cells;
mod colon_lines;
mod embed;
mod footnote_section;
mod footnotes;
pub(in crate::load) mod foreign;
mod given;
mod here;
pub mod highlight;
mod holes;
mod html;
mod html_lines;
mod html_words;
pub(in crate::load) mod ids;
mod inline;
pub(in crate::load) mod input;
mod letter_lists;
mod link_text;
pub(in crate::load) mod lists;
mod looks_like;
pub(in crate::load) mod near_action;
mod near_link;
mod near_miss;
mod near_table;
mod notice;
mod numbers;
mod numerals;
pub(in crate::load) mod passage;
mod pasted;
pub(in crate::load) mod raw;
pub(in crate::load) mod reader;
pub mod reading;
mod rewrite;
pub mod sanitise;
mod signs;
mod table;
mod table_rows;
pub(in crate::load) mod tree;
mod typed;
pub(in crate::load) mod writer;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::model::document::Section;
use crate::model::fragment::Part;
pub use body::Body;
pub use input::Input;

/// Reads a body. Never fails: whatever is wrong with it is in `sink`.
pub fn read(input: &Input<'_>, sink: &mut Diagnostics) -> Body {
    let passage = passage::Passage::of(input, sink);
    let tree = passage.tree();
    foreign::report(input, &tree, sink);
    let html = tree.has_html();
    let mut body = writer::Writer::new(&reader::Reader::new(input, &tree), sink).write();
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
