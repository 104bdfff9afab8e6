//! Lettered options as they should read, with a box each.

use std::ops::Range;

use super::answer_key;
use super::lettered::{Lettered, has_why, is_number};
use super::option_line::{Mark, Series};
use super::option_run::Line;
use crate::diagnostic::{Diagnostic, rule};
use crate::load::body::reader::Reader;

impl Lettered {
    pub(super) fn diagnostic(&self, reader: &Reader<'_>, lines: &[Line<'_>]) -> Diagnostic {
        let place = reader.place(lines[self.run.start()].range.clone());
        let found = rule::LETTERED_OPTIONS
            .at(place, self.message(lines))
            .help(self.help(lines));
        let Some(corrected) = self.corrected(lines) else {
            return found;
        };
        let edits = self
            .edits(lines)
            .into_iter()
            .filter(|_| self.is_sure(lines));
        let edits: Vec<_> = edits.map(|(range, new)| reader.edit(range, &new)).collect();
        found
            .corrected(corrected)
            .fix("give each option a box, with an x in the right ones", edits)
    }

    fn message(&self, lines: &[Line<'_>]) -> String {
        let options = self.run.words();
        let boxes = options.iter().all(|option| option.ticked.is_some());
        let begin = if boxes {
            "none of these boxes is ticked"
        } else {
            "these options have no boxes to tick"
        };
        if let Some(beyond) = &self.beyond {
            return format!("{begin}, and none of them is `{beyond}`");
        }
        match (
            self.key,
            self.says.right.first().map(|first| options[*first].mark),
        ) {
            (Some(key), _) if boxes => {
                format!("{begin}: `{}` does not tick one", short(lines[key].text))
            }
            (Some(_), _) => format!("{begin}, so people would have to type the answer"),
            (None, Some(Mark::Bold)) => format!("{begin}; bold letters do not say which is right"),
            (None, Some(Mark::Star)) => format!("{begin}; a star does not say which is right"),
            (None, Some(Mark::Tick)) => format!("{begin}; a tick mark does not say which is right"),
            (None, _) => format!("{begin}; a word after an option does not say which is right"),
        }
    }

    fn help(&self, lines: &[Line<'_>]) -> String {
        let mut help = "begin each option with `- [ ]`, and each right one with `- [x]`".to_owned();
        if let Some(key) = self.key {
            help += &format!("; take out `{}`", short(lines[key].text));
        }
        if self.run.series == Series::Number
            && self.key.is_some_and(|key| is_number_key(lines[key].text))
        {
            help += "; if the number itself is the answer, put {type=number} after the question";
        }
        if self.run.series == Series::Number && self.key.is_none() && !self.says.sure {
            help += "; if they are to be put in order, take the bold letters away";
        }
        help
    }

    /// The options and what goes with them, as they should read.
    pub(in crate::load) fn corrected(&self, lines: &[Line<'_>]) -> Option<String> {
        if self.beyond.is_some() {
            return None;
        }
        let within = self.run.start()..self.run.end;
        let mut written: Vec<String> = within
            .filter(|number| !lines[*number].is_blank())
            .map(|number| self.written(lines, number))
            .collect();
        written.extend(
            self.says
                .reason
                .iter()
                .filter(|_| !has_why(lines))
                .map(|reason| format!("\n> **Why:** {reason}")),
        );
        Some(written.join("\n"))
    }

    /// A line of the options as it should read.
    fn written(&self, lines: &[Line<'_>], number: usize) -> String {
        let options: Vec<String> = (0..self.run.options.len())
            .filter(|place| self.run.options[*place].0 == number)
            .map(|place| {
                let tick = if self.says.right.contains(&place) {
                    'x'
                } else {
                    ' '
                };
                format!("- [{tick}] {}", self.run.options[place].1.words)
            })
            .collect();
        if options.is_empty() {
            format!("  {}", lines[number].text)
        } else {
            options.join("\n")
        }
    }

    /// What to write in place of which bytes.
    pub(in crate::load) fn edits(&self, lines: &[Line<'_>]) -> Vec<(Range<usize>, String)> {
        let (start, end) = (self.run.start(), self.run.end);
        let below_text = start
            .checked_sub(1)
            .is_some_and(|above| !lines[above].is_blank());
        let above_text =
            lines.get(end).is_some_and(|below| !below.is_blank()) && self.key != Some(end);
        let edit = |number: usize| {
            let before = if number == start && below_text {
                "\n"
            } else {
                ""
            };
            let behind = if number + 1 == end && above_text {
                "\n"
            } else {
                ""
            };
            let line = &lines[number];
            (
                line.start..line.range.end,
                format!("{before}{}{behind}", self.written(lines, number)),
            )
        };
        let own = (start..end)
            .filter(|number| !lines[*number].is_blank())
            .map(edit);
        let mut edits: Vec<_> = own
            .chain(self.key.map(|key| self.key_edit(lines, key)))
            .collect();
        edits.sort_by_key(|(range, _)| range.start);
        edits
    }

    /// Takes the key out with the blank lines above it, or writes its reason in its place.
    fn key_edit(&self, lines: &[Line<'_>], key: usize) -> (Range<usize>, String) {
        let line = &lines[key];
        let next = lines.get(key + 1);
        let crowded = next.is_some_and(|next| !next.is_blank());
        // The question stays apart from what is above the options.
        let above = key < self.run.start();
        let blank_above = if above { &[] } else { &lines[..key] };
        let blank_above = blank_above
            .iter()
            .rev()
            .take_while(|line| line.text.is_empty())
            .count();
        if let Some(reason) = &self.says.reason {
            let before = if blank_above == 0 { "\n" } else { "" };
            let behind = if crowded { "\n" } else { "" };
            return (
                line.start..line.range.end,
                format!("{before}> **Why:** {reason}{behind}"),
            );
        }
        let end = next
            .filter(|_| !crowded)
            .map_or(line.range.end, |next| next.start);
        (lines[key - blank_above].start..end, String::new())
    }
}

fn is_number_key(line: &str) -> bool {
    answer_key::value(line).is_some_and(is_number)
}

fn short(line: &str) -> String {
    let line = line.replace('`', "");
    if line.chars().count() <= 40 {
        line
    } else {
        line.chars().take(39).chain(['…']).collect()
    }
}
