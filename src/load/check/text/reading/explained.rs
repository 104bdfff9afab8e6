//! Whether a page says what a short form stands for, in any of the ways in which people do.

use super::block::Block;
use super::words::words;

/// What may be around a short form: quotes and what is left of emphasis.
const QUOTES: [char; 8] = ['\'', '"', '‘', '’', '“', '”', '*', '_'];
/// What leads from a short form to its words.
const BEHIND: [&str; 8] = [
    " (",
    " [",
    " stands for ",
    ", which stands for ",
    " means ",
    ", meaning ",
    " is short for ",
    ", short for ",
];
/// What leads from the words to their short form.
const BEFORE: [&str; 6] = [
    "(",
    "[",
    "known as ",
    "abbreviated to ",
    "abbreviated as ",
    "shortened to ",
];
/// Words whose letters a short form often leaves out.
const SMALL: [&str; 12] = [
    "a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with",
];

/// Whether the title or one of the blocks says what `short` stands for.
pub(super) fn is_explained(title: &str, blocks: &[Block], short: &str) -> bool {
    let mut texts = std::iter::once(title).chain(blocks.iter().map(|block| &*block.text));
    texts.any(|text| is_said(text, short) || spells(text, short))
}

fn is_said(text: &str, short: &str) -> bool {
    text.match_indices(short)
        .any(|(at, _)| is_said_at(text, at, short))
}

/// `allied health professional (AHP)`, `AHP (allied health professional)`, `"AHP" stands for …`
fn is_said_at(text: &str, at: usize, short: &str) -> bool {
    let behind = &text[at + short.len()..];
    let behind = behind
        .strip_prefix('s')
        .unwrap_or(behind)
        .trim_start_matches(QUOTES);
    let before = text[..at].trim_end_matches(QUOTES);
    BEFORE.iter().any(|said| before.ends_with(said))
        || BEHIND.iter().any(|said| behind.starts_with(said))
        || spells_next(behind, short)
}

/// `OT: occupational therapy`, `OT – occupational therapy`: words right after a sign.
fn spells_next(behind: &str, short: &str) -> bool {
    let rest = behind.trim_start_matches([' ', ':', '=', '-', '–', '—', ',']);
    rest.len() < behind.len() && {
        let next: Vec<&str> = words(rest).take(12).map(|word| &rest[word]).collect();
        begins(&next, short)
    }
}

/// Whether words of `text` that follow one another begin with the letters of `short`. Two letters
/// begin many words that lie side by side, and three begin some: those are believed where they are
/// names, or where the short form is near.
fn spells(text: &str, short: &str) -> bool {
    if short.len() < 3 {
        return false;
    }
    let all: Vec<&str> = words(text).map(|word| &text[word]).collect();
    let is_near = short.len() > 3 || all.contains(&short);
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || is_small(word);
    (0..all.len()).any(|start| {
        let rest = &all[start..];
        let names = rest.iter().take_while(|word| is_name(word)).count();
        begins(if is_near { rest } else { &rest[..names] }, short)
    })
}

/// Whether `words` begin with the letters of `short`, one after the other; small words may be left
/// out.
fn begins(words: &[&str], short: &str) -> bool {
    let mut left = short;
    for word in words {
        let Some(letter) = left.chars().next() else {
            break;
        };
        let is_first = left.len() == short.len();
        // `Control of Substances` gives `of` a letter; of three letters none is given away.
        let may_count = !is_small(word) || (short.len() > 3 && !is_first);
        if may_count && begins_with(word, letter) {
            left = &left[letter.len_utf8()..];
        } else if is_first || !is_small(word) {
            return false;
        }
    }
    left.is_empty()
}

/// Whether a word, which is no short form itself, begins with `letter`.
fn begins_with(word: &str, letter: char) -> bool {
    let is_short = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    !is_short
        && word
            .chars()
            .next()
            .is_some_and(|first| first.eq_ignore_ascii_case(&letter))
}

fn is_small(word: &str) -> bool {
    SMALL.iter().any(|small| small.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(text: &str, short: &str) -> bool {
        is_explained(text, &[], short)
    }

    #[test]
    fn people_say_it_in_many_ways() {
        for (text, short) in [
            ("allied health professionals (AHPs)", "AHP"),
            (
                "risks, assumptions, issues and dependencies ('RAID')",
                "RAID",
            ),
            ("NICE (the National Institute)", "NICE"),
            ("MDT, which stands for multidisciplinary team", "MDT"),
            ("COSHH: Control of Substances Hazardous to Health", "COSHH"),
            ("An OT – occupational therapist – helps", "OT"),
            ("the fire and police relations act, here FPRA", "FPRA"),
            ("the model known as “RAP”", "RAP"),
            ("the National Audit Office", "NAO"),
        ] {
            assert!(says(text, short), "{short} in {text}");
        }
    }

    #[test]
    fn other_words_explain_nothing() {
        for (text, short) in [
            ("Ask an OT of the team", "OT"),
            ("the only task of an OT", "OT"),
            ("AHP and a helpful person", "AHP"),
            ("RCOT: guidance", "RCOT"),
            ("rules applied to monitoring", "RAM"),
            ("and prioritise improvement of an API", "API"),
            ("", "OT"),
        ] {
            assert!(!says(text, short), "{short} in {text}");
        }
    }
}
