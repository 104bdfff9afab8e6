//! What is between the braces of a heading or an item beside its id: `points=2 pin`.

use std::ops::Range;

use super::items;
use crate::diagnostic::suggest::{did_you_mean, nearest, only_near};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, rule};
use crate::load::body::attributes::is_id;
use crate::load::body::reader::Reader;
use crate::model::meta::Spanned;

/// Word processors make straight quotes curly.
const QUOTES: [char; 4] = ['"', '\'', '“', '”'];

/// The attributes of one heading or item.
pub(in crate::load) struct Extras {
    index: usize,
    others: Vec<(String, Option<String>)>,
}

impl Extras {
    /// Finds them, and reports those that mean nothing on `what`.
    pub(in crate::load) fn read(
        reader: &Reader<'_>,
        sink: &mut Diagnostics,
        index: usize,
        what: &str,
        allowed: &[&str],
    ) -> Extras {
        let others = reader
            .attributes_of(index)
            .map_or_else(Vec::new, |found| found.others);
        if let Some((name, _)) = others
            .iter()
            .find(|(name, _)| !allowed.contains(&name.as_str()))
        {
            let found = unknown(reader, index, name, what, allowed);
            sink.push(found);
        }
        Extras { index, others }
    }

    /// Whether the word is there, alone.
    pub(in crate::load) fn flag(&self, name: &str) -> bool {
        self.others
            .iter()
            .any(|(key, value)| key == name && value.is_none())
    }

    /// The value of `name`, as written.
    fn value(&self, name: &str) -> Option<&str> {
        self.others
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_deref().unwrap_or_default())
    }

    fn range(&self, reader: &Reader<'_>, name: &str) -> Range<usize> {
        find_in_braces(
            reader,
            self.index,
            &format!("{name}={}", self.value(name).unwrap_or_default()),
        )
    }

    /// A whole number from 1.
    pub(in crate::load) fn number(
        &self,
        reader: &Reader<'_>,
        sink: &mut Diagnostics,
        name: &str,
    ) -> Option<Spanned<u32>> {
        let value = self.value(name)?;
        let range = self.range(reader, name);
        match value.trim_matches(QUOTES).parse::<u32>() {
            Ok(number) if (1..=1000).contains(&number) => Some(Spanned {
                value: number,
                range,
            }),
            _ => {
                let message = match value {
                    "" => format!("`{name}` has no value"),
                    value => format!("`{name}=` takes a whole number from 1, and found `{value}`"),
                };
                let place = reader.place(range);
                let help = format!("write it in digits, without spaces: {name}=2");
                sink.push(rule::WRONG_ATTRIBUTE.at(place, message).help(help));
                None
            }
        }
    }

    /// Ids, parted by commas.
    pub(in crate::load) fn ids(
        &self,
        reader: &Reader<'_>,
        sink: &mut Diagnostics,
        name: &str,
    ) -> Vec<Spanned<String>> {
        let Some(value) = self.value(name).map(str::to_owned) else {
            return Vec::new();
        };
        let whole = self.range(reader, name);
        let mut ids = Vec::new();
        for id in value.split(',').map(str::trim) {
            let start = reader.input.text[whole.clone()]
                .find(id)
                .map_or(whole.start, |at| whole.start + at);
            let range = start..start + id.len();
            if is_id(id) {
                ids.push(Spanned {
                    value: id.to_owned(),
                    range,
                });
            } else {
                let place = reader.place(range);
                sink.push(wrong_id(place, name, id));
            }
        }
        ids
    }

    /// One of several words.
    pub(in crate::load) fn choice<'c>(
        &self,
        reader: &Reader<'_>,
        sink: &mut Diagnostics,
        name: &str,
        choices: &[&'c str],
    ) -> Option<&'c str> {
        let value = self.value(name)?;
        let chosen = choices.iter().find(|choice| **choice == value).copied();
        if chosen.is_none() {
            let place = reader.place(self.range(reader, name));
            let help = did_you_mean(value, choices.iter().copied())
                .unwrap_or_else(|| format!("the choices are {}", choices.join(", ")));
            let message = format!("there is no {name} `{value}`");
            sink.push(rule::WRONG_ATTRIBUTE.at(place, message).help(help));
        }
        chosen
    }
}

/// Where a name is between the braces at the end of a heading or an item, rather than among its
/// words.
fn find_in_braces(reader: &Reader<'_>, index: usize, name: &str) -> Range<usize> {
    let line = items::first_line_range(reader, index);
    let text = &reader.input.text[line.clone()];
    // A name may be a part of the id beside it, or of another name.
    let whole = |at: &usize| {
        let (before, behind) = (&text[..*at], &text[at + name.len()..]);
        before.ends_with([' ', '{']) && (behind.is_empty() || behind.starts_with([' ', '}', '=']))
    };
    let open = text.find('{').unwrap_or(text.len());
    let found = text
        .match_indices(name)
        .map(|(at, _)| at)
        .filter(|at| *at > open && whole(at))
        .last();
    found.map_or_else(
        || reader.find_in(index, name),
        |at| line.start + at..line.start + at + name.len(),
    )
}

