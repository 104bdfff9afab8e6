//! Options: a task list in which what is ticked is right.

use super::Asked;
use crate::diagnostic::Diagnostics;
use crate::load::body::reader::Reader;
use crate::load::check::learn::options::{self, Written};
use crate::load::learn::item;
use crate::load::parts::extras::Extras;
use crate::load::parts::item_keys::Keys;
use crate::load::parts::items;
use crate::load::text::writer::Writer;
use crate::model::learn::quiz::{Answer, Choice, Item};

/// Reads the options from the lists and stray quotes in `blocks`.
pub(super) fn read(
    writer: &mut Writer<'_, '_>,
    blocks: &[usize],
    asked: &Asked<'_>,
) -> Option<Answer> {
    let written = written(writer.reader, writer.sink, blocks);
    let mut keys = Keys::default();
    let options: Vec<Choice> = written
        .iter()
        .map(|option| option_of(writer, option, &mut keys))
        .collect();
    options::same(writer.reader, writer.sink, &written, &options);
    if !asked.is_excused {
        options::report(
            writer.reader,
            writer.sink,
            blocks[0],
            &options,
            asked.wanted,
        );
    }
    if asked.rules.shuffle_options {
        options::all_of_the_above(writer.reader, writer.sink, &written, &options);
    }
    let right = options.iter().filter(|option| option.right).count();
    let several = right > 1 || asked.wanted == Some("multiple");
    Some(Answer::Choice { several, options })
}

fn written(reader: &Reader<'_>, sink: &mut Diagnostics, blocks: &[usize]) -> Vec<Written> {
    let mut options: Vec<Written> = Vec::new();
    let mut quoted = true;
    for &block in blocks {
        if !items::is_task_list(reader, block) {
            options::stray(
                reader,
                sink,
                block,
                options.last().map(|option| option.item),
            );
            if let Some(option) = options.last_mut() {
                option.stray.push(block);
            }
            quoted = true;
            continue;
        }
        if !std::mem::take(&mut quoted) && !options::second_list(reader, sink, blocks[0], block) {
            break;
        }
        let items: Vec<usize> = reader.tree.children(block).collect();
        for item in items {
            if let Some(right) = reader.task(item) {
                options.push(Written {
                    item,
                    right,
                    stray: Vec::new(),
                });
            }
        }
    }
    options
}

fn option_of(writer: &mut Writer<'_, '_>, option: &Written, keys: &mut Keys) -> Choice {
    let extras = Extras::read(
        writer.reader,
        writer.sink,
        option.item,
        "an option",
        &["pin"],
    );
    let parts = items::parts(writer.reader, option.item);
    options::braces(writer.reader, writer.sink, option.item, &parts);
    let plain = items::plain_line(writer.reader, &parts.line);
    let key = keys.make(writer.reader.explicit_id(option.item), &plain);
    let text = writer.hidden(|writer| item::write(writer, option.item, &parts));
    let quotes: Vec<usize> = parts.quotes.iter().chain(&option.stray).copied().collect();
    let says = (!quotes.is_empty())
        .then(|| writer.hidden(|writer| quotes.iter().for_each(|quote| writer.contents(*quote))));
    Choice {
        item: Item {
            key,
            text,
            plain: plain.into(),
        },
        right: option.right,
        pin: extras.flag("pin"),
        says,
    }
}
