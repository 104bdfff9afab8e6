//! Pages that are kept up to date: a policy names its sources, and pages due for review have been
//! reviewed.

use std::ops::Range;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostics, rule};
use crate::model::document::Document;
use crate::model::kind::KindName;
use crate::project::Project;

/// A policy page says where to read the policy itself.
pub(super) fn sources(document: &Document, sink: &mut Diagnostics) {
    if document.kind.name() == KindName::Policy && document.meta.sources.is_empty() {
        let place = document.place(key(document, "as_of"));
        sink.push(
            rule::POLICY_WITHOUT_SOURCE
                .at(place, "this policy names no source")
                .help("say under `sources` where it can be read, with its address and date")
                .corrected("sources:\n  - {title: The policy's own title, url: https://…}"),
        );
    }
}

/// Pages due before `today`, if it is given. A month or a year is over on its last day.
pub(super) fn review(document: &Document, today: Option<Date>, sink: &mut Diagnostics) {
    let Some(today) = today else { return };
    let Some(due) = document.meta.review_due.filter(|due| due.is_before(today)) else {
        return;
    };
    let message = format!("the review of this page was due on {due}, before {today}");
    sink.push(
        rule::REVIEW_OVERDUE
            .at(document.place(key(document, "review_due")), message)
            .help("check the page against its sources, then set `reviewed` and a new `review_due`"),
    );
}

/// The placeholder texts of a new project.
pub(super) fn project(project: &Project, sink: &mut Diagnostics) {
    let email = project
        .owner
        .as_ref()
        .and_then(|owner| owner.email.as_deref())
        .filter(|email| is_example(email));
    let footer = project
        .footer
        .as_deref()
        .filter(|footer| footer.contains(OWN_WORDS))
        .map(|_| OWN_WORDS);
    for words in email.into_iter().chain(footer) {
        let Some(at) = project.text.find(words) else {
            continue;
        };
        let message = "these words are here only until you write your own";
        let found = rule::PLACEHOLDER.at(project.place(at..at + words.len()), message);
        sink.push(
            found.help("write over them, or delete the line: it is shown at the foot of each page"),
        );
    }
}

/// The placeholder in the example's footer.
const OWN_WORDS: &str = "Put your own words here.";

/// Whether the address is reserved for examples (RFC 2606, section 3).
fn is_example(email: &str) -> bool {
    ["@example.org", "@example.com", "@example.net"]
        .iter()
        .any(|domain| email.to_ascii_lowercase().ends_with(domain))
}

/// The line of a key of the front matter.
fn key(document: &Document, key: &str) -> Range<usize> {
    let found = document
        .text
        .match_indices(key)
        .map(|(at, _)| at)
        .find(|at| document.text[..*at].ends_with('\n'));
    found.map_or(0..0, |at| document.first_line(at..document.text.len()))
}
