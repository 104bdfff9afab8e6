//! What begins a line: callouts, tabs, lists of contents and the like of other tools.

use std::ops::Range;

use super::construct::Construct;
use super::{Found, Text, callouts};

const CONTENTS: [&str; 8] = [
    "[toc]",
    "[[toc]]",
    "[[_toc_]]",
    "@[toc]",
    "{:toc}",
    "{: toc}",
    "{{toc}}",
    "{{< toc >}}",
];

const BREAKS: [&str; 4] = [
    r"\newpage",
    r"\pagebreak",
    r"\clearpage",
    "{{< pagebreak >}}",
];

/// What the line of a text is, where the text begins it.
pub(super) fn read(text: &Text<'_>) -> Option<Found> {
    let start = text.range.start;
    let first = text.input.text.as_bytes().get(start)?;
    if text.in_heading || !b"!?:=[{@\\ie".contains(first) || !text.begins_line(start) {
        return None;
    }
    let line = text.from(start).trim_end();
    let range = start..start + line.len();
    match first {
        b'!' | b'?' => callouts::admonition(text, line, range),
        b':' => callouts::container(text, line, range),
        b'=' if is_tab(line) => Some(Found::new(Construct::Tab, range)),
        b'[' | b'{' | b'@' if CONTENTS.iter().any(|name| name.eq_ignore_ascii_case(line)) => {
            Some(without_line(text, Construct::Contents, range))
        }
        b'\\' | b'{' if BREAKS.contains(&line) => {
            Some(without_line(text, Construct::PageBreak, range))
        }
        b'i' | b'e' if is_import(line) => Some(Found::new(Construct::Import, range)),
        _ => None,
    }
}

/// `=== "Staff"`
fn is_tab(line: &str) -> bool {
    let rest = line.trim_start_matches('=');
    line.len() - rest.len() == 3
        && rest
            .trim_start_matches(['!', '+'])
            .trim_start()
            .starts_with('"')
        && line.ends_with('"')
}

/// `import Tabs from "@theme/Tabs";`, `export const x = 1;`
fn is_import(line: &str) -> bool {
    let is_quoted = |path: &str| path.trim_end_matches(';').trim().ends_with(['"', '\'']);
    match line.split_once(' ') {
        Some(("import", rest)) => rest
            .rsplit_once(" from ")
            .is_some_and(|(_, path)| path.starts_with(['"', '\'']) && is_quoted(path)),
        Some(("export", rest)) => rest.starts_with("const ") && rest.contains('='),
        _ => false,
    }
}

fn without_line(text: &Text<'_>, construct: Construct, range: Range<usize>) -> Found {
    let found = Found::new(construct, range.clone());
    match text.is_at_margin(range.start) {
        true => found.sure(text.with_line_end(range), String::new()),
        false => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_and_imports_are_told_from_text() {
        assert!(is_tab("=== \"Staff\"") && is_tab("===+ \"Staff\""));
        assert!(!is_tab("===") && !is_tab("=== Staff") && !is_tab("==== \"x\""));
        assert!(is_import("import Tabs from '@theme/Tabs';") && is_import("export const x = 1"));
        assert!(!is_import("import duty from the EU") && !is_import("export of goods = none"));
    }
}
