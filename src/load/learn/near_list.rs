//! Boxes that are nearly tick boxes: `[]`, `[ x ]`, `[x]B`, `(x)`, and lists of which only some items have one.

use pulldown_cmark::{Event, Tag};

use super::{choice, items};
use crate::diagnostic::Diagnostic;
use crate::load::markdown::near_action::nearly_a_box;
use crate::load::markdown::writer::Writer;

/// Looks at every list among `blocks`.
pub(super) fn report(writer: &mut Writer<'_, '_>, blocks: &[usize]) {
    let lists: Vec<usize> = blocks
        .iter()
        .copied()
        .filter(|block| matches!(writer.tree.event(*block), Event::Start(Tag::List(_))))
        .collect();
    for list in lists {
        report_list(writer, list);
    }
    for &block in blocks {
        report_hidden_mark(writer, block);
    }
}

fn report_list(writer: &mut Writer<'_, '_>, list: usize) {
    let has_boxes = choice::is_task_list(writer, list);
    let items: Vec<usize> = writer.tree.children(list).collect();
    for item in items {
        if writer.task(item).is_some() {
            continue;
        }
        let range = items::first_line_range(writer, item);
        let line = writer.input.text[range.clone()].to_owned();
        let body = line.trim_start_matches(['-', '*', '+']).trim_start();
        if let Some((ticked, rest)) = nearly_a_box(body) {
            let place = writer.place(range);
            writer.sink.push(
                Diagnostic::error("near-tick", place, "this box is not quite one, so the line is no option")
                    .help("a box is `[ ]` or `[x]`, with one space behind it")
                    .corrected(format!("- [{}] {rest}", if ticked { 'x' } else { ' ' })),
            );
        } else if has_boxes {
            let place = writer.place(range);
            writer.sink.push(
                Diagnostic::error("mixed-options", place, "this line has no box, and the others of its list have one")
                    .help("give it one, or put it above the options as text")
                    .corrected(format!("- [ ] {body}")),
            );
        }
    }
}

/// `-[x] Text`, and boxes at the start of a line of text: without a list mark, or without a space behind it.
fn report_hidden_mark(writer: &mut Writer<'_, '_>, block: usize) {
    if !matches!(writer.tree.event(block), Event::Start(Tag::Paragraph)) {
        return;
    }
    let start = writer.tree.node(block).range.start;
    let source = writer.source(block).to_owned();
    let mut at = start;
    for line in source.split('\n') {
        let text = line.trim();
        let body = text.trim_start_matches(['-', '*', '+', '•', '–', '—']).trim_start_matches([' ', '\u{a0}']);
        if let Some((ticked, rest)) = nearly_a_box(body).filter(|_| body.starts_with('[') && !body.starts_with("[[")) {
            let place = writer.place(at..at + line.trim_end().len());
            writer.sink.push(
                Diagnostic::error(
                    "near-tick",
                    place,
                    "this line has a box and is no item of a list, so it is no option",
                )
                .help("an option begins with a hyphen and a space, in a paragraph of its own")
                .corrected(format!("- [{}] {rest}", if ticked { 'x' } else { ' ' })),
            );
        }
        at += line.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::nearly_a_box;

    #[test]
    fn boxes_are_told_from_words() {
        assert_eq!(nearly_a_box("[] A"), Some((false, "A")));
        assert_eq!(nearly_a_box("[ x ] A"), Some((true, "A")));
        assert_eq!(nearly_a_box("[x]A"), Some((true, "A")));
        assert_eq!(nearly_a_box("(x) A"), Some((true, "A")));
        assert_eq!(nearly_a_box("[link](a.md)"), None);
        assert_eq!(nearly_a_box("(a note) B"), None);
        assert_eq!(nearly_a_box("[x](a.md)"), None);
    }
}
