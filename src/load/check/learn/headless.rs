//! Questions that begin with a bold line, a number or a plain line where a heading belongs.
//!
//! Their options would be shown as text of whatever is above, the right one ticked.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::lettered;
use super::lettered::{Asked, Lettered};
use super::option_run;
use super::option_run::Line;
use super::{answer_key, near_labels, whole};
use crate::load::body::ids::Ids;
use crate::load::body::reader::Reader;
use crate::load::parts::items::with_id;

/// How many lines are tried as the beginning of a further question.
const MOST_TRIED: usize = 12;

/// Options or an answer, in lines.
enum Part {
    Lettered(Lettered),
    /// Options with boxes, or a line with an answer: they are right as they are.
    Whole(Range<usize>),
}

impl Part {
    fn range(&self) -> Range<usize> {
        match self {
            Part::Lettered(lettered) => lettered.start()..lettered.end(),
            Part::Whole(range) => range.clone(),
        }
    }
}

/// A question without a heading.
pub(in crate::load) struct Headless {
    /// The line that it begins with.
    pub(in crate::load) at: Range<usize>,
    /// The question as it should read.
    pub(in crate::load) corrected: Option<String>,
    /// What to write in place of which bytes; nothing where that is not sure.
    pub(in crate::load) edits: Vec<(Range<usize>, String)>,
    /// The line below its options that says which is right.
    pub(in crate::load) key: Option<String>,
}

/// The first block of a further question among those below the heading of one that is whole.
pub(in crate::load) fn further(reader: &Reader<'_>, blocks: &[usize]) -> Option<usize> {
    let leads = |block: usize| {
        let line = reader
            .source(block)
            .lines()
            .next()
            .unwrap_or_default()
            .trim();
        matches!(reader.tree.event(block), Event::Start(Tag::Paragraph)) && question_words(line).0
    };
    let mut tried = (1..blocks.len())
        .filter(|at| leads(blocks[*at]))
        .take(MOST_TRIED);
    tried.find(|at| {
        whole::is_whole(reader, &blocks[..*at]) && whole::is_whole(reader, &blocks[at + 1..])
    })
}

