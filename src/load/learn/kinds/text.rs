//! Words to type.

use super::line::Line;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::parts::numbers;
use crate::model::learn::quiz::{Accepted, Answer};

/// More words than these nobody types to the letter.
const MOST_WORDS: usize = 8;

/// Reads a line that is no answer of another kind. `type=text` takes numbers as words, too.
pub(super) fn read(line: &Line<'_>, wanted: Option<&str>, sink: &mut Diagnostics) -> Answer {
    report_long(line, sink);
    if wanted == Some("text") {
        let words = line
            .accepted
            .iter()
            .map(|word| Accepted::Words(unquoted(word)));
        return Answer::Text(words.collect());
    }
    if let ([one], None) = (&line.accepted[..], wanted) {
        report_letter(line, sink, one);
    }
    Answer::Text(all_accepted(&line.accepted))
}

/// What several answers accept.
pub(super) fn all_accepted(written: &[String]) -> Vec<Accepted> {
    written.iter().map(|one| accepted(one)).collect()
}

/// A number counts as one wherever something is typed; `"2022"` is the text 2022.
pub(super) fn accepted(written: &str) -> Accepted {
    numbers::range(written).map_or_else(|| Accepted::Words(unquoted(written)), Accepted::Number)
}

fn unquoted(written: &str) -> String {
    written.trim_matches(['"', '“', '”']).to_owned()
}

/// A sentence as an answer is mostly meant to be compared with, not to be typed.
fn report_long(line: &Line<'_>, sink: &mut Diagnostics) {
    let count = |words: &String| words.split_whitespace().count();
    let Some(shortest) = line.accepted.iter().min_by_key(|words| count(words)) else {
        return;
    };
    if count(shortest) > MOST_WORDS {
        let message = format!(
            "people would have to type these {} words exactly",
            count(shortest)
        );
        let help =
            "accept a short answer; or let people compare their own words with a model answer";
        let corrected = format!("> **Model answer:** {}", unquoted(shortest));
        sink.push(
            rule::LONG_ANSWER
                .at(line.place(), message)
                .help(help)
                .corrected(corrected),
        );
    }
}

/// A letter alone is mostly the label of an option that is in a table, in a picture or on another
/// page.
fn report_letter(line: &Line<'_>, sink: &mut Diagnostics, written: &str) {
    let label = written.trim_matches(['(', ')', '.', ' ']);
    let option = label
        .split_once(' ')
        .filter(|(word, _)| word.eq_ignore_ascii_case("option"))
        .map_or(label, |(_, rest)| rest);
    let mut letters = option.chars();
    let (Some('a'..='h' | 'A'..='H'), None) = (letters.next(), letters.next()) else {
        return;
    };
    let found = rule::LETTER_ANSWER.at(
        line.place(),
        format!("people would have to type the letter `{option}`"),
    );
    sink.push(
        found
            .help("write each option as an item with a box, `- [ ]`, and the right one as `- [x]`; if the letter is what people are to type, put quotes around it")
            .corrected(format!("Answer: \"{option}\"")),
    );
}
