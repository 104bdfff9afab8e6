//! The words of raw HTML, as part of the words of the page.

use super::writer::Writer;
use crate::load::body::html_lines::Raw;
use crate::load::html::sanitise::{Piece, pieces};

impl Writer<'_, '_> {
    /// Adds what a block or a tag shows to the words of the page.
    pub(super) fn html_words(&mut self, raw: &Raw, is_block: bool) {
        for piece in pieces(&raw.html) {
            match piece {
                Piece::Text { text, .. } => self.push_spaced(&text),
                Piece::Break { .. } if is_block => self.end_words(),
                Piece::Break { .. } => self.push_spaced(" "),
            }
        }
        if is_block {
            self.end_words();
        }
    }

    /// Words with one space where HTML has any white space.
    fn push_spaced(&mut self, text: &str) {
        let is_space = |c: char| c.is_ascii_whitespace();
        let parted = self.words.is_empty() || self.words.ends_with(is_space);
        if text.starts_with(is_space) && !parted {
            self.push_words(" ");
        }
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        self.push_words(&words.join(" "));
        if text.ends_with(is_space) && !words.is_empty() {
            self.push_words(" ");
        }
    }
}