pub(in crate::load) fn find(ids: &mut Ids, lines: &[Line<'_>]) -> Vec<Headless> {
    let mut from = 0;
    let mut found = Vec::new();
    for part in parts(lines) {
        let range = part.range();
        // Of a heading that is none for a space is told elsewhere.
        let lost = lines[from.min(range.start)..range.start]
            .iter()
            .any(|line| line.text.starts_with('#'));
        if !lost
            && range.start >= from
            && (begins(lines, from, range.start).is_some() || answers(lines, &part))
        {
            found.push(headless(ids, lines, from, &part));
        }
        from = range.end.max(from);
    }
    found
}

/// Whether what is in the lines can be nothing but the answer to a question.
fn answers(lines: &[Line<'_>], part: &Part) -> bool {
    match part {
        Part::Lettered(lettered) => lettered.key_line(lines).is_some(),
        Part::Whole(_) => true,
    }
}

fn parts(lines: &[Line<'_>]) -> Vec<Part> {
    let asked = Asked {
        words: "",
        by_mark: true,
        ordered: true,
        key_above: false,
    };
    let mut parts: Vec<Part> = lettered::all(lines, &asked)
        .into_iter()
        .map(Part::Lettered)
        .collect();
    let boxes = option_run::runs(lines).into_iter().filter(|run| {
        let ticks = run
            .options
            .iter()
            .filter(|(_, option)| option.ticked == Some(true))
            .count();
        (1..run.options.len()).contains(&ticks)
    });
    parts.extend(boxes.map(|run| Part::Whole(run.start()..run.end)));
    let mut taken = vec![false; lines.len()];
    parts.iter().for_each(|part| taken[part.range()].fill(true));
    let is_answer = |number: &usize| {
        let line = &lines[*number];
        let text = line.text.trim_start_matches('*');
        text.get(..7)
            .is_some_and(|word| word.eq_ignore_ascii_case("answer:"))
            && !taken[*number]
    };
    parts.extend(
        (0..lines.len())
            .filter(is_answer)
            .map(|number| Part::Whole(number..number + 1)),
    );
    parts.sort_by_key(|part| part.range().start);
    parts
}

/// The line between two others that a question begins with: the last that is bold or numbered.
fn begins(lines: &[Line<'_>], from: usize, to: usize) -> Option<usize> {
    (from..to)
        .rev()
        .find(|number| may_lead(&lines[*number]) && question_words(lines[*number].text).0)
}

fn may_lead(line: &Line<'_>) -> bool {
    !line.is_blank()
        && !line.is_wall()
        && !line.text.starts_with('>')
        && answer_key::value(line.text).is_none()
        && near_labels::explains(line.text, true).is_none()
}

fn headless(ids: &mut Ids, lines: &[Line<'_>], from: usize, part: &Part) -> Headless {
    let start = part.range().start;
    let key = match part {
        Part::Lettered(lettered) => lettered.key_line(lines).map(str::to_owned),
        Part::Whole(_) => None,
    };
    let above = (from..start)
        .rev()
        .find(|number| !lines[*number].is_blank());
    let Some(first) = begins(lines, from, start).or(above.filter(|above| may_lead(&lines[*above])))
    else {
        return Headless {
            at: lines[start].range.clone(),
            corrected: None,
            edits: Vec::new(),
            key,
        };
    };
    let (leads, words) = question_words(lines[first].text);
    // `Question 1` with the question below it.
    let mut texts = (first + 1..start).filter(|number| !lines[*number].is_blank());
    let below = texts
        .next()
        .filter(|_| is_bare(lines[first].text) && texts.next().is_none());
    let (last, words) = below.map_or((first, words), |below| {
        (below, question_words(lines[below].text).1)
    });
    let heading = heading(ids, &words);
    let alone = leads || first == from || lines[first - 1].is_blank();
    let mut edits = vec![(
        lines[first].start..lines[last].range.end,
        format!("{heading}{}", gap(lines, last, start)),
    )];
    let mut corrected = heading;
    let mut sure = alone;
    if let Part::Lettered(lettered) = part {
        let crowded = last + 1 == start;
        edits.extend(lettered.edits(lines));
        if crowded {
            // The options bring their own blank line.
            edits[0].1 = edits[0].1.trim_end().to_owned();
        }
        sure &= lettered.is_sure(lines);
        if let Some(list) = lettered.corrected(lines) {
            corrected += &format!("\n\n{list}");
        }
    }
    Headless {
        at: lines[first].range.clone(),
        corrected: Some(corrected),
        edits: if sure { edits } else { Vec::new() },
        key,
    }
}

/// A blank line below the heading, where text follows at once.
fn gap(lines: &[Line<'_>], last: usize, start: usize) -> &'static str {
    let crowded = last < start && lines.get(last + 1).is_some_and(|next| !next.is_blank());
    if crowded { "\n" } else { "" }
}

fn heading(ids: &mut Ids, words: &str) -> String {
    let heading = format!("## {words}");
    if words.ends_with('}') {
        return heading;
    }
    let first: Vec<&str> = words.split_whitespace().take(4).collect();
    let id = ids.make(&first.join(" "));
    with_id(&heading, &id)
}

fn is_bare(text: &str) -> bool {
    let plain = text.trim_matches(|c: char| c.is_whitespace() || "*_#:.)".contains(c));
    plain.len() < text.len() + 1 && prefix(plain).is_some_and(|rest| rest.trim().is_empty())
}

/// Whether a line looks as if a question began with it, and its words without what makes it look
/// so.
fn question_words(text: &str) -> (bool, String) {
    let text = text.trim_start_matches(['#', ' ']).trim();
    for stars in ["**", "__"] {
        let inside = text
            .strip_prefix(stars)
            .and_then(|text| text.strip_suffix(stars));
        if let Some(inside) = inside.filter(|inside| !inside.is_empty() && !inside.contains(stars))
        {
            let words = prefix(inside)
                .filter(|rest| !rest.is_empty())
                .unwrap_or(inside);
            return (true, words.trim().trim_end_matches(':').to_owned());
        }
    }
    match prefix(text.trim_start_matches(['*', '_']))
        .map(|rest| rest.trim_start_matches(['*', '_', ' ']))
    {
        Some("") => (true, text.trim_matches(['*', '_']).to_owned()),
        Some(rest) if rest.matches("**").count() % 2 == 1 => {
            (true, rest.replacen("**", "", 1).trim().to_owned())
        }
        Some(rest) => (true, rest.trim().to_owned()),
        None => (false, text.to_owned()),
    }
}

/// What follows `Question 1:`, `Q1.`, `1)`.
fn prefix(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let word = ["question", "frage", "q"]
        .iter()
        .find(|word| lower.starts_with(**word));
    let rest = text
        .get(word.map_or(0, |word| word.len())..)?
        .trim_start_matches([' ', '.', '#', '\u{a0}']);
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = behind.len() < rest.len();
    let closed = behind.trim_start_matches(['*', '_']);
    let closed = if word.is_some() {
        closed.trim_start()
    } else {
        closed
    };
    let marked = closed.trim_start_matches([':', '.', ')', '-', '–']);
    match (word, counted, marked.len() < closed.len()) {
        (Some(_), true, true) | (None, true, true) | (Some(_), false, true) => (marked.is_empty()
            || marked.starts_with([' ', '*', '_', '\u{a0}']))
        .then(|| marked.trim_start()),
        (Some(_), true, false) if closed.trim().is_empty() => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_a_question_is_known_and_taken_off() {
        for line in [
            "**Who signs?**",
            "**Question 1:** Who signs?",
            "**Question 1: Who signs?**",
            "Question 1: Who signs?",
            "Q1. Who signs?",
            "Q: Who signs?",
            "1. Who signs?",
            "1) **Who signs?**",
            "**1. Who signs?**",
            "**Q1)** Who signs?",
            "Question 1 – Who signs?",
            "### Question 1. Who signs?",
        ] {
            let (leads, words) = question_words(line);
            assert!(leads, "{line}");
            assert_eq!(words.trim_matches('*'), "Who signs?", "{line}");
        }
        for line in [
            "Who signs?",
            "**Who** signs?",
            "Quality counts.",
            "Questions follow: two.",
            "2022 was late.",
        ] {
            assert!(!question_words(line).0, "{line}");
        }
        assert!(is_bare("**Question 1**") && is_bare("Question 2:") && !is_bare("**Who signs?**"));
    }
}
