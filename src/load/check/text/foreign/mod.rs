//! What other tools read and this one does not: `!!! note`, `{{< shortcode >}}`, `[[page]]`.
//! Readers would see the signs.
//!
//! Each construct is reported once in a file, at its first place, with what to write instead.

mod attributes;
mod callouts;
mod construct;
mod line;
mod span;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, Diagnostics, Lines, Place, rule};
use crate::load::body::input::Input;
use crate::load::body::tree::Tree;
use construct::Construct;

/// One place at which a construct is.
struct Found {
    construct: Construct,
    range: Range<usize>,
    /// Where all that goes with it ends.
    end: usize,
    /// What to write there.
    write: Option<String>,
    /// What takes the place of which bytes, where that is sure.
    edit: Option<(Range<usize>, String)>,
}

impl Found {
    fn new(construct: Construct, range: Range<usize>) -> Found {
        Found {
            construct,
            end: range.end,
            range,
            write: None,
            edit: None,
        }
    }

    /// With what to write in its place.
    fn write(self, text: String) -> Found {
        Found {
            write: Some(text),
            ..self
        }
    }

    /// Fixed by `new` in place of `range`.
    fn sure(self, range: Range<usize>, new: String) -> Found {
        Found {
            edit: Some((range, new)),
            ..self
        }
    }
}

/// A text of the body and what is known of its place.
struct Text<'a> {
    input: &'a Input<'a>,
    range: Range<usize>,
    in_heading: bool,
}

/// What goes on for longer than this is no construct: a line may be endless.
const LONGEST: usize = 400;

impl<'a> Text<'a> {
    /// What begins at byte `at`, to the end of the line.
    fn from(&self, at: usize) -> &'a str {
        let text = self.input.text;
        let end = (at..=(at + LONGEST).min(text.len()))
            .rev()
            .find(|end| text.is_char_boundary(*end))
            .unwrap_or(at);
        text[at..end].lines().next().unwrap_or_default()
    }

    /// Whether nothing but the marks of quotes is before byte `at` on its line.
    fn begins_line(&self, at: usize) -> bool {
        let before = self.input.text[..at].trim_end_matches([' ', '\t', '>']);
        before.is_empty() || before.ends_with('\n')
    }

    /// Whether nothing at all does.
    fn is_at_margin(&self, at: usize) -> bool {
        at == 0 || self.input.text[..at].ends_with('\n')
    }

    /// Whether nothing follows byte `at` on its line.
    fn ends_line(&self, at: usize) -> bool {
        let behind = self.input.text[at..].trim_start_matches([' ', '\t', '\r']);
        behind.is_empty() || behind.starts_with('\n')
    }

    /// The lines that hold `range`, whole.
    fn with_line_end(&self, range: Range<usize>) -> Range<usize> {
        let end = self.input.text[range.end..]
            .find('\n')
            .map_or(self.input.text.len(), |end| range.end + end + 1);
        range.start..end
    }
}

/// Tells of what is written for other tools.
pub(in crate::load) fn report(input: &Input<'_>, tree: &Tree<'_>, sink: &mut Diagnostics) {
    let mut all: BTreeMap<Construct, Vec<Found>> = BTreeMap::new();
    let mut done = 0;
    for text in texts(input, tree) {
        // What a callout of another tool holds goes with it.
        if text.range.start < done {
            continue;
        }
        let found = match line::read(&text) {
            Some(found) => vec![found],
            None => span::read(&text),
        };
        // Of an address it is told that it leads nowhere.
        for found in found
            .into_iter()
            .filter(|found| !is_in_address(input.text, found.range.start))
        {
            done = done.max(found.end);
            all.entry(found.construct).or_default().push(found);
        }
    }
    let lines = Lines::default();
    for (construct, found) in all {
        sink.push(diagnostic(input, &lines, construct, &found));
    }
}

/// Whether what is at byte `at` is in the round brackets of a link, as in `[a]({{ x }}/a)`.
fn is_in_address(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    text[at..].starts_with('{')
        && line
            .rfind("](")
            .is_some_and(|open| !line[open..].contains(')'))
}

/// The texts of a body, but for code.
fn texts<'a>(input: &'a Input<'a>, tree: &Tree<'_>) -> Vec<Text<'a>> {
    let (mut code_ends, mut heading_ends, mut found) = (0, 0, Vec::new());
    for (index, node) in tree.nodes().iter().enumerate() {
        match &node.event {
            Event::Start(Tag::CodeBlock(_)) => code_ends = node.end,
            Event::Start(Tag::Heading { .. }) => heading_ends = node.end,
            Event::Text(_) if index >= code_ends => {
                found.push(Text {
                    input,
                    range: node.range.clone(),
                    in_heading: index < heading_ends,
                });
            }
            _ => {}
        }
    }
    found
}

fn diagnostic(
    input: &Input<'_>,
    lines: &Lines,
    construct: Construct,
    found: &[Found],
) -> Diagnostic {
    let first = &found[0];
    let place = Place::in_lines(lines, input.file, input.text, first.range.clone());
    let written = input.text[first.range.clone()]
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    let mut message = construct.message(written);
    if found.len() > 1 {
        message += &format!("; it is in this file {} times", found.len());
    }
    let edits: Vec<Edit> = found
        .iter()
        .filter_map(|found| found.edit.as_ref())
        .map(|(range, new)| Edit::in_lines(lines, input.text, range.clone(), new))
        .collect();
    let told = rule::FOREIGN_SYNTAX
        .at(place, message)
        .help(construct.help());
    let told = match &first.write {
        Some(text) => told.corrected(text.as_str()),
        None => told,
    };
    told.fix(construct.fix(), edits)
}
