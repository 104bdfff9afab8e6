//! What is nearly an `Answer:`.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::items;
use crate::load::parts::labels;
use crate::load::parts::labels::Label;

/// Words that people write for `Answer`.
const NEARLY: [&str; 16] = [
    "a",
    "ans",
    "answers",
    "answer is",
    "the answer",
    "the answer is",
    "accept",
    "accepted",
    "accepted answers",
    "correct",
    "correct answer",
    "correct answers",
    "right answer",
    "right answers",
    "key",
    "solution",
];

/// Looks for an `Answer:` that hangs on the line above it; and, where nothing else answers the
/// question, for what was meant as one.
pub(in crate::load) fn report(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    blocks: &[usize],
    answered: bool,
) {
    for &block in blocks {
        match reader.tree.event(block) {
            Event::Start(Tag::Paragraph) => paragraph(reader, sink, block, answered),
            Event::Start(Tag::List(_)) if !answered => list(reader, sink, block),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) if !answered => {
                code(reader, sink, block)
            }
            _ => {}
        }
    }
}

fn paragraph(reader: &Reader<'_>, sink: &mut Diagnostics, block: usize, answered: bool) {
    let lines = labels::lines(reader, block);
    let own = lines
        .first()
        .is_some_and(|line| labels::at_start(reader, line, &[Label::Answer]).is_some());
    for (number, line) in lines.into_iter().enumerate() {
        let (Some(first), Some(last)) = (line.first(), line.last()) else {
            continue;
        };
        let range = reader.tree.node(*first).range.start..reader.tree.node(*last).range.end;
        let text = reader.input.text[range.clone()].trim_end().to_owned();
        if labels::at_start(reader, &line, &[Label::Answer]).is_some() {
            if number > 0 {
                hanging(reader, sink, range, &text, own);
            }
        } else if let Some(meant) = nearly_answer(&text).filter(|_| !answered) {
            // `Key:` or `Solution:` may open a sentence of the question.
            let sure = text
                .trim_start_matches(['*', '_'])
                .get(..6)
                .is_some_and(|word| word.eq_ignore_ascii_case("answer"));
            let edit = sure.then(|| reader.edit(range.clone(), &format!("Answer: {meant}")));
            push(
                reader,
                sink,
                range,
                "an answer begins with the word `Answer` and a colon",
                &meant,
                edit,
            );
        }
    }
}

fn hanging(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    range: Range<usize>,
    text: &str,
    below_another: bool,
) {
    let place = reader.place(range.clone());
    if below_another {
        let found =
            rule::NEAR_ANSWER.at(place, "a question has one `Answer:`, and this is a second");
        let help = "write all that will do on one line, with `|` between them: Answer: fit note | sick note";
        return sink.push(found.help(help));
    }
    sink.push(
        rule::NEAR_ANSWER
            .at(place, "this `Answer:` belongs to the paragraph above it")
            .help("put a blank line before it")
            .corrected(format!("\n{text}"))
            .fix(
                "put a blank line before it",
                [reader.edit(range.start..range.start, "\n")],
            ),
    );
}

fn list(reader: &Reader<'_>, sink: &mut Diagnostics, list: usize) {
    let items: Vec<usize> = reader.tree.children(list).collect();
    for item in items {
        let line = items::parts(reader, item).line;
        let Some(found) = labels::at_start(reader, &line, &[Label::Answer]) else {
            continue;
        };
        let meant = format!("{}{}", found.rest, items::plain(reader, &found.nodes));
        let range = items::first_line_range(reader, item);
        push(
            reader,
            sink,
            range,
            "an answer is a paragraph of its own, without a mark before it",
            meant.trim(),
            None,
        );
    }
}

/// Four spaces make code of a line.
fn code(reader: &Reader<'_>, sink: &mut Diagnostics, block: usize) {
    let text = reader.tree.text(block);
    if let Some((Label::Answer, rest)) =
        labels::begins(text.lines().next().unwrap_or_default(), &[Label::Answer])
    {
        let range = items::first_line_range(reader, block);
        push(
            reader,
            sink,
            range,
            "four spaces at the start of a line make code of it: take them out",
            rest,
            None,
        );
    }
}

fn push(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    range: Range<usize>,
    help: &str,
    meant: &str,
    edit: Option<Edit>,
) {
    let place = reader.place(range);
    sink.push(
        rule::NEAR_ANSWER
            .at(place, "this is nearly an answer, and is read as plain text")
            .help(help)
            .corrected(format!("Answer: {meant}").trim_end().to_owned())
            .fix("begin it with `Answer:`", edit),
    );
}

/// What is after a word that was meant as `Answer:`.
fn nearly_answer(text: &str) -> Option<String> {
    let clean = |text: &str| text.trim_start_matches(['*', '_']).trim().to_owned();
    if let Some((word, rest)) = text.split_once([':', '：']) {
        let word = word
            .trim_matches(['*', '_', ' ', '\u{a0}'])
            .to_lowercase()
            .replace('\u{a0}', " ");
        return NEARLY.contains(&word.as_str()).then(|| clean(rest));
    }
    let bold = text.starts_with(['*', '_']);
    let rest = text.trim_start_matches(['*', '_']);
    let rest = ["Answer", "ANSWER", "answer"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    let behind = rest.trim_start_matches(['*', '_', ' ', '\u{a0}']);
    let marked = behind.trim_start_matches(['-', '–', '—', '=', '.', ';']);
    (marked.len() < behind.len() || (bold && rest.starts_with(['*', '_']))).then(|| clean(marked))
}

#[cfg(test)]
mod tests {
    use crate::load::check::learn::answer_lines::nearly_answer;

    #[test]
    fn what_is_nearly_an_answer_is_seen() {
        assert_eq!(nearly_answer("Answers: a | b").as_deref(), Some("a | b"));
        assert_eq!(nearly_answer("**Correct answer:** a").as_deref(), Some("a"));
        assert_eq!(nearly_answer("Answer - a").as_deref(), Some("a"));
        assert_eq!(nearly_answer("**Answer** a").as_deref(), Some("a"));
        assert_eq!(nearly_answer("An answer is due: soon"), None);
        assert_eq!(nearly_answer("Answer the call."), None);
    }
}