/// One finding for all that is unknown between two braces: it is mostly one mistake.
fn unknown(
    reader: &Reader<'_>,
    index: usize,
    name: &str,
    what: &str,
    allowed: &[&str],
) -> Diagnostic {
    let word = UnknownWord {
        reader,
        range: find_in_braces(reader, index, name),
        line: items::first_line_range(reader, index),
        name,
        allowed,
    };
    let message = format!("`{name}` means nothing on {what}");
    let found = rule::UNKNOWN_ATTRIBUTE.at(reader.place(word.range.clone()), message);
    let near = word
        .with_colon()
        .or_else(|| word.with_value())
        .or_else(|| word.misspelt());
    match near {
        Some(Near {
            help,
            range,
            new,
            title,
            sure,
        }) => {
            let edit = sure.then(|| reader.edit(range.clone(), &new));
            found
                .help(help)
                .corrected(word.replaced(range, &new))
                .fix(title, edit)
        }
        None => word.joined(found.help(meaning(allowed))),
    }
}

/// A word between braces that means nothing.
struct UnknownWord<'w> {
    reader: &'w Reader<'w>,
    range: Range<usize>,
    /// The line that it is on.
    line: Range<usize>,
    name: &'w str,
    allowed: &'w [&'w str],
}

/// What was probably meant.
struct Near {
    help: String,
    /// What to write `new` in place of.
    range: Range<usize>,
    new: String,
    title: String,
    sure: bool,
}

impl UnknownWord<'_> {
    /// `points: 2`
    fn with_colon(&self) -> Option<Near> {
        let key = self.name.trim_end_matches(':');
        if key.len() == self.name.len() || !self.allowed.contains(&key) {
            return None;
        }
        let rest = &self.reader.input.text[self.range.end..];
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let title = "write `=` in place of the colon";
        Some(Near {
            help: format!("{title}, without spaces"),
            range: self.range.start..self.range.end + spaces,
            new: format!("{key}="),
            title: title.to_owned(),
            sure: true,
        })
    }

    /// `points2`
    fn with_value(&self) -> Option<Near> {
        let new = with_value(self.name, self.allowed)?;
        Some(Near {
            help: "write `=` between the word and its value, without spaces".to_owned(),
            range: self.range.clone(),
            title: format!("write `{new}`"),
            new,
            sure: true,
        })
    }

    /// `poinst`. A number in the word is a value that got lost among its letters: nothing is certain
    /// then.
    fn misspelt(&self) -> Option<Near> {
        let name = self.name.to_lowercase();
        let allowed = || self.allowed.iter().copied();
        let has_number = name.contains(|c: char| c.is_ascii_digit());
        let meant = nearest(&name, allowed()).filter(|_| !has_number)?;
        Some(Near {
            help: format!("did you mean `{meant}`?"),
            range: self.range.clone(),
            new: meant.to_owned(),
            title: format!("write `{meant}`"),
            sure: only_near(&name, allowed()).is_some(),
        })
    }

    /// The line, with `new` in place of a part of it.
    fn replaced(&self, old: Range<usize>, new: &str) -> String {
        let mut line = self.reader.input.text[self.line.clone()].to_owned();
        let from = old.start.checked_sub(self.line.start);
        let to = old.end.checked_sub(self.line.start);
        if let Some((from, to)) = from.zip(to)
            && line.get(from..to).is_some()
        {
            line.replace_range(from..to, new);
        }
        line
    }

    /// `{#who signs}`: two words that were probably meant as one id.
    fn joined(&self, found: Diagnostic) -> Diagnostic {
        let line = &self.reader.input.text[self.line.clone()];
        match (line.rsplit_once("{#"), line.ends_with('}')) {
            (Some((before, inside)), true) if !inside.contains('=') => {
                let words: Vec<&str> = inside.trim_end_matches('}').split_whitespace().collect();
                found.corrected(format!("{before}{{#{}}}", words.join("-")))
            }
            _ => found,
        }
    }
}

/// `minutes5`, `minutes:5` and `points-2` as `key=value`.
fn with_value(name: &str, allowed: &[&str]) -> Option<String> {
    allowed.iter().find_map(|key| {
        let value = name.get(key.len()..).filter(|_| {
            name.get(..key.len())
                .is_some_and(|begins| begins.eq_ignore_ascii_case(key))
        })?;
        let marked = value.trim_start_matches([':', '-', '_']);
        let is_value = !marked.is_empty() && marked.bytes().all(|byte| byte.is_ascii_digit());
        let is_word = value.starts_with(':') && is_id(marked);
        (is_value || is_word).then(|| format!("{key}={marked}"))
    })
}

fn wrong_id(place: Place, name: &str, id: &str) -> Diagnostic {
    rule::WRONG_ATTRIBUTE
        .at(place, format!("`{name}=` takes ids, and `{id}` is none"))
        .help(format!(
            "an id is one word; several have commas between them and no spaces: {name}=one,two"
        ))
}

fn meaning(allowed: &[&str]) -> String {
    match allowed {
        [] => "only an id can go there: {#name}".to_owned(),
        allowed => format!(
            "beside an id, there can be {}; an id is one word, with hyphens",
            allowed.join(", ")
        ),
    }
}
