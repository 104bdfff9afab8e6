//! Raw HTML: what will be taken out of it is said, and its links and pictures become holes like
//! those of Markdown.

use std::ops::Range;

use pulldown_cmark::Event;

use super::embed;
use super::html_lines::Raw;
use super::inline::{Address as Kind, classify};
use super::reader::Reader;
use super::sanitise;
use super::sanitise::{Address, AddressOf, Removal};
use super::tree::Node;
use super::writer::Writer;
use crate::diagnostic::{Diagnostics, rule};

/// `<h2 id="mine">Mine</h2>` as Markdown has it.
fn heading(html: &str, removal: &Removal) -> Option<String> {
    let tag = html
        .get(..removal.range.start)?
        .rsplit('<')
        .next()?
        .trim()
        .strip_prefix('h')?;
    let level: usize = tag.parse().ok().filter(|level| (2..=6).contains(level))?;
    let id = html
        .get(removal.range.clone())?
        .strip_prefix("id=")?
        .trim_matches(['"', '\'']);
    let text = html
        .get(removal.range.end..)?
        .split_once('>')?
        .1
        .split_once("</h")?
        .0;
    (!text.contains('<')).then(|| format!("{} {} {{#{id}}}", "#".repeat(level), text.trim()))
}

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
            let hole = self.reader.hole_of(&address);
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

impl Reader<'_> {
    /// Says what the sanitiser will take away.
    fn report_removals(&self, sink: &mut Diagnostics, raw: &Raw) {
        for removal in sanitise::removals(&raw.html) {
            if embed::is_inside(&raw.html, &removal) {
                continue;
            }
            let place = self.place(raw.in_file(&removal.range));
            let heading = heading(&raw.html, &removal);
            let found =
                rule::HTML_REMOVED.at(place, format!("{} is taken out of the page", removal.what));
            let link = embed::link(&raw.html, &removal);
            sink.push(match heading.or(link) {
                Some(link) if link.starts_with('[') => found.help(embed::HELP).corrected(link),
                Some(heading) => found
                    .help("write the heading in Markdown, with its id after it")
                    .corrected(heading),
                None => found.help(
                    "pages hold no scripts, styles or forms of their own; say it in Markdown",
                ),
            });
        }
    }

    /// A picture's hole stands for the attribute, and with it for those of its size.
    fn hole_of(&self, address: &Address) -> Range<usize> {
        match address.of {
            AddressOf::Picture { sized: false } => address.attribute.clone(),
            _ => address.value.clone(),
        }
    }
}
