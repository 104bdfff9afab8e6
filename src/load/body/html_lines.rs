//! Raw HTML as one text, and where each byte of it is in the file.

use std::ops::Range;

use pulldown_cmark::Event;

use super::tree::Node;

/// The lines of a block as one text, since a tag may go over several.
pub(in crate::load) struct Raw {
    pub(in crate::load) html: String,
    /// Where each line begins: in that text, and in the file.
    lines: Vec<(usize, usize)>,
}

impl Raw {
    pub(in crate::load) fn of(nodes: &[Node<'_>]) -> Raw {
        let mut raw = Raw {
            html: String::new(),
            lines: Vec::new(),
        };
        for node in nodes {
            if let Event::Html(html) | Event::InlineHtml(html) | Event::Text(html) = &node.event {
                raw.lines.push((raw.html.len(), node.range.start));
                raw.html.push_str(html);
            }
        }
        raw
    }

    pub(in crate::load) fn in_file(&self, range: &Range<usize>) -> Range<usize> {
        self.at(range.start)..self.at(range.end)
    }

    /// Where a byte of the text is in the file.
    pub(in crate::load) fn at(&self, at: usize) -> usize {
        let line = self
            .lines
            .partition_point(|(start, _)| *start <= at)
            .saturating_sub(1);
        self.lines
            .get(line)
            .map_or(at, |(start, file)| file + (at - start))
    }
}
