//! Reads a line that begins with `Answer:`: true or false, a number, or words.

use std::ops::Range;

use pulldown_cmark::Event;

use super::line::{Claim, Line};
use super::{number, text, truth};
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::answer_part::answer_line;
use crate::model::learn::quiz::Answer;

/// Reads the line of the paragraph `block`.
pub(super) fn read(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    block: usize,
    wanted: Option<&str>,
) -> Option<Answer> {
    let written = answer_line(reader, block)?;
    report_footnotes(reader, sink, block);
    let words = written.split('|').map(|word| word.trim().to_owned());
    let line = Line {
        reader,
        block,
        accepted: words.filter(|word| !word.is_empty()).collect(),
    };
    if line.accepted.is_empty() {
        sink.push(
            rule::NO_ANSWER
                .at(line.whole(), "there is nothing after `Answer:`")
                .help("write what is right; where several answers will do, put `|` between them")
                .corrected("Answer: fit note | sick note"),
        );
        return None;
    }
    let claim = match truth::read(&line, wanted) {
        Claim::Other => number::read(&line, wanted, sink),
        claim => claim,
    };
    match claim {
        Claim::Answer(answer) => Some(answer),
        Claim::Other => Some(text::read(&line, wanted, sink)),
        Claim::Wrong(help) => {
            let message = "this answer does not fit the type of its question";
            sink.push(rule::WRONG_ANSWER.at(line.whole(), message).help(help));
            None
        }
    }
}

/// The mark of a footnote would be lost in an answer.
fn report_footnotes(reader: &Reader<'_>, sink: &mut Diagnostics, block: usize) {
    let marks: Vec<Range<usize>> = reader
        .tree
        .inside(block)
        .iter()
        .filter(|node| matches!(node.event, Event::FootnoteReference(_)))
        .map(|node| node.range.clone())
        .collect();
    marks
        .into_iter()
        .for_each(|range| reader.report_hidden_footnote(sink, range));
}
