//! Raw HTML: what will be taken out of it is said, and its links and pictures become holes like
//! those of Markdown.

use std::ops::Range;

use pulldown_cmark::Event;

use super::inline::{Address as Kind, classify};
use super::writer::Writer;
use crate::load::body::html_lines::Raw;
use crate::load::body::tree::Node;
use crate::load::html::sanitise;
use crate::load::html::sanitise::{Address, AddressOf};

impl Writer<'_, '_> {
    /// Writes an inline tag, or the lines of a block.
    pub(super) fn raw_html(&mut self, nodes: &[Node<'_>]) {
        let raw = Raw::of(nodes);
        self.reader.report_removals(self.sink, &raw);
        self.reader.notice_html(self.sink, &raw);
        self.html_words(
            &raw,
            !matches!(
                nodes,
                [Node {
                    event: Event::InlineHtml(_),
                    ..
                }]
            ),
        );
        let mut done = 0;
        for address in sanitise::addresses(&raw.html) {
            let hole = hole_of(&address);
            self.out.push_html(&raw.html[done..hole.start]);
            self.write_address(
                &address,
                raw.in_file(&address.value),
                &raw.html[hole.clone()],
            );
            done = hole.end;
        }
        self.out.push_html(&raw.html[done..]);
    }

    fn write_address(&mut self, address: &Address, range: Range<usize>, written: &str) {
        match (address.of, classify(&address.to)) {
            (AddressOf::Picture { sized: false }, Kind::File) => {
                self.file_image(&address.to, range, false)
            }
            (AddressOf::Picture { .. }, kind) if !matches!(kind, Kind::File) => {
                self.reader.outside_image(self.sink, &address.to, range)
            }
            (_, Kind::Outside | Kind::Mail) => self.out.push_html(written),
            (_, kind) => {
                self.out.push_html("\"");
                match kind {
                    Kind::Jump(id) => self.jump(id, range),
                    Kind::File if !address.to.is_empty() => self.file_link(&address.to, range),
                    Kind::Refused(scheme) => self.reader.refuse(self.sink, scheme, range),
                    _ => self.reader.empty_link(self.sink, range),
                }
                self.out.push_html("\"");
            }
        }
    }
}

/// A picture's hole stands for the attribute, and with it for those of its size.
fn hole_of(address: &Address) -> Range<usize> {
    match address.of {
        AddressOf::Picture { sized: false } => address.attribute.clone(),
        _ => address.value.clone(),
    }
}
