//! The one module that knows YAML.
//!
//! The keys of a mapping are found line by line and each value is read by itself, so that one run
//! reports every mistake at its own line, duplicates among them. Plain values, nearly all there
//! are, are read directly; the rest goes through `yaml_serde`, whose places are moved to the file's
//! own.

mod bounds;
mod mistakes;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::split::lines;
use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, Diagnostics, Lines, Place, rule};

/// A text that holds YAML, and where it lies in its file.
#[derive(Debug, Clone)]
pub struct Yaml<'a> {
    /// Path for diagnostics.
    pub file: Arc<str>,
    /// The whole file.
    pub text: &'a str,
    /// The bytes that are YAML.
    pub range: Range<usize>,
    lines: Lines,
}

/// One key with its value: the line that names the key, and the lines below it that go on with the
/// value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The key.
    pub key: &'a str,
    /// Where the key is.
    pub key_range: Range<usize>,
    /// From the key to the end of the value.
    pub range: Range<usize>,
    /// The value when it is written on the key's line, trimmed; empty otherwise.
    pub inline: &'a str,
    /// Whether further lines belong to the value.
    pub continued: bool,
}

impl<'a> Yaml<'a> {
    /// `text[range]` of the file called `file`.
    pub fn new(file: &Arc<str>, text: &'a str, range: Range<usize>) -> Yaml<'a> {
        Yaml {
            file: Arc::clone(file),
            text,
            range,
            lines: Lines::default(),
        }
    }

    /// A place in this file.
    pub fn place(&self, range: Range<usize>) -> Place {
        Place::in_lines(&self.lines, &self.file, self.text, range)
    }

    /// `new` in place of the bytes of `range`.
    pub fn edit(&self, range: Range<usize>, new: &str) -> Edit {
        Edit::in_lines(&self.lines, self.text, range, new)
    }

    /// The entries of the mapping, with all lines that are none reported.
    pub fn entries(&self, sink: &mut Diagnostics) -> Vec<Entry<'a>> {
        let block = &self.text[self.range.clone()];
        let mut entries: Vec<Entry<'a>> = Vec::new();
        // What is below a line that names no key belongs to it, whatever was meant, and not to
        // the key above.
        let mut is_lost = false;
        for line in lines(block) {
            let range = self.range.start + line.start..self.range.start + line.end;
            let text = &self.text[range.clone()];
            if is_blank(text) {
                continue;
            }
            match entries.last_mut() {
                _ if is_lost && goes_on(text) => {}
                Some(entry) if goes_on(text) && !is_misplaced(entry, text) => {
                    entry.range.end = range.end;
                    entry.continued = true;
                }
                _ => match self.entry(self.without_indent(range, sink)) {
                    Ok(entry) => {
                        is_lost = false;
                        entries.push(entry);
                    }
                    Err(found) => {
                        is_lost = true;
                        sink.push(*found);
                    }
                },
            }
        }
        self.without_duplicates(entries, sink)
    }

    /// A key with a space or a dash before it: said, and then read as if it stood at the line's
    /// start.
    fn without_indent(&self, range: Range<usize>, sink: &mut Diagnostics) -> Range<usize> {
        let line = &self.text[range.clone()];
        let key = line.trim_start_matches(['-', ' ']);
        if key.len() == line.len() || key_end(key).is_none() {
            return range;
        }
        let what = if line.contains("- ") {
            "the dash"
        } else {
            "the spaces"
        };
        let place = self.place(range.clone());
        let space = !line.contains("- ");
        let edit = space.then(|| self.edit(range.clone(), key));
        sink.push(
            rule::FRONT_MATTER_SYNTAX
                .at(place, "a key comes at the very beginning of its line")
                .help(format!("delete {what} before it"))
                .corrected(key)
                .fix("delete the white space before the key", edit),
        );
        range.end - key.len()..range.end
    }

