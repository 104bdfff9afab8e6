//! Lists: plain ones, tasks, and the box of leader actions that a task list is in guidance and
//! plans.

use pulldown_cmark::{Event, Tag};

use super::writer::Writer;
use crate::load::body::tree::begins_block;
use crate::model::document::Action;
use crate::model::fragment::{Label, Part};
use crate::model::meta::Spanned;

impl Writer<'_, '_> {
    pub(in crate::load) fn list(&mut self, index: usize, start: Option<u64>, lead: Option<usize>) {
        if self.reader.is_action_list(index) {
            return self.actions(index, lead);
        }
        self.reader.report_broken_boxes(self.sink, index);
        let tag = if start.is_some() { "ol" } else { "ul" };
        let opening = start.map(|number| self.reader.counted_list(index, number));
        self.out.push_html(opening.as_deref().unwrap_or("<ul>\n"));
        for item in self.reader.tree.children(index).collect::<Vec<_>>() {
            self.item(item);
        }
        self.out.push_html(&format!("</{tag}>\n"));
    }

    fn item(&mut self, item: usize) {
        self.out.push_html("<li");
        if let Some(id) = self.reader.explicit_id(item).map(str::to_owned) {
            self.out.push_html(" id=\"");
            self.out.push(Part::Id(id.into()));
            self.out.push_html("\"");
        }
        match self.reader.task(item) {
            Some(true) => self.out.push_html(
                " class=\"task task-done\"><span class=\"task-box\" aria-hidden=\"true\"></span>",
            ),
            Some(false) => self
                .out
                .push_html(" class=\"task\"><span class=\"task-box\" aria-hidden=\"true\"></span>"),
            None => self.out.push_html(">"),
        }
        self.item_contents(item);
        self.out.push_html("</li>\n");
        self.end_words();
    }

    /// An item's blocks, with the `{#id}` of its first paragraph left out.
    fn item_contents(&mut self, item: usize) {
        let children: Vec<usize> = self.reader.tree.children(item).collect();
        let first_block = children
            .iter()
            .position(|child| begins_block(self.reader.tree.event(*child)));
        let (line, blocks) = children.split_at(first_block.unwrap_or(children.len()));
        if !line.is_empty() {
            self.first_line(item, line);
        }
        match blocks.split_first() {
            Some((first, rest))
                if line.is_empty()
                    && matches!(self.reader.tree.event(*first), Event::Start(Tag::Paragraph)) =>
            {
                self.out.push_html("<p>");
                let inside: Vec<usize> = self.reader.tree.children(*first).collect();
                self.first_line(item, &inside);
                self.out.push_html("</p>\n");
                self.end_words();
                self.blocks(rest);
            }
            _ => {
                if !blocks.is_empty() {
                    self.out.push_html("\n");
                    self.end_words();
                }
                self.blocks(blocks);
            }
        }
    }

    pub(in crate::load) fn first_line(&mut self, item: usize, line: &[usize]) {
        if let (Some(first), Some(last)) = (line.first(), line.last()) {
            let last = self.reader.tree.node(*last).range.end;
            self.notice_lines(self.reader.tree.node(*first).range.start..last);
        }
        let last = self
            .reader
            .attributes_of(item)
            .and_then(|_| self.reader.last_text(item));
        for &child in line {
            match self.reader.tree.event(child) {
                Event::Text(text) if last == Some(child) => {
                    let kept = self.reader.split(text).0.to_owned();
                    self.text_of(child, &kept);
                }
                _ => self.inline(child),
            }
        }
    }

    /// The box of leader actions, with the paragraph that leads into it.
    fn actions(&mut self, index: usize, lead: Option<usize>) {
        self.out
            .push_html("<section class=\"actions\" aria-label=\"");
        self.region(Label::Actions);
        self.out.push_html("\"><p class=\"actions-label\">");
        self.out.push(Part::Label(Label::Actions));
        self.out.push_html("</p>\n");
        if let Some(lead) = lead {
            self.out.push_html("<p>");
            self.inlines(lead);
            self.out.push_html("</p>\n");
            self.end_words();
        }
        self.out.push_html("<ul>\n");
        for item in self.reader.tree.children(index).collect::<Vec<_>>() {
            self.action(item);
        }
        self.out.push_html("</ul></section>\n");
    }

    fn action(&mut self, item: usize) {
        let id = self.action_id(item);
        if self.reader.task(item).is_none() {
            self.reader.report_boxless(self.sink, item);
        }
        self.out.push_html("<li id=\"");
        self.out.push(Part::Id(id.value.as_str().into()));
        self.out.push_html("\"><span class=\"action-id\">");
        self.out.push_text(&id.value);
        self.out.push_html("</span><div class=\"action-text\">");
        let (start, first_word) = (self.out.mark(), self.words.len());
        self.item_contents(item);
        let text = self.since(start);
        let plain = self.words[first_word..].trim().into();
        self.actions.push(Action { id, text, plain });
        self.out.push_html("</div></li>\n");
        self.end_words();
    }

    /// The item's id; a missing one is made from its text, and said.
    fn action_id(&mut self, item: usize) -> Spanned<String> {
        let range = self.reader.tree.node(item).range.clone();
        if let Some(id) = self.reader.explicit_id(item) {
            return Spanned {
                value: id.to_owned(),
                range,
            };
        }
        let text = self.reader.first_words(item);
        let id = self.ids.make(&text);
        if self.reader.task(item).is_some() && self.reader.attributes_of(item).is_none() {
            self.reader.report_no_id(self.sink, item, &id);
        }
        Spanned { value: id, range }
    }
}
