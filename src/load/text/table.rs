//! Tables: each scrolls inside its own box, so that a page never scrolls sideways.

use pulldown_cmark::{Alignment, Event, Tag};

use super::writer::Writer;
use crate::model::fragment::Label;

/// How many columns need the long side of a sheet of paper, and how many need small letters, too.
const WIDE: usize = 7;
const WIDEST: usize = 13;

impl Writer<'_, '_> {
    pub(in crate::load) fn table(&mut self, index: usize, alignments: &[Alignment]) {
        let wide = match alignments.len() {
            0..WIDE => "",
            WIDE..WIDEST => " table-wide",
            _ => " table-wide table-widest",
        };
        self.out.push_html(&format!(
            "<div class=\"table{wide}\" role=\"region\" tabindex=\"0\" aria-label=\""
        ));
        self.region(Label::Table);
        self.out.push_html("\"><table>\n");
        let rows: Vec<usize> = self.reader.tree.children(index).collect();
        self.reader.report_rows(self.sink, index);
        if self.reader.input.writing {
            self.reader.report_heads(self.sink, index, &rows);
        }
        for (position, &row) in rows.iter().enumerate() {
            match self.reader.tree.event(row) {
                Event::Start(Tag::TableHead) => self.head(row, alignments),
                _ => {
                    self.out
                        .push_html(if position == 1 { "<tbody>\n" } else { "" });
                    self.row(row, alignments, "td", "");
                }
            }
        }
        self.out.push_html(if rows.len() > 1 {
            "</tbody></table></div>\n"
        } else {
            "</table></div>\n"
        });
    }

    fn head(&mut self, row: usize, alignments: &[Alignment]) {
        self.out.push_html("<thead>\n");
        self.row(row, alignments, "th", " scope=\"col\"");
        self.out.push_html("</thead>\n");
    }

    fn row(&mut self, row: usize, alignments: &[Alignment], tag: &str, scope: &str) {
        self.out.push_html("<tr>");
        for (column, cell) in self
            .reader
            .tree
            .children(row)
            .collect::<Vec<_>>()
            .into_iter()
            .enumerate()
        {
            let class = match alignments.get(column) {
                Some(Alignment::Left) => " class=\"left\"",
                Some(Alignment::Center) => " class=\"center\"",
                Some(Alignment::Right) => " class=\"right\"",
                _ => "",
            };
            // An empty header cell is a plain cell: there is nothing for a screen reader to call
            // the column by.
            let tag = if tag == "th" && self.reader.tree.inside(cell).is_empty() {
                "td"
            } else {
                tag
            };
            let scope = if tag == "th" { scope } else { "" };
            self.out.push_html(&format!("<{tag}{scope}{class}>"));
            self.inlines(cell);
            self.out.push_html(&format!("</{tag}>"));
            self.end_words();
        }
        self.out.push_html("</tr>\n");
    }
}
