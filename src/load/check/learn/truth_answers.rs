//! Answers of one word that nobody wants to type: `Yes`, `T`, `Wrong`; and a word of truth with its
//! reason after it.

use super::answer_key::sentence;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::{items, labels};

/// Words for the two sides, and whether they are plain enough for any question.
const PAIRS: [(&str, &str, bool); 5] = [
    ("true", "false", true),
    ("yes", "no", true),
    ("t", "f", false),
    ("right", "wrong", false),
    ("correct", "incorrect", false),
];

/// What an answer says.
#[derive(Debug, PartialEq, Eq)]
struct Verdict<'t> {
    pair: (&'static str, &'static str),
    first: bool,
    reason: &'t str,
}

/// Reports the answer in `block`, if it is such a word. `asks` is what the question says.
pub(in crate::load) fn report(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    asks: &str,
    block: usize,
    has_why: bool,
) -> bool {
    let lines = labels::lines(reader, block);
    let [line] = &lines[..] else { return false };
    let Some(found) = labels::at_start(reader, line, &[labels::Label::Answer]) else {
        return false;
    };
    let text = format!("{}{}", found.rest, items::plain(reader, &found.nodes));
    let Some(verdict) = verdict(text.trim(), asks) else {
        return false;
    };
    let range = items::first_line_range(reader, block);
    let corrected = written(&verdict, has_why);
    let sure = verdict.reason.is_empty() || !has_why;
    let message = if verdict.reason.is_empty() {
        format!("people would have to type `{}`", text.trim())
    } else {
        "people would have to type all of this line".to_owned()
    };
    let help = match (verdict.reason.is_empty(), has_why) {
        (true, _) if is_truth(&verdict) => "an answer that is true or false says so in full",
        (true, _) => "give people both words to choose from",
        (false, false) => "the reason has a quote of its own below the answer",
        (false, true) => "write the reason into the quote that begins with `Why:`",
    };
    let edit = sure.then(|| reader.edit(range.clone(), &corrected));
    let found = rule::NEAR_ANSWER
        .at(reader.place(range), message)
        .help(help);
    sink.push(
        found
            .corrected(corrected)
            .fix("write what people can choose", edit),
    );
    true
}

fn is_truth(verdict: &Verdict<'_>) -> bool {
    matches!(verdict.pair.0, "true" | "t")
}

fn written(verdict: &Verdict<'_>, has_why: bool) -> String {
    let answer = if is_truth(verdict) {
        format!("Answer: {}", verdict.first)
    } else {
        let option =
            |word: &str, right| format!("- [{}] {}", if right { 'x' } else { ' ' }, capital(word));
        format!(
            "{}\n{}",
            option(verdict.pair.0, verdict.first),
            option(verdict.pair.1, !verdict.first)
        )
    };
    if verdict.reason.is_empty() || has_why {
        return answer;
    }
    format!("{answer}\n\n> **Why:** {}", sentence(verdict.reason))
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// `Yes.`, `False – it is the Med 3`; nothing for what is read rightly, or may well be words.
fn verdict<'t>(text: &'t str, asks: &str) -> Option<Verdict<'t>> {
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let word = word.to_lowercase();
    let (yes, no, plain) = *PAIRS
        .iter()
        .find(|(yes, no, _)| *yes == word || *no == word)?;
    let behind = rest.trim_start();
    let reason = behind.trim_matches(|c: char| c.is_whitespace() || "-–—:.,;()".contains(c));
    let parted = behind.starts_with(['.', ',', ':', ';', '(', '–', '—']) || rest.starts_with(" - ");
    let read_rightly = yes == "true" && matches!(rest, "" | ".");
    let may_be_words = !plain && !states(asks);
    let more = rest.contains('|')
        || reason.starts_with(|c: char| c.is_ascii_digit())
        || (!parted && !reason.is_empty());
    (!read_rightly && !may_be_words && !more).then_some(Verdict {
        pair: (yes, no),
        first: word == yes,
        reason,
    })
}

/// Whether a question is a statement to be judged.
fn states(asks: &str) -> bool {
    let asks = asks.to_lowercase();
    let pairs = [
        "true or false",
        "true/false",
        "t/f",
        "right or wrong",
        "right/wrong",
        "correct or incorrect",
    ];
    pairs.iter().any(|pair| asks.contains(pair)) || !(asks.contains('?') || asks.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_true_and_false_are_known() {
        let read =
            |text, asks| verdict(text, asks).map(|found| (found.pair.0, found.first, found.reason));
        assert_eq!(read("Yes", "Can a nurse sign?"), Some(("yes", true, "")));
        assert_eq!(read("No.", "Can a clerk sign?"), Some(("yes", false, "")));
        assert_eq!(read("F", "A clerk can sign."), Some(("t", false, "")));
        assert_eq!(
            read("wrong", "A clerk can sign."),
            Some(("right", false, ""))
        );
        assert_eq!(
            read("False – only nurses", "A clerk can sign."),
            Some(("true", false, "only nurses"))
        );
        assert_eq!(
            read("True (since 2022)", "Nurses can sign."),
            Some(("true", true, "since 2022"))
        );
        assert_eq!(
            read("No, only nurses", "Can a clerk sign?"),
            Some(("yes", false, "only nurses"))
        );
    }

    #[test]
    fn words_that_may_be_the_answer_stay() {
        for (text, asks) in [
            ("true", "Nurses can sign."),
            ("False.", "Clerks can sign."),
            ("C", "Which vitamin?"),
            ("T", "Which score?"),
            ("right", "On which side is the liver?"),
            ("No. 5", "Which form?"),
            ("no-one", "Who can sign?"),
            ("yes | y", "Can a nurse sign?"),
            ("true north", "Where to?"),
        ] {
            assert_eq!(verdict(text, asks), None, "{text}");
        }
    }
}
