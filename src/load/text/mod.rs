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

#[cfg(test)]
mod tests {
    use crate::load::files::source::Source;
    use crate::load::{Options, document};

    /// The headings, and how many words each section has, the part above the first heading first.
    fn outline(body: &str) -> (Vec<String>, Vec<u32>) {
        let source = Source {
            path: "a.md".into(),
            file: "a.md".into(),
            text: format!("---\ntitle: A\n---\n{body}").into(),
            layer: 0,
        };
        let document = document(&source, &Options::default()).document.unwrap();
        let headings = document.body.outline.iter();
        let sections = document.body.words.sections.iter();
        (
            headings.map(|heading| heading.title.to_string()).collect(),
            sections.map(|section| section.count).collect(),
        )
    }

    #[test]
    fn a_heading_in_what_is_taken_out_is_in_no_list() {
        let text = "One.\n\n## Two\n\nThree four.\n\n<script>\n\n## Five\n\nSix.\n\n</script>\n\n## Seven\n\nEight.\n";
        let (headings, counts) = outline(text);
        assert_eq!(headings, ["Two", "Seven"]);
        assert_eq!(counts.len(), 3, "{counts:?}");
        assert_eq!((counts[0], counts[2]), (1, 2), "{counts:?}");
    }
}
