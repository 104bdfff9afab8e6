//! Footnotes: numbered by their first reference, gathered at the end, each with links back.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::Event;

use super::writer::Writer;
use crate::diagnostic::rule;
use crate::model::fragment::{Label, Part};

fn reference<'t>(event: &'t Event<'_>) -> Option<&'t str> {
    match event {
        Event::FootnoteReference(label) => Some(label),
        _ => None,
    }
}

/// The id of the `occurrence`-th reference to footnote `number`.
fn reference_id(number: usize, occurrence: usize) -> String {
    if occurrence == 1 {
        format!("fnref-{number}")
    } else {
        format!("fnref-{number}-{occurrence}")
    }
}

impl Writer<'_, '_> {
    pub(in crate::load) fn footnote_reference(&mut self, label: &str, range: Range<usize>) {
        let Some((&label, _)) = self.footnotes.definitions.get_key_value(label) else {
            return;
        };
        if self.hiding {
            return self.reader.report_hidden_footnote(self.sink, range);
        }
        let order = &mut self.footnotes.order;
        let position = *self.footnotes.positions.entry(label).or_insert_with(|| {
            order.push((label, 0));
            order.len() - 1
        });
        order[position].1 += 1;
        let (number, occurrence) = (position + 1, order[position].1);
        self.out.push_html("<sup class=\"footnote-ref\"><a href=\"");
        self.out.push(Part::Jump(format!("fn-{number}").into()));
        self.out.push_html("\" id=\"");
        self.out
            .push(Part::Id(reference_id(number, occurrence).into()));
        self.out.push_html(&format!("\">{number}</a></sup>"));
    }

    /// Writes the section of footnotes. A footnote may refer to another, which then joins the end
    /// of the list.
    pub(in crate::load) fn write_footnotes(&mut self) {
        self.report_unused();
        self.report_repeated();
        if self.footnotes.order.is_empty() {
            return;
        }
        self.out
            .push_html("<section class=\"footnotes\" aria-label=\"");
        self.region(Label::Footnotes);
        self.out.push_html("\"><ol>\n");
        let mut position = 0;
        while let Some(&(label, _)) = self.footnotes.order.get(position) {
            self.footnote(label, position + 1);
            position += 1;
        }
        self.out.push_html("</ol></section>\n");
    }

    fn footnote(&mut self, label: &str, number: usize) {
        let Some(&definition) = self.footnotes.definitions.get(label) else {
            return;
        };
        self.out.push_html("<li id=\"");
        self.out.push(Part::Id(format!("fn-{number}").into()));
        self.out.push_html("\">\n");
        self.contents(definition);
        let references = self
            .footnotes
            .order
            .get(number - 1)
            .map_or(0, |(_, count)| *count);
        for occurrence in 1..=references {
            self.back_link(number, occurrence);
        }
        self.out.push_html("</li>\n");
        self.end_words();
    }

    fn back_link(&mut self, number: usize, occurrence: usize) {
        self.out.push_html("<a class=\"footnote-back\" href=\"");
        self.out
            .push(Part::Jump(reference_id(number, occurrence).into()));
        self.out.push_html("\" aria-label=\"");
        self.out.push(Part::Label(Label::FootnoteBack));
        let which = if occurrence == 1 {
            String::new()
        } else {
            format!(", {occurrence}")
        };
        self.out
            .push_html(&format!(" {number}{which}\">\u{21a9}\u{fe0e}</a>\n"));
    }

    fn report_repeated(&mut self) {
        for (label, index) in std::mem::take(&mut self.footnotes.repeated) {
            let place = self
                .reader
                .place(self.reader.tree.node(index).range.clone());
            let message = format!(
                "there is a footnote `[^{label}]` above already, and this one is not shown"
            );
            let found = rule::DUPLICATE_FOOTNOTE.at(place, message);
            self.sink.push(
                found.help("give this text a mark of its own, and put that mark where it belongs"),
            );
        }
    }

    fn report_unused(&mut self) {
        let referred: BTreeSet<&str> = self
            .reader
            .tree
            .nodes()
            .iter()
            .filter_map(|node| reference(&node.event))
            .collect();
        let definitions = self.footnotes.definitions.iter();
        let unused: Vec<usize> = definitions
            .filter(|(label, _)| !referred.contains(**label))
            .map(|(_, index)| *index)
            .collect();
        for index in unused {
            let place = self
                .reader
                .place(self.reader.tree.node(index).range.clone());
            self.sink.push(
                rule::UNUSED_FOOTNOTE
                    .at(
                        place,
                        "nothing in the text refers to this footnote, so it is not shown",
                    )
                    .help("put its mark, such as [^1], where it belongs"),
            );
        }
    }
}
