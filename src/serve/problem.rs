//! A finding as pages show it.

use serde::Serialize;

use super::state::State;
use crate::diagnostic::Diagnostic;

/// How many are shown on a page; the terminal shows all.
const MAX_SHOWN: usize = 50;

/// The state as it is sent to pages.
#[derive(Serialize)]
pub(super) struct StateMessage<'a> {
    /// The edition that pages are rendered from now, if there is any.
    edition: Option<&'a str>,
    /// The newest edition has been checked, and its search index is ready.
    settled: bool,
    /// How many errors there are.
    count: usize,
    /// The first of them.
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Problem<'a> {
    severity: String,
    id: &'a str,
    place: String,
    /// The line in three parts: before the marked text, the marked text, and after it.
    line: [String; 3],
    message: &'a str,
    help: Option<&'a str>,
    corrected: Option<&'a str>,
}

impl<'a> StateMessage<'a> {
    /// The message for `state`.
    pub(super) fn of(state: &'a State) -> StateMessage<'a> {
        StateMessage {
            edition: state.shown.as_ref().map(|edition| edition.id.as_str()),
            settled: state.is_settled,
            count: state.errors.len(),
            problems: state
                .errors
                .iter()
                .take(MAX_SHOWN)
                .map(Problem::of)
                .collect(),
        }
    }
}

impl<'a> Problem<'a> {
    fn of(found: &'a Diagnostic) -> Problem<'a> {
        let place = &found.place;
        let start = (place.column - 1).saturating_sub(place.cut);
        let part =
            |from: usize, most: usize| place.text.chars().skip(from).take(most).collect::<String>();
        let marked = if place.text.is_empty() {
            0
        } else {
            place.length
        };
        Problem {
            severity: found.severity.to_string(),
            id: found.rule.id,
            place: if place.text.is_empty() && place.line == 1 {
                place.file.to_string()
            } else {
                format!("{}:{}:{}", place.file, place.line, place.column)
            },
            line: [
                part(0, start),
                part(start, marked),
                part(start + marked, usize::MAX),
            ],
            message: &found.message,
            help: found.help.as_deref(),
            corrected: found.corrected.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, rule};

    #[test]
    fn the_line_is_cut_at_its_mark() {
        let text = "title: Fit nötes: x";
        let place = Place::of(&"a.md".into(), text, 7..17);
        let found = rule::WRONG_VALUE.at(place, "m");
        let problem = Problem::of(&found);
        assert_eq!(
            (problem.place.as_str(), problem.line),
            (
                "a.md:1:8",
                ["title: ", "Fit nötes", ": x"].map(str::to_owned)
            )
        );
        let whole = rule::WRONG_VALUE.at(Place::file("a.md"), "m");
        assert_eq!(Problem::of(&whole).place, "a.md");
    }
}
