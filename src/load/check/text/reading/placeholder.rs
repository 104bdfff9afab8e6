//! Words that a template put there for its author to write over.

use std::ops::Range;

use super::block::Block;
use crate::load::body::input::Input;

/// What the files of `preceptor new` say wherever something is to be written.
const HERE: &str = "Write here ";
/// What other tools and old habits leave, in lower case.
const OTHERS: [&str; 4] = [
    "lorem ipsum",
    "click or tap here to enter text",
    "[insert ",
    "<insert ",
];

/// The first of them in a file, and how many there are.
pub(super) struct Placeholders {
    /// Where the first is in the file.
    pub(super) first: Range<usize>,
    pub(super) count: usize,
}

/// Looks through the front matter and the blocks of the body.
pub(super) fn find(input: &Input<'_>, blocks: &[Block]) -> Option<Placeholders> {
    let head = in_front_matter(&input.text[..input.body.start]);
    let body = blocks
        .iter()
        .filter_map(|block| Some(in_file(block, in_block(&block.text)?)));
    let mut found = head.chain(body);
    let first = found.next()?;
    Some(Placeholders {
        first,
        count: 1 + found.count(),
    })
}

fn in_file(block: &Block, range: Range<usize>) -> Range<usize> {
    block.in_file(range.start)..block.in_file(range.end)
}

/// Values that begin so: notes after a `#` are none.
fn in_front_matter(head: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    head.split_inclusive('\n').filter_map(move |line| {
        let from = start;
        start += line.len();
        let at = line
            .find(HERE)
            .filter(|_| !line.trim_start().starts_with('#'))?;
        let is_value = line[..at].trim_end_matches(['"', '\'']).ends_with(": ");
        let end = line.trim_end_matches(['\r', '\n', '"', '\'']).len();
        is_value.then(|| from + at..from + end)
    })
}

/// At the beginning of a block, or after the label of one, such as `Hint:`.
fn in_block(text: &str) -> Option<Range<usize>> {
    let begins = |at: &usize| *at == 0 || text[..*at].ends_with(": ");
    let own = text.match_indices(HERE).map(|(at, _)| at).find(begins);
    let at = own.or_else(|| {
        let lower = text.to_ascii_lowercase();
        OTHERS.iter().find_map(|words| lower.find(words))
    })?;
    Some(at..text.trim_end().len())
}
