//! Postings: the units with the highest impact of a term (`t`), and the others (`u`).

use std::cmp::Reverse;

use crate::search::bytes::Bytes;
use crate::search::postings::{Posting, Postings};

/// The size of a shard in bytes, before it is encoded as text.
const SIZE: usize = 6_000;

/// How many units of a term an ordinary query reads.
pub const HEAD: usize = 1_024;

/// A list that is not much longer is not cut.
const UNCUT: usize = HEAD + HEAD / 4;

/// Shards of all lists.
#[derive(Debug, Default)]
pub struct PostingLists {
    /// `t`.
    pub heads: Vec<Vec<u8>>,
    /// The number of terms in each of them.
    pub counts: Vec<usize>,
    /// `u`, one for each list that was cut.
    pub tails: Vec<Vec<u8>>,
}

/// The head and the tail of a list, each by unit.
pub fn cut(list: &[Posting]) -> (Vec<Posting>, Vec<Posting>) {
    if list.len() <= UNCUT {
        return (list.to_vec(), Vec::new());
    }
    let mut by_impact = list.to_vec();
    by_impact.sort_unstable_by_key(|posting| (Reverse(posting.impact()), posting.doc()));
    let mut tail = by_impact.split_off(HEAD);
    by_impact.sort_unstable();
    tail.sort_unstable();
    (by_impact, tail)
}

/// Encodes all lists.
pub fn encode(postings: &Postings) -> PostingLists {
    let mut lists = PostingLists::default();
    let (mut open, mut count) = (Bytes::default(), 0);
    for (list, rarity) in postings.lists.iter().zip(&postings.rarity) {
        if count > 0 && open.len() >= SIZE {
            lists.heads.push(std::mem::take(&mut open).0);
            lists.counts.push(std::mem::take(&mut count));
        }
        term(list, *rarity, &mut open, &mut lists.tails);
        count += 1;
    }
    if count > 0 {
        lists.heads.push(open.0);
        lists.counts.push(count);
    }
    lists
}

fn term(list: &[Posting], rarity: u32, open: &mut Bytes, tails: &mut Vec<Vec<u8>>) {
    let (head, tail) = cut(list);
    let mut bytes = Bytes::default();
    bytes.number(rarity as usize);
    write(&head, &mut bytes);
    bytes.number(tail.len());
    if !tail.is_empty() {
        bytes.number(tails.len());
        let mut shard = Bytes::default();
        write(&tail, &mut shard);
        tails.push(shard.0);
    }
    open.number(bytes.len());
    open.0.extend(bytes.0);
}

fn write(list: &[Posting], into: &mut Bytes) {
    into.number(list.len());
    let mut before = 0;
    for posting in list {
        into.number((posting.doc() - before) as usize);
        into.0.push(posting.impact());
        before = posting.doc();
    }
}
