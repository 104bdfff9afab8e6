//! `glossary.yaml` -> [`Glossary`]; each term is read by itself, so that one mistake hides no
//! other.

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;

use super::shape;
use super::split::lines;
use super::yaml::Yaml;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::files::source::Source;
use crate::model::glossary::{Glossary, Term};
use crate::model::meta::Spanned;
use crate::model::slug::slug;
use crate::model::text;

#[derive(Deserialize, JsonSchema)]
#[serde(
    deny_unknown_fields,
    expecting = "`term:` and `meaning:`, each on a line of its own,"
)]
struct Entry {
    /// The word or words.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    term: String,
    /// The short form; it is explained wherever it is in a page.
    #[serde(default, deserialize_with = "text::optional")]
    #[schemars(with = "Option<text::Text>")]
    abbreviation: Option<String>,
    /// What the term means, in a sentence.
    #[serde(deserialize_with = "text::string")]
    #[schemars(with = "text::Text")]
    meaning: String,
    /// Other words that people may search for.
    #[serde(default, deserialize_with = "text::list")]
    #[schemars(with = "text::Texts")]
    also: Vec<String>,
    /// Other terms, or paths to pages.
    #[serde(default, deserialize_with = "text::list")]
    #[schemars(with = "text::Texts")]
    see: Vec<String>,
}

/// The shape of the whole file.
pub(crate) fn shape() -> serde_json::Value {
    shape::of::<Vec<Entry>>()
}

/// Reads the glossary.
pub fn read(source: &Source, sink: &mut Diagnostics) -> Glossary {
    let yaml = Yaml::new(&source.file, &source.text, 0..source.text.len());
    crate::load::front_matter::waivers::in_yaml(
        &source.file,
        &source.text,
        0..source.text.len(),
        sink,
    );
    let mut terms = Vec::new();
    let mut unread = false;
    for range in items(&yaml, sink) {
        match yaml.parse::<Vec<Entry>>(&source.text[range.clone()], range.start) {
            Ok(entries) => terms.extend(
                entries
                    .into_iter()
                    .map(|entry| term(entry, range.clone(), &source.text)),
            ),
            Err(found) => {
                unread = true;
                sink.push(*found);
            }
        }
    }
    terms.sort_by_key(|term| (term.term.to_lowercase(), term.range.start));
    let terms = with_ids(terms, &yaml, sink);
    let abbreviations = abbreviations(&terms, &yaml, sink);
    Glossary {
        file: source.file.clone(),
        text: source.text.clone(),
        unread,
        terms,
        abbreviations,
    }
}

/// The lines of each item: from its `- ` to the next.
fn items(yaml: &Yaml<'_>, sink: &mut Diagnostics) -> Vec<Range<usize>> {
    let mut items: Vec<Range<usize>> = Vec::new();
    for line in lines(yaml.text) {
        let text = &yaml.text[line.clone()];
        if text.trim().is_empty() || text.starts_with('#') || text.trim_end() == "---" {
            continue;
        }
        if text.starts_with("- ") {
            items.push(line);
        } else if let Some(last) = items.last_mut().filter(|_| text.starts_with([' ', '\t'])) {
            last.end = line.end;
        } else {
            let found = rule::FRONT_MATTER_SYNTAX.at(yaml.place(line), "this line belongs to no term")
                .help("each term begins with `- term:`, and the lines below it are indented by two spaces");
            sink.push(match meant(text) {
                Some(line) => found.corrected(line),
                None => found,
            });
        }
    }
    items
}

/// A line of a term as it was probably meant.
fn meant(line: &str) -> Option<String> {
    if let Some(item) = line.strip_prefix('-') {
        return item
            .starts_with(char::is_alphabetic)
            .then(|| format!("- {item}"));
    }
    let (key, _) = line.split_once(':')?;
    match key {
        "term" => Some(format!("- {line}")),
        "abbreviation" | "meaning" | "also" | "see" => Some(format!("  {line}")),
        _ => None,
    }
}

fn term(entry: Entry, range: Range<usize>, text: &str) -> Term {
    let place = |value: String| {
        let found = text[range.clone()]
            .rfind(&value)
            .map(|at| range.start + at..range.start + at + value.len());
        Spanned {
            range: found.unwrap_or(range.clone()),
            value,
        }
    };
    let see = entry.see.into_iter().map(place).collect();
    let Entry {
        term,
        abbreviation,
        meaning,
        also,
        ..
    } = entry;
    Term {
        term,
        abbreviation: abbreviation.filter(|text| !text.is_empty()),
        meaning,
        also,
        see,
        id: String::new(),
        range,
    }
}

fn with_ids(terms: Vec<Term>, yaml: &Yaml<'_>, sink: &mut Diagnostics) -> Vec<Term> {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept = Vec::with_capacity(terms.len());
    for term in terms {
        let id = format!("term-{}", slug(&term.term));
        match first.get(&id) {
            Some(line) => sink.push(
                rule::DUPLICATE_TERM
                    .at(
                        yaml.place(term.range.clone()),
                        format!("`{}` is in the glossary twice", term.term),
                    )
                    .help(format!(
                        "it is in line {line} already; make one entry of the two"
                    )),
            ),
            None => {
                first.insert(id.clone(), yaml.place(term.range.clone()).line);
                kept.push(Term { id, ..term });
            }
        }
    }
    kept
}

fn abbreviations(
    terms: &[Term],
    yaml: &Yaml<'_>,
    sink: &mut Diagnostics,
) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for (index, term) in terms.iter().enumerate() {
        let Some(abbreviation) = &term.abbreviation else {
            continue;
        };
        if let Some(&other) = found.get(abbreviation) {
            let message = format!("`{abbreviation}` already stands for {}", terms[other].term);
            sink.push(
                rule::DUPLICATE_TERM
                    .at(yaml.place(term.range.clone()), message)
                    .help("an abbreviation can stand for one term only"),
            );
            continue;
        }
        found.insert(abbreviation.clone(), index);
    }
    found
}
