//! True or false.

use super::line::{Claim, Line};
use crate::model::learn::quiz::Answer;

/// Reads a line that says `true` or `false`, or that is said to.
pub(super) fn read(line: &Line<'_>, wanted: Option<&str>) -> Claim {
    match (wanted, &line.accepted[..]) {
        (None | Some("truth"), [one]) if truth(one).is_some() => {
            truth(one).map_or(Claim::Other, |truth| Claim::Answer(Answer::Truth(truth)))
        }
        (Some("truth"), _) => {
            Claim::Wrong("a true-or-false question has `Answer: true` or `Answer: false`")
        }
        _ => Claim::Other,
    }
}

fn truth(text: &str) -> Option<bool> {
    match text.to_lowercase().trim_end_matches('.') {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}
