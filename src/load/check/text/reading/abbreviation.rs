//! Abbreviations that neither the glossary nor the page explains.

use std::collections::BTreeSet;
use std::ops::Range;

use super::block::Block;
use super::explained::is_explained;
use super::known::{is_known, is_state, is_word_as_well};
use super::words::words;
use crate::load::body::abbreviations::Abbreviations;

/// The first use of each abbreviation that is not explained.
pub(super) fn unexpanded<'b>(
    title: &str,
    blocks: &'b [Block],
    glossary: &Abbreviations,
) -> Vec<(&'b Block, Range<usize>)> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for block in blocks {
        for range in uses(&block.text) {
            let short = &block.text[range.clone()];
            if seen.insert(short)
                && glossary
                    .uses(short)
                    .next()
                    .is_none_or(|known| known.text.len() < short.len())
            {
                found.push((block, range));
            }
        }
    }
    found.retain(|(block, range)| {
        let short = &block.text[range.clone()];
        !is_explained(title, blocks, short) && !is_plain_word(blocks, short)
    });
    found
}

/// Words of two to five capital letters, but for those that everybody knows, what is written large
/// altogether, and parts of addresses and names.
fn uses(text: &str) -> Vec<Range<usize>> {
    // Most paragraphs have none: that is seen without cutting them into words.
    if !text
        .as_bytes()
        .windows(2)
        .any(|pair| pair.iter().all(u8::is_ascii_uppercase))
    {
        return Vec::new();
    }
    let words: Vec<Range<usize>> = words(text).collect();
    let shout = |number: usize| {
        words
            .get(number)
            .is_some_and(|word| is_large(singular(&text[word.clone()])))
    };
    let between = |one: usize, other: usize| {
        words
            .get(other)
            .map_or("", |word| &text[words[one].end..word.start])
    };
    let large = |one: usize, other: usize| {
        shout(one)
            && shout(other)
            && match between(one, other) {
                " " | "." | "-" | ";" | " & " => true,
                // `PROF. JOSEPH KIMBLE`, and not the end of a sentence.
                ". " => shout(other + 1) && between(other, other + 1) == " ",
                _ => false,
            }
    };
    (0..words.len())
        .filter(|number| is_short(&text[words[*number].clone()]) && !large(*number, number + 1))
        .filter(|number| {
            number
                .checked_sub(1)
                .is_none_or(|before| !large(before, *number))
        })
        .map(|number| {
            words[number].start..words[number].start + singular(&text[words[number].clone()]).len()
        })
        .filter(|word| !is_known(&text[word.clone()]) && !is_part(text, word))
        .collect()
}

/// A part of something larger: `[!NOTE]`, an address, `GITHUB_TOKEN`, `AT&T`, `.DOCX`, a number of
/// National Insurance, the state in an address.
fn is_part(text: &str, word: &Range<usize>) -> bool {
    let (before, behind) = (&text[..word.start], &text[word.end..]);
    let joined = ['_', '&', '$', '@', '\\', '=', '%', '{', '#'];
    let address = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    before.ends_with("[!")
        || address.contains("://")
        || address.starts_with("www.")
        || before.ends_with(joined)
        || before.ends_with(['.', '/']) && address.len() == 1
        || behind.starts_with(['_', '&', '=', '@'])
        || behind.starts_with('(') && behind[1..].starts_with(')')
        || before.ends_with(", ") && is_state(&text[word.clone()])
        || is_number(behind)
        || (&text[word.clone()] == "NI" && behind.starts_with(" number"))
}

/// ` 12 34 …`, as after the letters of a number of National Insurance.
fn is_number(behind: &str) -> bool {
    let mut groups = behind.split(' ').skip(1);
    let mut two = || {
        groups
            .next()
            .is_some_and(|group| group.len() == 2 && group.bytes().all(|c| c.is_ascii_digit()))
    };
    behind.starts_with(' ') && two() && two()
}

/// Whether the page has the same letters as an ordinary word, so that they are written large for
/// their weight.
fn is_plain_word(blocks: &[Block], short: &str) -> bool {
    let plain = |word: &str| word != short && word.eq_ignore_ascii_case(short) && !is_large(word);
    short.len() > 2
        && !is_word_as_well(short)
        && blocks
            .iter()
            .any(|block| words(&block.text).any(|word| plain(&block.text[word])))
}

fn is_short(word: &str) -> bool {
    let word = singular(word);
    // What has more is nearly always a word or a name: `STRICT`.
    (2..=5).contains(&word.len()) && is_large(word)
}

fn is_large(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `AHPs` is one of several `AHP`.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}
