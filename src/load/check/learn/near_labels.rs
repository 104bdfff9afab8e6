//! Quotes that do not say what they are for, and labels that are where they are not read.

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::items;
use crate::load::parts::labels;
use crate::load::parts::labels::Label;

/// Words that people write for a label.
const NEARLY: [(&str, Label); 27] = [
    ("clue", Label::Hint),
    ("tip", Label::Hint),
    ("help", Label::Hint),
    ("hints", Label::Hint),
    ("because", Label::Why),
    ("explanation", Label::Why),
    ("feedback", Label::Why),
    ("rationale", Label::Why),
    ("reason", Label::Why),
    ("reasons", Label::Why),
    ("example answer", Label::Model),
    ("ideal answer", Label::Model),
    ("model", Label::Model),
    ("model answers", Label::Model),
    ("sample answer", Label::Model),
    ("suggested answer", Label::Model),
    ("see", Label::Read),
    ("see also", Label::Read),
    ("further reading", Label::Read),
    ("link", Label::Read),
    ("more", Label::Read),
    ("read more", Label::Read),
    ("reference", Label::Read),
    ("source", Label::Read),
    ("next step", Label::Next),
    ("next steps", Label::Next),
    ("what next", Label::Next),
];

/// Reports a quote without a label, or with one that is not quite one.
pub(in crate::load) fn report_unlabelled(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    quote: usize,
    labels: &[Label],
    in_stem: bool,
    may_fix: bool,
) {
    let (place, line) = items::line(reader, quote);
    let range = items::first_line_range(reader, quote);
    let indent = items::indent(reader, reader.tree.node(quote).range.start).to_owned();
    let body = line.trim_start_matches(['>', ' ', '\u{a0}']);
    let words: Vec<String> = labels
        .iter()
        .map(|label| format!("`{}:`", label.word()))
        .collect();
    sink.push(if labels::at_start_of_quote(reader, quote, &[Label::Answer]) {
        rule::NEAR_ANSWER.at(place, "an answer is not a quote")
            .help("take the `>` away")
            .corrected(body.to_owned())
    } else if let Some((label, rest)) = without_colon(reader, quote, labels) {
        let word = label.word();
        rule::QUOTE_LABEL.at(place, format!("the colon after `{word}` is missing"))
            .help("without it nobody can tell what the quote is for")
            .corrected(format!("{indent}> **{word}:** {rest}"))
            .fix("put the colon in", [reader.edit(range, &format!("> **{word}:** {rest}"))])
    } else if let Some((label, rest)) = nearly(body, labels).or_else(|| first_word(body, labels)) {
        let sure = may_fix && label == Label::Why && explains(body, true).is_some();
        let edit = sure.then(|| reader.edit(range, &format!("> **Why:** {rest}")));
        rule::QUOTE_LABEL.at(place, "this quote does not begin with a word that says what it is for")
            .help(format!("it begins with {}, colon and all", words.join(" or ")))
            .corrected(format!("{indent}> **{}:** {rest}", label.word()))
            .fix("begin it with `Why:`", edit)
    } else if in_stem {
        rule::QUOTE_LABEL.at(place, "this quote does not say what it is for")
            .help(format!("a quote that belongs to the question says what it is, such as `[!EXAMPLE]`; one after the answer begins with {}", words.join(", ")))
            .corrected(format!("> [!EXAMPLE]\n{line}"))
    } else {
        let label = if labels.contains(&Label::Why) { Label::Why } else { labels[0] };
        let feedback = if label == Label::Why { "; feedback on an option is indented below the option" } else { "" };
        rule::QUOTE_LABEL.at(place, "this quote does not say what it is for")
            .help(format!("begin it with {}{feedback}", words.join(" or ")))
            .corrected(format!("{indent}> **{}:** {body}", label.word()))
    });
}

/// Text in a quote above its first label.
pub(in crate::load) fn report_above(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    quote: usize,
    label: Label,
) {
    let (place, _) = items::line(reader, quote);
    let word = label.word();
    sink.push(
        rule::QUOTE_LABEL
            .at(
                place,
                format!("this is above `{word}:` in its quote, and belongs to nothing"),
            )
            .help(format!("write it after `{word}:`, or take it out")),
    );
}

/// Whether the first line of a quote is a label but for its colon; and what follows it.
pub(in crate::load) fn without_colon(
    reader: &Reader<'_>,
    quote: usize,
    labels: &[Label],
) -> Option<(Label, String)> {
    let first = labels::lines(reader, reader.tree.children(quote).next()?)
        .into_iter()
        .next()?;
    let label = labels::without_colon(reader, &first, labels)?;
    let (_, line) = items::line(reader, quote);
    let body = line.trim_start_matches(['>', ' ', '\u{a0}', '*', '_']);
    let rest = body.get(label.word().len()..).unwrap_or_default();
    let rest = rest.trim_start_matches([
        '*', '_', ' ', '\u{a0}', '-', '–', '—', '.', ';', '=', '?', ':',
    ]);
    Some((label, rest.to_owned()))
}

