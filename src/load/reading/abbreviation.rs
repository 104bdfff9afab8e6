//! Abbreviations that neither the glossary nor the page explains.

use std::collections::BTreeSet;
use std::ops::Range;

use super::block::Block;
use crate::load::abbreviations::Abbreviations;

/// What everybody knows, or knows only so; numbers in Roman figures; words that are written large for their weight.
const KNOWN: [&str; 66] = [
    "AD", "AIDS", "ALL", "AM", "AND", "BBC", "BC", "CD", "COVID", "CSV", "DNA", "DO", "DONT", "DVD", "EU", "FAQ", "GP",
    "HIV", "HTML", "HTTP", "HTTPS", "ID", "II", "III", "IT", "IV", "IX", "JPEG", "JSON", "MP", "MUST", "NEVER", "NHS",
    "NO", "NOT", "OK", "ONLY", "OR", "PC", "PDF", "PM", "PNG", "QR", "SMS", "TV", "UK", "UN", "URL", "US", "USA",
    "USB", "VAT", "VI", "VII", "VIII", "WC", "XI", "XII", "XML", "YES", "YOU", "ZIP", "AZ", "LINK", "AA", "AAA",
];

/// The first use of each abbreviation that is not explained.
pub(super) fn unexpanded<'b>(blocks: &'b [Block], glossary: &Abbreviations) -> Vec<(&'b Block, Range<usize>)> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for block in blocks {
        for range in uses(&block.text) {
            let short = &block.text[range.clone()];
            if seen.insert(short) && glossary.uses(short).next().is_none_or(|known| known.text.len() < short.len()) {
                found.push((block, range));
            }
        }
    }
    found.retain(|(block, range)| !is_explained(blocks, &block.text[range.clone()]));
    found
}

/// Words of two to six capital letters, but for those that everybody knows, what is written large altogether, and addresses.
fn uses(text: &str) -> Vec<Range<usize>> {
    // Most paragraphs have none: that is seen without cutting them into words.
    if !text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase)) {
        return Vec::new();
    }
    let words: Vec<Range<usize>> = words(text).collect();
    let capital = |number: usize| words.get(number).is_some_and(|word| capital(&text[word.clone()]));
    let large = |one: usize, other: usize| {
        capital(one) && capital(other) && matches!(&text[words[one].end..words[other].start], " " | "." | "-")
    };
    (0..words.len())
        .filter(|number| capital(*number) && !large(*number, number + 1))
        .filter(|number| number.checked_sub(1).is_none_or(|before| !large(before, *number)))
        .map(|number| singular(text, words[number].clone()))
        .filter(|word| !KNOWN.contains(&&text[word.clone()]) && !is_sign(text, word))
        .collect()
}

/// `[!NOTE]`, or a part of an address.
fn is_sign(text: &str, word: &Range<usize>) -> bool {
    let before = text[..word.start].rsplit(char::is_whitespace).next().unwrap_or_default();
    before.ends_with("[!") || before.contains("://") || before.starts_with("www.")
}

/// Runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
        at = start + length;
        Some(start..at)
    })
}

fn capital(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    (2..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `AHPs` is one of several `AHP`.
fn singular(text: &str, word: Range<usize>) -> Range<usize> {
    let length = text[word.clone()].trim_end_matches('s').len();
    word.start..word.start + length
}

/// Whether the page says what it stands for: `allied health professional (AHP)` or `AHP (allied health professional)`.
fn is_explained(blocks: &[Block], short: &str) -> bool {
    blocks.iter().any(|block| {
        block.text.match_indices(short).any(|(at, _)| {
            let behind = &block.text[at + short.len()..];
            let behind = behind.strip_prefix('s').unwrap_or(behind);
            block.text[..at].ends_with(['(', '['])
                || [" (", " stands for ", " means "].iter().any(|said| behind.starts_with(said))
        })
    })
}
