//! Index -> shards: small files that any server can send and that a classic script loads on demand.
//!
//! | shard | holds | found by |
//! |---|---|---|
//! | `m` | what is where, and the weights | always read first |
//! | `v` | forms with their terms | the first form of each shard, in `m` |
//! | `r` | forms by their ends, for typing errors | the same |
//! | `p` | what one to three letters may become | the same |
//! | `t`, `u` | postings: the units a term says most of; the others | the number of terms in each, in `m` |
//! | `d` | cards: what a result shows | eight units each |
//! | `f` | facets | 4,096 units each |
//! | `b` | texts by section, compressed | four units each |
//! | `a` | names of concepts | sixteen concepts each |
//!
//! Numbers are LEB128, texts are preceded by their length in bytes. The reader is `search-load.js`;
//! a reader in Rust that knows only this table is in `tests/search`.

pub mod cards;
pub mod dictionary;
mod outlet;
pub mod pack;
pub mod posting_lists;

use rayon::prelude::*;

use super::bytes::{Bytes, FrontCoder, script};
use super::concepts::names;
use super::index::Index;
use super::weights::PARAMETERS;
use cards::{Codes, Packer};
use outlet::{Kept, Outlet, stamp};
use posting_lists::PostingLists;

/// The version of the format.
const VERSION: usize = 1;

/// Concepts per shard.
const CONCEPTS: usize = 16;
/// How many things a shard holds: cards, facets, texts, concepts. The manifest carries them, in this
/// order: `search-load.js` names them, and no script knows a size of its own.
const SIZES: [usize; 4] = [cards::CARDS, cards::FACETS, cards::TEXTS, CONCEPTS];

/// The scripts of an index, by their paths from the site's root; `keep` is called from many
/// threads.
pub fn files<T: Send>(
    index: &Index<'_>,
    folder: &str,
    keep: impl Fn(String, Vec<u8>) -> T + Sync,
) -> Vec<T> {
    let codes = Codes::of(&index.labels.kinds, &index.units);
    let lexicon = &index.lexicon;
    let outlet = Outlet { folder, keep };
    let ((forms, prefixes), (reversed, (heads, counts, tails))) = rayon::join(
        || {
            rayon::join(
                || outlet.packed("v", dictionary::forms(lexicon)),
                || outlet.packed("p", dictionary::prefixes(lexicon)),
            )
        },
        || {
            rayon::join(
                || outlet.packed("r", dictionary::reversed(lexicon)),
                || {
                    let PostingLists {
                        heads,
                        counts,
                        tails,
                    } = posting_lists::encode(&index.postings);
                    (
                        outlet.all("t", heads.into_par_iter()),
                        counts,
                        outlet.all("u", tails.into_par_iter()),
                    )
                },
            )
        },
    );
    let chunks = |size: usize| index.units.par_chunks(size);
    let titles = index.titles.par_chunks(cards::CARDS);
    let cards = chunks(cards::CARDS)
        .zip(titles)
        .map(|(units, titles)| cards::cards(units, titles, &codes));
    let texts = chunks(cards::TEXTS).map_init(Packer::default, |packer, units| {
        cards::texts(units, index, packer)
    });
    let kinds: [Vec<Kept<T>>; 9] = [
        outlet.all("d", cards),
        outlet.all(
            "f",
            chunks(cards::FACETS).map(|units| cards::facets(units, &codes)),
        ),
        outlet.all("b", texts),
        outlet.all("a", concepts(index).into_par_iter()),
        forms.shards,
        reversed.shards,
        prefixes.shards,
        heads,
        tails,
    ];
    let manifest = manifest(
        index,
        &codes,
        [&forms.firsts, &reversed.firsts, &prefixes.firsts],
        &counts,
        &stamp(&kinds),
    );
    let manifest = (outlet.keep)(format!("{folder}/m.js"), script("m", &manifest));
    kinds
        .into_iter()
        .flatten()
        .map(|kept| kept.file)
        .chain([manifest])
        .collect()
}

fn manifest(
    index: &Index<'_>,
    codes: &Codes<'_>,
    sorted: [&[String]; 3],
    terms: &[usize],
    stamp: &str,
) -> Vec<u8> {
    let mut bytes = Bytes::default();
    bytes.number(VERSION);
    bytes.text(stamp);
    bytes.number(index.units.len());
    bytes.number(index.lexicon.terms);
    bytes.number(index.library.glossary.terms.len());
    for firsts in sorted {
        bytes.number(firsts.len());
        let mut coder = FrontCoder::default();
        firsts
            .iter()
            .for_each(|first| coder.write(first, &mut bytes));
    }
    bytes.number(terms.len());
    terms.iter().for_each(|count| bytes.number(*count));
    for labels in [&index.labels.kinds, &index.labels.audiences] {
        bytes.number(labels.len());
        labels.iter().for_each(|(code, label)| {
            [code, label.as_str()]
                .iter()
                .for_each(|text| bytes.text(text))
        });
    }
    bytes.number(codes.topics.len());
    codes.topics.keys().for_each(|topic| bytes.text(topic));
    PARAMETERS
        .in_manifest_order()
        .iter()
        .for_each(|weight| bytes.number(*weight as usize));
    SIZES.iter().for_each(|size| bytes.number(*size));
    bytes.0
}

/// The names of all concepts, and the card of each.
fn concepts(index: &Index<'_>) -> Vec<Vec<u8>> {
    let numbered: Vec<_> = index
        .library
        .glossary
        .terms
        .iter()
        .zip(&index.concept_cards)
        .collect();
    let shard = |chunk: &[(&crate::model::glossary::Term, &Option<u32>)]| {
        let mut bytes = Bytes::default();
        bytes.number(chunk.len());
        for (term, card) in chunk {
            bytes.number(card.map_or(0, |card| card as usize + 1));
            let names: Vec<_> = names(term).collect();
            bytes.number(names.len());
            names.iter().for_each(|(name, _)| bytes.text(name));
        }
        bytes.0
    };
    numbered.chunks(CONCEPTS).map(shard).collect()
}
