//! Writes what is after a label: a hint, a reason, what to read.

use crate::load::parts::labels::{Note, Piece};
use crate::load::text::writer::Writer;
use crate::model::fragment::Fragment;

impl Note {
    /// Writes what is after the label; hidden where it gives an answer away.
    pub(super) fn fragment(&self, writer: &mut Writer<'_, '_>, hidden: bool) -> Fragment {
        let write = |writer: &mut Writer<'_, '_>| self.write(writer);
        if hidden {
            writer.hidden(write)
        } else {
            writer.fragment(write)
        }
    }

    fn write(&self, writer: &mut Writer<'_, '_>) {
        let mut open = false;
        for piece in &self.pieces {
            match piece {
                Piece::Line {
                    text,
                    nodes,
                    goes_on,
                } => {
                    if !(*goes_on && open) {
                        writer.out.push_html(if open { "</p>\n<p>" } else { "<p>" });
                    } else {
                        writer.out.push_html("\n");
                        writer.push_words(" ");
                    }
                    open = true;
                    writer.text(text);
                    nodes.iter().for_each(|node| writer.inline(*node));
                }
                Piece::Block(block) => {
                    if std::mem::take(&mut open) {
                        writer.out.push_html("</p>\n");
                    }
                    writer.blocks(&[*block]);
                }
            }
        }
        if open {
            writer.out.push_html("</p>\n");
        }
        writer.end_words();
    }
}
