//! Whether blocks hold all that a question needs.

use pulldown_cmark::{Event, Tag};

use super::lettered;
use crate::load::body::reader::Reader;
use crate::load::parts::answer_part;

/// Whether some blocks hold an answer.
pub(in crate::load) fn is_whole(reader: &Reader<'_>, blocks: &[usize]) -> bool {
    let is_quote =
        |block: &usize| matches!(reader.tree.event(*block), Event::Start(Tag::BlockQuote(_)));
    let blocks: Vec<usize> = blocks
        .iter()
        .copied()
        .filter(|block| !is_quote(block))
        .collect();
    !matches!(
        answer_part::find(reader, &blocks, None),
        Err(answer_part::Problem::None)
    ) || lettered::is_there(reader, &blocks)
}
