//! Divides the items of a sorted list into shards of similar size.

use crate::search::bytes::{Bytes, FrontCoder};
use crate::search::lexicon::TermId;

/// A shard being filled.
#[derive(Debug, Default)]
pub struct Open {
    /// Its items.
    pub body: Bytes,
    coder: FrontCoder,
    term: TermId,
    count: usize,
}

impl Open {
    /// Adds a text of a sorted list.
    pub fn key(&mut self, text: &str) {
        self.coder.write(text, &mut self.body);
    }

    /// Adds terms, as differences from the previous one in the shard.
    pub fn terms(&mut self, terms: &[TermId], many: bool) {
        if many {
            self.body.number(terms.len());
        }
        for term in terms {
            self.body.difference(self.term as usize, *term as usize);
            self.term = *term;
        }
    }
}

/// Shards of a sorted list.
#[derive(Debug, Default)]
pub struct Packed {
    /// Their bytes.
    pub shards: Vec<Vec<u8>>,
    /// The first key of each.
    pub firsts: Vec<String>,
}

/// Divides `items` into shards of about `size` bytes; `key` is what an item is looked up by.
pub fn pack<T>(
    items: impl Iterator<Item = T>,
    size: usize,
    key: impl Fn(&T) -> &str,
    write: impl Fn(&T, &mut Open),
) -> Packed {
    let mut packed = Packed::default();
    let mut open = Open::default();
    for item in items {
        if open.count > 0 && open.body.len() >= size {
            packed.shards.push(closed(std::mem::take(&mut open)));
        }
        if open.count == 0 {
            packed.firsts.push(key(&item).to_owned());
        }
        write(&item, &mut open);
        open.count += 1;
    }
    if open.count > 0 {
        packed.shards.push(closed(open));
    }
    packed
}

fn closed(open: Open) -> Vec<u8> {
    let mut bytes = Bytes::default();
    bytes.number(open.count);
    bytes.0.extend(open.body.0);
    bytes.0
}
