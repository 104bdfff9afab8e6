//! What is after an answer is shown above it: a reason there gives the answer away.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::near_labels;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::answer_part::Found;
use crate::load::parts::items;
use crate::load::parts::labels;
use crate::load::parts::labels::Label;

/// Reports texts after the answer, and texts anywhere that say they explain it.
pub(in crate::load) fn report(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    blocks: &[usize],
    found: &Found,
    has_why: bool,
) {
    let own = blocks.iter().rposition(|block| found.holds(*block));
    let behind = own.map_or(blocks.len(), |own| own + 1);
    let mut has_why = has_why;
    for block in &blocks[..behind] {
        if is_paragraph(reader, *block) && !found.holds(*block) {
            explained(reader, sink, &[*block], false, &mut has_why);
        }
    }
    if let (Found::Line(block), true) = (found, own.is_some()) {
        line_below_answer(reader, sink, *block, has_why);
    }
    for group in groups(reader, &blocks[behind..]) {
        if !explained(reader, sink, &group, true, &mut has_why) {
            plain_text(reader, sink, &group, has_why);
        }
    }
}

fn is_paragraph(reader: &Reader<'_>, block: usize) -> bool {
    matches!(reader.tree.event(block), Event::Start(Tag::Paragraph))
}

/// Neighbouring blocks of text; what is reported elsewhere, and what shows nothing, is left out.
fn groups(reader: &Reader<'_>, blocks: &[usize]) -> Vec<Vec<usize>> {
    // Of a second list of options is told elsewhere.
    if blocks
        .iter()
        .any(|block| items::is_task_list(reader, *block))
    {
        return Vec::new();
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new()];
    for &block in blocks {
        match reader.tree.event(block) {
            Event::Rule | Event::Start(Tag::FootnoteDefinition(_) | Tag::HtmlBlock) => {
                groups.push(Vec::new())
            }
            _ if is_labelled(reader, block) => groups.push(Vec::new()),
            _ => groups
                .last_mut()
                .into_iter()
                .for_each(|group| group.push(block)),
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Whether a line begins with a label: it is told that labels stand in quotes.
fn is_labelled(reader: &Reader<'_>, block: usize) -> bool {
    let all = [
        Label::Hint,
        Label::Why,
        Label::Model,
        Label::Read,
        Label::Answer,
    ];
    let begins = |line: &str| {
        let words = line.trim_start_matches(['>', ' ', '\u{a0}', '\t']);
        labels::begins(items::mark(words).1, &all).is_some()
            || labels::begins(words, &all).is_some()
    };
    let text = matches!(
        reader.tree.event(block),
        Event::Start(Tag::Paragraph | Tag::List(_))
    );
    text && reader.source(block).lines().any(begins)
}

/// `Explanation: …`, and the paragraphs that go on with it.
fn explained(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    group: &[usize],
    behind: bool,
    has_why: &mut bool,
) -> bool {
    let range = range(reader, group);
    let text = reader.input.text[range.clone()].to_owned();
    let Some(rest) = near_labels::explains(&text, behind) else {
        return false;
    };
    let word = text
        .trim_start_matches(['*', '_', '#', ' '])
        .split([':', '*'])
        .next()
        .unwrap_or_default()
        .to_owned();
    let found = rule::LABEL_OUTSIDE_QUOTE.at(
        reader.place(items::first_line_range(reader, group[0])),
        format!("`{word}:` is outside a quote, and would be shown before people answer"),
    );
    let quotable = group.iter().all(|block| is_paragraph(reader, *block));
    sink.push(if *has_why {
        found.help("this question has a quote with `Why:` already: put both into one, each line with `>` and a space")
    } else if quotable {
        let quote = quote(rest);
        let edit = reader.edit(range, &quote);
        found
            .help("put it into a quote that begins with `Why:`")
            .corrected(quote)
            .fix("make it a quote with `Why:`", [edit])
    } else {
        found
            .help("put it into a quote that begins with `Why:`, each line with `>` and a space")
            .corrected(quote(rest.lines().next().unwrap_or_default()))
    });
    *has_why = true;
    true
}

fn plain_text(reader: &Reader<'_>, sink: &mut Diagnostics, group: &[usize], has_why: bool) {
    let place = reader.place(items::first_line_range(reader, group[0]));
    let text = reader.input.text[range(reader, group)].to_owned();
    let message = "this is below the answer, and is shown above it, before people answer";
    let found = rule::TEXT_AFTER_ANSWER.at(place, message);
    let quotable = group.iter().all(|block| is_paragraph(reader, *block));
    sink.push(if has_why || !quotable {
        found.help("if it belongs to the question, write it above the answer; if it gives the reason, into the quote with `Why:`")
    } else {
        found
            .help("if it belongs to the question, write it above the answer; if it gives the reason, make a quote of it")
            .corrected(quote(&text))
    });
}

/// A second line of the paragraph that begins with `Answer:` would be a part of what people have to
/// type.
fn line_below_answer(reader: &Reader<'_>, sink: &mut Diagnostics, block: usize, has_why: bool) {
    let lines = items::further_lines(reader, &[block]);
    let first = reader
        .source(block)
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_owned();
    let Some(line) = lines.first().cloned() else {
        return;
    };
    let whole = line.start..lines.last().map_or(line.end, |last| last.end);
    let text = reader.input.text[whole.clone()].trim_end().to_owned();
    let whole = whole.start..whole.start + text.len();
    let known = [
        Label::Hint,
        Label::Why,
        Label::Model,
        Label::Read,
        Label::Answer,
    ];
    let told = labels::lines(reader, block)
        .iter()
        .skip(1)
        .any(|line| labels::at_start(reader, line, &known).is_some());
    if told || first.ends_with('|') || text.starts_with('|') || text.is_empty() {
        return;
    }
    let explains = near_labels::explains(&text, true).map(str::to_owned);
    let quote = format!("\n{}", quote(explains.as_deref().unwrap_or(&text)));
    let found = rule::NEAR_ANSWER.at(
        reader.place(line),
        "this line belongs to the answer above it: people would have to type it, too",
    );
    let edit = (explains.is_some() && !has_why).then(|| reader.edit(whole, &quote));
    sink.push(if has_why {
        found.help("put a blank line before it and make it a part of the quote with `Why:`, or take it out")
    } else {
        found
            .help("an answer goes on one line; a reason is a quote below it, after a blank line")
            .corrected(quote)
            .fix("make it a quote with `Why:`", edit)
    });
}

fn range(reader: &Reader<'_>, group: &[usize]) -> Range<usize> {
    let start = group
        .first()
        .map_or(0, |block| reader.tree.node(*block).range.start);
    let end = group
        .last()
        .map_or(start, |block| reader.tree.node(*block).range.end);
    let text = &reader.input.text[start..end.max(start)];
    start..start + text.trim_end().len()
}

fn quote(text: &str) -> String {
    let text = text.trim();
    let lines = text
        .lines()
        .map(str::trim)
        .enumerate()
        .map(|(number, line)| match (number, line) {
            (0, line) => format!("> **Why:** {line}").trim_end().to_owned(),
            (_, "") => ">".to_owned(),
            (_, line) => format!("> {line}"),
        });
    lines.collect::<Vec<_>>().join("\n")
}
