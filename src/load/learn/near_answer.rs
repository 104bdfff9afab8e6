//! What is nearly an `Answer:`, a gap, or a label outside its quote.

use pulldown_cmark::{Event, Tag};

use super::labels::{self, Label};
use crate::diagnostic::Diagnostic;
use crate::load::markdown::writer::Writer;

/// Words that people write for `Answer`.
const NEARLY: [&str; 7] = ["answers", "correct answer", "right answer", "the answer", "ans", "solution", "correct"];

/// Looks at every paragraph among `blocks`.
pub(super) fn report(writer: &mut Writer<'_, '_>, blocks: &[usize]) {
    for &block in blocks {
        if matches!(writer.tree.event(block), Event::Start(Tag::Paragraph)) {
            answer(writer, block);
            gap(writer, block);
            label(writer, block);
        }
    }
}

/// `answers: x`, `Answer - x`, and an `Answer:` that hangs on the line above.
fn answer(writer: &mut Writer<'_, '_>, block: usize) {
    for (number, line) in labels::lines(writer, block).into_iter().enumerate() {
        let (Some(first), Some(last)) = (line.first(), line.last()) else { continue };
        let start = writer.tree.node(*first).range.start;
        let text = writer.input.text[start..writer.tree.node(*last).range.end].to_owned();
        let range = start..start + text.len();
        if number > 0 && labels::at_start(writer, &line, &[Label::Answer]).is_some() {
            let place = writer.place(range);
            writer.sink.push(
                Diagnostic::error("near-answer", place, "this `Answer:` belongs to the paragraph above it")
                    .help("put a blank line before it")
                    .corrected(format!("\n{text}")),
            );
        } else if let Some(meant) = nearly_answer(&text) {
            let place = writer.place(range);
            writer.sink.push(
                Diagnostic::error("near-answer", place, "this is nearly an answer, and is read as plain text")
                    .help("an answer begins with the word `Answer` and a colon, without stars")
                    .corrected(format!("Answer: {meant}")),
            );
        }
    }
}

/// What stands behind a word that was meant as `Answer:`.
fn nearly_answer(text: &str) -> Option<String> {
    let bare = text.trim_start_matches(['*', '_']);
    if let Some((word, rest)) = bare.split_once(':') {
        let word = word.trim_matches(['*', '_', ' ']).to_lowercase();
        if NEARLY.contains(&word.as_str()) {
            return Some(rest.trim_start_matches(['*', '_']).trim().to_owned());
        }
        return None;
    }
    let rest = bare.strip_prefix("Answer").or_else(|| bare.strip_prefix("ANSWER"))?;
    let rest = rest.trim_start_matches(['*', '_']).trim_start();
    rest.strip_prefix(['-', '–', '—', '=', '.', ';']).map(|rest| rest.trim().to_owned())
}

/// `[[may be fit]` and `[may be fit]]`.
fn gap(writer: &mut Writer<'_, '_>, block: usize) {
    let source = writer.source(block).to_owned();
    let (open, close) = (source.matches("[[").count(), source.matches("]]").count());
    if open == close {
        return;
    }
    let mark = if open > close { "[[" } else { "]]" };
    let place = writer.place(writer.find_in(block, mark));
    let meant = if open > close {
        source.replacen("[[", "[[", 1).replace("]]", "]").replace(']', "]]")
    } else {
        source.replace("[[", "[").replace('[', "[[")
    };
    let found = Diagnostic::error(
        "wrong-gap",
        place,
        "this gap is not closed, or not opened: it needs two brackets at either end",
    )
    .help("write it as [[the words that are right]]");
    let simple = source.matches('[').count() <= 2 && source.matches(']').count() <= 2 && !source.contains('\n');
    writer.sink.push(if simple { found.corrected(meant) } else { found });
}

/// `Hint: …` as a paragraph of its own.
fn label(writer: &mut Writer<'_, '_>, block: usize) {
    let labels = [Label::Hint, Label::Why, Label::Read];
    let nodes: Vec<usize> = writer.tree.children(block).collect();
    let Some(found) = labels::at_start(writer, &nodes, &labels) else { return };
    let range = writer.tree.node(block).range.clone();
    let line = writer.input.text[range.clone()].lines().next().unwrap_or_default().trim_end().to_owned();
    let place = writer.place(range.start..range.start + line.len());
    let word = found.label.word();
    writer.sink.push(
        Diagnostic::error(
            "label-outside-quote",
            place,
            format!("`{word}:` stands outside a quote, and would be part of the question"),
        )
        .help("put `>` and a space before it")
        .corrected(format!("> {line}")),
    );
}

#[cfg(test)]
mod tests {
    use super::nearly_answer;

    #[test]
    fn what_is_nearly_an_answer_is_seen() {
        assert_eq!(nearly_answer("Answers: a | b").as_deref(), Some("a | b"));
        assert_eq!(nearly_answer("**Correct answer:** a").as_deref(), Some("a"));
        assert_eq!(nearly_answer("Answer - a").as_deref(), Some("a"));
        assert_eq!(nearly_answer("Answer: a"), None);
        assert_eq!(nearly_answer("An answer is due: soon"), None);
    }
}
