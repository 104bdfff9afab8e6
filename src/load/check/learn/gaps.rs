//! Gaps that are nearly ones: a bracket too few, marks inside, `____`, or a place where there are
//! none.

use pulldown_cmark::{Event, Tag};

use super::option_lists;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::items;

/// Looks at every block; where nothing else answers the question, also for gaps written otherwise.
pub(in crate::load) fn report(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    heading: usize,
    blocks: &[usize],
    answered: bool,
) {
    if !answered && has_gap_in(reader.source(heading)) {
        push(
            reader,
            sink,
            heading,
            "a heading cannot have a gap",
            "write the sentence with its gap below the heading",
        );
    }
    for &block in blocks {
        match reader.tree.event(block) {
            Event::Start(Tag::Paragraph) => paragraph(reader, sink, block, answered),
            Event::Start(Tag::List(_) | Tag::Table(_) | Tag::BlockQuote(_)) if !answered => {
                elsewhere(reader, sink, block)
            }
            _ => {}
        }
    }
}

fn has_gap_in(text: &str) -> bool {
    text.split_once("[[")
        .is_some_and(|(_, rest)| rest.contains("]]"))
}

fn elsewhere(reader: &Reader<'_>, sink: &mut Diagnostics, block: usize) {
    if has_gap_in(reader.source(block)) {
        let help = "write its sentence as a paragraph, without a mark before it";
        push(
            reader,
            sink,
            block,
            "a gap belongs in a paragraph, not in a list, a table or a quote",
            help,
        );
    }
}

fn paragraph(reader: &Reader<'_>, sink: &mut Diagnostics, block: usize, answered: bool) {
    let source = without_code(reader, block);
    let (open, close) = (source.matches("[[").count(), source.matches("]]").count());
    let start = reader.tree.node(block).range.start;
    if open != close {
        return unbalanced(reader, sink, &source, start);
    }
    if open > gaps(reader, block) {
        let message = "between the brackets of a gap go plain words only, all on one line";
        let help = "take stars and links out of it, and write it in one line";
        return push(reader, sink, block, message, help);
    }
    if answered || open > 0 {
        return;
    }
    let mut at = start;
    for line in source.split('\n') {
        if let Some((message, meant)) = otherwise(line.trim_end()) {
            let range = at..at + line.trim_end().len();
            let found = rule::WRONG_GAP.at(reader.place(range.clone()), message);
            // One pair of brackets may be meant as such, and nobody but the author knows what fills
            // `____`.
            let sure = line.contains("[ [") || line.contains("{{");
            let edit = sure.then(|| reader.edit(range, &meant));
            let found = found
                .help("a gap is [[the words that are right]]")
                .corrected(meant);
            sink.push(found.fix("write the gap with two square brackets at either end", edit));
        }
        at += line.len() + 1;
    }
}

/// The source of a block, with code blotted out.
fn without_code(reader: &Reader<'_>, block: usize) -> String {
    let start = reader.tree.node(block).range.start;
    let mut source = reader.source(block).to_owned();
    for node in reader.tree.inside(block) {
        if matches!(node.event, Event::Code(_)) {
            let range = node.range.start - start..node.range.end - start;
            source.replace_range(range.clone(), &" ".repeat(range.len()));
        }
    }
    source
}

/// How many gaps the paragraph's texts hold.
fn gaps(reader: &Reader<'_>, block: usize) -> usize {
    let texts = reader
        .tree
        .inside(block)
        .iter()
        .filter_map(|node| match &node.event {
            Event::Text(text) => Some(text),
            _ => None,
        });
    texts
        .map(|text| {
            text.split("[[")
                .skip(1)
                .filter(|rest| rest.contains("]]"))
                .count()
        })
        .sum()
}

/// `[[may be fit]` and `[may be fit]]`.
fn unbalanced(reader: &Reader<'_>, sink: &mut Diagnostics, source: &str, start: usize) {
    let mut at = start;
    for line in source.split('\n') {
        let (open, close) = (line.matches("[[").count(), line.matches("]]").count());
        if open != close {
            let mark = if open > close { "[[" } else { "]]" };
            let offset = line.rfind(mark).unwrap_or(0);
            let place = reader.place(at + offset..at + offset + mark.len());
            let message =
                "this gap is not closed, or not opened: it needs two brackets at either end";
            let found = rule::WRONG_GAP
                .at(place, message)
                .help("write it as [[the words that are right]]");
            sink.push(match doubled(line.trim_end()) {
                Some(meant) => {
                    let alone = meant.matches("[[").count() == 1;
                    let edit = alone.then(|| reader.edit(at..at + line.trim_end().len(), &meant));
                    found
                        .corrected(meant)
                        .fix("write the gap with two brackets at either end", edit)
                }
                None => found,
            });
        }
        at += line.len() + 1;
    }
}

