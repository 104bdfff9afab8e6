//! Keys that must be there.

use super::{Keys, is_eaten_by_note, is_empty};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, rule};
use crate::load::front_matter::yaml::{as_value, quoted};

/// What to write after a key that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// This.
    Known(String),
    /// What only the author knows, in words: a value made up for them could be taken over unseen.
    Asked(&'static str),
}

impl Wanted {
    /// `found` with what to write, `lead` first.
    fn said(&self, found: Diagnostic, key: &str, lead: &str) -> Diagnostic {
        match self {
            Wanted::Known(value) => found
                .help(lead)
                .corrected(format!("{key}: {}", as_value(value))),
            Wanted::Asked(what) => found.help(format!("{lead}: `{key}: `, and behind it {what}")),
        }
    }
}

impl<'a> Keys<'a, '_> {
    /// A text that must be there; its absence is an error at the top of the mapping. `example` is
    /// for editors.
    pub fn required(
        &mut self,
        key: &'static str,
        example: &str,
        wanted: impl FnOnce() -> Wanted,
    ) -> Option<String> {
        let value = self.written(key, true);
        if let Some(notes) = &mut self.notes {
            notes.require(key, example);
        }
        if let Some(entry) = self.find(key).filter(|entry| is_empty(entry)) {
            let place = self.yaml.place(entry.key_range.clone());
            let found = rule::MISSING_KEY.at(place, format!("`{key}` has no value"));
            let found = if is_eaten_by_note(entry.inline) {
                found
                    .help("what begins with `#` is a note: put the value in quotes")
                    .corrected(format!("{key}: {}", quoted(entry.inline)))
            } else {
                wanted().said(found, key, "write it after the colon")
            };
            self.sink.push(found);
        } else if self.find(key).is_none() && self.misread.is_empty() {
            let found = self.missing(key, &wanted());
            match nearest(key, self.entries.iter().map(|entry| entry.key)) {
                Some(near) => self.misspelt.push((key, near, found)),
                None => self.sink.push(found),
            }
        }
        value
    }

    fn missing(&self, key: &str, wanted: &Wanted) -> Diagnostic {
        let start = self.yaml.range.start;
        let place = self.yaml.place(start..start);
        // The project file is YAML from its first byte on.
        let lead = if start == 0 {
            "add this line"
        } else {
            "add this line between the two `---`"
        };
        wanted.said(
            rule::MISSING_KEY.at(place, format!("`{key}` is missing")),
            key,
            lead,
        )
    }

    /// What is below the mapping.
    pub fn below(&self) -> &'a str {
        let text = self.yaml.text;
        text.get(self.yaml.range.end..)
            .and_then(|rest| rest.split_once('\n'))
            .map_or("", |(_, below)| below)
    }
}
