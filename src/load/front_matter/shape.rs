//! The JSON Schema of each kind of value that front matter holds: as lenient as the readers are.
//!
//! Draft 7, which is what the YAML extension of VS Code knows.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::model::date::{MONTHS, PartialDate};
use crate::model::text::{Text, Texts};

/// The dialect in which the schemas are written.
pub(crate) const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// A text; YAML takes some texts for numbers or truth values.
pub(crate) fn text() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// A text of a certain form; editors say `fix` where it has another.
pub(crate) fn pattern(pattern: &str, fix: &str) -> Value {
    json!({"type": "string", "pattern": pattern, "patternErrorMessage": fix})
}

/// A whole number, at least `least` where that is given.
pub(crate) fn whole(least: Option<i64>) -> Value {
    match least {
        Some(least) => json!({"type": "integer", "minimum": least}),
        None => {
            json!({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[+-]?[0-9]+$"}]})
        }
    }
}

/// Yes or no.
pub(crate) fn truth() -> Value {
    let words = "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])$";
    json!({"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": words}]})
}

/// One of these words.
pub(crate) fn word(words: &[&str]) -> Value {
    json!({"enum": words})
}

/// A list of `one`; one alone is a list as well.
pub(crate) fn many(one: &Value) -> Value {
    json!({"anyOf": [one, {"type": "array", "items": one}]})
}

/// A list of texts; a text alone is one as well.
pub(crate) fn texts() -> Value {
    many(&text())
}

/// A date: a day, a month or a year alone, in numbers or with the name of the month.
pub(crate) fn date() -> Value {
    let numbers = "[0-9]{4}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12][0-9]|3[01]))?)?";
    let months: Vec<String> = MONTHS.iter().map(|name| month(name)).collect();
    let (months, day) = (
        format!("({}|[Ss][Ee][Pp][Tt])[.,]*", months.join("|")),
        "[0-9]{1,2}([Ss][Tt]|[NnRr][Dd]|[Tt][Hh])?,*",
    );
    let words = format!("(({day} +)?{months}|{months} +{day}) +[0-9]{{4}}");
    json!({"anyOf": [
        {"type": "string", "pattern": format!("^ *({numbers}|{words}) *$")},
        {"type": "integer", "minimum": 1000, "maximum": 9999},
    ]})
}

/// The name of a month or its first three letters, in whatever case: patterns know no other way to
/// say so.
fn month(name: &str) -> String {
    let letters = |part: &str| -> String {
        part.chars()
            .map(|letter| format!("[{}{letter}]", letter.to_ascii_uppercase()))
            .collect()
    };
    let (short, rest) = name.split_at(3);
    if rest.is_empty() {
        letters(short)
    } else {
        format!("{}({})?", letters(short), letters(rest))
    }
}

/// The shape of what serde reads as a `T`.
pub(crate) fn of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft07().with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    let mut shape = settings
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value();
    plain(&mut shape);
    shape
}

/// Names of types and defaults are of no use to an author.
fn plain(shape: &mut Value) {
    match shape {
        Value::Object(keys) => {
            // A property may well be called `title`: its value is a schema, and the name of a type
            // is a text.
            keys.retain(|key, value| {
                key != "default" && !(matches!(&**key, "title" | "format") && value.is_string())
            });
            keys.values_mut().for_each(plain);
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        _ => {}
    }
}

/// The same, or nothing: a key with no value after it says nothing.
pub(crate) fn or_nothing(mut shape: Value) -> Value {
    if let Some(Value::Array(ways)) = shape.get_mut("anyOf") {
        ways.push(json!({"type": "null"}));
    } else if let Some(Value::Array(words)) = shape.get_mut("enum") {
        words.push(Value::Null);
    } else {
        return json!({"anyOf": [shape, {"type": "null"}]});
    }
    shape
}

impl JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema(text())
    }
}

impl JsonSchema for Texts {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Texts".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema(texts())
    }
}

impl JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema(date())
    }
}

/// For types that read themselves in a way of their own.
pub(crate) fn schema(shape: Value) -> Schema {
    Schema::try_from(shape).unwrap_or_else(|_| json_schema!(true))
}
