//! Lists: of texts with their places, of sources, of mappings.

use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::{Inline, Keys, is_empty};
use crate::load::front_matter::yaml::Entry;
use crate::load::front_matter::{plain_lists, shape};
use crate::model::meta::{Source, Spanned};
use crate::model::text::Texts;

impl<'a> Keys<'a, '_> {
    /// A list of texts; one text alone is a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.spanned(key)
            .into_iter()
            .map(|text| text.value)
            .collect()
    }

    /// A list of texts with their places.
    pub fn spanned(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.note(key, shape::texts);
        self.eaten_by_note(key);
        let Some(entry) = self.ask(key) else {
            return Vec::new();
        };
        let values = match self.inline(&entry) {
            Inline::Empty => return Vec::new(),
            Inline::Plain(value, range) => self.one_or_listed(&entry, value, range),
            Inline::Other => match flow_list(entry.inline).filter(|_| !entry.continued) {
                Some(values) => values,
                None => self
                    .read::<Texts>(&entry)
                    .map_or_else(Vec::new, |list| list.0),
            },
        };
        let values = self.place_in_order(&entry, values);
        for value in &values {
            self.curly_quotes(&value.value, &value.range);
        }
        values
    }

    /// `topics: work, health` means two, and is one to any other program.
    fn one_or_listed(
        &mut self,
        entry: &Entry<'a>,
        value: &str,
        range: Range<usize>,
    ) -> Vec<String> {
        let value = value.split(" #").next().unwrap_or(value).trim_end();
        if value.contains(", ") {
            let listed = format!("[{value}]");
            let plain = flow_list(&listed).is_some();
            let edit = if plain {
                self.replacement(&(range.start..range.start + value.len()), value, &listed)
            } else {
                None
            };
            let found = self.yaml.wrong(
                range,
                "several values on one line need square brackets around them",
            );
            let found = found
                .help("write it as a list")
                .corrected(format!("{}: {listed}", entry.key));
            self.sink
                .push(found.fix("put square brackets around the list", edit));
        }
        value.split(", ").map(|one| one.trim().to_owned()).collect()
    }

    /// A list of mappings.
    pub fn list<T: DeserializeOwned + JsonSchema>(&mut self, key: &'static str) -> Vec<T> {
        self.note(key, shape::of::<Vec<T>>);
        let Some(entry) = self.ask(key) else {
            return Vec::new();
        };
        if is_empty(&entry) {
            Vec::new()
        } else {
            self.read(&entry).unwrap_or_default()
        }
    }

    /// Where `value` is in `range`; all of `range` where it does not.
    pub fn find_value(&self, range: &Range<usize>, value: &str) -> Range<usize> {
        let found = self.yaml.text[range.clone()].find(value);
        found.map_or(range.clone(), |at| {
            range.start + at..range.start + at + value.len()
        })
    }

    /// Where `value` is after `key:` in `range`, the first time that it does; all of `range`
    /// where it does not.
    pub fn find_keyed(&self, range: &Range<usize>, key: &str, value: &str) -> Range<usize> {
        let text = &self.yaml.text[range.clone()];
        let is_value = |at: &usize| {
            let before = text[..*at]
                .trim_end_matches(['"', '\'', ' '])
                .strip_suffix(':');
            before.is_some_and(|before| before.ends_with(key))
                && ends_value(&text[at + value.len()..])
        };
        let found = text
            .match_indices(value)
            .map(|(at, _)| at)
            .filter(|_| !value.is_empty())
            .find(is_value);
        found.map_or(range.clone(), |at| {
            range.start + at..range.start + at + value.len()
        })
    }

    /// A list of sources.
    pub fn sources(&mut self, key: &'static str) -> Vec<Source> {
        self.note(key, shape::of::<Vec<Source>>);
        let Some(entry) = self.ask(key) else {
            return Vec::new();
        };
        if is_empty(&entry) {
            return Vec::new();
        }
        let plain = plain_lists::sources(&self.yaml.text[entry.range.clone()]);
        plain.or_else(|| self.read(&entry)).unwrap_or_default()
    }

    /// Finds each of `values` in the entry's text, one after the other.
    fn place_in_order(&self, entry: &Entry<'a>, values: Vec<String>) -> Vec<Spanned<String>> {
        let mut at = entry.key_range.end;
        let place = |value: String| {
            let found = self.find_item(at..entry.range.end, &value);
            if let Some(range) = &found {
                at = range.end;
            }
            Spanned {
                range: found.unwrap_or(entry.range.clone()),
                value,
            }
        };
        values.into_iter().map(place).collect()
    }

    /// Where `value` is in `range` as one whole item of a list.
    fn find_item(&self, range: Range<usize>, value: &str) -> Option<Range<usize>> {
        let text = &self.yaml.text[range.clone()];
        if value.is_empty() {
            let quotes = text.find("\"\"").or_else(|| text.find("''"))?;
            return Some(range.start + quotes..range.start + quotes + 2);
        }
        let is_item = |at: &usize| {
            let line = text[..*at].rsplit('\n').next().unwrap_or_default();
            let is_note = line.trim_start().starts_with('#') || line.contains(" #");
            let before = line.trim_end_matches(['"', '\'']);
            !is_note
                && (before.is_empty() || before.ends_with([' ', '[', ',']))
                && ends_value(&text[at + value.len()..])
        };
        let found = text.match_indices(value).map(|(at, _)| at).find(is_item)?;
        Some(range.start + found..range.start + found + value.len())
    }
}

/// Whether a value is over, and no longer word has begun with it.
fn ends_value(behind: &str) -> bool {
    let behind = behind.trim_start_matches(['"', '\'']);
    behind
        .trim_start_matches(' ')
        .starts_with(['\n', '\r', ',', ']', '}', '#'])
        || behind.trim_start().is_empty()
}

/// `[a, b c]` of plain words; anything more is left to the YAML library.
fn flow_list(inline: &str) -> Option<Vec<String>> {
    let inside = inline.strip_prefix('[')?;
    let (inside, rest) = inside.split_once(']')?;
    let comment_only = rest.is_empty() || rest.trim_start().starts_with('#');
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '-' | '_' | '.' | '/');
    if !comment_only || !inside.chars().all(plain) {
        return None;
    }
    Some(
        inside
            .split(',')
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect(),
    )
}
