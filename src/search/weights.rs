//! The weights of the ranking, tuned on the development half of the judged queries
//! (`tests/search/queries`).
//!
//! The model is BM25F: the frequencies of a word in the fields are weighted, normalised by the
//! length of each field and added up before they saturate (Robertson, Zaragoza, Taylor 2004,
//! doi:10.1145/1031171.1031181).

use super::counts::{Counts, FIELDS, Frequencies};

/// Saturation: how soon further occurrences stop counting.
const K1: f64 = 1.2;
/// The weight of an occurrence by field: title, headings, summary, body.
const FIELD: [f64; FIELDS] = [2.5, 2.0, 4.0, 1.0];
/// How strongly a field's length discounts it.
const LENGTH: [f64; FIELDS] = [0.5, 0.4, 0.4, 0.8];

/// The ranking parameters that the browser needs, in 256ths unless noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameters {
    /// The bonus for a title made of the query's words.
    pub title_bonus: u32,
    /// The weight of a page with hardly any of the query's words; it grows with the share it has.
    pub coverage_base: u32,
    /// A concept of the glossary, relative to a word.
    pub concept: u32,
    /// A word within a concept's name, relative to a word by itself.
    pub covered: u32,
    /// A word that continues what was typed.
    pub prefix: u32,
    /// A word one edit away.
    pub one_edit: u32,
    /// A word two edits away.
    pub two_edits: u32,
}

impl Parameters {
    /// In the order in which the manifest holds them, which `search-load.js` names.
    pub fn in_manifest_order(self) -> [u32; 7] {
        let Parameters {
            title_bonus,
            coverage_base,
            concept,
            covered,
            prefix,
            one_edit,
            two_edits,
        } = self;
        [
            title_bonus,
            coverage_base,
            concept,
            covered,
            prefix,
            one_edit,
            two_edits,
        ]
    }
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

/// The weight of a result by its kind: most people want the guidance, and a quiz about a word uses
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

/// The mean lengths of the fields, over all units that have them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Averages([f64; FIELDS]);

impl Averages {
    /// Computes them from all `counts`.
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

    /// The impact of a word on a unit, 1 to 255: its share of the maximum.
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
        // Clamped first, so the cast is exact.
        (255.0 * prior * weighed / (K1 + weighed))
            .round()
            .clamp(1.0, 255.0) as u8
    }
}

/// How rare a word is: `1000 ln(1 + (N - n + 0.5) / (n + 0.5))`, at least 1. The logarithm is
/// `libm`'s, since the platform's differs from machine to machine.
pub fn rarity(units: usize, having: usize) -> u32 {
    let (all, having) = (units as f64, having as f64);
    let odds = 1.0 + (all - having + 0.5) / (having + 0.5);
    (1000.0 * libm::log(odds)).round().max(1.0) as u32
}
