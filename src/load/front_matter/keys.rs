//! Reads the keys of a mapping one by one, typed, and knows at the end which keys nobody asked for.

mod foreign;
mod lists;
mod required;
pub mod schema_notes;
mod unknown_keys;
mod values;

pub use required::Wanted;

use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::keys::schema_notes::{Note, Notes};
use super::shape;
use super::yaml::{Entry, Yaml, quoted, quoted_value};
use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, rule};
use crate::model::text::Text;

/// The entries of one mapping, and the names that were asked for.
pub struct Keys<'a, 'sink> {
    yaml: &'a Yaml<'a>,
    entries: Vec<Entry<'a>>,
    asked: Vec<&'static str>,
    /// What the next key is for.
    says: &'static str,
    /// Kept only for who makes a schema.
    notes: Option<Notes>,
    /// Lines that could not be read as `key: value`: one may well hold a key that seems to be
    /// missing.
    misread: Vec<Diagnostic>,
    /// Keys that are missing, each with one that was probably meant to be it, and what is said
    /// where it was not.
    misspelt: Vec<(&'static str, &'a str, Diagnostic)>,
    sink: &'sink mut Diagnostics,
}

/// A value that is written plainly on the key's own line can be read without the YAML library.
enum Inline<'a> {
    /// As it is, and where.
    Plain(&'a str, Range<usize>),
    /// Quoted, folded over lines, a list, a mapping.
    Other,
    /// `key:` with nothing after it.
    Empty,
}

impl<'a, 'sink> Keys<'a, 'sink> {
    /// Finds the entries of `yaml`.
    pub fn new(yaml: &'a Yaml<'a>, sink: &'sink mut Diagnostics) -> Keys<'a, 'sink> {
        let mut lines = Diagnostics::default();
        let entries = yaml.entries(&mut lines);
        let (misread, found): (Vec<_>, Vec<_>) = lines
            .sorted()
            .into_iter()
            .partition(|found| found.is(&rule::FRONT_MATTER_SYNTAX));
        sink.extend(found);
        Keys {
            entries,
            yaml,
            asked: Vec::new(),
            says: "",
            notes: None,
            misread,
            misspelt: Vec::new(),
            sink,
        }
    }

    /// The same, and whatever is asked for is written down.
    pub fn noting(self) -> Keys<'a, 'sink> {
        Keys {
            notes: Some(Notes::default()),
            ..self
        }
    }

    /// What was asked for.
    pub fn into_notes(self) -> Vec<Note> {
        self.notes.unwrap_or_default().into_inner()
    }

    /// Says in a plain sentence what the next key is for.
    pub fn described(&mut self, sentence: &'static str) -> &mut Self {
        self.says = sentence;
        self
    }

    fn note(&mut self, key: &'static str, shape: impl FnOnce() -> Value) {
        let says = std::mem::take(&mut self.says);
        if let Some(notes) = &mut self.notes {
            notes.add(key, says, shape());
        }
    }

    /// Says for the schema that less is taken than what was asked for.
    pub fn narrow(&mut self, key: &str, shape: impl FnOnce() -> Value) {
        if let Some(notes) = &mut self.notes {
            notes.narrow(key, shape());
        }
    }

    /// The value's own place, for a caller that finds it wrong; the whole mapping where the key is
    /// missing.
    pub fn range(&self, key: &str) -> Range<usize> {
        self.find(key)
            .map_or(self.yaml.range.start..self.yaml.range.start, |entry| {
                entry.range.clone()
            })
    }

    /// A place in the file.
    pub fn place(&self, range: Range<usize>) -> Place {
        self.yaml.place(range)
    }

    /// Where the first key is.
    pub fn top(&self) -> usize {
        self.yaml.range.start
    }

    /// `new` in place of what is there.
    pub fn edit(&self, range: Range<usize>, new: &str) -> Edit {
        self.yaml.edit(range, new)
    }

