//! Matching: a table of two columns. An empty left cell makes its row a distractor; right cells may
//! repeat.

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::check::learn::limits;
use crate::load::parts::item_keys::Keys;
use crate::load::parts::items;
use crate::load::text::writer::Writer;
use crate::model::fragment::Fragment;
use crate::model::learn::quiz::{Answer, Item, Pairs};

/// Reads a table.
pub(super) fn read(writer: &mut Writer<'_, '_>, table: usize) -> Option<Answer> {
    let tree = writer.reader.tree;
    let rows = tree.children(table).map(|row| tree.children(row).collect());
    let rows: Vec<Vec<usize>> = rows.collect();
    let columns = rows.first().map_or(0, Vec::len);
    if rows.iter().any(|row| row.len() != 2) {
        let message = format!("matching needs two columns, and this table has {columns}");
        return wrong(writer.reader, writer.sink, table, &message);
    }
    let count = rows.len().saturating_sub(1);
    if writer.reader.report_rows(writer.sink, table)
        || limits::is_over(writer.reader, writer.sink, table, count, "pairs")
    {
        return None;
    }
    let (heads, rows) = rows.split_first()?;
    let heads = [cell(writer, heads[0]), cell(writer, heads[1])];
    let mut pairs = Pairs {
        heads,
        prompts: Vec::new(),
        choices: Vec::new(),
    };
    let mut keys = <[Keys; 2]>::default();
    for row in rows {
        pair(writer, [row[0], row[1]], &mut pairs, &mut keys)?;
    }
    if pairs.prompts.len() < 2 || pairs.choices.len() < 2 {
        let message = "matching needs two rows at least, and two different cells on the right";
        return wrong(writer.reader, writer.sink, table, message);
    }
    Some(Answer::Pairs(pairs))
}

/// Adds a row: what its right cell says, and the prompt of its left one, if it has one.
fn pair(
    writer: &mut Writer<'_, '_>,
    [left, right]: [usize; 2],
    pairs: &mut Pairs,
    [prompt_keys, choice_keys]: &mut [Keys; 2],
) -> Option<()> {
    let Some(choice) = choice(writer, right, &mut pairs.choices, choice_keys) else {
        let message = "the right cell of this row is empty, so there is nothing to match";
        return wrong(writer.reader, writer.sink, left, message);
    };
    let plain = plain(writer.reader, left);
    if plain.is_empty() {
        return Some(());
    }
    if pairs
        .prompts
        .iter()
        .any(|(prompt, _)| *prompt.plain == *plain)
    {
        let message = format!("`{plain}` is on the left twice: which of its matches is right?");
        return wrong(writer.reader, writer.sink, left, &message);
    }
    let prompt = Item {
        key: prompt_keys.make(None, &plain),
        text: cell(writer, left),
        plain: plain.into(),
    };
    pairs.prompts.push((prompt, choice));
    Some(())
}

/// The number of what a right cell says, among what was said so far.
fn choice(
    writer: &mut Writer<'_, '_>,
    node: usize,
    choices: &mut Vec<Item>,
    keys: &mut Keys,
) -> Option<usize> {
    let plain = plain(writer.reader, node);
    if plain.is_empty() {
        return None;
    }
    if let Some(known) = choices.iter().position(|choice| *choice.plain == *plain) {
        return Some(known);
    }
    let key = keys.make(None, &plain);
    let text = cell(writer, node);
    choices.push(Item {
        key,
        text,
        plain: plain.into(),
    });
    Some(choices.len() - 1)
}

fn plain(reader: &Reader<'_>, cell: usize) -> String {
    let nodes: Vec<usize> = reader.tree.children(cell).collect();
    items::plain(reader, &nodes).trim().to_owned()
}

fn cell(writer: &mut Writer<'_, '_>, node: usize) -> Fragment {
    writer.hidden(|writer| {
        writer.quietly(|writer| {
            writer.inlines(node);
        });
    })
}

const HELP: &str = "on the left is what is asked, on the right what goes with it; a row with an empty left cell is there to tempt";

fn wrong<T>(reader: &Reader<'_>, sink: &mut Diagnostics, node: usize, message: &str) -> Option<T> {
    let (place, _) = items::line(reader, node);
    sink.push(rule::WRONG_TABLE.at(place, message).help(HELP));
    None
}
