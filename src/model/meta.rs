//! Front matter common to all kinds.

use std::fmt;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de};

use super::date::PartialDate;
use super::text;
use super::vocabulary::Audience;

/// A value and its byte range in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its byte range.
    pub range: Range<usize>,
}

/// The common keys.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Meta {
    /// The page's one `h1`.
    pub title: String,
    /// For menus and breadcrumbs, where the title is long.
    pub short_title: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// Who it is for; empty means everybody.
    pub audience: Vec<Audience>,
    /// What it is about.
    pub topics: Vec<String>,
    /// Where it applies.
    pub applies_to: Option<String>,
    /// When it was published. On a policy page: when the policy itself was.
    pub published: Option<PartialDate>,
    /// When it last changed.
    pub updated: Option<PartialDate>,
    /// When somebody last reviewed it.
    pub reviewed: Option<PartialDate>,
    /// When it is due for review.
    pub review_due: Option<PartialDate>,
    /// Who is responsible for it.
    pub owner: Option<String>,
    /// Its sources.
    pub sources: Vec<Source>,
    /// Dated notes: the page's history.
    pub updates: Vec<Update>,
    /// Its position among its siblings; those without one come after, by title.
    pub order: Option<i64>,
    /// Left out unless drafts are included.
    pub draft: bool,
    /// Old addresses that lead here.
    pub aliases: Vec<Spanned<String>>,
    /// Related pages, besides those it links to.
    pub related: Vec<Spanned<String>>,
    /// Ids of leader actions that follow from this page.
    pub actions: Vec<Spanned<String>>,
}

impl Meta {
    /// The title for menus and breadcrumbs.
    pub fn menu_title(&self) -> &str {
        self.short_title.as_deref().unwrap_or(&self.title)
    }
}

/// Something a page rests on: in YAML a title alone, or a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub date: Option<PartialDate>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SourceMapping {
    /// What it is called.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    title: String,
    /// Where it is.
    #[serde(default, deserialize_with = "text::optional")]
    #[schemars(with = "Option<text::Text>")]
    url: Option<String>,
    /// Who published it.
    #[serde(default, deserialize_with = "text::optional")]
    #[schemars(with = "Option<text::Text>")]
    publisher: Option<String>,
    /// When it came out.
    #[serde(default)]
    date: Option<PartialDate>,
}

/// A title alone will do, which is why this says what [`SourceVisitor`] takes.
impl JsonSchema for Source {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Source".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "string"}, generator.subschema_for::<SourceMapping>()]})
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Source, D::Error> {
        deserializer.deserialize_any(SourceVisitor)
    }
}

struct SourceVisitor;

impl<'de> de::Visitor<'de> for SourceVisitor {
    type Value = Source;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a title, or `title:` with `url:` below it,")
    }

    fn visit_str<E>(self, title: &str) -> Result<Source, E> {
        Ok(Source {
            title: title.to_owned(),
            url: None,
            publisher: None,
            date: None,
        })
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Source, A::Error> {
        let SourceMapping {
            title,
            url,
            publisher,
            date,
        } = SourceMapping::deserialize(de::value::MapAccessDeserializer::new(map))?;
        Ok(Source {
            title,
            url,
            publisher,
            date,
        })
    }
}

/// A dated note.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    expecting = "`date:` and `says:`, each on a line of its own,"
)]
pub struct Update {
    /// When.
    pub date: PartialDate,
    /// What changed, in a sentence.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    pub says: String,
}
