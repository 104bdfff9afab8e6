//! Lines of a table that do not fit its columns: cells that no page would show, and text below that
//! becomes a row.

use std::ops::Range;

use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::body::cells::{cells, has_bar};
use crate::load::body::reader::Reader;
use crate::load::body::typed_lines::Line;

impl Reader<'_> {
    /// Tells of the lines that do not fit; whether there are any.
    pub(in crate::load) fn report_rows(&self, sink: &mut Diagnostics, table: usize) -> bool {
        let rows: Vec<Line<'_>> = self
            .tree
            .children(table)
            .map(|row| row_of(self, row))
            .collect();
        let Some((head, body)) = rows.split_first() else {
            return false;
        };
        let columns = cells(head.text).len();
        let mut found = lost_cells(self, body, columns);
        if has_bar(head.text) {
            found.extend(text_inside(self, body, columns));
            found.extend(text_below(self, body));
        }
        let is_any = !found.is_empty();
        found
            .into_iter()
            .for_each(|found| self.tell_misread(sink, found));
        is_any
    }
}

fn row_of<'a>(reader: &Reader<'a>, row: usize) -> Line<'a> {
    let text = reader
        .source(row)
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    Line {
        breaks: false,
        text,
        start: reader.tree.node(row).range.start,
    }
}

/// The first cell of a line that has no column, and words in it.
fn lost(row: &Line<'_>, columns: usize) -> Option<Range<usize>> {
    let extra = cells(row.text).into_iter().skip(columns);
    let range = extra
        .clone()
        .find(|cell| !row.text[cell.clone()].trim().is_empty())?;
    let words = row.text[range.clone()].trim();
    let start = row.start + range.start + row.text[range].find(words).unwrap_or_default();
    Some(start..start + words.len())
}

/// Cells beyond the columns are on no page. One finding tells of all lines of the table that have
/// such cells.
fn lost_cells(reader: &Reader<'_>, rows: &[Line<'_>], columns: usize) -> Vec<Diagnostic> {
    let losing: Vec<(&Line<'_>, Range<usize>)> = rows
        .iter()
        .filter_map(|row| Some((row, lost(row, columns)?)))
        .collect();
    let Some((first, place)) = losing.first() else {
        return Vec::new();
    };
    let mut message = "this cell has no column, so it is not on the page".to_owned();
    if losing.len() > 1 {
        message += &format!("; {} rows of this table have such cells", losing.len());
    }
    let found = rule::TABLE_ROW.milder(reader.place(place.clone()), message);
    let escaped: Option<Vec<String>> = losing
        .iter()
        .map(|(row, _)| with_code_kept(row.text, columns))
        .collect();
    vec![match (escaped, with_code_kept(first.text, columns)) {
        (Some(lines), Some(line)) => {
            let edits = losing
                .iter()
                .zip(&lines)
                .map(|((row, _), line)| reader.edit(row.range(), line));
            found
                .help("a `|` parts cells even between backticks: write `\\|` there")
                .corrected(line)
                .fix(
                    "write `\\|` where the sign is a part of the code",
                    edits.collect::<Vec<Edit>>(),
                )
        }
        _ => found.help(
            "name its column in the first row, and put one more `---` into the line below that; \
             or write `\\|` where the character is one of the words",
        ),
    }]
}

/// The line with `\|` between its backticks, where that leaves as many cells as there are columns.
fn with_code_kept(line: &str, columns: usize) -> Option<String> {
    let pieces: Vec<&str> = line.split('`').collect();
    let inside = |number: usize| number % 2 == 1 && number + 1 < pieces.len();
    let kept: Vec<String> = pieces
        .iter()
        .enumerate()
        .map(|(number, piece)| {
            if inside(number) {
                piece.replace("\\|", "|").replace('|', "\\|")
            } else {
                (*piece).to_owned()
            }
        })
        .collect();
    let kept = kept.join("`");
    (cells(&kept).len() == columns).then_some(kept)
}

fn is_text(row: &Line<'_>) -> bool {
    !has_bar(row.text)
}

/// How many lines at the end of a table are text.
fn text_lines(rows: &[Line<'_>]) -> usize {
    rows.iter().rev().take_while(|row| is_text(row)).count()
}

/// A line without `|` between others: a row that has one cell, most probably.
fn text_inside(reader: &Reader<'_>, rows: &[Line<'_>], columns: usize) -> Option<Diagnostic> {
    let inside = &rows[..rows.len() - text_lines(rows)];
    let row = inside.iter().find(|row| is_text(row))?;
    let message = "this line is between the rows of a table, and becomes the first cell of a row";
    Some(
        rule::TABLE_ROW
            .milder(reader.place(row.range()), message)
            .help("write it as a row, or put it above or below the table with a blank line between")
            .corrected(format!(
                "| {} |{}",
                row.text,
                "  |".repeat(columns.saturating_sub(1))
            )),
    )
}

/// Text right below a table: the page shows it as the table's last row.
fn text_below(reader: &Reader<'_>, rows: &[Line<'_>]) -> Option<Diagnostic> {
    // What another tool puts there is reported as such.
    let is_foreign =
        |row: &&Line<'_>| row.text.starts_with(['{', ':']) && row.text.ends_with(['}', ':']);
    let row = rows[rows.len() - text_lines(rows)..]
        .first()
        .filter(|row| !is_foreign(row))?;
    let line_start = reader.line_start(row.start);
    let marks = reader.marks_before(row.start);
    let blank = marks.trim_end();
    let edit = reader.edit(line_start..line_start, &format!("{blank}\n"));
    Some(
        rule::TABLE_ROW
            .milder(
                reader.place(row.range()),
                "this line becomes the last row of the table above it",
            )
            .help("put a blank line before it")
            .corrected(format!("{blank}\n{marks}{}", row.text))
            .fix("put a blank line before it", [edit]),
    )
}
