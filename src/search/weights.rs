//! How much each thing counts. Chosen on the development half of the judged queries
//! (`tests/search/queries`).
//!
//! The model is BM25F: the frequencies of a word in the fields are weighed, made comparable by the
//! length of each field and added up before they saturate (Robertson, Zaragoza, Taylor 2004,
//! doi:10.1145/1031171.1031181).

use super::counts::{Counts, FIELDS, Frequencies};

/// Saturation: how soon one more occurrence stops to count.
const K1: f64 = 1.2;
/// What an occurrence counts for, by field: title, headings, summary, body.
const FIELD: [f64; FIELDS] = [2.5, 2.0, 4.0, 1.0];
/// How far a field's length discounts it.
const LENGTH: [f64; FIELDS] = [0.5, 0.4, 0.4, 0.8];

/// What the browser needs to know of the ranking, in 256ths unless said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameters {
    /// How much a title that is made of the query's words adds.
    pub title_bonus: u32,
    /// What a page is worth that has next to none of the query's words: the rest grows with the
    /// share of them.
    pub coverage_base: u32,
    /// A concept of the glossary, against a word.
    pub concept: u32,
    /// A word within a concept's name, against a word alone.
    pub covered: u32,
    /// A word that goes on from what was typed.
    pub prefix: u32,
    /// A word one edit away.
    pub one_edit: u32,
    /// A word two edits away.
    pub two_edits: u32,
}

/// The ranking of this version.
pub const PARAMETERS: Parameters = Parameters {
    title_bonus: 512,
    coverage_base: 179,
    concept: 448,
    covered: 64,
    prefix: 154,
    one_edit: 179,
    two_edits: 128,
};

/// What a result is worth by its kind: most people want the guidance, and a quiz about a word uses
/// it often.
pub fn prior(kind: &str) -> f64 {
    match kind {
        "guidance" => 1.0,
        "policy" => 0.95,
        "glossary" => 0.55,
        "action" => 0.85,
        "quiz" | "scenario" | "checklist" | "module" | "plan" => 0.8,
        _ => 0.85,
    }
}

/// The mean lengths of the fields over all units that have them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Averages([f64; FIELDS]);

impl Averages {
    /// Over all `counts`.
    pub fn of<'a>(counts: impl Iterator<Item = &'a Counts>) -> Averages {
        let (mut sums, mut present) = ([0u64; FIELDS], [0u64; FIELDS]);
        for unit in counts {
            for field in 0..FIELDS {
                sums[field] += u64::from(unit.lengths[field]);
                present[field] += u64::from(unit.lengths[field] > 0);
            }
        }
        Averages(std::array::from_fn(|field| {
            sums[field].max(1) as f64 / present[field].max(1) as f64
        }))
    }

    /// The impact of a word on a unit, 1 to 255: its share of the highest possible.
    pub fn impact(
        &self,
        found: Frequencies,
        scale: f64,
        lengths: &[u32; FIELDS],
        prior: f64,
    ) -> u8 {
        let of_field = |field: usize| {
            let relative = f64::from(lengths[field]) / self.0[field];
            FIELD[field] * f64::from(found.0[field])
                / (1.0 - LENGTH[field] + LENGTH[field] * relative)
        };
        let weighed: f64 = (0..FIELDS).map(of_field).sum::<f64>() * scale;
        // Clamped first: the cast is exact.
        (255.0 * prior * weighed / (K1 + weighed))
            .round()
            .clamp(1.0, 255.0) as u8
    }
}

/// How rare a word is: `1000 ln(1 + (N - n + 0.5) / (n + 0.5))`, at least 1. The logarithm is
/// `libm`'s, since that of the platform differs from machine to machine.
pub fn rarity(units: usize, having: usize) -> u32 {
    let (all, having) = (units as f64, having as f64);
    let odds = 1.0 + (all - having + 0.5) / (having + 0.5);
    (1000.0 * libm::log(odds)).round().max(1.0) as u32
}
