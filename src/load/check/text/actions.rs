//! Actions that are nearly right: boxes that are none, and ids that are missing or are where they
//! are not read.

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::body::tree::begins_block;

/// `[]`, `[ x ]`, `[x]B`, `[✓] C`, `(x) D`: whether it is ticked, and what follows.
pub(in crate::load) fn nearly_a_box(text: &str) -> Option<(bool, &str)> {
    let close = match text.chars().next()? {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let (inside, rest) = text[1..].split_once(close)?;
    let mark = inside.trim_matches([' ', '\u{a0}', '\t']);
    let ticked = match mark {
        "" => false,
        "x" | "X" | "✓" | "✔" | "*" | "v" | "V" | "х" => true,
        _ => return None,
    };
    // `(x)` opens many a sentence; `( )` and `(x)` in front of words are boxes only in a list.
    (!rest.starts_with('(')).then(|| (ticked, rest.trim_start()))
}

impl Reader<'_> {
    /// A list among whose items no box is quite one: none of them would be an action.
    pub(in crate::load) fn report_broken_boxes(&self, sink: &mut Diagnostics, list: usize) {
        if !self.holds_actions() {
            return;
        }
        let items: Vec<usize> = self.tree.children(list).collect();
        if items
            .iter()
            .all(|item| nearly_a_box(bullet_and_words(self.first_paragraph(*item)).1).is_some())
        {
            items
                .into_iter()
                .for_each(|item| self.report_boxless(sink, item));
        }
    }

    /// An item among actions that has no box.
    pub(in crate::load) fn report_boxless(&self, sink: &mut Diagnostics, item: usize) {
        let written = self.first_paragraph(item);
        let (bullet, words) = bullet_and_words(written);
        let range = self.tree.node(item).range.clone();
        let paragraph = range.start..range.start + written.len();
        let (message, corrected, edit) = match nearly_a_box(words) {
            Some((ticked, rest)) => {
                let corrected = format!("{bullet}[{}] {rest}", if ticked { 'x' } else { ' ' });
                let edit = self.edit(paragraph, &corrected);
                (
                    "this box is not quite one, so the line is not an action",
                    corrected,
                    Some(edit),
                )
            }
            None => (
                "this item has no box, and others of its list have one",
                format!("{bullet}[ ] {words}"),
                None,
            ),
        };
        let found = rule::ACTION_WITHOUT_BOX.at(self.place(range), message);
        sink.push(
            found
                .help("a box is `[ ]` or `[x]`, with one space before and after it")
                .corrected(corrected)
                .fix("write the box as one", edit),
        );
    }

    /// An action without an id; `id` is the one that was made for it.
    pub(in crate::load) fn report_no_id(&self, sink: &mut Diagnostics, item: usize, id: &str) {
        let written = self.first_paragraph(item);
        // `{name}` may well be meant as words.
        let (help, corrected, sure) = if let Some(moved) = id_at_the_end(written) {
            (
                "an id comes at the very end of the action, after its last line",
                moved,
                true,
            )
        } else if let Some(marked) = with_id_sign(written) {
            ("an id begins with `#`, in curly brackets", marked, false)
        } else {
            let sure = written.contains(char::is_alphanumeric)
                && !written.ends_with('}')
                && !written.contains("{#")
                && !self.asks_a_question(item);
            let help = "people's plans are kept under it: give it one that will never change";
            (help, format!("{written} {{#{id}}}"), sure)
        };
        let range = self.tree.node(item).range.clone();
        let edit = sure.then(|| self.edit(range.start..range.start + written.len(), &corrected));
        let found = rule::MISSING_ID.at(self.place(range), "this action has no id of its own");
        sink.push(
            found
                .help(help)
                .corrected(corrected)
                .fix("write its id where it is read", edit),
        );
    }

    /// Whether the items beside `item` are rather the options of a question: it is above them,
    /// or one has feedback.
    fn asks_a_question(&self, item: usize) -> bool {
        let start = self.tree.node(item).range.start;
        let list = (0..item).rev().find(|index| {
            matches!(self.tree.event(*index), Event::Start(Tag::List(_)))
                && self.tree.node(*index).range.end > start
        });
        let Some(list) = list else { return false };
        let above = self.input.text[..self.tree.node(list).range.start].trim_end();
        let line = above.lines().next_back().unwrap_or_default();
        let quoted = |item: usize| {
            self.tree
                .children(item)
                .any(|block| matches!(self.tree.event(block), Event::Start(Tag::BlockQuote(_))))
        };
        line.split(" {#")
            .next()
            .is_some_and(|words| words.trim_end().ends_with('?'))
            || self.tree.children(list).any(quoted)
    }

    /// The item as it is written, to the end of its first paragraph.
    fn first_paragraph(&self, item: usize) -> &str {
        let range = self.tree.node(item).range.clone();
        let mut end = range.start;
        for child in self.tree.children(item) {
            let event = self.tree.event(child);
            let paragraph = matches!(event, Event::Start(Tag::Paragraph));
            if paragraph && end == range.start {
                end = self.tree.node(child).range.end;
            }
            if begins_block(event) {
                break;
            }
            end = self.tree.node(child).range.end;
        }
        self.input.text[range.start..end.max(range.start)].trim_end()
    }
}

/// `- [] Write`: its bullet or number with a space after it, and the rest.
fn bullet_and_words(written: &str) -> (&str, &str) {
    let (bullet, words) = written.split_at(written.find(' ').map_or(0, |space| space + 1));
    (bullet, words.trim_start())
}

/// `- [ ] Write {#write}` with a line below it: the id moved after that line.
fn id_at_the_end(written: &str) -> Option<String> {
    let (before, rest) = written.split_once("{#")?;
    let (id, behind) = rest.split_once('}')?;
    let before = before.trim_end();
    let gap = if behind.starts_with(char::is_alphanumeric) {
        " "
    } else {
        ""
    };
    Some(format!("{before}{gap}{} {{#{id}}}", behind.trim_end()))
}

/// `- [ ] Write {write}`
fn with_id_sign(written: &str) -> Option<String> {
    let (before, inside) = written.strip_suffix('}')?.rsplit_once('{')?;
    crate::load::body::attributes::is_id(inside).then(|| format!("{before}{{#{inside}}}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_put_where_they_are_read() {
        assert_eq!(
            id_at_the_end("- [ ] A {#a}\n  b").as_deref(),
            Some("- [ ] A\n  b {#a}")
        );
        assert_eq!(
            id_at_the_end("- [ ] A {#a}b").as_deref(),
            Some("- [ ] A b {#a}")
        );
        assert_eq!(with_id_sign("- [ ] A {a}").as_deref(), Some("- [ ] A {#a}"));
        assert_eq!(with_id_sign("- [ ] A {a b}"), None);
    }
}
