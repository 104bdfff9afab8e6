//! What a result shows (`d`), the facets that results are narrowed by (`f`), and the text of
//! excerpts (`b`).

use std::collections::BTreeMap;

use flate2::{Compress, Compression, FlushCompress};

use crate::model::document::Document;
use crate::model::vocabulary::Audience;
use crate::search::bytes::Bytes;
use crate::search::index::Index;
use crate::search::lexicon::TermId;
use crate::search::unit::{Source, Unit, visible_in};

/// Cards per shard.
pub const CARDS: usize = 8;
/// Units per shard of facets.
pub const FACETS: usize = 4_096;
/// Texts per shard.
pub const TEXTS: usize = 4;
/// The compression level for texts, of 9: a higher one saves a few per cent for three times the
/// work.
const LEVEL: u32 = 2;

/// The numbers of the words that units are narrowed by.
#[derive(Debug)]
pub struct Codes<'a> {
    kinds: BTreeMap<&'a str, usize>,
    /// All topics, sorted.
    pub topics: BTreeMap<&'a str, usize>,
}

impl<'a> Codes<'a> {
    /// Numbers the kinds in `labels`, and all topics of `units`.
    pub fn of(kinds: &'a [(&'static str, String)], units: &'a [Unit<'a>]) -> Codes<'a> {
        let topics: std::collections::BTreeSet<&str> = units
            .iter()
            .flat_map(|unit| unit.topics)
            .map(String::as_str)
            .collect();
        Codes {
            kinds: kinds
                .iter()
                .enumerate()
                .map(|(number, (code, _))| (*code, number))
                .collect(),
            topics: topics
                .into_iter()
                .enumerate()
                .map(|(number, topic)| (topic, number))
                .collect(),
        }
    }

    fn write(&self, unit: &Unit<'_>, into: &mut Bytes) {
        into.number(self.kinds.get(unit.kind).copied().unwrap_or_default());
        into.number(audience_bits(unit.audience));
        into.number(unit.topics.len());
        unit.topics.iter().for_each(|topic| {
            into.number(self.topics.get(topic.as_str()).copied().unwrap_or_default())
        });
    }
}

fn audience_bits(audience: &[Audience]) -> usize {
    let bit = |one: &Audience| {
        Audience::ALL
            .iter()
            .position(|other| other == one)
            .map_or(0, |at| 1 << at)
    };
    audience.iter().map(bit).fold(0, |bits, bit| bits | bit)
}

/// The cards of a run of units, with the terms of each one's title.
pub fn cards(units: &[Unit<'_>], titles: &[Vec<TermId>], codes: &Codes<'_>) -> Vec<u8> {
    let mut bytes = Bytes::default();
    bytes.number(units.len());
    for (unit, title) in units.iter().zip(titles) {
        [&*unit.url, unit.title, unit.summary, unit.on, unit.lang]
            .iter()
            .for_each(|text| bytes.text(text));
        codes.write(unit, &mut bytes);
        bytes.number(title.len());
        title.iter().for_each(|term| bytes.number(*term as usize));
    }
    bytes.0
}

/// The facets of a run of units.
pub fn facets(units: &[Unit<'_>], codes: &Codes<'_>) -> Vec<u8> {
    let mut bytes = Bytes::default();
    bytes.number(units.len());
    units.iter().for_each(|unit| codes.write(unit, &mut bytes));
    bytes.0
}

/// The texts of a run of units by section, compressed.
pub fn texts(units: &[Unit<'_>], index: &Index<'_>, packer: &mut Packer) -> Vec<u8> {
    let mut bytes = Bytes::default();
    bytes.number(units.len());
    for unit in units {
        match &unit.source {
            Source::Page(page) => sections(&index.library.pages[*page].document, &mut bytes),
            Source::Term(_) | Source::Words(_) => bytes.number(0),
        }
    }
    packer.pack(&bytes.0)
}

/// Compresses one text after another with the same tables: allocating new ones takes as long as
/// filling them.
#[derive(Debug)]
pub struct Packer(Compress);

impl Default for Packer {
    fn default() -> Packer {
        Packer(Compress::new(Compression::new(LEVEL), true))
    }
}

impl Packer {
    fn pack(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.reset();
        // More than zlib can need (`compressBound`), so that a single call is enough.
        let mut packed = Vec::with_capacity(bytes.len() + bytes.len() / 8 + 64);
        // Compressing in memory cannot fail.
        let _ = self
            .0
            .compress_vec(bytes, &mut packed, FlushCompress::Finish);
        packed.shrink_to_fit();
        packed
    }
}

fn sections(document: &Document, bytes: &mut Bytes) {
    let words = &document.body.words;
    bytes.number(words.sections.len());
    for (number, section) in words.sections.iter().enumerate() {
        let heading = section
            .heading
            .and_then(|heading| document.body.outline.get(heading as usize));
        let (id, title) = heading.map_or(("", ""), |heading| (&*heading.id, &*heading.title));
        let text = visible_in(document, words.range(number));
        bytes.text(id);
        bytes.text(title);
        // The heading is the first line of its section.
        bytes.text(
            text.trim()
                .strip_prefix(title)
                .unwrap_or(text.trim())
                .trim_start(),
        );
    }
}
