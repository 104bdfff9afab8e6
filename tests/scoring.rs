//! Scoring: the cases that the browser's script is held to as well, and what is true of every answer.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use preceptor::model::score::{Key, Response, Total, folded, number, share};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use serde_json::Value;

fn cases() -> Value {
    serde_json::from_str(include_str!("scoring/cases.json")).expect("the cases are JSON")
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn map(value: &Value) -> BTreeMap<String, String> {
    value.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), text(value))).collect()
}

fn key(value: &Value) -> Key {
    let right = || list(&value["right"]).into_iter().collect();
    match value["kind"].as_str().expect("a kind") {
        "single" | "truth" => Key::Choice { right: right() },
        "multiple" => Key::Several { right: right() },
        "text" => Key::Text(list(&value["accept"])),
        "number" => {
            Key::Number { low: value["low"].as_f64().expect("low"), high: value["high"].as_f64().expect("high") }
        }
        "cloze" => Key::Gaps(value["gaps"].as_array().into_iter().flatten().map(list).collect()),
        "matching" => Key::Pairs(map(&value["pairs"])),
        "ordering" => Key::Order(list(&value["order"])),
        other => panic!("no such kind: {other}"),
    }
}

fn response(key: &Key, value: &Value) -> Response {
    match key {
        Key::Choice { .. } => Response::Choice(text(value)),
        Key::Several { .. } => Response::Several(list(value).into_iter().collect()),
        Key::Text(_) | Key::Number { .. } => Response::Text(text(value)),
        Key::Gaps(_) => Response::Gaps(list(value)),
        Key::Pairs(_) => Response::Pairs(map(value)),
        Key::Order(_) => Response::Order(list(value)),
    }
}

#[test]
fn texts_fold_as_the_cases_say() {
    for case in cases()["folded"].as_array().expect("a list") {
        assert_eq!(folded(&text(&case[0])), text(&case[1]), "{case}");
    }
}

#[test]
fn numbers_read_as_the_cases_say() {
    for case in cases()["numbers"].as_array().expect("a list") {
        assert_eq!(number(&text(&case[0])), case[1].as_f64(), "{case}");
    }
}

#[test]
fn answers_are_worth_what_the_cases_say() {
    for case in cases()["shares"].as_array().expect("a list") {
        let key = key(&case["key"]);
        let got = share(&key, &response(&key, &case["response"]));
        assert!((got - case["share"].as_f64().expect("a share")).abs() < 1e-12, "{got}: {case}");
    }
}

#[test]
fn totals_are_what_the_cases_say() {
    for case in cases()["totals"].as_array().expect("a list") {
        let pair = |pair: &Value| (pair[0].as_f64().expect("a share"), pair[1].as_u64().expect("points") as u32);
        let total = Total::of(case["questions"].as_array().expect("a list").iter().map(pair));
        assert_eq!(u64::from(total.per_cent()), case["per_cent"].as_u64().expect("per cent"), "{case}");
        assert_eq!(total.reached(case["pass"].as_u64().expect("a mark") as u32), case["reached"] == true, "{case}");
    }
}

/// Words that fold to something.
fn word() -> impl Strategy<Value = String> {
    "[a-zA-Z][a-zA-Z0-9 ]{0,6}"
}

fn ids(count: std::ops::Range<usize>) -> impl Strategy<Value = BTreeSet<String>> {
    btree_set("[a-h]", count)
}

/// Any key with an answer that is wholly right.
fn right_answer() -> impl Strategy<Value = (Key, Response)> {
    prop_oneof![
        ids(1..4).prop_map(|right| {
            let first = right.first().cloned().unwrap_or_default();
            (Key::Choice { right }, Response::Choice(first))
        }),
        ids(1..8).prop_map(|right| (Key::Several { right: right.clone() }, Response::Several(right))),
        vec(word(), 1..4).prop_map(|texts| {
            let typed = format!(" {}. ", texts[0].to_uppercase());
            (Key::Text(texts), Response::Text(typed))
        }),
        (-1_000_000i32..1_000_000, 0i32..100).prop_map(|(low, more)| {
            let key = Key::Number { low: f64::from(low), high: f64::from(low + more) };
            (key, Response::Text((low + more / 2).to_string()))
        }),
        vec(vec(word(), 1..3), 1..5).prop_map(|gaps| {
            let typed = gaps.iter().map(|texts| texts[texts.len() - 1].clone()).collect();
            (Key::Gaps(gaps), Response::Gaps(typed))
        }),
        btree_map("[a-h]", "[s-z]", 1..6).prop_map(|pairs| (Key::Pairs(pairs.clone()), Response::Pairs(pairs))),
        vec("[a-h]", 1..6).prop_map(|order| (Key::Order(order.clone()), Response::Order(order))),
    ]
}

