//! Questions in the forms of other tools: Aiken and GIFT texts, and XML of Moodle or QTI.

use super::headless::Headless;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::items::with_id;
use crate::model::slug::slug;

/// A form that files of questions have elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Gift,
    Moodle,
    Qti,
}

/// `Aiken`: a line, lettered options, and `ANSWER: A` in capitals, again and again.
pub(in crate::load) fn report_aiken(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    questions: &[Headless],
) -> bool {
    let is_key = |question: &Headless| {
        question
            .key
            .as_deref()
            .is_some_and(|key| key.starts_with("ANSWER: "))
    };
    let Some(first) = questions.first().filter(|_| questions.iter().all(is_key)) else {
        return false;
    };
    let found = rule::FOREIGN_QUIZ.at(
        reader.place(first.at.clone()),
        "these are questions in Aiken form, which nobody could answer here",
    );
    let sure = questions.iter().all(|question| !question.edits.is_empty());
    let edits = questions
        .iter()
        .flat_map(|question| &question.edits)
        .filter(|_| sure);
    let edits: Vec<_> = edits
        .map(|(range, new)| reader.edit(range.clone(), new))
        .collect();
    let help =
        "each question is a heading, and its options have boxes, with an x in the right ones";
    let corrected = first.corrected.clone().unwrap_or_default();
    sink.push(
        found
            .help(help)
            .corrected(corrected)
            .fix("write the questions as headings with options", edits),
    );
    true
}

/// Reports a body that is written in another form; nothing in it is read then.
pub(in crate::load) fn report(reader: &Reader<'_>, sink: &mut Diagnostics) -> bool {
    let body = reader.input.body.clone();
    let text = reader.input.text[body.clone()].to_owned();
    let Some((form, at)) = form(&text) else {
        return false;
    };
    let line = text[at..]
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end()
        .len();
    let (name, help) = match form {
        Form::Gift => (
            "GIFT",
            "each question is a heading, and its options have boxes, with an x in the right ones",
        ),
        Form::Moodle => (
            "Moodle XML",
            "write each question as a heading with options or `Answer:` below it",
        ),
        Form::Qti => (
            "QTI",
            "write each question as a heading with options or `Answer:` below it",
        ),
    };
    let place = reader.place(body.start + at..body.start + at + line);
    let message = format!("these are questions in {name} form, which nobody could answer here");
    let example = (form == Form::Gift).then(|| first_of_gift(&text)).flatten();
    let example = example.unwrap_or_else(|| {
        "## Who can sign? {#who}\n\n- [x] Nurses\n- [ ] Receptionists".to_owned()
    });
    sink.push(
        rule::FOREIGN_QUIZ
            .at(place, message)
            .help(help)
            .corrected(example),
    );
    true
}

/// The form of a text, and where it begins.
fn form(text: &str) -> Option<(Form, usize)> {
    let at = |wanted: &str| text.find(wanted);
    let xml = [
        (Form::Moodle, "<question type="),
        (Form::Qti, "<assessmentItem"),
        (Form::Qti, "<questestinterop"),
        (Form::Qti, "<assessmentTest"),
    ];
    if let Some(found) = xml.iter().find_map(|(form, sign)| Some((*form, at(sign)?))) {
        return Some(found);
    }
    gift_blocks(text)
        .next()
        .map(|(start, _, _)| (Form::Gift, start))
}

