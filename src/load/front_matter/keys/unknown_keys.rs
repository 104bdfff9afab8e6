//! What is left when everything was asked for: keys that nobody knows, and lines that are none.

use super::{Keys, foreign};
use crate::diagnostic::suggest::{nearest, only_near};
use crate::diagnostic::{Diagnostic, rule};
use crate::load::front_matter::yaml::Entry;

impl<'a> Keys<'a, '_> {
    /// Reports every key that nobody asked for, and every line that is none.
    pub fn finish(mut self, what: &str) {
        for (_, near, missing) in std::mem::take(&mut self.misspelt) {
            if self.asked.contains(&near) {
                self.sink.push(missing);
            }
        }
        for found in std::mem::take(&mut self.misread) {
            let mut found = self.without_colon(found);
            found.fix = found.fix.filter(|_| {
                found
                    .corrected
                    .as_deref()
                    .is_some_and(|line| self.is_free(line))
            });
            self.sink.push(found);
        }
        for entry in self
            .entries
            .iter()
            .filter(|entry| !self.asked.contains(&entry.key))
        {
            self.sink.push(self.unknown(entry, what));
        }
    }

    /// Whether a line is a known key that is not set yet, or an item of a list.
    fn is_free(&self, line: &str) -> bool {
        let key = line.split_once(':').map_or(line, |(key, _)| key.trim());
        line.trim_start().starts_with("- ")
            || (self.asked.contains(&key) && self.find(key).is_none())
    }

    fn unknown(&self, entry: &Entry<'a>, what: &str) -> Diagnostic {
        let place = self.yaml.place(entry.key_range.clone());
        let found =
            rule::UNKNOWN_KEY.at(place, format!("there is no key `{}` in {what}", entry.key));
        if let Some(ours) = foreign::meant(entry.key, &self.asked) {
            return found.help(if self.find(ours).is_some() {
                format!("`{ours}` says this here, and is there already: delete this line")
            } else {
                format!("did you mean `{ours}`?")
            });
        }
        if foreign::is_dropped(entry.key) {
            return found
                .help("it is a key of another tool, and does nothing here: delete this line");
        }
        match nearest(entry.key, self.asked.iter().copied()) {
            Some(near) => {
                let behind = &self.yaml.text
                    [entry.key_range.end..self.yaml.line_around(entry.key_range.start).end];
                // A number in a key is no slip of a letter, and may be a value.
                let sure = only_near(entry.key, self.asked.iter().copied()).is_some()
                    && self.find(near).is_none()
                    && !entry.key.contains(|c: char| c.is_ascii_digit());
                let edit = sure.then(|| self.yaml.edit(entry.key_range.clone(), near));
                found
                    .help(format!("did you mean `{near}`?"))
                    .corrected(format!("{near}{behind}"))
                    .fix(format!("write `{near}`"), edit)
            }
            None => found.help(format!("the keys are {}", self.asked.join(", "))),
        }
    }

    /// `title Fit notes`: a key that is known, without its colon.
    fn without_colon(&self, found: Diagnostic) -> Diagnostic {
        let line = found.place.text.trim().to_owned();
        let Some((key, value)) = line
            .split_once(' ')
            .filter(|(key, _)| self.asked.contains(key))
        else {
            return found;
        };
        if found.corrected.is_some() {
            return found;
        }
        found
            .help("a colon and a space belong between the key and its value")
            .corrected(format!("{key}: {}", value.trim()))
    }
}
