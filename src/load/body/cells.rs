//! The cells of a table's lines as they are written.

use std::ops::Range;

/// Where the cells of a line are in it: between the signs `|` that no backslash takes the meaning
/// of.
pub(in crate::load) fn cells(line: &str) -> Vec<Range<usize>> {
    let start = line.len() - line.trim_start().len();
    let end = line.trim_end().len();
    let mut at = start;
    let mut found = Vec::new();
    for bar in bars(line).filter(|bar| (start..end).contains(bar)) {
        if bar > start {
            found.push(at..bar);
        }
        at = bar + 1;
    }
    if at < end {
        found.push(at..end);
    }
    found
}

/// Whether a line has a sign that parts cells.
pub(in crate::load) fn has_bar(line: &str) -> bool {
    bars(line).next().is_some()
}

fn bars(line: &str) -> impl Iterator<Item = usize> + '_ {
    line.match_indices('|')
        .map(|(at, _)| at)
        .filter(|at| !line[..*at].ends_with('\\'))
}

/// Whether a line was meant as the line of dashes below the first row: long dashes count, too.
pub(in crate::load) fn is_dashes(line: &str) -> bool {
    const DASHES: [char; 5] = ['-', '–', '—', '−', '='];
    has_bar(line)
        && line.contains(DASHES)
        && line
            .chars()
            .all(|c| DASHES.contains(&c) || c.is_whitespace() || matches!(c, '|' | ':'))
}

/// A line of dashes for so many columns, each with the side that `like` gives it.
pub(in crate::load) fn dashes_of(columns: usize, like: &str) -> String {
    let given = cells(like);
    let cell = |column: usize| match given
        .get(column)
        .map_or("", |cell| like[cell.clone()].trim())
    {
        cell if cell.len() > 1 && cell.starts_with(':') && cell.ends_with(':') => " :-: |",
        cell if cell.starts_with(':') => " :-- |",
        cell if cell.ends_with(':') => " --: |",
        _ => " --- |",
    };
    (0..columns)
        .map(cell)
        .fold("|".to_owned(), |line, cell| line + cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_between_bars() {
        for (line, expected) in [
            ("| a | b |", vec![" a ", " b "]),
            ("a | b", vec!["a ", " b"]),
            (r"| a \| b | c", vec![r" a \| b ", " c"]),
            ("|||", vec!["", ""]),
            ("a", vec!["a"]),
        ] {
            assert_eq!(
                cells(line)
                    .into_iter()
                    .map(|cell| &line[cell])
                    .collect::<Vec<_>>(),
                expected,
                "{line}"
            );
        }
    }

    #[test]
    fn lines_of_dashes_are_known_and_written_anew() {
        assert!(is_dashes("| – | :—: |") && is_dashes("--|--"));
        assert!(!is_dashes("| a |") && !is_dashes("---") && !is_dashes("| |"));
        assert_eq!(dashes_of(3, "|:-|-:|"), "| :-- | --: | --- |");
        assert_eq!(dashes_of(1, ":-:"), "| :-: |");
    }
}