    fn entry(&self, range: Range<usize>) -> Result<Entry<'a>, Box<Diagnostic>> {
        if let Some(found) = self.unseen(range.clone()) {
            return Err(found);
        }
        let line = &self.text[range.clone()];
        let Some(colon) = key_end(line) else {
            return Err(Box::new(self.no_entry(range)));
        };
        let key = line[..colon].trim_end();
        Ok(Entry {
            key: key.trim_matches(['"', '\'']),
            key_range: range.start..range.start + key.len(),
            range: range.clone(),
            inline: line[colon + 1..].trim(),
            continued: false,
        })
    }

    /// A line that names no key: what was probably meant. Whether the key of the corrected line is
    /// a known one is known only at the end, to whoever asked for keys.
    fn no_entry(&self, range: Range<usize>) -> Diagnostic {
        let found = self.meant(range.clone());
        let edit = found
            .corrected
            .as_deref()
            .map(|corrected| self.edit(range, corrected));
        found.fix("write the line as `key: value`", edit)
    }

    fn meant(&self, range: Range<usize>) -> Diagnostic {
        let line = &self.text[range.clone()];
        let found =
            rule::FRONT_MATTER_SYNTAX.at(self.place(range), "this line is not `key: value`");
        let tidy = line.replace(['\u{a0}', '\t'], " ");
        if tidy != line && (key_end(&tidy).is_some() || tidy.trim_start().starts_with("- ")) {
            let corrected = if goes_on(&tidy) && key_end(&tidy).is_none() {
                &tidy
            } else {
                tidy.trim_start()
            };
            return found
                .help("a space in this line is a no-break space or a tab: delete it and type it again")
                .corrected(corrected);
        }
        let plain = tidy.trim_start_matches(['#', ' ']).replace(['*', '`'], "");
        if plain != tidy && key_end(&plain).is_some() {
            return found
                .help("a key is written without stars or other signs around it")
                .corrected(plain);
        }
        match tidy.trim_start().split_once(':') {
            Some((key, value)) if value.starts_with(':') && is_key(key) => found
                .help("one colon is enough")
                .corrected(format!("{key}: {}", value.trim_start_matches([':', ' ']))),
            Some((key, value)) if !value.starts_with(' ') && is_key(key) => {
                let help = if value.starts_with(':') {
                    "one colon is enough"
                } else {
                    "a space belongs after the colon"
                };
                found
                    .help(help)
                    .corrected(format!("{key}: {}", value.trim_start_matches([':', ' '])))
            }
            _ => match tidy.split_once('=') {
                Some((key, value)) if is_key(key.trim()) => found
                    .help("keys are set with a colon")
                    .corrected(format!("{}: {}", key.trim(), value.trim())),
                _ => found.help(
                    "write one `key: value` a line; put `#` before a line that is only a note",
                ),
            },
        }
    }

    fn without_duplicates(
        &self,
        entries: Vec<Entry<'a>>,
        sink: &mut Diagnostics,
    ) -> Vec<Entry<'a>> {
        let mut first: BTreeMap<&str, Range<usize>> = BTreeMap::new();
        let mut kept = Vec::with_capacity(entries.len());
        for entry in entries {
            match first.get(entry.key) {
                Some(earlier) => {
                    let line = self.place(earlier.clone()).line;
                    let message = format!("`{}` is set here a second time", entry.key);
                    let place = self.place(entry.key_range.clone());
                    sink.push(
                        rule::DUPLICATE_KEY
                            .at(place, message)
                            .help(format!("it is in line {line} already; keep one of the two")),
                    );
                }
                None => {
                    first.insert(entry.key, entry.key_range.clone());
                    kept.push(entry);
                }
            }
        }
        kept
    }

    /// Reads the value of `entry` through `yaml_serde`.
    ///
    /// # Errors
    /// A diagnostic at the line and column of the mistake.
    pub fn read<T: DeserializeOwned>(&self, entry: &Entry<'_>) -> Result<T, Box<Diagnostic>> {
        let chunk = &self.text[entry.range.clone()];
        if let Some(found) = self.too_deep(chunk, entry.range.start) {
            return Err(found);
        }
        let readable = || serde_yaml::from_str::<serde_yaml::Value>(chunk).is_ok();
        let alone = !entry.continued && !entry.inline.starts_with(['[', '{']);
        let sign = entry.inline.starts_with(['&', '*', '!']);
        let mut map: BTreeMap<String, T> =
            self.parse(chunk, entry.range.start).map_err(|found| {
                if alone && (sign || !readable()) {
                    Box::new(self.unquoted(entry))
                } else {
                    found
                }
            })?;
        map.pop_first()
            .map(|(_, value)| value)
            .ok_or_else(|| Box::new(self.wrong(entry.range.clone(), "there is no value here")))
    }

    /// Reads `chunk`, which begins at byte `offset` of the file.
    ///
    /// # Errors
    /// A diagnostic at the line and column of the mistake.
    pub fn parse<T: DeserializeOwned>(
        &self,
        chunk: &str,
        offset: usize,
    ) -> Result<T, Box<Diagnostic>> {
        if let Some(found) = self
            .too_deep(chunk, offset)
            .or_else(|| self.hidden_sign(chunk, offset))
        {
            return Err(found);
        }
        serde_yaml::from_str(chunk).map_err(|error| {
            let at = error
                .location()
                .map_or(0, |location| location.index().min(chunk.len()));
            Box::new(self.explain(
                &error.to_string(),
                offset + at,
                offset..offset + chunk.len(),
            ))
        })
    }

    /// `title: a: b`.
    pub fn colon_in_value(&self, line: Range<usize>, corrected: &str) -> Diagnostic {
        let message = "a colon followed by a space splits this value in two";
        let edit = self.quoting(line.clone(), corrected);
        rule::COLON_IN_VALUE
            .at(self.place(line), message)
            .help("put the value in quotes")
            .corrected(corrected)
            .fix("put the value in quotes", edit)
    }

    /// `corrected` in place of a whole line; nothing where what follows ` #` may be a note, or
    /// where the value goes on in the next line.
    pub fn quoting(&self, line: Range<usize>, corrected: &str) -> Option<Edit> {
        let text = &self.text[line.clone()];
        let depth = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
        let next = self.text[line.end..self.range.end.max(line.end)]
            .lines()
            .nth(1)
            .unwrap_or_default();
        let goes_on = !next.trim().is_empty() && depth(next) > depth(text);
        (!text.contains(" #") && !goes_on).then(|| self.edit(line, corrected))
    }

    /// A value that cannot be read.
    pub fn wrong(&self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        rule::WRONG_VALUE.at(self.place(range), message)
    }

    /// The line that holds byte `at`.
    pub fn line_around(&self, at: usize) -> Range<usize> {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let start = self.text[..at].rfind('\n').map_or(0, |found| found + 1);
        let end = self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |found| at + found);
        start..start + self.text[start..end].trim_end_matches('\r').len()
    }
}

