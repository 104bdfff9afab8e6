//! What went wrong, where, and how to fix it: the one form in which every stage speaks to people.
//!
//! A [`Diagnostic`] carries the line it is about, so that a later build can show it again from the
//! memo, without the file. The output formats are [`terminal`] for people, [`json`] for programs,
//! [`github`] for pull requests and [`sarif`] for editors.

pub(crate) mod fix;
pub mod github;
pub mod json;
mod lines;
pub mod rule;
pub(crate) mod rule_levels;
pub mod sarif;
mod sink;
pub mod suggest;
pub mod terminal;
pub(crate) mod waiver;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::{Serialize, Serializer};

pub use lines::Lines;
pub use sink::Diagnostics;

use fix::{Edit, Fix};
use rule::Rule;

/// The severity of a finding. Only errors stop a build (and warnings under `--strict`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site cannot be right as it is; nothing is written.
    Error,
    /// The site can be built, but a reader would probably be misled or miss something.
    Warning,
    /// Something worth a look.
    Advice,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        })
    }
}

/// A place in a file of the project, with the text of its line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Path from the project's folder, `/`-separated.
    pub file: Arc<str>,
    /// Line, from 1. The whole file is meant when there is no line text.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Length of the marked text in characters, within the line; at least 1.
    pub length: usize,
    /// The line, without its line end; of a very long one, the part around the marked text.
    pub text: String,
    /// How many characters of the line come before `text`.
    #[serde(skip)]
    pub cut: usize,
}

/// The longest line that is kept whole, in bytes, and how much of a longer one is kept on either
/// side of the mark.
const LONG_LINE: usize = 2_000;
const AROUND: usize = 200;

/// The longest message and the longest proposed line, in bytes, since both may quote what an author
/// wrote.
const LONG_WORDS: usize = 1_000;
const LONG_PROPOSAL: usize = 2 * LONG_LINE;

impl Place {
    /// A whole file, if no particular line is at fault.
    pub fn file(file: &str) -> Place {
        Place {
            file: file.into(),
            line: 1,
            column: 1,
            length: 1,
            text: String::new(),
            cut: 0,
        }
    }

    /// The place of a byte range in `text`, the content of `file`. A range past the end, or inside
    /// a character, is moved to the nearest place that exists.
    pub fn of(file: &Arc<str>, text: &str, range: Range<usize>) -> Place {
        Place::in_lines(&Lines::default(), file, text, range)
    }

    /// The same, for many places in one text: `lines` is filled in on first use.
    pub fn in_lines(lines: &Lines, file: &Arc<str>, text: &str, range: Range<usize>) -> Place {
        let start = floor_boundary(text, range.start);
        let end = floor_boundary(text, range.end.max(start));
        let (line, line_start, line_end) = lines.at(text, start);
        let line_text = text[line_start..line_end].trim_end_matches('\r');
        let marked_end = end.min(line_start + line_text.len()).max(start);
        let shown = shown(line_text, start - line_start);
        Place {
            file: Arc::clone(file),
            line,
            column: 1 + lines.characters(text, line_start, start),
            length: lines.characters(text, start, marked_end).max(1),
            text: line_text[shown.clone()].to_owned(),
            cut: lines.characters(text, line_start, line_start + shown.start),
        }
    }
}

impl Place {
    /// Whether the place is the whole file.
    pub fn is_whole_file(&self) -> bool {
        self.line == 1 && self.text.is_empty()
    }

    /// The column after the last marked character; the start column if nothing is marked.
    pub fn end_column(&self) -> usize {
        let line_end = 1 + self.cut + self.text.chars().count();
        (self.column + self.length).min(line_end).max(self.column)
    }
}

/// The part of a line to keep for a mark at byte `at`: ten thousand mistakes on one endless line
/// must not store it ten thousand times.
fn shown(line: &str, at: usize) -> Range<usize> {
    if line.len() <= LONG_LINE {
        return 0..line.len();
    }
    floor_boundary(line, at.saturating_sub(AROUND))..floor_boundary(line, at + AROUND)
}

/// The largest character boundary at or below `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Truncates text that is too long.
fn bounded(mut words: String) -> String {
    if words.len() > LONG_WORDS {
        words.truncate(floor_boundary(&words, LONG_WORDS));
        words.push('…');
        words.shrink_to_fit();
    }
    words
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The rule: shown, looked up and waived by its id.
    #[serde(rename = "id", serialize_with = "id")]
    pub rule: &'static Rule,
    /// Its severity.
    pub severity: Severity,
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// What is wrong, in lower case, without a full stop.
    pub message: String,
    /// How to fix it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The line or lines as they should read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
    /// The fix, if there can be no doubt about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Called only by [`Rule::at`] and [`Rule::milder`].
    fn new(rule: &'static Rule, severity: Severity, place: Place, message: String) -> Diagnostic {
        Diagnostic {
            rule,
            severity,
            place,
            message: bounded(message),
            help: None,
            corrected: None,
            fix: None,
        }
    }

    /// Whether it is a finding of `rule`.
    pub fn is(&self, rule: &Rule) -> bool {
        self.rule.id == rule.id
    }

    /// Adds how to fix it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(bounded(help.into()));
        self
    }

    /// Adds the corrected line, unless it is too long to read or copy.
    #[must_use]
    pub fn corrected(mut self, line: impl Into<String>) -> Diagnostic {
        self.corrected = Some(line.into()).filter(|line| line.len() <= LONG_PROPOSAL);
        self
    }

    /// Adds the fix, unless `edits` is empty.
    #[must_use]
    pub fn fix(
        mut self,
        title: impl Into<String>,
        edits: impl IntoIterator<Item = Edit>,
    ) -> Diagnostic {
        let edits: Vec<Edit> = edits.into_iter().collect();
        self.fix = (!edits.is_empty()).then(|| Fix {
            title: title.into(),
            edits,
        });
        self
    }
}

fn id<S: Serializer>(rule: &&'static Rule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.id)
}

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Pieces of advice.
    pub advice: usize,
}

impl Counts {
    /// Counts `diagnostics`.
    pub fn of<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Counts {
        let mut counts = Counts::default();
        for found in diagnostics {
            match found.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Advice => counts.advice += 1,
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_line_and_column_in_characters() {
        let text = "one\r\ntwö three\n";
        let place = Place::of(&"a.md".into(), text, 10..15);
        assert_eq!((place.line, place.column, place.length), (2, 5, 5));
        assert_eq!(place.text, "twö three");
    }

    #[test]
    fn a_place_outside_the_text_is_moved_to_its_end() {
        let place = Place::of(&"a.md".into(), "ab\ncö", 90..99);
        assert_eq!((place.line, place.column, place.length), (2, 3, 1));
        let inside_a_character = Place::of(&"a.md".into(), "cö", 2..2);
        assert_eq!(inside_a_character.column, 2);
    }
}
