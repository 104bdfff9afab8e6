//! Lines of a paragraph that begin with a colon and no space after it: `:1000`, `:warning:`,
//! `:::note`. The parser would take each for the meaning of a term, and the colon would be gone.

use pulldown_cmark::{Event, Tag};

use super::rewrite::Change;
use super::tree::Tree;

/// Whether there may be such a line in `text`: seen without a parser.
pub(in crate::load) fn may_be_in(text: &str) -> bool {
    memchr::memchr_iter(b':', text.as_bytes()).any(|at| is_bare(text, at) && begins_line(text, at))
}

/// A backslash before each such colon, which makes it a letter like others.
pub(in crate::load) fn changes(text: &str, tree: &Tree<'_>) -> Vec<Change> {
    let meanings = tree
        .nodes()
        .iter()
        .filter(|node| matches!(node.event, Event::Start(Tag::DefinitionListDefinition)));
    let starts = meanings
        .map(|node| node.range.start)
        .filter(|at| text[*at..].starts_with(':') && is_bare(text, *at));
    starts
        .map(|at| Change {
            range: at..at,
            new: "\\".to_owned(),
        })
        .collect()
}

fn is_bare(text: &str, at: usize) -> bool {
    text.as_bytes()
        .get(at + 1)
        .is_some_and(|byte| !byte.is_ascii_whitespace())
}

fn begins_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t', '>']);
    before.is_empty() || before.ends_with('\n')
}
