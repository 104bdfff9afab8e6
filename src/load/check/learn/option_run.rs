//! Options one below the other, whatever Markdown makes of them: found in the lines of a text, not
//! in its blocks.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::option_line;
use super::option_line::{Mark, OptionLine, SERIES, Series};
use super::{answer_key, near_labels};
use crate::load::body::reader::Reader;

/// How many lines may be between two options.
const FARTHEST: usize = 40;

/// A line of a question's text.
pub(in crate::load) struct Line<'t> {
    /// Where it begins, with its white space.
    pub(in crate::load) start: usize,
    /// Its text, without the white space around it.
    pub(in crate::load) range: Range<usize>,
    pub(in crate::load) text: &'t str,
    /// It is no text: code, a table, a rule.
    wall: bool,
}

impl Line<'_> {
    pub(in crate::load) fn is_blank(&self) -> bool {
        self.text.is_empty() || self.text.starts_with("<!--")
    }

    pub(in crate::load) fn is_wall(&self) -> bool {
        self.wall
    }

    fn indent(&self) -> usize {
        self.range.start - self.start
    }
}

/// The lines of neighbouring blocks.
pub(in crate::load) fn lines<'t>(reader: &Reader<'t>, blocks: &[usize]) -> Vec<Line<'t>> {
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
        return Vec::new();
    };
    let text = reader.input.text;
    let start = reader.tree.node(*first).range.start;
    let start = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let end = reader.tree.node(*last).range.end.max(start);
    let walls: Vec<Range<usize>> = blocks
        .iter()
        .filter(|block| !is_text(reader.tree.event(**block)))
        .map(|block| reader.tree.node(*block).range.clone())
        .collect();
    let mut at = start;
    let mut lines = Vec::new();
    for line in text[start..end].split('\n') {
        let inner = line.trim();
        let from = at + (line.len() - line.trim_start().len()).min(line.trim_end().len());
        let next_wall = walls.partition_point(|wall| wall.end <= from);
        let wall = walls
            .get(next_wall)
            .is_some_and(|wall| wall.start <= from && from < wall.end);
        lines.push(Line {
            start: at,
            range: from..from + inner.len(),
            text: inner,
            wall,
        });
        at += line.len() + 1;
    }
    lines
}

fn is_text(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(Tag::Paragraph | Tag::List(_) | Tag::BlockQuote(None))
    )
}

/// Options with one series of labels.
pub(in crate::load) struct Run {
    pub(in crate::load) series: Series,
    /// Each with the number of its line; several may be on one line.
    pub(in crate::load) options: Vec<(usize, OptionLine)>,
    /// After its last line, those that go on with the last option among them.
    pub(in crate::load) end: usize,
}

impl Run {
    pub(in crate::load) fn start(&self) -> usize {
        self.options.first().map_or(0, |(line, _)| *line)
    }

    pub(in crate::load) fn words(&self) -> Vec<OptionLine> {
        self.options
            .iter()
            .map(|(_, option)| option.clone())
            .collect()
    }
}

/// All runs, in order; none begins inside another.
pub(in crate::load) fn runs(lines: &[Line<'_>]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match SERIES.iter().find_map(|series| run(lines, at, *series)) {
            Some(run) => {
                at = run.end.max(at + 1);
                runs.push(run);
            }
            None => at += 1,
        }
    }
    runs
}

fn run(lines: &[Line<'_>], start: usize, series: Series) -> Option<Run> {
    let first = read(&lines[start], series, 0)?;
    let mut run = Run {
        series,
        options: on_one_line(first, series, 0, start),
        end: start + 1,
    };
    for (number, line) in lines.iter().enumerate().skip(start + 1) {
        let place = run.options.len();
        let nested = series == Series::Bullet && line.indent() > lines[start].indent() + 1;
        if let Some(option) = read(line, series, place).filter(|_| !nested) {
            run.options
                .extend(on_one_line(option, series, place, number));
        } else if number > run.end + FARTHEST {
            break;
        } else if line.is_blank() {
            continue;
        } else if !goes_on(lines, number, lines[start].indent()) || is_numbered_line(line, series) {
            break;
        } else if series == Series::Number && begins_letters(line) {
            // A numbered question with lettered options.
            return None;
        }
        let went_on = run
            .options
            .last()
            .is_some_and(|(last, _)| number > last + FARTHEST);
        if went_on {
            break;
        }
        run.end = number + 1;
    }
    (run.options.len() > 1).then_some(run)
}

fn read(line: &Line<'_>, series: Series, place: usize) -> Option<OptionLine> {
    if line.wall || answer_key::value(line.text).is_some() && series == Series::Bullet {
        return None;
    }
    option_line::read(line.text, series, place)
}

/// `2. Who signs?` below lettered options is the next question.
fn is_numbered_line(line: &Line<'_>, series: Series) -> bool {
    let rest = line.text.trim_start_matches(|c: char| c.is_ascii_digit());
    series != Series::Number
        && rest.len() < line.text.len()
        && rest.starts_with([')', '.'])
        && rest[1..].starts_with(' ')
}

fn begins_letters(line: &Line<'_>) -> bool {
    [Series::Letter, Series::Roman]
        .iter()
        .any(|series| read(line, *series, 0).is_some())
}

/// `A) Rest B) Work C) Both` in one line.
fn on_one_line(
    option: OptionLine,
    series: Series,
    place: usize,
    line: usize,
) -> Vec<(usize, OptionLine)> {
    let spaced = option.words.match_indices(' ').map(|(at, _)| at);
    let next = spaced
        .filter(|_| series != Series::Bullet)
        .filter(|at| {
            option_line::after_label(option.words[at + 1..].trim_start(), series, place + 1)
                .is_some()
        })
        .find_map(|at| {
            Some((
                at,
                option_line::read(option.words[at..].trim_start(), series, place + 1)?,
            ))
        });
    let Some((at, next)) = next.filter(|_| option.mark == Mark::None) else {
        return vec![(line, option)];
    };
    let words = option.words[..at]
        .trim_end_matches([' ', ',', ';', '|'])
        .to_owned();
    let mut options = vec![(line, OptionLine { words, ..option })];
    options.extend(on_one_line(next, series, place + 1, line));
    options
}

/// Whether a line belongs to the option above it: a quote or words right below, or further in.
fn goes_on(lines: &[Line<'_>], number: usize, margin: usize) -> bool {
    let line = &lines[number];
    let below_blank = number
        .checked_sub(1)
        .and_then(|above| lines.get(above))
        .is_none_or(Line::is_blank);
    let label =
        answer_key::value(line.text).is_some() || near_labels::explains(line.text, true).is_some();
    !line.wall && !label && (!below_blank || line.indent() > margin + 1)
}
