//! Outcomes -> findings, at the lines of the links.

use std::collections::BTreeSet;

use super::Counts;
use super::hosts::{Outcomes, host};
use super::links::Links;
use super::outcome::Outcome;
use crate::diagnostic::{Diagnostic, Place, rule};
use crate::project;

/// One finding in place of one per link, if no site at all could be reached.
pub(super) fn cut_off(asked: &Outcomes) -> Option<Diagnostic> {
    let help = "see whether this computer is on the network; behind a proxy, set HTTPS_PROXY to its address";
    let found =
        || rule::NO_NETWORK.at(Place::file(project::FILE), "no other site could be reached");
    is_cut_off(asked).then(|| found().help(help))
}

/// The findings at the lines of links.
pub(super) fn of(links: &Links, outcomes: &Outcomes) -> Vec<Diagnostic> {
    let links_with_outcome = links
        .iter()
        .filter_map(|(url, places)| Some((url, places, outcomes.get(url)?)));
    links_with_outcome
        .flat_map(|(url, places, outcome)| {
            places
                .iter()
                .filter_map(move |place| finding(url, place, outcome))
        })
        .collect()
}

/// Several sites were requested, and none responded.
fn is_cut_off(outcomes: &Outcomes) -> bool {
    let hosts: BTreeSet<String> = outcomes.keys().map(|url| host(url)).collect();
    let silent =
        |outcome: &Outcome| matches!(outcome, Outcome::Unreachable(_) | Outcome::Skipped(_));
    hosts.len() > 1 && outcomes.values().all(silent)
}

fn finding(url: &str, place: &Place, outcome: &Outcome) -> Option<Diagnostic> {
    let place = place.clone();
    match outcome {
        Outcome::Fine => None,
        Outcome::Moved(to) => Some(
            rule::EXTERNAL_MOVED.at(place, format!("{url} has moved for good"))
                .help("the site sends people on for now; write the new address")
                .corrected(to.clone()),
        ),
        Outcome::Broken(why) | Outcome::Unreachable(why) => Some(
            rule::EXTERNAL_BROKEN.at(place,
                format!("{url} leads nowhere: {why}"),
            )
            .help("look for the page on that site and write its new address, or take the link out"),
        ),
        Outcome::Unchecked(why) | Outcome::Skipped(why) => Some(
            rule::EXTERNAL_UNCHECKED.at(place,
                format!("{url} could not be checked: {why}"),
            )
            .help("open it in a browser, now and then"),
        ),
    }
}

/// Counts addresses by outcome; `known` of them came from the cache.
pub(super) fn count(outcomes: &Outcomes, known: usize) -> Counts {
    let of =
        |wanted: fn(&Outcome) -> bool| outcomes.values().filter(|outcome| wanted(outcome)).count();
    Counts {
        links: outcomes.len(),
        hosts: outcomes
            .keys()
            .map(|url| host(url))
            .collect::<BTreeSet<_>>()
            .len(),
        known,
        fine: of(Outcome::is_good),
        moved: of(|outcome| matches!(outcome, Outcome::Moved(_))),
        broken: of(|outcome| matches!(outcome, Outcome::Broken(_) | Outcome::Unreachable(_))),
        unchecked: of(|outcome| matches!(outcome, Outcome::Unchecked(_) | Outcome::Skipped(_))),
    }
}
