//! Scoring: the cases that the browser's script is tested with as well, and properties of every
//! answer.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use preceptor::load::files::source::Source;
use preceptor::load::{self, Options};
use preceptor::model::kind::Kind;
use preceptor::model::learn::quiz::{Accepted as Written, Answer};
use preceptor::model::score::folded;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use scoring::amount::{Amount, Reading, typed_amount};
use scoring::oracle::{self, Accepted, Key, Response, Total, accepts, share};
use serde_json::Value;

mod scoring {
    pub mod amount;
    pub mod oracle;
}

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
    value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.clone(), text(value)))
        .collect()
}

fn key(value: &Value) -> Key {
    let right = || list(&value["right"]).into_iter().collect();
    match value["kind"].as_str().expect("a kind") {
        "single" | "truth" => Key::Choice { right: right() },
        "multiple" => Key::Several { right: right() },
        "text" | "number" => Key::Text(accepted(&value["accept"])),
        "cloze" => Key::Gaps(
            value["gaps"]
                .as_array()
                .into_iter()
                .flatten()
                .map(accepted)
                .collect(),
        ),
        "matching" => Key::Pairs(map(&value["pairs"])),
        "ordering" => Key::Order(list(&value["order"])),
        other => panic!("no such kind: {other}"),
    }
}

/// Words, or a number without a unit.
fn accepted(value: &Value) -> Vec<Accepted> {
    let one = |one: &Value| match (one["low"].as_f64(), one["high"].as_f64()) {
        (Some(low), Some(high)) => Accepted::Amount(Amount {
            low,
            high,
            units: Vec::new(),
        }),
        _ => Accepted::Words(text(one)),
    };
    value.as_array().into_iter().flatten().map(one).collect()
}

/// What is accepted where `Answer: …` says this.
fn written(answer: &str) -> Vec<Written> {
    let text = format!("---\ntitle: T\n---\n## Q? {{#q}}\n\nAnswer: {answer}\n");
    let source = Source {
        path: "quizzes/a.md".into(),
        file: "content/quizzes/a.md".into(),
        text: text.into(),
        layer: 0,
    };
    let loaded = load::document(&source, &Options::default());
    assert!(
        loaded.diagnostics.is_empty(),
        "{answer}: {:#?}",
        loaded.diagnostics
    );
    let document = loaded.document.expect("a document");
    let Kind::Quiz(quiz) = &document.kind else {
        panic!("a quiz")
    };
    match &quiz.questions().next().expect("a question").answer {
        Answer::Text(accepted) => accepted.clone(),
        Answer::Number(range) => vec![Written::Number(range.clone())],
        other => panic!("{answer}: {other:?}"),
    }
}

fn keys(written: &[Written]) -> Vec<Accepted> {
    written.iter().map(oracle::key).collect()
}

/// What a typed number is without a question to ask: large, so that `m` may be million.
fn number(text: &str) -> Option<f64> {
    typed_amount(
        text,
        &Amount {
            low: 0.0,
            high: 1e9,
            units: Vec::new(),
        },
    )
    .map(|typed| typed.low)
}

/// As the browser gets it.
fn for_the_browser(written: &Written) -> Value {
    match written {
        Written::Words(words) => Value::from(words.as_str()),
        Written::Number(range) => {
            let units = range
                .unit
                .as_ref()
                .map(|(_, measure)| measure.data())
                .unwrap_or_default();
            serde_json::json!({ "low": range.low, "high": range.high, "units": units })
        }
    }
}

