//! Passes shards on as they are encoded: all of them at once would take as much memory as all words
//! of the site.

use flate2::Crc;
use rayon::prelude::*;

use super::pack::Packed;
use crate::search::bytes::script;

/// Where shards go.
pub(super) struct Outlet<'a, F> {
    /// The folder of all shards.
    pub folder: &'a str,
    /// Takes the path and the text of a script.
    pub keep: F,
}

/// A shard that was passed on.
pub(super) struct Kept<T> {
    /// What `keep` returned for it.
    pub file: T,
    /// A checksum of its length and its bytes.
    sum: Crc,
}

/// The shards of a sorted list that were passed on.
pub(super) struct Sorted<T> {
    /// The shards, in order.
    pub shards: Vec<Kept<T>>,
    /// The first key of each: how the reader finds the shard of a key.
    pub firsts: Vec<String>,
}

impl<T: Send, F: Fn(String, Vec<u8>) -> T + Sync> Outlet<'_, F> {
    /// Passes on all shards of a kind.
    pub(super) fn all(
        &self,
        kind: &str,
        shards: impl IndexedParallelIterator<Item = Vec<u8>>,
    ) -> Vec<Kept<T>> {
        shards
            .enumerate()
            .map(|(number, bytes)| self.one(&format!("{kind}/{number}"), &bytes))
            .collect()
    }

    /// The same for a sorted list.
    pub(super) fn packed(&self, kind: &str, packed: Packed) -> Sorted<T> {
        Sorted {
            shards: self.all(kind, packed.shards.into_par_iter()),
            firsts: packed.firsts,
        }
    }

    fn one(&self, name: &str, bytes: &[u8]) -> Kept<T> {
        let mut sum = Crc::new();
        sum.update(&(bytes.len() as u64).to_le_bytes());
        sum.update(bytes);
        Kept {
            file: (self.keep)(format!("{}/{name}.js", self.folder), script(name, bytes)),
            sum,
        }
    }
}

/// Changes when any shard does, so that a browser never mixes the shards of two builds: a checksum
/// (CRC-32) of all shards and their lengths, the same on every machine.
pub(super) fn stamp<T>(kinds: &[Vec<Kept<T>>]) -> String {
    let mut sum = Crc::new();
    kinds
        .iter()
        .flatten()
        .for_each(|shard| sum.combine(&shard.sum));
    format!("{:08x}", sum.sum())
}
