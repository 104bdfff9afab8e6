//! Front matter, split from the Markdown below it.
//!
//! pulldown-cmark's own metadata blocks are accepted in mid-document and missed after a byte order
//! mark, so the split is made here, on the text, before any Markdown is parsed.

use std::ops::Range;

/// Where front matter and body lie in a file's text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Split {
    /// `---`, YAML, `---`, body.
    Both {
        /// The YAML between the fences.
        yaml: Range<usize>,
        /// All below.
        body: Range<usize>,
    },
    /// The first line is no fence.
    None {
        /// What was probably meant to be one, and where it is.
        near: Option<(Near, Range<usize>)>,
    },
    /// An opening fence without a closing one.
    Unterminated {
        /// The opening fence.
        fence: Range<usize>,
        /// Where a closing fence was probably meant: before the first line that is no YAML.
        missing_before: Range<usize>,
    },
}

/// A line that was probably meant to open the front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Near {
    /// A fence below other lines.
    Late,
    /// A fence with white space before it.
    Indented,
    /// Dashes of other kinds or numbers, as word processors make them of `---`.
    Dashes,
    /// `+++`, as other tools have it.
    Plus,
}

/// Finds the front matter of `text`.
pub(crate) fn split(text: &str) -> Split {
    let mut lines = lines(text);
    let Some(first) = lines.next() else {
        return Split::None { near: None };
    };
    if !is_fence(&text[first.clone()]) {
        return Split::None {
            near: near_fence(text),
        };
    }
    let start = after_line(text, first.end);
    for line in lines {
        if is_fence(&text[line.clone()]) {
            return Split::Both {
                yaml: start..line.start,
                body: after_line(text, line.end)..text.len(),
            };
        }
    }
    Split::Unterminated {
        missing_before: end_of_yaml(text, start),
        fence: first,
    }
}

/// Lines of `text` as byte ranges, without their line ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= text.len() {
            return None;
        }
        let end = text[at..]
            .find('\n')
            .map_or(text.len(), |length| at + length);
        let line = at..end - usize::from(text[at..end].ends_with('\r'));
        at = end + 1;
        Some(line)
    })
}

fn after_line(text: &str, end: usize) -> usize {
    text[end..]
        .find('\n')
        .map_or(text.len(), |length| end + length + 1)
}

/// Three dashes; white space after them, no-break spaces among it, is forgiven.
fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// What a word processor, or a hasty hand, makes of three dashes.
pub(crate) fn is_almost_fence(line: &str) -> bool {
    let line = line.trim();
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '−');
    line == "..." || (!line.is_empty() && line != "---" && line != "-" && line.chars().all(dash))
}

fn near_fence(text: &str) -> Option<(Near, Range<usize>)> {
    let first = lines(text).find(|line| !text[line.clone()].trim().is_empty())?;
    let line = &text[first.clone()];
    let near = match line.trim() {
        "---" if first.start == 0 => Near::Indented,
        "---" => Near::Late,
        "+++" => Near::Plus,
        _ if is_almost_fence(line) && begins_with_key(text, first.end) => Near::Dashes,
        _ => {
            return lines(text)
                .find(|line| is_fence(&text[line.clone()]))
                .and_then(|fence| late(text, fence));
        }
    };
    Some((near, first))
}

/// A fence further down counts when what is below it can be nothing but front matter.
fn late(text: &str, fence: Range<usize>) -> Option<(Near, Range<usize>)> {
    let below = &text[after_line(text, fence.end)..];
    let closed = lines(below).any(|line| is_fence(&below[line]));
    (closed && begins_with_key(text, fence.end)).then_some((Near::Late, fence))
}

fn begins_with_key(text: &str, fence_end: usize) -> bool {
    text[after_line(text, fence_end)..].starts_with("title")
}

/// The first line from `start` that cannot be front matter: blank, a heading or a line without a
/// colon.
fn end_of_yaml(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start..];
    let ends = |line: &str| {
        if is_almost_fence(line) {
            return true;
        }
        let indented = line.starts_with([' ', '\t', '-']);
        line.trim().is_empty() || line.starts_with("# ") || (!indented && !line.contains(':'))
    };
    let found = lines(rest).find(|line| ends(&rest[line.clone()]));
    found.map_or(text.len()..text.len(), |line| {
        start + line.start..start + line.end
    })
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
        assert_eq!(
            parts("---\ntitle: A\n---\nBody"),
            Some(("title: A\n", "Body"))
        );
        assert_eq!(
            parts("---\r\ntitle: A\r\n---\r\nBody\r\n"),
            Some(("title: A\r\n", "Body\r\n"))
        );
        assert_eq!(parts("---\n---"), Some(("", "")));
        assert_eq!(
            parts("---  \na: b\n---\u{a0}\n---\n"),
            Some(("a: b\n", "---\n"))
        );
    }

    #[test]
    fn a_dashed_line_further_down_is_not_front_matter() {
        assert_eq!(split("Text\n---\na: b\n---\n"), Split::None { near: None });
        assert_eq!(split(""), Split::None { near: None });
    }

    #[test]
    fn what_was_meant_to_open_front_matter_is_known() {
        let near = |text| match split(text) {
            Split::None { near } => near,
            _ => None,
        };
        assert_eq!(near("\n\n---\ntitle: A\n---\n"), Some((Near::Late, 2..5)));
        assert_eq!(near("Text\n---\ntitle: A\n---\n"), Some((Near::Late, 5..8)));
        assert_eq!(near(" ---\ntitle: A\n---\n"), Some((Near::Indented, 0..4)));
        assert_eq!(near("–-\ntitle: A\n–––\n"), Some((Near::Dashes, 0..4)));
        assert_eq!(near("+++\ntitle = \"A\"\n+++\n"), Some((Near::Plus, 0..3)));
        assert_eq!(near("--\nA line of dashes.\n"), None);
    }

    #[test]
    fn a_missing_fence_is_placed_where_it_was_meant() {
        let text = "---\ntitle: A\nsources:\n  - B\n\n# Heading\n";
        assert_eq!(
            split(text),
            Split::Unterminated {
                fence: 0..3,
                missing_before: 28..28
            }
        );
    }
}
