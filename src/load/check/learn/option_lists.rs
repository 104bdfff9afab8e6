//! Boxes that are nearly tick boxes: `[]`, `[ x ]`, `[x]B`, `(x)`, and lists of which only some
//! items have one.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::check::text::actions::nearly_a_box;
use crate::load::parts::items;
use crate::load::parts::labels;
use crate::load::parts::labels::Label;

/// Looks at every list and paragraph among `blocks`. Gives those paragraphs that were meant as
/// options.
pub(in crate::load) fn report(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    blocks: &[usize],
) -> Vec<usize> {
    let mut meant = Vec::new();
    for &block in blocks {
        match reader.tree.event(block) {
            Event::Start(Tag::List(_)) => report_list(reader, sink, block),
            Event::Start(Tag::Paragraph) if report_paragraph(reader, sink, block) => {
                meant.push(block)
            }
            _ => {}
        }
    }
    meant
}

fn report_list(reader: &Reader<'_>, sink: &mut Diagnostics, list: usize) {
    let items: Vec<usize> = reader.tree.children(list).collect();
    let has_boxes = items::is_task_list(reader, list)
        || items
            .iter()
            .any(|item| boxed(items::mark(&items::line(reader, *item).1).1).is_some());
    for item in items {
        if reader.task(item).is_none() {
            report_item(reader, sink, item, has_boxes);
        }
        if has_boxes {
            report_lines(reader, sink, item);
        }
    }
}

fn report_item(reader: &Reader<'_>, sink: &mut Diagnostics, item: usize, has_boxes: bool) {
    let (place, line) = items::line(reader, item);
    let (mark, body) = items::mark(&line);
    if let Some((ticked, rest)) = boxed(body) {
        let corrected = option(mark, ticked, &rest);
        let edit = reader.edit(items::first_line_range(reader, item), &corrected);
        sink.push(
            rule::NEAR_TICK
                .at(
                    place,
                    "this box is not quite one, so the line is not an option",
                )
                .help("a box is `[ ]` or `[x]`, with one space after it")
                .corrected(corrected)
                .fix("write the box as one", [edit]),
        );
    } else if has_boxes {
        sink.push(
            rule::MIXED_OPTIONS
                .at(
                    place,
                    "this line has no box, and the others of its list have one",
                )
                .help("give it one, or put it above the options as text")
                .corrected(option(mark, false, body)),
        );
    }
}

fn option(mark: &str, ticked: bool, rest: &str) -> String {
    format!(
        "{mark} [{}] {}",
        if ticked { 'x' } else { ' ' },
        rest.trim_end()
    )
}

/// A box that is none, with backslashes or crosses too.
pub(in crate::load) fn boxed(text: &str) -> Option<(bool, String)> {
    let text = text.trim_start_matches('\u{a0}');
    // `(v)` is a number.
    if text.starts_with(['(', '['])
        && text[1..].starts_with(['v', 'V', '*'])
        && text.starts_with('(')
    {
        return None;
    }
    let plain = if text.starts_with("\\[") {
        text.replacen("\\[", "[", 1).replacen("\\]", "]", 1)
    } else {
        text.to_owned()
    };
    let crossed = ["✗", "✘", "✕", "☐", "-", "_"]
        .iter()
        .find_map(|sign| plain.strip_prefix(&format!("[{sign}]")));
    let signs = [
        ("☐", false),
        ("☒", true),
        ("☑", true),
        ("✓", true),
        ("✔", true),
    ];
    let sign = signs
        .iter()
        .find_map(|(sign, ticked)| Some((*ticked, plain.strip_prefix(sign)?)));
    let found = nearly_a_box(&plain)
        .or(crossed.map(|rest| (false, rest)))
        .or(sign);
    found.map(|(ticked, rest)| (ticked, rest.trim().to_owned()))
}

/// Lines below the first of an option that were meant as more than its words.
fn report_lines(reader: &Reader<'_>, sink: &mut Diagnostics, item: usize) {
    let line = items::parts(reader, item).line;
    for range in items::further_lines(reader, &line) {
        let text = reader.input.text[range.clone()].to_owned();
        let found = hidden_option(reader, &text, range.clone(), false);
        if let Some(found) = found.or_else(|| hidden_quote(reader, item, &text, range)) {
            sink.push(found);
        }
    }
    report_swallowed(reader, sink, item);
}

/// `-[x] Text` right below a quote is read as a further line of that quote.
fn report_swallowed(reader: &Reader<'_>, sink: &mut Diagnostics, item: usize) {
    let quotes = items::parts(reader, item).quotes;
    let blocks: Vec<usize> = quotes
        .iter()
        .flat_map(|quote| reader.tree.children(*quote))
        .collect();
    for block in blocks {
        for range in items::further_lines(reader, &[block]) {
            let text = reader.input.text[range.clone()].to_owned();
            let found = hidden_option(reader, &text, range, false);
            sink.extend(found);
        }
    }
}

