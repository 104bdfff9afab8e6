//! What was probably meant as a table, and is a paragraph: rows without their line of dashes, with
//! one that does not fit, or with the tabs of a spreadsheet.

use super::pasted;
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::body::cells::{cells, dashes_of, is_dashes};
use crate::load::body::reader::Reader;
use crate::load::body::typed_lines::{Line, lines};

/// Looks at a paragraph that may have been meant as a table.
pub(in crate::load) fn notice(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    source: &str,
    at: usize,
) {
    if !source.contains(['|', '\t']) {
        return;
    }
    let lines = lines(source, at);
    let is_table = |line: &Line<'_>| line.text.contains('|');
    let rule = (1..lines.len()).find(|at| is_dashes(lines[*at].text) && is_table(&lines[at - 1]));
    let found = match rule {
        Some(at) => unfit_rule(reader, &lines[at - 1], &lines[at], &lines[at + 1..]),
        None => without_rule(reader, &lines).or_else(|| tabs(reader, &lines)),
    };
    found
        .into_iter()
        .for_each(|found| reader.tell_misread(sink, found));
}

/// A line of dashes that has not as many columns as the first row, or long dashes.
fn unfit_rule(
    reader: &Reader<'_>,
    head: &Line<'_>,
    dashes: &Line<'_>,
    rows: &[Line<'_>],
) -> Option<Diagnostic> {
    let (names, columns) = (cells(head.text).len(), cells(dashes.text).len());
    let widest = rows
        .iter()
        .map(|row| cells(row.text).len())
        .max()
        .unwrap_or_default();
    if columns > names && widest > names {
        let message = format!(
            "these rows are not a table: the first has {}, and the line of dashes {columns}",
            counted(names)
        );
        let more: String = (names..columns)
            .map(|column| format!(" name of column {} |", column + 1))
            .collect();
        let found = rule::TABLE_RULE.milder(reader.place(head.range()), message);
        let corrected = format!("| {} |{more}", head.text.trim_matches(['|', ' ']));
        return Some(
            found
                .help("give each column a name in the first row")
                .corrected(corrected),
        );
    }
    if columns == names && rule_is_plain(dashes.text) {
        return indented(reader, head);
    }
    let message = if columns == names {
        "these rows are not a table: a table has plain dashes here".to_owned()
    } else {
        format!(
            "these rows are not a table: the first has {}, and the line of dashes {columns}",
            counted(names)
        )
    };
    let corrected = dashes_of(names, dashes.text);
    let edit =
        (columns == names || !rows.is_empty()).then(|| reader.edit(dashes.range(), &corrected));
    Some(
        rule::TABLE_RULE
            .milder(reader.place(dashes.range()), message)
            .help("write three dashes for each cell of the first row")
            .corrected(format!("{}{corrected}", reader.marks_before(dashes.start)))
            .fix("write three dashes for each cell of the first row", edit),
    )
}

fn rule_is_plain(dashes: &str) -> bool {
    let is_plain = |cell: &str| {
        let inner = cell.strip_prefix(':').unwrap_or(cell);
        let inner = inner.strip_suffix(':').unwrap_or(inner);
        !inner.is_empty() && inner.bytes().all(|byte| byte == b'-')
    };
    cells(dashes)
        .into_iter()
        .all(|cell| is_plain(dashes[cell].trim()))
}

/// Rows that go on with a text above, since they are four spaces in. A callout of another tool is
/// reported as such.
fn indented(reader: &Reader<'_>, head: &Line<'_>) -> Option<Diagnostic> {
    let above = line_above(reader, head.start).unwrap_or_default();
    let is_foreign = ["!!!", "???", "==="]
        .iter()
        .any(|sign| above.trim_start().starts_with(sign));
    let is_indented = reader.marks_before(head.start).ends_with("    ");
    (is_indented && !is_foreign).then(|| {
        let message =
            "these rows are not a table: the spaces before them make them a part of the text above";
        rule::TABLE_RULE
            .milder(reader.place(head.range()), message)
            .help("take the spaces before the rows out, and put a blank line above")
    })
}

fn counted(columns: usize) -> String {
    if columns == 1 {
        "1 cell".to_owned()
    } else {
        format!("{columns} cells")
    }
}

/// Rows of a table without the line of dashes below the first.
fn without_rule(reader: &Reader<'_>, lines: &[Line<'_>]) -> Option<Diagnostic> {
    let row = |line: &Line<'_>| {
        line.text.starts_with('|') && line.text.ends_with('|') && line.text.len() > 2
    };
    let first = lines.first().filter(|_| lines.iter().all(row))?;
    let columns = cells(first.text).len();
    let place = reader.place(first.range());
    if row_above(reader, first.start).is_some_and(|above| cells(above).len() == columns) {
        let message = "these rows are not part of the table above: a blank line ends a table";
        let help = "delete the blank line; or, if this is a table of its own, put `---` for each column below its first row";
        return Some(rule::TABLE_RULE.milder(place, message).help(help));
    }
    let dashes = dashes_of(columns, "");
    let second = lines.get(1)?;
    let marks = reader.marks_before(second.start);
    // Right below a quote the rows are a part of it, and would be no table with a line of dashes
    // either.
    let above = line_above(reader, first.start);
    let is_apart =
        marks.contains('>') || above.is_none_or(|above| !above.trim_start().starts_with('>'));
    let edit = is_apart.then(|| {
        reader.edit(
            first.range().end..first.range().end,
            &format!("\n{marks}{dashes}"),
        )
    });
    let message = "these rows are not a table: the line of dashes below the first row is missing";
    Some(
        rule::TABLE_RULE
            .milder(place, message)
            .help("put this line below it")
            .corrected(format!("{marks}{dashes}"))
            .fix("put the line of dashes in", edit),
    )
}

