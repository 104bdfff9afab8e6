//! Front matter, split from the Markdown below it.
//!
//! pulldown-cmark's own metadata blocks are accepted in mid-document and missed after a byte order mark, so the split
//! is made here, on the text, before any Markdown is parsed.

use std::ops::Range;

/// Where front matter and body lie in a file's text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Split {
    /// `---`, YAML, `---`, body.
    Both {
        /// The YAML between the fences.
        yaml: Range<usize>,
        /// All below.
        body: Range<usize>,
    },
    /// The first line is no fence.
    None {
        /// A fence that stands further down, after blank lines: it was meant to be the first line.
        late: Option<Range<usize>>,
    },
    /// An opening fence without a closing one.
    Unterminated {
        /// The opening fence.
        fence: Range<usize>,
        /// Where a closing fence was probably meant: before the first line that is no YAML.
        missing_before: Range<usize>,
    },
}

/// Finds the front matter of `text`.
pub fn split(text: &str) -> Split {
    let mut lines = lines(text);
    let Some(first) = lines.next() else { return Split::None { late: None } };
    if !is_fence(&text[first.clone()]) {
        return Split::None { late: late_fence(text) };
    }
    let start = after_line(text, first.end);
    for line in lines {
        if is_fence(&text[line.clone()]) {
            return Split::Both { yaml: start..line.start, body: after_line(text, line.end)..text.len() };
        }
    }
    Split::Unterminated { missing_before: end_of_yaml(text, start), fence: first }
}

/// Lines of `text` as byte ranges, without their line ends.
pub fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= text.len() {
            return None;
        }
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        let line = at..end - usize::from(text[at..end].ends_with('\r'));
        at = end + 1;
        Some(line)
    })
}

fn after_line(text: &str, end: usize) -> usize {
    text[end..].find('\n').map_or(text.len(), |length| end + length + 1)
}

/// Three dashes; white space behind them, no-break spaces among it, is forgiven.
fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

fn late_fence(text: &str) -> Option<Range<usize>> {
    let first = lines(text).find(|line| !text[line.clone()].trim().is_empty())?;
    is_fence(text[first.clone()].trim_start()).then_some(first)
}

/// The first line from `start` that cannot be front matter: blank, a heading or a line without a colon.
fn end_of_yaml(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start..];
    let ends = |line: &str| {
        let indented = line.starts_with([' ', '\t', '-']);
        line.trim().is_empty() || line.starts_with("# ") || (!indented && !line.contains(':'))
    };
    let found = lines(rest).find(|line| ends(&rest[line.clone()]));
    found.map_or(text.len()..text.len(), |line| start + line.start..start + line.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str)> {
        match split(text) {
            Split::Both { yaml, body } => Some((&text[yaml], &text[body])),
            _ => None,
        }
    }

    #[test]
    fn front_matter_and_body_are_split() {
        assert_eq!(parts("---\ntitle: A\n---\nBody"), Some(("title: A\n", "Body")));
        assert_eq!(parts("---\r\ntitle: A\r\n---\r\nBody\r\n"), Some(("title: A\r\n", "Body\r\n")));
        assert_eq!(parts("---\n---"), Some(("", "")));
        assert_eq!(parts("---  \na: b\n---\u{a0}\n---\n"), Some(("a: b\n", "---\n")));
    }

    #[test]
    fn a_dashed_line_further_down_is_not_front_matter() {
        assert_eq!(split("Text\n---\na: b\n---\n"), Split::None { late: None });
        assert_eq!(split("\n\n---\ntitle: A\n---\n"), Split::None { late: Some(2..5) });
        assert_eq!(split(""), Split::None { late: None });
    }

    #[test]
    fn a_missing_fence_is_placed_where_it_was_meant() {
        let text = "---\ntitle: A\nsources:\n  - B\n\n# Heading\n";
        assert_eq!(split(text), Split::Unterminated { fence: 0..3, missing_before: 28..28 });
    }
}