fn hidden_quote(
    reader: &Reader<'_>,
    item: usize,
    text: &str,
    range: Range<usize>,
) -> Option<Diagnostic> {
    let lead = " ".repeat(items::width(reader, item));
    let below = reader.place(range.clone());
    let line = range.start - items::indent(reader, range.start).len()..range.end;
    let indented = |quote: &str| {
        items::stands_at_margin(reader, item).then(|| reader.edit(line.clone(), quote))
    };
    if let Some(quoted) = text.strip_prefix('>') {
        let found =
            rule::FEEDBACK_INDENT.at(below, "this line is read as words of the option above it");
        let corrected = format!("{lead}> {}", quoted.trim());
        let edit = indented(&corrected);
        return Some(
            found
                .help("put two plain spaces before the `>`, no more, no tabs and no others")
                .corrected(corrected)
                .fix("put two spaces before the `>`", edit),
        );
    }
    let (word, rest) = text.split_once(':')?;
    let words = word.trim_matches(['*', '_', ' ']).to_lowercase();
    if ["feedback", "explanation", "rationale"].contains(&words.as_str()) {
        let rest = rest.trim_start_matches(['*', '_']).trim();
        return Some(feedback(below, &lead, rest).fix(
            "make it a quote below its option",
            indented(&format!("{lead}> {rest}")),
        ));
    }
    let (label, rest) = labels::begins(text, &[Label::Hint, Label::Why, Label::Read])?;
    let indent = items::indent(reader, range.start);
    if indent.contains('\t') || indent.chars().count() > 1 {
        return Some(feedback(below, &lead, rest).fix(
            "make it a quote below its option",
            indented(&format!("{lead}> {rest}")),
        ));
    }
    let message = format!(
        "`{}:` is outside a quote, and would be part of the option above it",
        label.word()
    );
    let found = rule::LABEL_OUTSIDE_QUOTE.at(below, message);
    Some(
        found
            .help("begin the line with `>` and a space, after a blank line")
            .corrected(format!("\n> {text}")),
    )
}

fn feedback(place: crate::diagnostic::Place, lead: &str, rest: &str) -> Diagnostic {
    rule::FEEDBACK_INDENT
        .at(
            place,
            "feedback is a quote below its option; this is read as words of the option",
        )
        .help("begin the line with two spaces, `>` and a space")
        .corrected(format!("{lead}> {rest}"))
}

/// `( ) Text`, `(x) Text`: what other tools write for an option of which one is right.
fn is_radio(line: &str) -> bool {
    ["( )", "()", "(x)", "(X)", "(*)"]
        .iter()
        .any(|sign| line.trim().starts_with(sign))
}

/// `-[x] Text` below an option, or a box without a mark. Round brackets are boxes where `radios` are
/// all there is: elsewhere they may be words.
fn hidden_option(
    reader: &Reader<'_>,
    text: &str,
    range: Range<usize>,
    radios: bool,
) -> Option<Diagnostic> {
    let body = text
        .trim_start_matches(['-', '*', '+', '•', '·', '–', '—', 'o'])
        .trim_start();
    let (ticked, rest) =
        boxed(body).filter(|_| !body.starts_with("[[") && (radios || !body.starts_with('(')))?;
    let corrected = option("-", ticked, &rest);
    let line = range.start - items::indent(reader, range.start).len()..range.end;
    Some(
        rule::NEAR_TICK
            .at(
                reader.place(range),
                "this line has a box and is not an item of a list, so it is not an option",
            )
            .help("an option begins with a hyphen and a space")
            .fix(
                "write the line as an option",
                [reader.edit(line, &corrected)],
            )
            .corrected(corrected),
    )
}

/// `-[x] Text`, and boxes at the start of a line of text: without a list mark, or without a space
/// after it. Whether the paragraph holds nothing else.
fn report_paragraph(reader: &Reader<'_>, sink: &mut Diagnostics, block: usize) -> bool {
    let start = reader.tree.node(block).range.start;
    let source = reader.source(block).to_owned();
    let mut at = start;
    let mut found = Vec::new();
    let radios = source.trim_end().contains('\n') && source.trim_end().lines().all(is_radio);
    for line in source.trim_end().split('\n') {
        let range = at..at + line.trim_end().len();
        let option = hidden_option(reader, line.trim(), range.clone(), radios);
        found.push((range, option));
        at += line.len() + 1;
    }
    let all = found.iter().all(|(_, found)| found.is_some());
    // What is above has to be parted from the options.
    let under_text = found.first().is_some_and(|(_, found)| found.is_none());
    let mut first = true;
    for (range, mut one) in found
        .into_iter()
        .filter_map(|(range, found)| Some((range, found?)))
    {
        if std::mem::take(&mut first) && under_text {
            one = one.help("an option begins with a hyphen and a space, and the first comes after a blank line");
            one.corrected = one.corrected.map(|line| format!("\n{line}"));
            let edit = one
                .corrected
                .as_deref()
                .map(|corrected| reader.edit(range, corrected));
            one = one.fix("write the line as an option, after a blank line", edit);
        }
        sink.push(one);
    }
    all
}
