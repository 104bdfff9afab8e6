//! Matching: a table of two columns. An empty left cell makes its row a distractor; right cells may
//! repeat.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, rule};
use crate::load::body::reader::Reader;
use crate::load::check::learn::limits;
use crate::load::parts::item_keys::Keys;
use crate::load::parts::items;
use crate::load::text::writer::Writer;
use crate::model::fragment::Fragment;
use crate::model::learn::quiz::{Answer, Item, Pairs};

/// Reads a table.
pub(super) fn read(writer: &mut Writer<'_, '_>, table: usize) -> Option<Answer> {
    let rows: Vec<Vec<usize>> = writer
        .reader
        .tree
        .children(table)
        .map(|row| writer.reader.tree.children(row).collect::<Vec<_>>())
        .collect();
    let columns = rows.first().map_or(0, Vec::len);
    if rows.iter().any(|row| row.len() != 2) {
        return wrong(
            writer.reader,
            writer.sink,
            table,
            &format!("matching needs two columns, and this table has {columns}"),
        );
    }
    if writer.reader.report_rows(writer.sink, table)
        || limits::is_over(
            writer.reader,
            writer.sink,
            table,
            rows.len().saturating_sub(1),
            "pairs",
        )
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
    let (mut prompt_keys, mut choice_keys) = (Keys::default(), Keys::default());
    for row in rows {
        let Some(choice) = choice(writer, row[1], &mut pairs.choices, &mut choice_keys) else {
            let (place, _) = items::line(writer.reader, row[0]);
            writer.sink.push(empty(place));
            return None;
        };
        let plain = plain(writer.reader, row[0]);
        if !plain.is_empty() {
            if pairs
                .prompts
                .iter()
                .any(|(prompt, _)| *prompt.plain == *plain)
            {
                return wrong(
                    writer.reader,
                    writer.sink,
                    row[0],
                    &format!("`{plain}` is on the left twice: which of its matches is right?"),
                );
            }
            let key = prompt_keys.make(None, &plain);
            let text = cell(writer, row[0]);
            pairs.prompts.push((
                Item {
                    key,
                    text,
                    plain: plain.into(),
                },
                choice,
            ));
        }
    }
    if pairs.prompts.len() < 2 || pairs.choices.len() < 2 {
        return wrong(
            writer.reader,
            writer.sink,
            table,
            "matching needs two rows at least, and two different cells on the right",
        );
    }
    Some(Answer::Pairs(pairs))
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

fn wrong(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    node: usize,
    message: &str,
) -> Option<Answer> {
    let (place, _) = items::line(reader, node);
    sink.push(rule::WRONG_TABLE.at(place, message).help(HELP));
    None
}

fn empty(place: Place) -> Diagnostic {
    let message = "the right cell of this row is empty, so there is nothing to match";
    rule::WRONG_TABLE.at(place, message).help(HELP)
}
