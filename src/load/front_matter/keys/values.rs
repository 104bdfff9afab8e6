//! Values of a certain form: languages, numbers, dates, words to choose from.

use std::ops::Range;

use super::Keys;
use crate::diagnostic::suggest::{did_you_mean, is_alike};
use crate::load::front_matter::shape;
use crate::model::date::PartialDate;

impl Keys<'_, '_> {
    /// A language by its code.
    pub fn lang(&mut self, key: &'static str) -> Option<String> {
        let lang = self.text(key);
        self.narrow(key, || {
            shape::pattern(
                "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
                "Write its code, such as en-GB or cy.",
            )
        });
        let lang = lang?;
        if crate::load::front_matter::lang::is_code(&lang) {
            return Some(lang);
        }
        let range = self.value_range(key);
        self.wrong(
            range,
            format!("`{lang}` is not a language code"),
            "write its code, such as en-GB or cy",
        );
        None
    }

    /// A whole number.
    pub fn number(&mut self, key: &'static str) -> Option<i64> {
        self.note(key, || shape::whole(None));
        let entry = self.ask(key)?;
        self.word(&entry, "a whole number, such as 10", |value| {
            value.parse().ok()
        })
    }

    /// `true` or `false`; `yes` and `no` are understood.
    pub fn truth(&mut self, key: &'static str) -> Option<bool> {
        self.note(key, shape::truth);
        let entry = self.ask(key)?;
        self.word(&entry, "`true` or `false`", |value| {
            match value.to_lowercase().as_str() {
                "true" | "yes" => Some(true),
                "false" | "no" => Some(false),
                _ => None,
            }
        })
    }

    /// A date.
    pub fn date(&mut self, key: &'static str) -> Option<PartialDate> {
        self.note(key, shape::date);
        let text = self.written(key, false)?;
        match PartialDate::parse(&text) {
            Ok(date) => Some(date),
            Err(problem) => {
                let found = self.yaml.wrong(self.value_range(key), problem);
                self.sink.push(match PartialDate::day_first(&text) {
                    Some(date) => {
                        let sure = PartialDate::is_surely_day_first(&text);
                        let range = self.value_range(key);
                        let edit = if sure { self.replacement(&range, &text, &date.to_string()) } else { None };
                        found
                            .help("if it begins with the day, write")
                            .corrected(format!("{key}: {date}"))
                            .fix("write the year first", edit)
                    }
                    None => found.help("a month alone (2025-04) or a year alone (2010) will do where no more is known"),
                });
                None
            }
        }
    }

    /// One of the words of a vocabulary.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        self.note(key, || shape::word(&names(choices)));
        let text = self.written(key, false)?;
        let range = self.value_range(key);
        self.choose(&text, range, choices)
    }

    /// A list of words of a vocabulary.
    pub fn choices<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Vec<T> {
        self.note(key, || shape::many(&shape::word(&names(choices))));
        self.spanned(key)
            .into_iter()
            .filter_map(|word| self.choose(&word.value, word.range, choices))
            .collect()
    }

    fn choose<T: Copy>(
        &mut self,
        text: &str,
        range: Range<usize>,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let chosen = choices
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, value)| *value);
        if chosen.is_none() {
            let names = names(choices);
            let help = did_you_mean(text, names.iter().copied())
                .unwrap_or_else(|| format!("the choices are {}", names.join(", ")));
            let alike = names.iter().find(|name| is_alike(name, text));
            let edit = alike.and_then(|name| self.replacement(&range, text, name));
            let found = self
                .yaml
                .wrong(range, format!("there is no choice `{text}` here"))
                .help(help);
            self.sink
                .push(found.fix("write the choice as it is called", edit));
        }
        chosen
    }
}

fn names<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(name, _)| *name).collect()
}
