//! What the answer part of a question says.

use std::ops::Range;

use pulldown_cmark::Event;

use super::item;
use super::{choice, pairs};
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::check::learn::{gaps, limits, number_answers};
use crate::load::parts::answer_part::{Found, answer_line};
use crate::load::parts::item_keys::Keys;
use crate::load::parts::{items, numbers};
use crate::load::text::writer::Writer;
use crate::model::learn::quiz::{Accepted, Answer, Item, Rules};

/// Options behind a text, which belong to no list of the question.
pub(super) fn report_further_options(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    blocks: &[usize],
    found: &Found,
) {
    let Found::Options(own) = found else { return };
    let last = own.last().copied().unwrap_or_default();
    let further = blocks
        .iter()
        .find(|block| **block > last && items::is_task_list(reader, **block));
    if let Some(list) = further {
        let place = items::line(reader, *list).0;
        sink.push(
            rule::SECOND_LIST
                .at(
                    place,
                    "a second list of options begins here, after other text",
                )
                .help("only feedback can come between options; a second question begins with `##`"),
        );
    }
}

/// Reads the answer part.
pub(super) fn read(
    writer: &mut Writer<'_, '_>,
    found: &Found,
    gaps: Vec<Vec<String>>,
    wanted: Option<&str>,
    rules: &Rules,
    told_all: bool,
) -> Option<Answer> {
    match found {
        Found::Options(blocks) => choice::read(writer, blocks, wanted, rules, told_all),
        Found::Gaps(block) => read_gaps(writer.reader, writer.sink, *block, gaps),
        Found::Line(block) => read_line(writer.reader, writer.sink, *block, wanted),
        Found::Table(block) => pairs::read(writer, *block),
        Found::Numbered(block) => read_order(writer, *block),
        Found::Nothing => None,
    }
}

fn read_gaps(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    block: usize,
    gaps: Vec<Vec<String>>,
) -> Option<Answer> {
    let empty = gaps.iter().any(|gap| gap.iter().any(String::is_empty));
    if empty || gaps.is_empty() {
        let found = empty_gap(reader, block);
        sink.push(found);
        return None;
    }
    if limits::is_over(reader, sink, block, gaps.len(), "gaps") {
        return None;
    }
    number_answers::in_gaps(reader, sink, block, &gaps);
    Some(Answer::Gaps(gaps.into_iter().map(all_accepted).collect()))
}

/// A gap, or a part of one between two bars, with nothing in it.
fn empty_gap(reader: &Reader<'_>, first: usize) -> Diagnostic {
    let start = reader.tree.node(first).range.start;
    let mut at = start;
    for line in reader.input.text[start..].split('\n') {
        let filled = gaps::filled(line);
        if filled != line {
            let place = reader.place(at..at + line.trim_end().len());
            return rule::WRONG_GAP
                .at(
                    place,
                    "there is nothing to fill in between the brackets of a gap",
                )
                .help(
                    "write what is right between them; where several will do, put `|` between them",
                )
                .corrected(filled.trim_end());
        }
        at += line.len() + 1;
    }
    let place = reader.place(reader.find_in(first, "[["));
    rule::WRONG_GAP
        .at(
            place,
            "there is nothing to fill in between the brackets of a gap",
        )
        .help("write what is right between them")
}

