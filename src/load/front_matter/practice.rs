//! The front matter of quizzes, checklists and modules.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer};
use serde_json::{Value, json};

use super::keys::Keys;
use super::shape;
use crate::load::body::attributes::is_id;
use crate::model::learn::checklist::{self, Moment, Scale};
use crate::model::learn::module::{self, Outcome};
use crate::model::learn::quiz::{self, Feedback};
use crate::model::meta::Spanned;
use crate::model::slug::slug;
use crate::model::text;

/// A quiz's own keys.
pub(in crate::load) fn quiz(keys: &mut Keys<'_, '_>) -> quiz::Rules {
    let orders = [("questions", true), ("options", false)];
    let shuffled = keys
        .described("What stands in a new order each time: questions, options or both.")
        .choices("shuffle", &orders);
    quiz::Rules {
        pass: pass(keys),
        attempts: count(
            keys.described("How often people may take the quiz."),
            "attempts",
        )
        .map(|count| count.value),
        draw: count(
            keys.described("How many questions are drawn from all that are there."),
            "draw",
        ),
        shuffle_questions: shuffled.contains(&true),
        shuffle_options: shuffled.contains(&false),
        feedback: keys
            .described("When reasons are shown: after each question, or at the end.")
            .choice(
                "feedback",
                &[("each", Feedback::Each), ("end", Feedback::End)],
            )
            .unwrap_or_default(),
    }
}

/// `80`, `80%`, `80 per cent`: more than all points cannot be reached, and none is reached by
/// nobody trying.
fn pass(keys: &mut Keys<'_, '_>) -> Option<Spanned<u32>> {
    let written = keys
        .described("The mark to reach, in per cent of the points.")
        .value("pass");
    keys.narrow("pass", percent);
    let written = written?;
    let range = keys.range("pass");
    let digits = written
        .trim()
        .trim_end_matches("per cent")
        .trim_end_matches('%')
        .trim();
    match digits.parse::<u32>() {
        Ok(value) if (1..=100).contains(&value) => return Some(Spanned { value, range }),
        Ok(0) => keys.wrong(
            range,
            "a mark of 0 is reached without an answer",
            "write a percentage from 1 to 100, or take the line out",
        ),
        Ok(value) => keys.wrong(
            range,
            format!("no score can reach {value} per cent"),
            "the mark is a percentage of the points: write 1 to 100",
        ),
        Err(_) => keys.wrong(
            range,
            format!("`pass` takes a percentage, and found `{written}`"),
            "write a whole number, such as 80",
        ),
    }
    None
}

/// As [`pass`] reads it.
fn percent() -> Value {
    let written = "^0*([1-9][0-9]?|100) *(%|per cent)? *$";
    json!({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 100}, {"type": "string", "pattern": written}]})
}

/// A whole number from 1.
fn count(keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Spanned<u32>> {
    let number = keys.number(key);
    keys.narrow(key, || shape::whole(Some(1)));
    let number = number?;
    let range = keys.range(key);
    match u32::try_from(number) {
        Ok(value) if value > 0 => Some(Spanned { value, range }),
        _ => {
            keys.wrong(
                range,
                format!("`{key}` takes a whole number from 1"),
                "take the line out where there is no limit",
            );
            None
        }
    }
}

/// A checklist's own keys.
pub(in crate::load) fn checklist(keys: &mut Keys<'_, '_>) -> checklist::Rules {
    let moments = keys
        .described("When people rate themselves: at the start, at the end or both.")
        .choices("when", &[("start", Moment::Start), ("end", Moment::End)]);
    let default = checklist::Rules::default();
    let mut moments = if moments.is_empty() {
        default.moments
    } else {
        moments
    };
    moments.sort_unstable();
    moments.dedup();
    let scale = scale(keys);
    let then_now = keys
        .described("Whether people look back at the end on how sure they were at the start.")
        .truth("then_now")
        .unwrap_or(false);
    if then_now && !moments.contains(&Moment::End) {
        let range = keys.range("then_now");
        keys.wrong(
            range,
            "looking back happens at the end, and this checklist has none",
            "write `when: [start, end]`",
        );
    }
    checklist::Rules {
        scale,
        moments,
        then_now,
    }
}

/// A scale as written: labels, or labels by number.
enum Written {
    Labels(Vec<String>),
    Numbered(Vec<(i64, String)>),
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Written, D::Error> {
        deserializer.deserialize_any(ScaleVisitor)
    }
}

impl JsonSchema for Written {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Scale".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let label = shape::text();
        json_schema!({"anyOf": [
            {"type": "string", "pattern": "^ *[01] +to +([2-9]|1[01]|1) *$"},
            {"type": "array", "items": label, "minItems": 2, "maxItems": 11},
            {"type": "object", "propertyNames": {"pattern": "^(-?[0-9]+)$"}, "additionalProperties": label, "minProperties": 2, "maxProperties": 11},
        ]})
    }
}

/// What a scale can be.
const SCALE: &str =
    "a scale is a list of labels in square brackets, from low to high, or `0 to 10`";

