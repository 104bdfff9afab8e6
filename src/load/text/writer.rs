//! Blocks: tree -> fragment, outline, links and words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag};

use super::highlight;
use super::holes;
use super::word_count;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::explicit_ids;
use crate::load::body::footnotes::Footnotes;
use crate::load::body::ids::Ids;
use crate::load::body::reader::Reader;
use crate::load::check::text::reading;
use crate::load::parts::gap::WrittenGap;
use crate::model::document::Body;
use crate::model::document::{Action, Heading, Image, Link, Reading, Section, Words};
use crate::model::fragment::{Builder, Draft, Fragment, Label, Part};

/// How deep quotes, lists and emphasis may be nested, all told.
const DEEPEST: u32 = 48;

/// The gaps of a question whose stem is being written.
pub(super) struct Gaps {
    /// The id of the question.
    pub(super) question: Box<str>,
    /// The gaps so far.
    pub(super) written: Vec<WrittenGap>,
}

/// What is known while a body is written.
pub(in crate::load) struct Writer<'a, 'sink> {
    pub(in crate::load) reader: &'a Reader<'a>,
    pub(in crate::load) sink: &'sink mut Diagnostics,
    pub(in crate::load) out: Builder,
    pub(in crate::load) ids: Ids,
    pub(in crate::load) outline: Vec<Heading>,
    pub(in crate::load) links: Vec<Link>,
    pub(in crate::load) outside: Vec<Box<str>>,
    pub(in crate::load) images: Vec<Image>,
    pub(in crate::load) actions: Vec<Action>,
    pub(in crate::load) footnotes: Footnotes<'a>,
    /// Abbreviations that were used already.
    pub(in crate::load) used: BTreeSet<&'a str>,
    /// Inside headings, links and labels: no abbreviations and no bare links there.
    pub(super) quiet: bool,
    /// What of the file is being written, as far as nothing was looked for in it yet.
    pub(super) here: Range<usize>,
    /// Footnotes that do not exist, each told once.
    pub(super) missing_footnotes: BTreeSet<String>,
    /// How deep the writing is.
    pub(in crate::load) depth: u32,
    told_deep: bool,
    /// Where the pasted bullets end that were reported last.
    pub(super) bullets_end: usize,
    /// Landmarks so far, by what they are and the heading above them.
    regions: BTreeMap<(Label, String), usize>,
    pub(in crate::load) words: String,
    sections: Vec<Section>,
    /// Bytes of the words that give an answer away.
    answers: Vec<Range<u32>>,
    /// While something is written that gives an answer away.
    pub(in crate::load) hiding: bool,
    /// While the stem of a question with gaps is written.
    pub(super) gaps: Option<Gaps>,
}

impl<'a, 'sink> Writer<'a, 'sink> {
    pub(in crate::load) fn new(reader: &'a Reader<'a>, sink: &'sink mut Diagnostics) -> Self {
        explicit_ids::report(reader, sink);
        Writer {
            reader,
            sink,
            out: Builder::default(),
            ids: Ids::with(reader.explicit_ids.values()),
            outline: Vec::new(),
            links: Vec::new(),
            outside: Vec::new(),
            images: Vec::new(),
            actions: Vec::new(),
            footnotes: Footnotes::find(reader.tree),
            used: BTreeSet::new(),
            quiet: false,
            here: reader.input.body.clone(),
            missing_footnotes: BTreeSet::new(),
            depth: 0,
            told_deep: false,
            bullets_end: 0,
            regions: BTreeMap::new(),
            words: String::with_capacity(reader.input.body.len()),
            sections: vec![Section {
                heading: None,
                start: 0,
                count: 0,
            }],
            answers: Vec::new(),
            hiding: false,
            gaps: None,
        }
    }

    /// Writes the whole body.
    pub(in crate::load) fn write(mut self) -> Body {
        let blocks: Vec<usize> = self.reader.tree.top().collect();
        self.reader.notice_bold_lines(self.sink, &blocks);
        self.blocks(&blocks);
        self.finish()
    }

    /// What has been written, as a body.
    pub(in crate::load) fn finish(mut self) -> Body {
        let reading = if self.reader.input.writing {
            reading::read(self.reader.input, self.reader.tree)
        } else {
            Reading::default()
        };
        self.write_footnotes();
        self.count_words();
        Body {
            fragment: holes::pass(self.out.finish(), self.reader.tree.has_html()),
            outline: self.outline,
            anchors: self.ids.all(),
            links: self.links,
            outside: self.outside,
            images: self.images,
            actions: self.actions,
            words: Words {
                text: self.words.into_boxed_str(),
                sections: self.sections,
                answers: self.answers,
            },
            reading,
        }
    }

