//! Columns of a table that have no name.

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;

impl Reader<'_> {
    /// A column is called by its first cell; only the corner above the names of rows may be empty.
    pub(in crate::load) fn report_heads(
        &self,
        sink: &mut Diagnostics,
        table: usize,
        rows: &[usize],
    ) {
        let Some((head, body)) = rows.split_first() else {
            return;
        };
        let is_empty = |cell: &usize| self.tree.inside(*cell).is_empty();
        let cells: Vec<usize> = self.tree.children(*head).collect();
        let nameless = |column: &usize| {
            let mut below = body
                .iter()
                .filter_map(|row| self.tree.children(*row).nth(*column));
            is_empty(&cells[*column]) && below.any(|cell| !is_empty(&cell))
        };
        let first = if cells.iter().all(is_empty) { 0 } else { 1 };
        let Some(column) = (first..cells.len()).find(nameless) else {
            return;
        };
        let message = match first {
            0 => "this table does not say what its columns hold".to_owned(),
            _ => format!("column {} of this table has no name", column + 1),
        };
        let start = self.tree.node(table).range.start;
        let line = self
            .source(table)
            .lines()
            .next()
            .unwrap_or_default()
            .trim_end()
            .len();
        let found = rule::TABLE_WITHOUT_HEADER.at(self.place(start..start + line), message);
        sink.push(
            found.help("write the names of the columns into the first row: screen readers say them with each cell"),
        );
    }
}
