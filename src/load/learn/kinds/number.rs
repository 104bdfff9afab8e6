//! A number to type, or a range of them.

use super::line::{Claim, Line};
use crate::diagnostic::{Diagnostics, rule};
use crate::load::check::learn::number_answers;
use crate::load::parts::numbers;
use crate::model::learn::quiz::Answer;

/// Reads a line that is one number, or that is said to be one.
pub(super) fn read(line: &Line<'_>, wanted: Option<&str>, sink: &mut Diagnostics) -> Claim {
    let is_wanted = wanted == Some("number");
    let [one] = &line.accepted[..] else {
        return match is_wanted {
            true => Claim::Wrong("a number has one answer; write a range with `to`"),
            false => Claim::Other,
        };
    };
    if wanted.is_some() && !is_wanted {
        return Claim::Other;
    }
    let range = numbers::range(one);
    if range.is_some() || !is_wanted {
        report_near(line, sink, one);
    }
    match range {
        Some(range) => Claim::Answer(Answer::Number(range)),
        None if is_wanted => {
            Claim::Wrong("write a number: 28, 28 +/- 2, 26 to 30, 10.3 million, 90% or 2.5 mg")
        }
        None => Claim::Other,
    }
}

fn report_near(line: &Line<'_>, sink: &mut Diagnostics, written: &str) {
    if let Some(near) = number_answers::near(written) {
        let meant = format!("Answer: {}", near.meant);
        let found = rule::NEAR_NUMBER.at(line.place(), near.message);
        sink.push(found.help(near.help).corrected(meant));
    }
}