    /// Writes something apart from the body, for a place of its own on the page.
    pub(in crate::load) fn fragment(&mut self, write: impl FnOnce(&mut Self)) -> Fragment {
        let body = std::mem::take(&mut self.out);
        write(self);
        let draft = std::mem::replace(&mut self.out, body).finish();
        self.clean(draft)
    }

    /// What was written since the `start` mark, again: for places of its own on other pages.
    pub(super) fn since(&mut self, start: usize) -> Fragment {
        let end = self.out.mark();
        let draft = self.out.copy(start..end);
        self.clean(draft)
    }

    /// A fragment that leaves the body is clean and closed by itself, whatever surrounds it where
    /// it goes.
    fn clean(&self, draft: Draft) -> Fragment {
        holes::pass(draft, self.reader.tree.has_html())
    }

    /// The same for what gives an answer away: its words belong in no index.
    pub(in crate::load) fn hidden(&mut self, write: impl FnOnce(&mut Self)) -> Fragment {
        let start = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let before = std::mem::replace(&mut self.hiding, true);
        let fragment = self.fragment(write);
        self.hiding = before;
        self.end_words();
        self.answers
            .push(start..u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        fragment
    }

    /// Writes what is part of a heading, a link or a label.
    pub(in crate::load) fn quietly(&mut self, write: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.quiet, true);
        write(self);
        self.quiet = before;
    }