#[test]
fn answers_are_marked_as_a_careful_person_would() {
    let cases: Value =
        serde_json::from_str(include_str!("scoring/answers.json")).expect("the answers are JSON");
    let mut wrong = Vec::new();
    let mut made = serde_json::Map::new();
    for case in cases.as_array().expect("a list") {
        let answer = text(&case["answer"]);
        let written = written(&answer);
        let keys = keys(&written);
        made.insert(
            answer.clone(),
            written.iter().map(for_the_browser).collect(),
        );
        let asked = list(&case["asked"]);
        for (typed, want) in [("right", true), ("wrong", false), ("asked", false)]
            .into_iter()
            .flat_map(|(name, want)| {
                list(&case[name])
                    .into_iter()
                    .map(move |typed| (typed, want))
            })
        {
            if accepts(&keys, &typed) != want {
                wrong.push(format!("{answer}: {typed} is not {want}"));
            }
            if let [Accepted::Amount(amount)] = &keys[..] {
                let again = matches!(amount.reads(&typed), Reading::Unit | Reading::Nothing);
                if again != asked.contains(&typed) {
                    wrong.push(format!(
                        "{answer}: {typed} asks {again}: {:?}",
                        amount.reads(&typed)
                    ));
                }
            }
        }
        for one in &written {
            if !accepts(&keys, one.model()) {
                wrong.push(format!(
                    "{answer}: what is shown as right, {}, is not",
                    one.model()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let made = serde_json::to_string_pretty(&made).expect("JSON") + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scoring/keys.json");
    if std::env::var_os("UPDATE_SCORING").is_some() {
        std::fs::write(path, &made).expect("written");
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        there, made,
        "UPDATE_SCORING=1 writes what the browser is tested with"
    );
}

fn response(key: &Key, value: &Value) -> Response {
    match key {
        Key::Choice { .. } => Response::Choice(text(value)),
        Key::Several { .. } => Response::Several(list(value).into_iter().collect()),
        Key::Text(_) => Response::Text(text(value)),
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
        assert!(
            (got - case["share"].as_f64().expect("a share")).abs() < 1e-12,
            "{got}: {case}"
        );
    }
}

#[test]
fn totals_are_what_the_cases_say() {
    for case in cases()["totals"].as_array().expect("a list") {
        let pair = |pair: &Value| {
            (
                pair[0].as_f64().expect("a share"),
                pair[1].as_u64().expect("points") as u32,
            )
        };
        let total = Total::of(
            case["questions"]
                .as_array()
                .expect("a list")
                .iter()
                .map(pair),
        );
        assert_eq!(
            u64::from(total.per_cent(case["pass"].as_u64().map(|pass| pass as u32))),
            case["per_cent"].as_u64().expect("per cent"),
            "{case}"
        );
        assert_eq!(
            total.reached(case["pass"].as_u64().expect("a mark") as u32),
            case["reached"] == true,
            "{case}"
        );
    }
}

/// Words that fold to something.
fn word() -> impl Strategy<Value = String> {
    "[a-zA-Z][a-zA-Z0-9 ]{0,6}"
}

fn ids(count: std::ops::Range<usize>) -> impl Strategy<Value = BTreeSet<String>> {
    btree_set("[a-h]", count)
}

fn words(texts: &[String]) -> Vec<Accepted> {
    texts.iter().cloned().map(Accepted::Words).collect()
}

/// Any key with an answer that is wholly right.
fn right_answer() -> impl Strategy<Value = (Key, Response)> {
    prop_oneof![
        ids(1..4).prop_map(|right| {
            let first = right.first().cloned().unwrap_or_default();
            (Key::Choice { right }, Response::Choice(first))
        }),
        ids(1..8).prop_map(|right| (
            Key::Several {
                right: right.clone()
            },
            Response::Several(right)
        )),
        vec(word(), 1..4).prop_map(|texts| {
            let typed = format!(" {}. ", texts[0].to_uppercase());
            (Key::Text(words(&texts)), Response::Text(typed))
        }),
        (-1_000_000i32..1_000_000, 0i32..100).prop_map(|(low, more)| {
            let amount = Amount {
                low: f64::from(low),
                high: f64::from(low + more),
                units: Vec::new(),
            };
            let key = Key::Text(vec![Accepted::Amount(amount)]);
            (key, Response::Text((low + more / 2).to_string()))
        }),
        vec(vec(word(), 1..3), 1..5).prop_map(|gaps| {
            let typed = gaps
                .iter()
                .map(|texts| texts[texts.len() - 1].clone())
                .collect();
            (
                Key::Gaps(gaps.iter().map(|texts| words(texts)).collect()),
                Response::Gaps(typed),
            )
        }),
        btree_map("[a-h]", "[s-z]", 1..6)
            .prop_map(|pairs| (Key::Pairs(pairs.clone()), Response::Pairs(pairs))),
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
        Response::Pairs(pairs) => Response::Pairs(
            pairs
                .keys()
                .map(|key| (key.clone(), "!".to_owned()))
                .collect(),
        ),
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
        let key = Key::Gaps(gaps.iter().map(|texts| words(texts)).collect());
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
        prop_assert!(number(&text).is_none_or(|value| !value.is_infinite()));
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
        prop_assert_eq!(total.reached(pass), total.per_cent(Some(pass)) >= pass);
        prop_assert_eq!(total.reached(100), total.per_cent(None) == 100);
    }

    #[test]
    fn what_is_shown_as_right_is_right_when_it_is_typed(
        value in -10_000i32..10_000,
        places in 0usize..3,
        more in proptest::option::of(0u32..500),
        unit in proptest::sample::select(vec!["", " mg", "mg", " °C", "%", " days", " m", " mg/kg", " million", " mmHg"]),
        way in 0u8..4,
    ) {
        let digits = format!("{:.places$}", f64::from(value) / 100.0);
        let more = more.unwrap_or(3);
        let answer = match way {
            0 => format!("{digits}{unit}"),
            1 => format!("{digits} +/- {more}{unit}"),
            2 => format!("{digits}{unit} to {more}{unit}"),
            _ => format!("{digits} to {more}{unit}"),
        };
        prop_assume!(!answer.starts_with("-0"));
        for one in written(&answer) {
            let key = [oracle::key(&one)];
            prop_assert!(accepts(&key, one.model()), "{}: {}", answer, one.model());
            if let Written::Number(range) = &one && let Some(within) = &range.within {
                prop_assert!(accepts(&key, within), "{}: {}", answer, within);
            }
        }
    }
}