fn read_line(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    block: usize,
    wanted: Option<&str>,
) -> Option<Answer> {
    let written = answer_line(reader, block)?;
    report_footnotes(reader, sink, block);
    let accepted: Vec<String> = written
        .split('|')
        .map(|word| word.trim().to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    let range = reader.tree.node(block).range.clone();
    if accepted.is_empty() {
        let place = reader.place(range);
        sink.push(
            rule::NO_ANSWER
                .at(place, "there is nothing after `Answer:`")
                .help("write what is right; where several answers will do, put `|` between them")
                .corrected("Answer: fit note | sick note"),
        );
        return None;
    }
    match (wanted, &accepted[..]) {
        (Some("text"), _) => Some(Answer::Text(
            accepted
                .iter()
                .map(|word| Accepted::Words(unquoted(word)))
                .collect(),
        )),
        (None | Some("truth"), [one]) if truth(one).is_some() => truth(one).map(Answer::Truth),
        (Some("truth"), _) => wrong_line(
            reader,
            sink,
            block,
            "a true-or-false question has `Answer: true` or `Answer: false`",
        ),
        (None | Some("number"), [one]) => match numbers::range(one) {
            Some(range) => {
                report_near_number(reader, sink, block, one);
                Some(Answer::Number(range))
            }
            None if wanted.is_some() => wrong_line(
                reader,
                sink,
                block,
                "write a number: 28, 28 +/- 2, 26 to 30, 10.3 million, 90% or 2.5 mg",
            ),
            None => {
                report_near_number(reader, sink, block, one);
                report_letter(reader, sink, block, one);
                Some(Answer::Text(all_accepted(accepted)))
            }
        },
        (Some("number"), _) => wrong_line(
            reader,
            sink,
            block,
            "a number has one answer; write a range with `to`",
        ),
        _ => Some(Answer::Text(all_accepted(accepted))),
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

fn wrong_line(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    block: usize,
    help: &str,
) -> Option<Answer> {
    let place = reader.place(reader.tree.node(block).range.clone());
    sink.push(
        rule::WRONG_ANSWER
            .at(place, "this answer does not fit the type of its question")
            .help(help),
    );
    None
}

fn report_near_number(reader: &Reader<'_>, sink: &mut Diagnostics, block: usize, written: &str) {
    if let Some(near) = number_answers::near(written) {
        let place = reader.place(whole_answer(reader, block));
        let meant = format!("Answer: {}", near.meant);
        sink.push(
            rule::NEAR_NUMBER
                .at(place, near.message)
                .help(near.help)
                .corrected(meant),
        );
    }
}

/// A letter alone is mostly the label of an option that is in a table, in a picture or on another
/// page.
fn report_letter(reader: &Reader<'_>, sink: &mut Diagnostics, block: usize, written: &str) {
    let label = written.trim_matches(['(', ')', '.', ' ']);
    let option = label
        .split_once(' ')
        .filter(|(word, _)| word.eq_ignore_ascii_case("option"))
        .map_or(label, |(_, rest)| rest);
    let mut letters = option.chars();
    let (Some('a'..='h' | 'A'..='H'), None) = (letters.next(), letters.next()) else {
        return;
    };
    let place = reader.place(whole_answer(reader, block));
    let found = rule::LETTER_ANSWER.at(
        place,
        format!("people would have to type the letter `{option}`"),
    );
    sink.push(
        found
            .help("write each option as an item with a box, `- [ ]`, and the right one as `- [x]`; if the letter is what people are to type, put quotes around it")
            .corrected(format!("Answer: \"{option}\"")),
    );
}

/// What stands behind `Answer:`, and not the same letters in the label before it.
fn whole_answer(reader: &Reader<'_>, block: usize) -> Range<usize> {
    let range = reader.tree.node(block).range.clone();
    let source = reader.source(block).trim_end();
    let Some((label, rest)) = source.split_once(':') else {
        return range;
    };
    let start = range.start + label.len() + 1 + rest.len()
        - rest.trim_start_matches(['*', '_', ' ', '\t']).len();
    start..range.start + source.len()
}

fn truth(text: &str) -> Option<bool> {
    match text.to_lowercase().trim_end_matches('.') {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

fn all_accepted(written: Vec<String>) -> Vec<Accepted> {
    written.iter().map(|one| accepted(one)).collect()
}

/// A number counts as one wherever something is typed; `"2022"` is the text 2022.
fn accepted(written: &str) -> Accepted {
    numbers::range(written).map_or_else(|| Accepted::Words(unquoted(written)), Accepted::Number)
}

fn unquoted(written: &str) -> String {
    written.trim_matches(['"', '“', '”']).to_owned()
}

fn read_order(writer: &mut Writer<'_, '_>, block: usize) -> Option<Answer> {
    let items: Vec<usize> = writer.reader.tree.children(block).collect();
    if items.len() < 2 {
        let place = writer
            .reader
            .place(writer.reader.tree.node(block).range.clone());
        writer.sink.push(
            rule::TOO_FEW.at(place, "one item alone has no order")
                .help("write at least two, in the right order; if this list is no answer, put the answer below it"),
        );
        return None;
    }
    if limits::is_over(
        writer.reader,
        writer.sink,
        block,
        items.len(),
        "things to put in order",
    ) {
        return None;
    }
    let mut keys = Keys::default();
    Some(Answer::Order(
        items
            .into_iter()
            .map(|item| order_item(writer, item, &mut keys))
            .collect(),
    ))
}

fn order_item(writer: &mut Writer<'_, '_>, item: usize, keys: &mut Keys) -> Item {
    let parts = items::parts(writer.reader, item);
    let plain = items::plain_line(writer.reader, &parts.line);
    let key = keys.make(writer.reader.given_id(item), &plain);
    let text = writer.hidden(|writer| item::write(writer, item, &parts));
    Item {
        key,
        text,
        plain: plain.into(),
    }
}