    /// Writes what is inside of a quote, a list or emphasis.
    pub(super) fn deeper(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    /// Writes the stem of the question `id`, and gives its gaps.
    pub(in crate::load) fn with_gaps<T>(
        &mut self,
        id: &str,
        write: impl FnOnce(&mut Self) -> T,
    ) -> (T, Vec<WrittenGap>) {
        let outer = self.gaps.replace(Gaps {
            question: id.into(),
            written: Vec::new(),
        });
        let written = write(self);
        let gaps = std::mem::replace(&mut self.gaps, outer);
        (written, gaps.map_or_else(Vec::new, |gaps| gaps.written))
    }

    /// Writes neighbouring blocks. A paragraph that leads into a box of actions goes into the box.
    pub(in crate::load) fn blocks(&mut self, blocks: &[usize]) {
        let mut lead = None;
        for (position, &block) in blocks.iter().enumerate() {
            let next = blocks.get(position + 1);
            if next.is_some_and(|next| self.reader.is_action_list(*next))
                && self.reader.leads_in(block)
            {
                lead = Some(block);
                continue;
            }
            self.block(block, lead.take());
        }
    }

    fn block(&mut self, index: usize, lead: Option<usize>) {
        if self.too_deep(index) {
            return;
        }
        self.deeper(|writer| writer.block_within(index, lead));
    }

    /// Below [`DEEPEST`] only the words are kept: no page needs more, and the stack holds no more.
    pub(in crate::load) fn too_deep(&mut self, index: usize) -> bool {
        if self.depth < DEEPEST {
            return false;
        }
        let text = self.reader.tree.text(index);
        self.push_words(&text);
        self.out.push_text(&text);
        if !self.told_deep {
            self.told_deep = true;
            let place = self
                .reader
                .place(self.reader.tree.node(index).range.clone());
            self.sink.push(
                rule::TOO_DEEP
                    .at(
                        place,
                        format!("this is more than {DEEPEST} quotes or lists deep"),
                    )
                    .help("take it out of some of the quotes, lists or stars around it"),
            );
        }
        true
    }

    fn block_within(&mut self, index: usize, lead: Option<usize>) {
        match self.reader.tree.event(index) {
            Event::Start(Tag::Paragraph) => self.paragraph(index),
            Event::Start(Tag::Heading { level, .. }) => self.heading(index, *level),
            Event::Start(Tag::BlockQuote(_)) => self.quote(index),
            Event::Start(Tag::CodeBlock(kind)) => self.code_block(index, kind),
            Event::Start(Tag::List(start)) => self.list(index, *start, lead),
            Event::Start(Tag::Table(alignments)) => self.table(index, alignments),
            Event::Start(Tag::DefinitionList) => self.definitions(index),
            Event::Start(Tag::HtmlBlock) => self.raw_html(self.reader.tree.inside(index)),
            Event::Start(Tag::FootnoteDefinition(_)) => {}
            Event::Rule => self.out.push_html("<hr>\n"),
            _ => self.inline(index),
        }
    }

    fn paragraph(&mut self, index: usize) {
        self.notice_paragraph(index);
        self.out.push_html("<p>");
        self.inlines(index);
        self.out.push_html("</p>\n");
        self.end_words();
    }

    fn heading(&mut self, index: usize, level: HeadingLevel) {
        self.reader.notice_heading(self.sink, index, level);
        let level = level as u8;
        let title = self.reader.heading_text(index);
        let id = match self.reader.explicit_id(index) {
            Some(id) => id.to_owned(),
            None => self.ids.make(&title),
        };
        self.begin_section();
        let range = self.reader.tree.node(index).range.clone();
        self.outline.push(Heading {
            level,
            id: id.as_str().into(),
            title: title.into(),
            range,
        });
        self.out.push_html("<h");
        self.out.push(Part::Level(level));
        self.out.push_html(" id=\"");
        self.out.push(Part::Id(id.into()));
        self.out.push_html("\">");
        self.quietly(|writer| {
            writer.inlines_without_attributes(index);
        });
        self.out.push_html("</h");
        self.out.push(Part::Level(level));
        self.out.push_html(">\n");
        self.end_words();
    }

    fn code_block(&mut self, index: usize, kind: &CodeBlockKind<'_>) {
        let code = self.reader.tree.text(index);
        if matches!(kind, CodeBlockKind::Indented) {
            self.reader.notice_code(self.sink, index, &code);
        }
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        self.out
            .push_html("<pre class=\"code\" tabindex=\"0\" role=\"region\" aria-label=\"");
        self.region(Label::Code);
        self.out.push_html("\"><code");
        if !language.is_empty() {
            self.out.push_html(" class=\"language-");
            self.out.push_text(language);
            self.out.push_html("\"");
        }
        self.out.push_html(">");
        match highlight::highlight(language, &code) {
            Some(html) => self.out.push_html(&html),
            None => self.out.push_text(&code),
        }
        self.out.push_html("</code></pre>\n");
        self.push_words(&code);
        self.end_words();
    }

    /// The name of a landmark: told apart by the heading above it, and by a number below one
    /// heading.
    pub(in crate::load) fn region(&mut self, label: Label) {
        let under = self
            .outline
            .last()
            .map_or("", |heading| &heading.title)
            .to_owned();
        let number = self.regions.entry((label, under.clone())).or_insert(0);
        *number += 1;
        let under = match (*number, under.is_empty()) {
            (1, _) => under,
            (number, true) => number.to_string(),
            (number, false) => format!("{under} {number}"),
        };
        self.out.push(Part::Region {
            label,
            under: under.into(),
        });
    }

    fn definitions(&mut self, index: usize) {
        self.out.push_html("<dl>\n");
        for child in self.reader.tree.children(index).collect::<Vec<_>>() {
            let tag = if matches!(
                self.reader.tree.event(child),
                Event::Start(Tag::DefinitionListTitle)
            ) {
                "dt"
            } else {
                "dd"
            };
            self.out.push_html(&format!("<{tag}>"));
            self.contents(child);
            self.out.push_html(&format!("</{tag}>\n"));
            self.end_words();
        }
        self.out.push_html("</dl>\n");
    }

    /// What an item, a cell or a quote holds: blocks, or a line of text that is none.
    pub(in crate::load) fn contents(&mut self, index: usize) {
        let children: Vec<usize> = self.reader.tree.children(index).collect();
        self.blocks(&children);
    }

    pub(in crate::load) fn begin_section(&mut self) {
        let heading = u32::try_from(self.outline.len()).ok();
        let start = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.sections.push(Section {
            heading,
            start,
            count: 0,
        });
    }

    /// Adds visible words.
    pub(in crate::load) fn push_words(&mut self, text: &str) {
        self.words.push_str(text);
    }

    /// Ends a block of words, so that the last word of one and the first of the next stay two.
    pub(in crate::load) fn end_words(&mut self) {
        if !self.words.is_empty() && !self.words.ends_with('\n') {
            self.words.push('\n');
        }
    }

    fn count_words(&mut self) {
        let words = Words {
            text: std::mem::take(&mut self.words).into(),
            sections: std::mem::take(&mut self.sections),
            answers: Vec::new(),
        };
        for index in 0..words.sections.len() {
            let count = word_count::count(&words.text[words.range(index)]);
            let section = Section {
                count: u32::try_from(count).unwrap_or(u32::MAX),
                ..words.sections[index].clone()
            };
            self.sections.push(section);
        }
        self.words = words.text.into();
    }
}
