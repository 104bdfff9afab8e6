//! Options without boxes: lettered, numbered or plain, with a line below them or a sign that says
//! which is right.
//!
//! All of it would be shown as text, and people would have to type `B`. What is meant is clear
//! enough to be written anew.

use pulldown_cmark::{Event, Tag};

use super::answer_key;
use super::answer_key::Says;
use super::option_line::{Mark, OptionLine, Series};
use super::option_lists::boxed;
use super::option_run;
use super::option_run::{Line, Run};
use crate::diagnostic::Diagnostics;
use crate::load::body::reader::Reader;
use crate::load::parts::answer_part;
use crate::load::parts::answer_part::Problem;
use crate::load::parts::items;

/// Options, and what says which of them are right.
pub(in crate::load) struct Lettered {
    pub(super) run: Run,
    /// The number of the line below them that says it.
    pub(super) key: Option<usize>,
    pub(super) says: Says,
    /// The label that the line names, where no option has it.
    pub(super) beyond: Option<String>,
}

/// Looks for them among the blocks of a question that reads as `asks`; reports them, and gives the
/// blocks that they are.
pub(in crate::load) fn report(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    asks: &str,
    blocks: &[usize],
    wanted: Option<&str>,
    found: Result<&answer_part::Found, &Problem>,
) -> Vec<usize> {
    let Some((lines, lettered)) = find(reader, asks, blocks, wanted, found) else {
        return Vec::new();
    };
    let start = lines[lettered
        .key
        .map_or(lettered.start(), |key| key.min(lettered.start()))]
    .range
    .start;
    let end = lines[lettered.end() - 1].range.end;
    let found = lettered.diagnostic(reader, &lines);
    sink.push(found);
    let touched = |block: &&usize| {
        let range = &reader.tree.node(**block).range;
        range.start < end && start < range.end
    };
    blocks.iter().filter(touched).copied().collect()
}

/// Whether blocks that hold no other answer hold such options.
pub(in crate::load) fn is_there(reader: &Reader<'_>, blocks: &[usize]) -> bool {
    find(reader, "", blocks, None, Err(&Problem::None)).is_some()
}

/// Whether there are lettered options, be it known or not which of them are right.
pub(in crate::load) fn looks_like_options(reader: &Reader<'_>, blocks: &[usize]) -> bool {
    option_run::runs(&option_run::lines(reader, blocks))
        .iter()
        .any(|run| run.series == Series::Letter)
}

fn find<'t>(
    reader: &Reader<'t>,
    asks: &str,
    blocks: &[usize],
    wanted: Option<&str>,
    found: Result<&answer_part::Found, &Problem>,
) -> Option<(Vec<Line<'t>>, Lettered)> {
    let of_choice = wanted.is_none_or(|kind| matches!(kind, "single" | "multiple"));
    let by_mark = match found {
        Ok(answer_part::Found::Gaps(_) | answer_part::Found::Table(_)) => return None,
        Ok(answer_part::Found::Line(_)) | Err(Problem::Two(_)) => false,
        _ => true,
    };
    let ordered =
        matches!(found, Ok(answer_part::Found::Numbered(_))) || ends_in_order(reader, blocks);
    if !of_choice || has_tick(reader, blocks) {
        return None;
    }
    let lines = option_run::lines(reader, blocks);
    let all = all(
        &lines,
        &Asked {
            words: asks,
            by_mark,
            ordered,
            key_above: true,
        },
    );
    all.into_iter().next().map(|first| (lines, first))
}

fn ends_in_order(reader: &Reader<'_>, blocks: &[usize]) -> bool {
    blocks
        .last()
        .is_some_and(|last| matches!(reader.tree.event(*last), Event::Start(Tag::List(Some(_)))))
}

fn has_tick(reader: &Reader<'_>, blocks: &[usize]) -> bool {
    let lists = blocks
        .iter()
        .filter(|block| matches!(reader.tree.event(**block), Event::Start(Tag::List(_))));
    lists.into_iter().any(|list| {
        reader
            .tree
            .children(*list)
            .any(|item| reader.task(item) == Some(true))
    })
}

/// What is known of a question before its options are read.
pub(in crate::load) struct Asked<'a> {
    /// Its words.
    pub(in crate::load) words: &'a str,
    /// Whether bold letters or ticks may say what is right: nothing else does.
    pub(in crate::load) by_mark: bool,
    /// A numbered list at its end would be one to put in order.
    pub(in crate::load) ordered: bool,
    /// The line that says what is right may be above the options.
    pub(in crate::load) key_above: bool,
}

