//! Quotes, and the callouts that some of them are: `> [!NOTE]`, and `> [!DETAILS] Title`.

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use super::inline::ends_line;
use super::writer::Writer;
use crate::diagnostic::Diagnostics;
use crate::load::body::reader::Reader;
use crate::model::fragment::{Callout, Label, Part};

/// A callout and the nodes of its title.
struct Opening {
    callout: Callout,
    /// What follows the tag on its line.
    title: String,
    /// The nodes of the first paragraph that belong to the title's line, the tag's own text among
    /// them.
    line: Vec<usize>,
    /// The nodes of the first paragraph below that line.
    rest: Vec<usize>,
}

impl Writer<'_, '_> {
    pub(in crate::load) fn quote(&mut self, index: usize) {
        let kind = match self.reader.tree.event(index) {
            Event::Start(Tag::BlockQuote(kind)) => *kind,
            _ => None,
        };
        if let Some(kind) = kind {
            return self.plain_callout(index, github(kind));
        }
        match self.reader.opening(self.sink, index) {
            Some(opening) => self.titled_callout(index, &opening),
            None => {
                self.out.push_html("<blockquote>\n");
                self.contents(index);
                self.out.push_html("</blockquote>\n");
            }
        }
    }

    /// GitHub's own form: the tag alone on its line, which the parser has taken away.
    fn plain_callout(&mut self, index: usize, callout: Callout) {
        self.open(callout);
        self.close_label(callout);
        self.contents(index);
        self.close(callout);
    }

    fn titled_callout(&mut self, index: usize, opening: &Opening) {
        self.open(opening.callout);
        self.write_title(opening);
        self.close_label(opening.callout);
        if !opening.rest.is_empty() {
            self.out.push_html("<p>");
            for &node in &opening.rest {
                self.inline(node);
            }
            self.out.push_html("</p>\n");
            self.end_words();
        }
        let blocks: Vec<usize> = self.reader.tree.children(index).skip(1).collect();
        self.blocks(&blocks);
        self.close(opening.callout);
    }

    fn open(&mut self, callout: Callout) {
        match callout {
            Callout::Details => self
                .out
                .push_html("<details class=\"callout-details\"><summary>"),
            _ => {
                let name = callout.name();
                self.out.push_html(&format!(
                    "<div class=\"callout callout-{name}\"><p class=\"callout-label\">"
                ));
                self.out.push(Part::Label(Label::Callout(callout)));
            }
        }
    }

    fn write_title(&mut self, opening: &Opening) {
        if opening.title.is_empty() && opening.line.len() < 2 {
            if opening.callout == Callout::Details {
                self.out.push(Part::Label(Label::Callout(Callout::Details)));
            }
            return;
        }
        if opening.callout != Callout::Details {
            self.out.push_html(": ");
        }
        self.quietly(|writer| {
            match opening.line.first() {
                Some(first) => writer.text_of(*first, &opening.title),
                None => writer.text(&opening.title),
            }
            for &node in opening.line.iter().skip(1) {
                writer.inline(node);
            }
        });
        self.end_words();
    }

    fn close_label(&mut self, callout: Callout) {
        self.out.push_html(if callout == Callout::Details {
            "</summary>\n"
        } else {
            "</p>\n"
        });
    }

    fn close(&mut self, callout: Callout) {
        self.out.push_html(if callout == Callout::Details {
            "</details>\n"
        } else {
            "</div>\n"
        });
    }
}

impl Reader<'_> {
    /// The tag at the start of a quote, if it is one of ours.
    fn opening(&self, sink: &mut Diagnostics, index: usize) -> Option<Opening> {
        let paragraph = self.tree.children(index).next()?;
        let nodes: Vec<usize> = self.tree.children(paragraph).collect();
        let Event::Text(first) = self.tree.event(*nodes.first()?) else {
            return None;
        };
        let (name, title) = first.strip_prefix("[!")?.split_once(']')?;
        let title = title.trim_start().to_owned();
        let Some(callout) = named(name) else {
            self.unknown_callout(sink, *nodes.first()?, name);
            return None;
        };
        let cut = nodes
            .iter()
            .position(|node| ends_line(self.tree.event(*node)))
            .unwrap_or(nodes.len());
        let rest = nodes.get(cut + 1..).unwrap_or_default().to_vec();
        Some(Opening {
            callout,
            title,
            line: nodes[..cut].to_vec(),
            rest,
        })
    }
}

fn named(name: &str) -> Option<Callout> {
    let name = name.trim().to_lowercase().replace(['\'', '’'], "");
    Callout::ALL
        .into_iter()
        .find(|callout| callout.name() == name)
}

fn github(kind: BlockQuoteKind) -> Callout {
    match kind {
        BlockQuoteKind::Note => Callout::Note,
        BlockQuoteKind::Tip => Callout::Tip,
        BlockQuoteKind::Important => Callout::Important,
        BlockQuoteKind::Warning => Callout::Warning,
        BlockQuoteKind::Caution => Callout::Caution,
    }
}
