//! How a page reads: long sentences, reading age, abbreviations that nobody explains.
//!
//! What is in headings, tables, code and quotations counts for no sentence. The rules know
//! English alone.

mod abbreviation;
mod age;
mod block;
mod explained;
mod known;
mod placeholder;
mod sentence;
mod words;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Lines, Place, rule};
use crate::load::body::abbreviations::Abbreviations;
use crate::load::body::input::Input;
use crate::load::body::tree::Tree;
use crate::model::document::Reading;
use age::Length;
use block::Block;

/// A sentence of more words is told. The convention is 20 (NHS digital service manual); GOV.UK asks
/// to look again above 25, and to tell all between would be to nag.
const LONGEST: u32 = 25;

/// A page for older readers is told: pages for staff of all professions need not be harder than a
/// newspaper.
const OLDEST: u32 = 13;

/// The last year of school.
const SCHOOL: u32 = 18;

/// Looks at how a body reads.
pub(in crate::load) fn read(input: &Input<'_>, tree: &Tree<'_>) -> Reading {
    let blocks = block::blocks(input, tree);
    let place = Places {
        file: input.file,
        text: input.text,
        lines: Lines::default(),
    };
    let mut count = age::Count::default();
    let mut findings = Vec::new();
    for block in blocks.iter().filter(|block| block.is_prose) {
        for sentence in sentence::sentences(&block.text) {
            let text = &block.text[sentence.clone()];
            let length = Length::of(text);
            count.add(text, length);
            if length.words > LONGEST {
                findings.push(long_sentence(place.of(block, sentence), length.words));
            }
        }
    }
    let age = count.age().filter(|age| *age > OLDEST);
    findings.extend(age.map(|age| reading_age(input.file, age, &count)));
    findings.extend(abbreviations(
        (input.title, &blocks),
        input.abbreviations,
        &place,
    ));
    findings.extend(placeholder::find(input, &blocks).map(|found| placeholders(&place, &found)));
    Reading {
        findings,
        age: age.unwrap_or_default(),
    }
}

/// Where the words of blocks are in their file.
struct Places<'a> {
    file: &'a Arc<str>,
    text: &'a str,
    lines: Lines,
}

impl Places<'_> {
    /// Where `range` of a block is.
    fn of(&self, block: &Block, range: std::ops::Range<usize>) -> Place {
        let range = block.in_file(range.start)..block.in_file(range.end);
        Place::in_lines(&self.lines, self.file, self.text, range)
    }
}

fn long_sentence(place: Place, words: u32) -> Diagnostic {
    rule::LONG_SENTENCE
        .at(place, format!("this sentence has {words} words"))
        .help("20 are easy to take in: make two sentences of it, or a list")
}

fn placeholders(place: &Places<'_>, found: &placeholder::Placeholders) -> Diagnostic {
    let place = Place::in_lines(&place.lines, place.file, place.text, found.first.clone());
    let more = match found.count {
        1 => String::new(),
        2 => "; so do the words in one other place".to_owned(),
        count => format!("; so do the words in {} other places", count - 1),
    };
    let message = format!("these words are here only until you write your own{more}");
    rule::PLACEHOLDER
        .at(place, message)
        .help("write over them, or delete them")
}

fn reading_age(file: &str, age: u32, count: &age::Count) -> Diagnostic {
    let readers = if age > SCHOOL {
        "with a degree".to_owned()
    } else {
        format!("of {age}")
    };
    let words = count.words_to_a_sentence();
    let message = format!(
        "this page reads as for people {readers}: {words} words to a sentence, and many long ones"
    );
    rule::READING_AGE
        .at(Place::file(file), message)
        .help("shorten its longest sentences, and put everyday words in place of long ones")
}

fn abbreviations<'b>(
    (title, blocks): (&str, &'b [Block]),
    glossary: &'b Abbreviations,
    place: &'b Places<'b>,
) -> impl Iterator<Item = Diagnostic> + 'b {
    abbreviation::unexpanded(title, blocks, glossary).into_iter().map(|(block, range)| {
        let short = &block.text[range.clone()];
        let message = format!("nothing says what {short} stands for");
        rule::UNEXPANDED_ABBREVIATION.at(place.of(block, range.clone()), message).help(format!(
            "write it out at its first use, with {short} in brackets after it, or add it to the glossary"
        ))
    })
}