/// All options of which it is known what is right, in order.
pub(in crate::load) fn all(lines: &[Line<'_>], asked: &Asked<'_>) -> Vec<Lettered> {
    let runs = option_run::runs(lines);
    let ends: Vec<usize> = runs
        .iter()
        .skip(1)
        .map(Run::start)
        .chain([lines.len()])
        .collect();
    runs.into_iter()
        .zip(ends)
        .filter_map(|(run, end)| understood(lines, run, end, asked))
        .collect()
}

/// Options whose key, if they have one, is above line `end`.
fn understood(lines: &[Line<'_>], run: Run, end: usize, asked: &Asked<'_>) -> Option<Lettered> {
    let options = run.words();
    if has_boxes(lines, &run, &options) {
        return None;
    }
    let above = if asked.key_above {
        0..run.start()
    } else {
        0..0
    };
    let mut keys = (run.end..end)
        .chain(above)
        .filter_map(|number| Some((number, answer_key::value(lines[number].text)?)));
    let is_meant = |value: &str| {
        run.series == Series::Number
            && is_number(value)
            && asks_for_number(lines, run.start(), asked.words)
    };
    let found = keys.find_map(|(number, value)| match () {
        () if is_meant(value) => Some(None),
        () => key(value, run.series, &options).map(|(says, beyond)| Some((number, says, beyond))),
    });
    match found {
        Some(None) => None,
        Some(Some((number, says, beyond))) => Some(Lettered {
            run,
            key: Some(number),
            says,
            beyond,
        }),
        None => Some(Lettered {
            says: by_mark(&options, run.series, asked)?,
            run,
            key: None,
            beyond: None,
        }),
    }
}

/// Whether they have boxes already, or one is ticked.
fn has_boxes(lines: &[Line<'_>], run: &Run, options: &[OptionLine]) -> bool {
    let is_box = |(line, option): &&(usize, OptionLine)| {
        option.ticked.is_none() && boxed(items::mark(lines[*line].text).1).is_some()
    };
    let boxes = run.options.iter().filter(is_box).count();
    boxes > 1 || options.iter().any(|option| option.ticked == Some(true))
}

/// What a key says, and the label that it names where no option has it.
fn key(value: &str, series: Series, options: &[OptionLine]) -> Option<(Says, Option<String>)> {
    if let Some(says) = answer_key::says(value, series, options) {
        return Some((says, None));
    }
    let nothing = Says {
        right: Vec::new(),
        reason: None,
        sure: false,
    };
    answer_key::is_beyond(value, series, options.len()).then(|| (nothing, Some(value.to_owned())))
}

/// Which options are marked, where some are and some are not.
fn by_mark(options: &[OptionLine], series: Series, asked: &Asked<'_>) -> Option<Says> {
    let right: Vec<usize> = (0..options.len())
        .filter(|place| options[*place].mark > Mark::Wrong)
        .collect();
    let bold = right.iter().all(|place| options[*place].mark == Mark::Bold);
    let may_be_order = asked.ordered && series == Series::Number && bold;
    if !asked.by_mark
        || right.is_empty()
        || right.len() == options.len()
        || (may_be_order && asks_for_order(asked.words))
    {
        return None;
    }
    let sure = !may_be_order && (!bold || right.len() == 1);
    Some(Says {
        right,
        reason: None,
        sure,
    })
}

pub(super) fn is_number(value: &str) -> bool {
    value.trim_end_matches('.').parse::<u32>().is_ok()
}

/// `How many of these …?`: a number below numbered lines is a number then.
fn asks_for_number(lines: &[Line<'_>], start: usize, asks: &str) -> bool {
    const COUNTS: [&str; 12] = [
        "how many",
        "how much",
        "how often",
        "how long",
        "how old",
        "how far",
        "number",
        "count",
        "score",
        "total",
        "sum",
        "grade",
    ];
    let above = lines[..start].iter().map(|line| line.text);
    let asks = std::iter::once(asks)
        .chain(above)
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    COUNTS.iter().any(|word| asks.contains(word))
}

fn asks_for_order(asks: &str) -> bool {
    let asks = asks.to_lowercase();
    [
        "order",
        "sequence",
        "steps",
        "rank",
        "arrange",
        "sort",
        "first to last",
    ]
    .iter()
    .any(|word| asks.contains(word))
}

impl Lettered {
    /// The number of the line after options and key.
    pub(in crate::load) fn end(&self) -> usize {
        self.key
            .map_or(self.run.end, |key| self.run.end.max(key + 1))
    }

    /// The number of the line of the first option.
    pub(in crate::load) fn start(&self) -> usize {
        self.run.start()
    }

    /// The line below the options that says which are right.
    pub(in crate::load) fn key_line<'t>(&self, lines: &[Line<'t>]) -> Option<&'t str> {
        self.key.map(|key| lines[key].text)
    }

    /// Whether it can be written anew without a doubt.
    pub(in crate::load) fn is_sure(&self, lines: &[Line<'_>]) -> bool {
        let above = self.key.is_some_and(|key| key < self.run.start());
        self.says.sure && (self.says.reason.is_none() || !(above || has_why(lines)))
    }
}

/// Whether there is a reason already.
pub(super) fn has_why(lines: &[Line<'_>]) -> bool {
    lines
        .iter()
        .any(|line| line.text.starts_with('>') && line.text.to_lowercase().contains("why:"))
}