fn line_above<'a>(reader: &Reader<'a>, at: usize) -> Option<&'a str> {
    reader.input.text[..reader.line_start(at)]
        .lines()
        .next_back()
}

/// The last row of a table, in the same quote or in none, that only blank lines part from byte
/// `at`.
fn row_above<'a>(reader: &Reader<'a>, at: usize) -> Option<&'a str> {
    let above = &reader.input.text
        [reader.input.body.start..reader.line_start(at).max(reader.input.body.start)];
    let is_blank = |line: &&str| line.trim_matches(['>', ' ', '\t', '\r']).is_empty();
    let line = above.lines().rev().find(|line| !is_blank(line))?.trim();
    let row = line.trim_start_matches(['>', ' ', '\t']);
    let is_alike = line.starts_with('>') == reader.marks_before(at).contains('>');
    (is_alike && row.starts_with('|')).then_some(row)
}

/// Rows that were copied from a spreadsheet: the tabs between their cells are no more than spaces
/// on a page.
fn tabs(reader: &Reader<'_>, lines: &[Line<'_>]) -> Option<Diagnostic> {
    let is_row = |line: &Line<'_>| {
        let first = line.text.split('\t').next().unwrap_or_default();
        line.text.contains('\t') && !pasted::is_label(first.trim())
    };
    let first = lines
        .first()
        .filter(|_| lines.len() > 1 && lines.iter().all(is_row))?;
    let columns = lines
        .iter()
        .map(|line| line.text.split('\t').count())
        .max()?;
    let written = |line: &Line<'_>| {
        let cells = line
            .text
            .split('\t')
            .map(|cell| cell.trim().replace('|', "\\|"))
            .chain(std::iter::repeat(String::new()));
        cells
            .take(columns)
            .fold("|".to_owned(), |row, cell| row + " " + &cell + " |")
    };
    let mut table: Vec<String> = lines.iter().map(written).collect();
    table.insert(1, dashes_of(columns, ""));
    let message =
        "the tabs of a spreadsheet do not separate cells: these rows run together as one text";
    Some(
        rule::TABLE_RULE
            .milder(reader.place(first.range()), message)
            .help("write them as a table")
            .corrected(table.join("\n")),
    )
}
