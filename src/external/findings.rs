//! Answers -> findings, at the lines of the links.

use std::collections::BTreeSet;

use super::Counts;
use super::answer::Answer;
use super::hosts::{Answers, host};
use super::links::Links;
use crate::diagnostic::{Diagnostic, Place, rule};
use crate::project;

/// That no site at all could be reached, if so: one finding, and not one a link.
pub(super) fn cut_off(asked: &Answers) -> Option<Diagnostic> {
    let help = "see whether this computer is on the network; behind a proxy, set HTTPS_PROXY to its address";
    let found =
        || rule::NO_NETWORK.at(Place::file(project::FILE), "no other site could be reached");
    is_cut_off(asked).then(|| found().help(help))
}

/// What is found at the lines of links.
pub(super) fn of(links: &Links, answers: &Answers) -> Vec<Diagnostic> {
    let told = links
        .iter()
        .filter_map(|(url, places)| Some((url, places, answers.get(url)?)));
    told.flat_map(|(url, places, answer)| {
        places
            .iter()
            .filter_map(move |place| finding(url, place, answer))
    })
    .collect()
}

/// Several sites were asked, and none was there.
fn is_cut_off(answers: &Answers) -> bool {
    let hosts: BTreeSet<String> = answers.keys().map(|url| host(url)).collect();
    let silent = |answer: &Answer| matches!(answer, Answer::Unreachable(_) | Answer::Skipped(_));
    hosts.len() > 1 && answers.values().all(silent)
}

fn finding(url: &str, place: &Place, answer: &Answer) -> Option<Diagnostic> {
    let place = place.clone();
    match answer {
        Answer::Fine => None,
        Answer::Moved(to) => Some(
            rule::EXTERNAL_MOVED.at(place, format!("{url} has moved for good"))
                .help("the site sends people on for now; write the new address")
                .corrected(to.clone()),
        ),
        Answer::Broken(why) | Answer::Unreachable(why) => Some(
            rule::EXTERNAL_BROKEN.at(place,
                format!("{url} leads nowhere: {why}"),
            )
            .help("look for the page on that site and write its new address, or take the link out"),
        ),
        Answer::Unchecked(why) | Answer::Skipped(why) => Some(
            rule::EXTERNAL_UNCHECKED.at(place,
                format!("{url} could not be checked: {why}"),
            )
            .help("open it in a browser, now and then"),
        ),
    }
}

/// How many addresses came to what; `known` of them were known before.
pub(super) fn count(answers: &Answers, known: usize) -> Counts {
    let of = |wanted: fn(&Answer) -> bool| answers.values().filter(|answer| wanted(answer)).count();
    Counts {
        links: answers.len(),
        hosts: answers
            .keys()
            .map(|url| host(url))
            .collect::<BTreeSet<_>>()
            .len(),
        known,
        fine: of(Answer::is_good),
        moved: of(|answer| matches!(answer, Answer::Moved(_))),
        broken: of(|answer| matches!(answer, Answer::Broken(_) | Answer::Unreachable(_))),
        unchecked: of(|answer| matches!(answer, Answer::Unchecked(_) | Answer::Skipped(_))),
    }
}