struct ScaleVisitor;

impl<'de> de::Visitor<'de> for ScaleVisitor {
    type Value = Written;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a list of labels, or labels by number")
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Written, E> {
        Err(E::custom(SCALE))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Written, E> {
        Err(E::custom(SCALE))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Written, E> {
        let ends = text
            .split_once(" to ")
            .map(|(low, high)| (low.trim().parse::<i64>(), high.trim().parse::<i64>()));
        match ends {
            Some((Ok(low), Ok(high))) if low < high && high - low <= 10 => Ok(Written::Numbered(
                (low..=high)
                    .map(|point| (point, point.to_string()))
                    .collect(),
            )),
            _ => Err(E::custom(SCALE)),
        }
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Written, A::Error> {
        let mut labels = Vec::new();
        while let Some(text::Text(label)) = list.next_element()? {
            labels.push(label);
        }
        Ok(Written::Labels(labels))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
        let mut points = Vec::new();
        while let Some((text::Text(point), text::Text(label))) = map.next_entry()? {
            let point = point
                .parse()
                .map_err(|_| de::Error::custom(format!("`{point}` is no point of a scale")))?;
            points.push((point, label));
        }
        Ok(Written::Numbered(points))
    }
}

fn scale(keys: &mut Keys<'_, '_>) -> Scale {
    let Some(written) = keys
        .described("The labels of the ratings from low to high, or numbers such as 0 to 10.")
        .mapping::<Written>("scale")
    else {
        return Scale::Default;
    };
    let range = keys.range("scale");
    let (first, labels) = match written {
        Written::Labels(labels) => (1, labels),
        Written::Numbered(mut points) => {
            points.sort_by_key(|(point, _)| *point);
            if let Some(pair) = points.windows(2).find(|pair| pair[1].0 != pair[0].0 + 1) {
                let message = format!("the scale jumps from {} to {}", pair[0].0, pair[1].0);
                keys.wrong(
                    range,
                    message,
                    "give every point between them a label; people could not choose what is not there",
                );
                return Scale::Default;
            }
            (
                points.first().map_or(1, |(point, _)| *point),
                points.into_iter().map(|(_, label)| label).collect(),
            )
        }
    };
    let first = u8::try_from(first).ok().filter(|first| *first <= 1);
    let empty = labels.iter().any(|label| label.trim().is_empty());
    match first {
        Some(first) if (2..=11).contains(&labels.len()) && !empty => Scale::Own { first, labels },
        _ => {
            keys.wrong(
                range,
                "a scale has 2 to 11 points, each with a label, and begins at 0 or 1",
                "leave the line out for the usual five, or write a list of labels from low to high",
            );
            Scale::Default
        }
    }
}

/// A module's own keys.
pub(in crate::load) fn module(keys: &mut Keys<'_, '_>) -> module::Rules {
    let minutes =
        count(keys.described("How long the module takes."), "minutes").map(|minutes| minutes.value);
    let outcomes = keys
        .described("What people can do afterwards; steps and questions name these ids.")
        .list::<WrittenOutcome>("outcomes");
    let whole = keys.range("outcomes");
    let mut rest = whole;
    let mut outcome = |outcome: WrittenOutcome| {
        let range = keys.find_keyed(&rest, "id", &outcome.id);
        // The next of the same name is after this one.
        if range != rest {
            rest.start = range.end;
        }
        Outcome {
            id: Spanned {
                range,
                value: outcome.id,
            },
            text: outcome.text,
            framework: outcome.framework,
        }
    };
    let (outcomes, misnamed): (Vec<Outcome>, Vec<Outcome>) = outcomes
        .into_iter()
        .map(&mut outcome)
        .partition(|outcome| is_id(&outcome.id.value));
    for outcome in misnamed {
        let message = format!("`{}` cannot be the id of an outcome", outcome.id.value);
        let help = format!(
            "an id is one word of letters, digits and hyphens, such as `{}`",
            slug(&outcome.id.value)
        );
        keys.wrong(outcome.id.range.clone(), message, help);
    }
    let complete = keys
        .described("The steps that make the module complete; all of them where this is left out.")
        .spanned("complete")
        .into_iter()
        .filter(|id| id.value != "all")
        .collect();
    module::Rules {
        minutes,
        outcomes,
        complete,
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    expecting = "an outcome, `- id: ask` with `text: Ask …` below it,"
)]
struct WrittenOutcome {
    /// One word, which steps and questions name.
    #[serde(deserialize_with = "text::string")]
    #[schemars(schema_with = "id")]
    id: String,
    /// What people can do afterwards.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    text: String,
    /// The framework that it comes from.
    #[serde(default, deserialize_with = "text::optional")]
    #[schemars(with = "Option<text::Text>")]
    framework: Option<String>,
}

fn id(_: &mut SchemaGenerator) -> Schema {
    // As `is_id` has it.
    shape::schema(shape::pattern(
        r"^[\p{L}\p{N}._-]+$",
        "An id is one word of letters, digits and hyphens.",
    ))
}
