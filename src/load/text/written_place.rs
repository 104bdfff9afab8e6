//! Where the text that is being written is in the file.

use std::ops::Range;

use super::writer::Writer;
use crate::load::check::text::link_words;

impl Writer<'_, '_> {
    /// Writes `text`, which is what the node at `index` says, or a part of it.
    pub(in crate::load) fn text_of(&mut self, index: usize, text: &str) {
        self.here = self.reader.tree.node(index).range.clone();
        self.text(text);
    }

    /// Where `words` are: in what is being written, else after it, for texts that are no node of
    /// their own.
    pub(super) fn find_here(&self, words: &str) -> Option<Range<usize>> {
        let body = &self.reader.input.body;
        let places = [self.here.clone(), self.here.start..body.end, body.clone()];
        places.into_iter().find_map(|place| {
            let at = place.start + self.reader.input.text.get(place)?.find(words)?;
            Some(at..at + words.len())
        })
    }

    /// Looks at an address that is written in the text as it is.
    pub(super) fn notice_address(&mut self, address: &str) {
        if let Some(range) = self.find_here(address) {
            // The same address may be written again after it.
            self.here.start = range.end;
            self.sink.extend(link_words::bare(self.reader, range));
        }
    }
}
