//! Statistics of the words of generated pages, to show that they resemble a language.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::corpus::Corpus;

/// Prints the number of words, and of different words, for growing numbers of pages.
pub fn print(pages: usize) {
    let corpus = Corpus::new(pages);
    let mut counts: HashMap<String, u32> = HashMap::new();
    let (mut total, mut done) = (0_usize, 0);
    let mut before: Option<(f64, f64)> = None;
    println!(
        "{:>8} {:>12} {:>10} {:>8} {:>7}  commonest ten, share",
        "pages", "words", "different", "once", "power"
    );
    let mut step = pages.min(100);
    while done < pages {
        let texts: Vec<String> = (done..step)
            .into_par_iter()
            .map(|page| corpus.page(page))
            .collect();
        for word in texts.iter().flat_map(|text| words(text)) {
            total += 1;
            *counts.entry(word).or_default() += 1;
        }
        done = step;
        step = (step * 10).min(pages);
        let once =
            counts.values().filter(|count| **count == 1).count() as f64 / counts.len() as f64;
        let (all, different) = (total as f64, counts.len() as f64);
        let power = before.map_or(f64::NAN, |(all_before, before)| {
            (different / before).ln() / (all / all_before).ln()
        });
        before = Some((all, different));
        let mut common: Vec<u32> = counts.values().copied().collect();
        common.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
        let ten = common
            .iter()
            .take(10)
            .map(|count| f64::from(*count))
            .sum::<f64>()
            / all;
        println!("{done:>8} {total:>12} {different:>10} {once:>8.2} {power:>7.2}  {ten:.2}");
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let body = text.split_once("\n---\n").map_or(text, |(_, body)| body);
    // Addresses of links are not words of the text.
    let shown = body.split("](").flat_map(|part| {
        part.split_once(".md)")
            .map_or([part, ""], |(_, rest)| [rest, ""])
    });
    shown
        .flat_map(|part| part.split(|letter: char| !letter.is_alphanumeric() && letter != '\''))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