/// `words {answers}`: where the words begin, the words and the answers.
fn gift_blocks(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    text.match_indices('{').filter_map(|(open, _)| {
        let close = open + text[open..].find('}')?;
        let inside = text[open + 1..close].trim();
        let start = text[..open].rfind("\n\n").map_or(0, |end| end + 2);
        let start = start
            + text[start..open]
                .lines()
                .take_while(|line| line.starts_with("//"))
                .map(|line| line.len() + 1)
                .sum::<usize>();
        let words = text.get(start..open)?.trim();
        let titled = words.starts_with("::");
        let choices =
            inside.contains('=') && inside.contains('~') && inside.starts_with(['=', '~']);
        let judged = titled && matches!(inside, "T" | "F" | "TRUE" | "FALSE");
        let number = titled
            && inside.starts_with('#')
            && inside[1..].starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let short = titled && inside.starts_with('=');
        let plain = !words.starts_with(['#', '-', '>', '|']) && !words.is_empty();
        (plain && (choices || judged || number || short)).then_some((start, words, inside))
    })
}

/// The first question of a GIFT text, as it is written here.
fn first_of_gift(text: &str) -> Option<String> {
    let (_, words, inside) = gift_blocks(text).next()?;
    let words = words
        .strip_prefix("::")
        .and_then(|rest| rest.split_once("::"))
        .map_or(words, |(_, words)| words);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let first: Vec<&str> = words.split(' ').take(4).collect();
    Some(format!(
        "{}\n\n{}",
        with_id(&format!("## {words}"), &slug(&first.join(" "))),
        gift_answer(inside)
    ))
}

fn gift_answer(inside: &str) -> String {
    match inside.chars().next() {
        Some('T' | 'F') => return format!("Answer: {}", inside.starts_with('T')),
        Some('#') => {
            return format!(
                "Answer: {}",
                inside[1..].split(':').next().unwrap_or_default()
            );
        }
        _ => {}
    }
    let mut lines = Vec::new();
    for piece in pieces(inside) {
        let (words, feedback) = piece.1.split_once('#').unwrap_or((piece.1, ""));
        // `%50%` says how many of the points.
        let words = words
            .strip_prefix('%')
            .and_then(|rest| rest.split_once('%'))
            .map_or(words, |(_, words)| words);
        lines.push(format!(
            "- [{}] {}",
            if piece.0 { 'x' } else { ' ' },
            words.trim()
        ));
        lines.extend(
            Some(feedback.trim())
                .filter(|text| !text.is_empty())
                .map(|text| format!("  > {text}")),
        );
    }
    if inside.contains('~') {
        return lines.join("\n");
    }
    let accepted: Vec<&str> = pieces(inside)
        .map(|(_, words)| words.split('#').next().unwrap_or_default().trim())
        .collect();
    format!("Answer: {}", accepted.join(" | "))
}

/// The answers of a question, each with whether it is right.
fn pieces(inside: &str) -> impl Iterator<Item = (bool, &str)> {
    let starts: Vec<usize> = inside.match_indices(['=', '~']).map(|(at, _)| at).collect();
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .copied()
        .chain([inside.len()])
        .collect();
    starts.into_iter().zip(ends).map(|(start, end)| {
        (
            inside[start..].starts_with('='),
            inside[start + 1..end].trim(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_other_tools_are_known() {
        let found = |text| form(text).map(|(form, _)| form);
        assert_eq!(found("Who? {\n=Nurse#Right\n~Clerk\n}"), Some(Form::Gift));
        assert_eq!(found("::Q1:: The form is the Med 3. {T}"), Some(Form::Gift));
        assert_eq!(
            found("<quiz><question type=\"multichoice\">"),
            Some(Form::Moodle)
        );
        for text in [
            "## Who? {#who}\n\nAnswer: a",
            "The set {a = b}",
            "Dear {name}",
            "- [x] a {pin}",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_question_of_gift_is_written_as_here() {
        let written =
            first_of_gift("// one\n::Q1:: Who can sign? {\n=Nurse#Right\n~%50%Clerk\n}").unwrap();
        assert_eq!(
            written,
            "## Who can sign? {#who-can-sign}\n\n- [x] Nurse\n  > Right\n- [ ] Clerk"
        );
        assert!(
            first_of_gift("::A:: When? {#2022:1}")
                .unwrap()
                .ends_with("Answer: 2022")
        );
    }
}