/// The line with two brackets wherever one is, unless it holds links.
fn doubled(line: &str) -> Option<String> {
    if line.contains("](") {
        return None;
    }
    let once = line.replace("[[", "[").replace("]]", "]");
    let (open, close) = (once.matches('[').count(), once.matches(']').count());
    (open == close && open > 0).then(|| once.replace('[', "[[").replace(']', "]]"))
}

/// The line with something in each of its gaps.
pub(in crate::load) fn filled(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, inside, after)) = rest.split_once("[[").and_then(|(before, rest)| {
        rest.split_once("]]")
            .map(|(inside, after)| (before, inside, after))
    }) {
        let words: Vec<&str> = inside
            .split('|')
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .collect();
        let whole = words.len() == inside.split('|').count();
        let joined = if words.is_empty() {
            "what is right".to_owned()
        } else {
            words.join(" | ")
        };
        out.push_str(&format!(
            "{before}[[{}]]",
            if whole { inside } else { &joined }
        ));
        rest = after;
    }
    out + rest
}

/// `[may be fit]`, `{{may be fit}}`, `[ [may be fit] ]` and `____`.
fn otherwise(line: &str) -> Option<(&'static str, String)> {
    if let Some(start) = line.find("___") {
        let end = line[start..]
            .find(|c| c != '_')
            .map_or(line.len(), |length| start + length);
        let meant = format!("{}[[what is right]]{}", &line[..start], &line[end..]);
        return Some(("nothing says what belongs in this gap", meant));
    }
    let loose = line.replace("[ [", "[[").replace("] ]", "]]");
    if loose != line && has_gap_in(&loose) {
        return Some((
            "the two brackets of a gap have no space between them",
            loose,
        ));
    }
    if line.contains("{{") && line.contains("}}") {
        return Some((
            "a gap has square brackets",
            line.replace("{{", "[[").replace("}}", "]]"),
        ));
    }
    let (before, rest) = line.split_once('[')?;
    if option_lists::boxed(&line[before.len()..]).is_some() {
        return None;
    }
    let (inside, behind) = rest.split_once(']')?;
    let box_or_link = line.starts_with('[')
        || inside.starts_with(['^', '!', '#'])
        || behind.starts_with(['(', ':', '[']);
    if box_or_link || inside.trim().is_empty() {
        return None;
    }
    Some(("a gap needs two brackets at either end", doubled(line)?))
}

fn push(reader: &Reader<'_>, sink: &mut Diagnostics, node: usize, message: &str, help: &str) {
    let range = items::first_line_range(reader, node);
    let line = &reader.input.text[range.clone()];
    let at = line
        .find("[[")
        .map_or(range.clone(), |at| range.start + at..range.end);
    let found = rule::WRONG_GAP.at(reader.place(at), message).help(help);
    sink.push(found);
}

#[cfg(test)]
mod tests {
    use crate::load::check::learn::gaps::{doubled, filled, otherwise};

    #[test]
    fn brackets_are_doubled() {
        assert_eq!(doubled("A [[b] c").as_deref(), Some("A [[b]] c"));
        assert_eq!(
            doubled("A [b]] and [[c]]").as_deref(),
            Some("A [[b]] and [[c]]")
        );
        assert_eq!(doubled("A [[b] [c](d)"), None);
        assert_eq!(doubled("A [[b"), None);
    }

    #[test]
    fn empty_gaps_are_filled() {
        assert_eq!(
            filled("A [[ ]] b [[c | ]] d [[e | f]]."),
            "A [[what is right]] b [[c]] d [[e | f]]."
        );
        assert_eq!(filled("A [[b"), "A [[b");
    }

    #[test]
    fn gaps_written_otherwise_are_seen() {
        let meant = |line| otherwise(line).map(|(_, meant)| meant);
        assert_eq!(
            meant("A ____ b.").as_deref(),
            Some("A [[what is right]] b.")
        );
        assert_eq!(meant("A {{b}} c").as_deref(), Some("A [[b]] c"));
        assert_eq!(meant("A [b | c] d").as_deref(), Some("A [[b | c]] d"));
        for line in ["A [b](c)", "A [^1]", "[x] A", "A b", "A []"] {
            assert_eq!(meant(line), None, "{line}");
        }
    }
}