/// `Hint two of them`: the first word is a label's.
fn first_word<'t>(body: &'t str, labels: &[Label]) -> Option<(Label, &'t str)> {
    let (word, rest) = body.split_once(' ')?;
    let label = labels
        .iter()
        .find(|label| label.word().eq_ignore_ascii_case(word))?;
    Some((*label, rest.trim_start()))
}

fn nearly<'t>(body: &'t str, labels: &[Label]) -> Option<(Label, &'t str)> {
    let (word, rest) = body.split_once([':', '：'])?;
    let word = word.trim_matches(['*', '_', ' ', '\u{a0}']).to_lowercase();
    let known = NEARLY
        .iter()
        .filter(|(_, label)| labels.contains(label) || *label == Label::Read);
    let (_, label) = known.into_iter().find(|(nearly, _)| *nearly == word)?;
    let label = if labels.contains(label) {
        *label
    } else {
        labels[0]
    };
    Some((label, rest.trim_start_matches(['*', '_']).trim_start()))
}

/// Looks for labels outside quotes: in paragraphs, after a no-break space before their `>`, and in
/// lists.
pub(in crate::load) fn report_outside(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    blocks: &[usize],
) {
    for &block in blocks {
        match reader.tree.event(block) {
            Event::Start(Tag::Paragraph) => {
                labels::lines(reader, block)
                    .into_iter()
                    .for_each(|line| outside(reader, sink, &line, false));
            }
            Event::Start(Tag::List(_)) => {
                let items: Vec<usize> = reader.tree.children(block).collect();
                items
                    .into_iter()
                    .for_each(|item| outside(reader, sink, &items::parts(reader, item).line, true));
            }
            _ => {}
        }
    }
}

fn outside(reader: &Reader<'_>, sink: &mut Diagnostics, line: &[usize], in_list: bool) {
    let all = [Label::Hint, Label::Why, Label::Model, Label::Read];
    // A list may well say `Read: the letter`.
    let labels = if in_list { &all[..3] } else { &all[..] };
    let (Some(first), Some(last)) = (line.first(), line.last()) else {
        return;
    };
    let range = reader.tree.node(*first).range.start..reader.tree.node(*last).range.end;
    let text = reader.input.text[range.clone()].to_owned();
    let quoted = text.trim_start().strip_prefix('>');
    let body = quoted
        .unwrap_or(&text)
        .trim_matches([' ', '\u{a0}', '\t', '\r', '\n']);
    let label = match quoted {
        Some(body) => labels::begins(body, labels).map(|(label, _)| label),
        None => labels::at_start(reader, line, labels).map(|found| found.label),
    };
    let Some(label) = label else { return };
    let edit = (!in_list).then(|| reader.edit(range.clone(), &format!("> {body}")));
    let place = reader.place(range);
    let message = if quoted.is_some() {
        "a no-break space before the `>` turns this quote into plain text".to_owned()
    } else {
        format!(
            "`{}:` is outside a quote, and would be part of the question",
            label.word()
        )
    };
    sink.push(
        rule::LABEL_OUTSIDE_QUOTE
            .at(place, message)
            .help("begin the line with `>` and a space")
            .corrected(format!("> {body}"))
            .fix("make a quote of it", edit),
    );
}

/// Words before a text that explains an answer, wherever it is.
const EXPLAINS: [&str; 8] = [
    "answer explanation",
    "answer rationale",
    "explanation",
    "explanations",
    "feedback",
    "justification",
    "rationale",
    "why this is correct",
];

/// Words that say so only after an answer.
const EXPLAINS_BEHIND: [&str; 8] = [
    "because",
    "comment",
    "comments",
    "discussion",
    "note",
    "reason",
    "reasoning",
    "reasons",
];

/// What follows a word such as `Explanation:`; after an answer (`behind`) there are more of them.
pub(in crate::load) fn explains(text: &str, behind: bool) -> Option<&str> {
    let is_sign = |c: char| c.is_whitespace() || "*_>#💡📝ℹ".contains(c) || c == '\u{fe0f}';
    let (word, rest) = text.trim_start_matches(is_sign).split_once([':', '：'])?;
    let word = word.trim_matches(['*', '_', ' ', '\u{a0}']).to_lowercase();
    let known =
        EXPLAINS.contains(&word.as_str()) || (behind && EXPLAINS_BEHIND.contains(&word.as_str()));
    known.then(|| rest.trim_start_matches(['*', '_']).trim())
}
