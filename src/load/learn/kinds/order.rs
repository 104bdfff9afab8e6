//! Things to put in order: a numbered list, as it should be.

use crate::diagnostic::rule;
use crate::load::check::learn::limits;
use crate::load::learn::item;
use crate::load::parts::item_keys::Keys;
use crate::load::parts::items;
use crate::load::text::writer::Writer;
use crate::model::learn::quiz::{Answer, Item};

/// Reads the list `block`.
pub(super) fn read(writer: &mut Writer<'_, '_>, block: usize) -> Option<Answer> {
    let items: Vec<usize> = writer.reader.tree.children(block).collect();
    if items.len() < 2 {
        let place = writer
            .reader
            .place(writer.reader.tree.node(block).range.clone());
        writer.sink.push(
            rule::TOO_FEW.at(place, "one item alone has no order")
                .help("write at least two, in the right order; if this list is not the answer, put the answer below it"),
        );
        return None;
    }
    if limits::is_over(
        writer.reader,
        writer.sink,
        block,
        items.len(),
        "things to put in order",
    ) {
        return None;
    }
    let mut keys = Keys::default();
    Some(Answer::Order(
        items
            .into_iter()
            .map(|item| order_item(writer, item, &mut keys))
            .collect(),
    ))
}

fn order_item(writer: &mut Writer<'_, '_>, item: usize, keys: &mut Keys) -> Item {
    let parts = items::parts(writer.reader, item);
    let plain = items::plain_line(writer.reader, &parts.line);
    let key = keys.make(writer.reader.explicit_id(item), &plain);
    let text = writer.hidden(|writer| item::write(writer, item, &parts));
    Item {
        key,
        text,
        plain: plain.into(),
    }
}