    /// Reports something about a value.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Reports a value as wrong.
    pub fn wrong(
        &mut self,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let found = self.yaml.wrong(range, message).help(help);
        self.sink.push(found);
    }

    fn find(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    fn ask(&mut self, key: &'static str) -> Option<Entry<'a>> {
        self.asked.push(key);
        self.find(key).cloned()
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.eaten_by_note(key);
        self.written(key, true)
    }

    /// `accent: #00594f`: the whole value is a note, and nobody would know why it does nothing.
    fn eaten_by_note(&mut self, key: &str) {
        let Some(entry) = self
            .find(key)
            .filter(|entry| is_empty(entry) && is_eaten_by_note(entry.inline))
        else {
            return;
        };
        let place = self.yaml.place(self.value_of(entry));
        let found = rule::COMMENT_IN_VALUE
            .at(place, "what begins with `#` is a note, and says nothing")
            .help("put the value in quotes")
            .corrected(format!("{}: {}", entry.key, quoted(entry.inline)));
        self.sink.push(found);
    }

    /// A word or a number that the caller looks into; a note after it is left out.
    pub fn value(&mut self, key: &'static str) -> Option<String> {
        self.written(key, false)
    }

    /// A text; whether it is free, so that a colon in it may be meant, or has to be one of a few
    /// words.
    fn written(&mut self, key: &'static str, free: bool) -> Option<String> {
        self.note(key, shape::text);
        let entry = self.ask(key)?;
        match self.inline(&entry) {
            Inline::Plain(value, range) => {
                if !free {
                    // A note after one of a few words is clearly a note.
                    return Some(
                        value
                            .split(" #")
                            .next()
                            .unwrap_or(value)
                            .trim_end()
                            .to_owned(),
                    );
                }
                self.colon(value, range.start);
                self.plain_text(&entry, value, range)
            }
            Inline::Empty => None,
            Inline::Other => self.read::<Text>(&entry).map(|text| text.0),
        }
    }

    fn colon(&mut self, value: &str, start: usize) {
        let line = self.yaml.line_around(start);
        let corrected = quoted_value(&self.yaml.text[line.clone()]).unwrap_or_default();
        // Curly quotes around the value are fixed first: they are no part of it.
        let curly = without_curly_quotes(value).is_some();
        if value.contains(": ") {
            let found = self.yaml.colon_in_value(line, &corrected);
            self.sink.push(if curly {
                Diagnostic { fix: None, ..found }
            } else {
                found
            });
        } else if value.ends_with(':') {
            let message = "a colon at the end of a value makes it a key";
            let edit = self
                .yaml
                .quoting(line.clone(), &corrected)
                .filter(|_| !corrected.is_empty());
            let found = rule::COLON_IN_VALUE.at(self.yaml.place(line), message);
            let found = found.help("put the value in quotes").corrected(corrected);
            self.sink.push(found.fix("put the value in quotes", edit));
        }
    }

    /// A plain text, unless YAML would read something else into it.
    fn plain_text(
        &mut self,
        entry: &Entry<'a>,
        value: &str,
        range: Range<usize>,
    ) -> Option<String> {
        self.curly_quotes(value, &range);
        let Some(hash) = value.find(" #") else {
            return Some(value.to_owned());
        };
        let place = self.yaml.place(range.start + hash + 1..range.end);
        let found = rule::COMMENT_IN_VALUE
            .at(place, "what follows ` #` is a note, and is not shown")
            .help("put the whole value in quotes if it belongs to the text")
            .corrected(format!("{}: {}", entry.key, quoted(value)));
        self.sink.push(found);
        Some(value[..hash].trim_end().to_owned())
    }

    /// Word processors put curly quotes where YAML knows only straight ones: they would be shown.
    fn curly_quotes(&mut self, value: &str, range: &Range<usize>) {
        if let Some(inside) = without_curly_quotes(value) {
            let line = self.yaml.line_around(range.start);
            let (before, behind) = (line.start..range.start, range.end.min(line.end)..line.end);
            let corrected = format!(
                "{}{}{}",
                &self.yaml.text[before],
                quoted(inside),
                &self.yaml.text[behind]
            );
            let place = self.yaml.place(range.clone());
            let edit = self.replacement(range, value, &quoted(inside));
            let found = rule::CURLY_QUOTES
                .at(
                    place,
                    "curly quotes are part of the text, and will be shown",
                )
                .help("quotes around a whole value are straight ones")
                .corrected(corrected.trim())
                .fix("write straight quotes around the value", edit);
            self.sink.push(found);
        }
    }

    /// `new` in place of a value that is in `range` as it is, without quotes around it.
    fn replacement(&self, range: &Range<usize>, value: &str, new: &str) -> Option<Edit> {
        let (before, behind) = (&self.yaml.text[..range.start], &self.yaml.text[range.end..]);
        let quote = ['"', '\''];
        let bare = !before.ends_with(quote) && !behind.starts_with(quote);
        (bare && self.yaml.text[range.clone()] == *value)
            .then(|| self.yaml.edit(range.clone(), new))
    }

    /// A mapping.
    pub fn mapping<T: DeserializeOwned + JsonSchema>(&mut self, key: &'static str) -> Option<T> {
        self.note(key, shape::of::<T>);
        let entry = self.ask(key)?;
        if is_empty(&entry) {
            None
        } else {
            self.read(&entry)
        }
    }

    fn read<T: DeserializeOwned>(&mut self, entry: &Entry<'a>) -> Option<T> {
        self.yaml
            .read(entry)
            .map_err(|found| self.sink.push(*found))
            .ok()
    }

    fn word<T>(
        &mut self,
        entry: &Entry<'a>,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let (value, range) = match self.inline(entry) {
            Inline::Plain(value, range) => {
                (value.split(" #").next().unwrap_or(value).trim_end(), range)
            }
            Inline::Empty => return None,
            Inline::Other => (entry.inline.trim_matches(['"', '\'']), entry.range.clone()),
        };
        let parsed = parse(value);
        if parsed.is_none() {
            self.wrong(
                range,
                format!("`{}` takes {expected}", entry.key),
                format!("found `{value}`"),
            );
        }
        parsed
    }

    fn inline(&self, entry: &Entry<'a>) -> Inline<'a> {
        if is_empty(entry) {
            return Inline::Empty;
        }
        let special = entry.inline.starts_with([
            '"', '\'', '[', '{', '&', '*', '!', '|', '>', '%', '@', '`', '-', '?',
        ]);
        if entry.continued
            || (special
                && !entry
                    .inline
                    .starts_with(|c: char| c == '-' && entry.inline.len() > 1))
        {
            return Inline::Other;
        }
        Inline::Plain(entry.inline, self.value_of(entry))
    }

    /// Where the inline value is.
    fn value_of(&self, entry: &Entry<'a>) -> Range<usize> {
        // The value is a part of the text: its place is how far it lies after the text's
        // beginning.
        let start = entry.inline.as_ptr() as usize - self.yaml.text.as_ptr() as usize;
        start..start + entry.inline.len()
    }

    fn value_range(&self, key: &str) -> Range<usize> {
        self.find(key).map_or(0..0, |entry| {
            if entry.inline.is_empty() {
                entry.range.clone()
            } else {
                self.value_of(entry)
            }
        })
    }
}

/// What is between curly quotes around a whole value.
fn without_curly_quotes(value: &str) -> Option<&str> {
    let inside = value
        .strip_prefix(['“', '”', '„', '‘'])?
        .strip_suffix(['“', '”', '’', '‘'])?;
    Some(inside).filter(|inside| !inside.contains(['“', '”']))
}

/// `#00594f`, and not `# a note`.
fn is_eaten_by_note(inline: &str) -> bool {
    inline
        .strip_prefix('#')
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

fn is_empty(entry: &Entry<'_>) -> bool {
    !entry.continued && (entry.inline.is_empty() || entry.inline.starts_with('#'))
}
