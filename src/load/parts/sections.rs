//! A body cut at its headings.

use pulldown_cmark::{Event, Tag};

use crate::load::body::reader::Reader;

/// A heading and what is below it, up to the next.
pub(in crate::load) struct Section {
    /// The heading's node and its level; none above the first.
    pub(in crate::load) heading: Option<(usize, u8)>,
    /// The blocks below it.
    pub(in crate::load) blocks: Vec<usize>,
    /// Whether the heading is that of a group.
    pub(in crate::load) group: bool,
    /// A mistake around its heading was told already: what seems to be missing may only have been
    /// cut off.
    pub(in crate::load) misread: bool,
}

impl Section {
    fn new(heading: Option<(usize, u8)>) -> Section {
        Section {
            heading,
            blocks: Vec::new(),
            group: false,
            misread: false,
        }
    }

    /// For a heading of the second level, whether it opens a group.
    pub(in crate::load) fn opens_group(&self) -> Option<bool> {
        self.heading
            .filter(|(_, level)| *level <= 2)
            .map(|_| self.group)
    }
}

/// The sections of the body, whatever the level of their headings. The first has no heading.
pub(in crate::load) fn sections(reader: &Reader<'_>) -> Vec<Section> {
    let mut sections = vec![Section::new(None)];
    for block in reader.tree.top() {
        match (reader.tree.event(block), sections.last_mut()) {
            (Event::Start(Tag::Heading { level, .. }), _) => {
                sections.push(Section::new(Some((block, *level as u8))));
            }
            (_, Some(section)) => section.blocks.push(block),
            (_, None) => {}
        }
    }
    sections
}

/// What is said of a heading without an id.
pub(in crate::load) struct Naming {
    /// `question`, `step` …
    pub(in crate::load) what: &'static str,
    /// Whether something is kept under its id, so that one made from its words is worth a warning.
    pub(in crate::load) kept: bool,
    /// Whether its level was looked at before.
    pub(in crate::load) settled: bool,
    /// What may be beside the id.
    pub(in crate::load) attributes: &'static [&'static str],
}