/// The same kind of answer with nothing right in it.
fn nothing_right(response: &Response) -> Response {
    match response {
        Response::Choice(_) => Response::Choice("!".to_owned()),
        Response::Several(_) => Response::Several(BTreeSet::from(["!".to_owned()])),
        Response::Text(_) => Response::Text("!".to_owned()),
        Response::Gaps(gaps) => Response::Gaps(vec!["!".to_owned(); gaps.len()]),
        Response::Pairs(pairs) => Response::Pairs(pairs.keys().map(|key| (key.clone(), "!".to_owned())).collect()),
        Response::Order(order) => Response::Order([order.as_slice(), &["!".to_owned()]].concat()),
    }
}

proptest! {
    #[test]
    fn a_full_right_answer_is_full_marks((key, response) in right_answer()) {
        prop_assert_eq!(share(&key, &response), 1.0);
    }

    #[test]
    fn nothing_right_is_nothing((key, response) in right_answer()) {
        prop_assert_eq!(share(&key, &nothing_right(&response)), 0.0);
    }

    #[test]
    fn a_share_is_a_share((key, _) in right_answer(), (_, response) in right_answer()) {
        let share = share(&key, &response);
        prop_assert!((0.0..=1.0).contains(&share));
    }

    #[test]
    fn the_order_of_options_and_ticks_never_matters(right in ids(1..6), ticked in vec("[a-h]", 0..8).prop_shuffle()) {
        let key = Key::Several { right };
        let forth = share(&key, &Response::Several(ticked.iter().cloned().collect()));
        let back = share(&key, &Response::Several(ticked.iter().rev().cloned().collect()));
        prop_assert_eq!(forth, back);
    }

    #[test]
    fn one_more_right_tick_never_lowers_and_one_more_wrong_never_raises(right in ids(1..6), ticked in ids(0..8), more in "[a-h]") {
        let before = share(&Key::Several { right: right.clone() }, &Response::Several(ticked.clone()));
        let mut ticked = ticked;
        ticked.insert(more.clone());
        let after = share(&Key::Several { right: right.clone() }, &Response::Several(ticked));
        let kept = if right.contains(&more) { after >= before } else { after <= before };
        prop_assert!(kept, "{} became {}", before, after);
    }

    #[test]
    fn one_more_right_gap_never_lowers(gaps in vec(vec(word(), 1..3), 1..5), typed in vec(word(), 5), place in 0usize..5) {
        let place = place % gaps.len();
        let mut typed = typed[..gaps.len()].to_vec();
        let key = Key::Gaps(gaps.clone());
        let before = share(&key, &Response::Gaps(typed.clone()));
        typed[place].clone_from(&gaps[place][0]);
        prop_assert!(share(&key, &Response::Gaps(typed)) >= before);
    }

    #[test]
    fn folding_twice_changes_nothing_more(text in any::<String>()) {
        prop_assert_eq!(folded(&folded(&text)), folded(&text));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        prop_assert!(number(&text).is_none_or(f64::is_finite));
    }

    #[test]
    fn numbers_are_read_however_their_thousands_are_parted(value in 0u32..u32::MAX) {
        let digits = value.to_string();
        let parted = |by: &str| {
            let head = digits.len() % 3;
            let tail = digits.as_bytes()[head..].chunks(3).map(|part| String::from_utf8_lossy(part).into_owned());
            Some(digits[..head].to_owned()).filter(|head| !head.is_empty()).into_iter().chain(tail).collect::<Vec<_>>().join(by)
        };
        for text in [digits.clone(), parted(","), parted(" "), parted("\u{a0}")] {
            prop_assert_eq!(number(&text), Some(f64::from(value)), "{}", text);
        }
    }

    #[test]
    fn full_marks_reach_every_mark(points in vec(1u32..10, 1..30), pass in 0u32..=100) {
        prop_assert!(Total::of(points.iter().map(|points| (1.0, *points))).reached(pass));
    }

    #[test]
    fn the_per_cent_shown_agree_with_the_mark(shares in vec((0u32..=12, 1u32..5), 1..20), pass in 1u32..=100) {
        let total = Total::of(shares.iter().map(|(twelfths, points)| (f64::from(*twelfths) / 12.0, *points)));
        prop_assert_eq!(total.reached(pass), total.per_cent() >= pass);
    }
}