fn is_blank(line: &str) -> bool {
    let trimmed = line.trim();
    trimmed.is_empty() || line.starts_with('#') || trimmed == "..."
}

/// Indented, or an item of a list that is right below its key.
fn goes_on(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line.starts_with("- ") || line == "-"
}

/// A key of its own that was indented by mistake: the line above is a whole value already.
fn is_misplaced(above: &Entry<'_>, line: &str) -> bool {
    let whole = !above.continued
        && above.inline.starts_with(|c: char| c.is_alphanumeric())
        && !above.inline.ends_with([',', ':', ';']);
    let key = line.trim_start();
    whole
        && !line.starts_with('\t')
        && key_end(key).is_some_and(|end| {
            key[..end]
                .bytes()
                .all(|c| c.is_ascii_lowercase() || c == b'_')
        })
}

/// Where the key's colon is: followed by a space or the line's end.
fn key_end(line: &str) -> Option<usize> {
    let colon = line.find(':')?;
    let after = line[colon + 1..].chars().next();
    (is_key(line[..colon].trim_end().trim_matches(['"', '\''])) && after.is_none_or(|c| c == ' '))
        .then_some(colon)
}

fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
        && text.split(' ').count() < 4
}

/// `key: a: b` as `key: "a: b"`.
pub fn quoted_value(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ")?;
    let value = value.trim();
    (!value.is_empty()).then(|| format!("{key}: {}", quoted(value)))
}

/// `text` in double quotes, as YAML writes it.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A text as the value of a key: one that could mean something else is in quotes.
pub fn as_value(text: &str) -> String {
    let plain = text.starts_with(char::is_alphanumeric)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':');
    if plain { text.to_owned() } else { quoted(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Entry<'_>>, Vec<Diagnostic>) {
        let mut sink = Diagnostics::default();
        let yaml = Yaml::new(&"a.md".into(), text, 0..text.len());
        let entries = yaml.entries(&mut sink);
        (entries, sink.sorted())
    }

    #[test]
    fn entries_keep_their_lines() {
        let (entries, found) =
            read("title: A\nsources:\n  - B\n  - C\n\n# note\nlist:\n- x\ndraft: true\n");
        assert_eq!(
            entries
                .iter()
                .map(|entry| (entry.key, entry.inline, entry.continued))
                .collect::<Vec<_>>(),
            [
                ("title", "A", false),
                ("sources", "", true),
                ("list", "", true),
                ("draft", "true", false)
            ]
        );
        assert_eq!(found, []);
    }

    #[test]
    fn every_line_that_is_no_entry_is_reported_with_its_fix() {
        let (_, found) = read("title:A\nauthor = B\ntitle:\u{a0}C\nnonsense\n");
        let shown: Vec<_> = found
            .iter()
            .map(|found| (found.place.line, found.corrected.as_deref()))
            .collect();
        assert_eq!(
            shown,
            [
                (1, Some("title: A")),
                (2, Some("author: B")),
                (3, Some("title: C")),
                (4, None)
            ]
        );
    }

    #[test]
    fn a_second_key_is_reported_at_its_own_line() {
        let (entries, found) = read("title: A\nsummary: S\ntitle: B\n");
        assert_eq!(entries.len(), 2);
        assert_eq!(
            (found[0].rule.id, found[0].place.line),
            ("duplicate-key", 3)
        );
    }
}
