//! A scenario: a step is a `##`, each of its choices one link to another step.

use pulldown_cmark::{Event, Tag};

use super::title;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::check::learn::heading_levels;
use crate::load::check::learn::heading_levels::Levels;
use crate::load::check::learn::{case_paths, limits, near_labels};
use crate::load::parts::extras::Extras;
use crate::load::parts::items;
use crate::load::parts::labels;
use crate::load::parts::labels::{Label, Note};
use crate::load::parts::sections::{Naming, Section, sections};
use crate::load::text::writer::Writer;
use crate::model::document::Link;
use crate::model::fragment::Fragment;
use crate::model::learn::scenario::{Scenario, Step, StepChoice};
use crate::model::meta::Spanned;
use crate::model::slug::slug;

const STEP: Naming = Naming {
    what: "step",
    kept: true,
    settled: true,
    attributes: &[],
};
const LEVELS: Levels = Levels {
    what: "step",
    whole: is_whole,
    has_groups: false,
};
const LABELS: &[Label] = &[Label::WentWell, Label::Next];

/// Reads the steps. What is above the first is the introduction.
pub(in crate::load) fn read(writer: &mut Writer<'_, '_>) -> Scenario {
    let told = writer.sink.count();
    let sections = sections(writer.reader);
    let sections = heading_levels::settle(writer.reader, writer.sink, sections, &LEVELS);
    let mut steps = Vec::new();
    for section in sections {
        match section.heading {
            None => writer.blocks(&section.blocks),
            Some((heading, _)) => steps.push(step(writer, heading, &section)),
        }
    }
    let scenario = Scenario { steps };
    if writer
        .sink
        .since(told)
        .iter()
        .all(|found| found.is(&rule::MISSING_ID))
    {
        case_paths::report(writer.reader, writer.sink, &scenario);
    }
    scenario
}

/// Whether blocks hold choices or an ending.
fn is_whole(reader: &Reader<'_>, blocks: &[usize]) -> bool {
    blocks.iter().any(|block| {
        holds_choices(reader, *block)
            || (is_plain_quote(reader, *block)
                && labels::at_start_of_quote(reader, *block, &[Label::WentWell]))
    })
}

fn step(writer: &mut Writer<'_, '_>, heading: usize, section: &Section) -> Step {
    let (title, _): (_, Extras) = title::title(writer, heading, 2, &STEP);
    let (blocks, notes) = notes(writer.reader, writer.sink, &section.blocks);
    let ending = notes.iter().any(|note| note.label == Label::WentWell);
    let list = blocks
        .iter()
        .copied()
        .rev()
        .find(|block| holds_choices(writer.reader, *block));
    // A list that ends a step which is no ending was meant as its choices.
    let last = blocks
        .last()
        .copied()
        .filter(|block| !ending && is_list(writer.reader, *block));
    let list = list.or(last);
    let body_blocks: Vec<usize> = blocks
        .iter()
        .copied()
        .filter(|block| Some(*block) != list)
        .collect();
    let body = writer.fragment(|writer| writer.blocks(&body_blocks));
    let choices = list.map_or_else(Vec::new, |list| choices(writer, list));
    let went_well = joined(writer, &notes, Label::WentWell);
    let next = joined(writer, &notes, Label::Next);
    Step {
        title,
        body,
        choices,
        went_well,
        next,
    }
}

fn is_list(reader: &Reader<'_>, block: usize) -> bool {
    matches!(reader.tree.event(block), Event::Start(Tag::List(_)))
}

/// A list in which some item leads to a step, or that holds tick boxes by mistake.
fn holds_choices(reader: &Reader<'_>, block: usize) -> bool {
    is_list(reader, block)
        && reader.tree.children(block).any(|item| {
            reader.task(item).is_some()
                || links(reader, item)
                    .iter()
                    .any(|(_, to)| to.starts_with('#'))
        })
}

/// The links in the first line of an item: their nodes, and what they lead to.
fn links(reader: &Reader<'_>, item: usize) -> Vec<(usize, String)> {
    let line = items::parts(reader, item).line;
    let within = line
        .iter()
        .flat_map(|node| *node..=reader.tree.node(*node).end);
    within
        .filter_map(|node| match reader.tree.event(node) {
            Event::Start(Tag::Link { dest_url, .. }) => Some((node, dest_url.to_string())),
            _ => None,
        })
        .collect()
}

fn choices(writer: &mut Writer<'_, '_>, list: usize) -> Vec<StepChoice> {
    let items: Vec<usize> = writer.reader.tree.children(list).collect();
    if limits::is_over(writer.reader, writer.sink, list, items.len(), "choices") {
        return Vec::new();
    }
    items
        .into_iter()
        .filter_map(|item| choice(writer, item))
        .collect()
}

fn choice(writer: &mut Writer<'_, '_>, item: usize) -> Option<StepChoice> {
    let ticked = writer.reader.task(item).is_some();
    let links = links(writer.reader, item);
    let (node, to) = match &links[..] {
        [(node, to)] if !ticked && to.starts_with('#') => (*node, to[1..].to_owned()),
        _ => {
            report_choice(writer.reader, writer.sink, item, ticked, &links);
            return None;
        }
    };
    let range = writer.reader.tree.node(node).range.clone();
    writer.links.push(Link {
        to: format!("#{to}").into(),
        range: range.clone(),
    });
    let text = writer.fragment(|writer| {
        writer.quietly(|writer| {
            writer.inlines(node);
        });
    });
    writer.end_words();
    Some(StepChoice {
        to: Spanned { value: to, range },
        text,
        note: note(writer, item, node),
    })
}

/// What is after the link of a choice.
fn note(writer: &mut Writer<'_, '_>, item: usize, link: usize) -> Option<Fragment> {
    let parts = items::parts(writer.reader, item);
    let behind: Vec<usize> = parts
        .line
        .iter()
        .copied()
        .filter(|other| *other > link)
        .collect();
    let below: Vec<usize> = parts.rest.iter().chain(&parts.quotes).copied().collect();
    let any = !items::plain(writer.reader, &behind).trim().is_empty() || !below.is_empty();
    any.then(|| {
        writer.fragment(|writer| {
            behind.iter().for_each(|node| writer.inline(*node));
            writer.end_words();
            writer.blocks(&below);
        })
    })
}

fn report_choice(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    item: usize,
    ticked: bool,
    links: &[(usize, String)],
) {
    let (place, line) = items::line(reader, item);
    if links.is_empty() && !ticked && report_spaced(reader, sink, item) {
        return;
    }
    let (mark, body) = items::mark(&line);
    let message = match (ticked, links.len()) {
        (true, _) => "a case has no boxes to tick: a choice is a link to the step that follows",
        (false, 0) => "this choice leads to no step",
        (false, 1) => {
            "this choice leads out of the case: a choice is a link to a step of this file"
        }
        (false, _) => "this choice has more than one link",
    };
    let found = rule::CHOICE_LINK.at(place, message);
    let words = items::plain_line(reader, &items::parts(reader, item).line);
    let to_step = links.iter().any(|(_, to)| to.starts_with('#'));
    sink.push(match (ticked, links.len()) {
        (true, 1) if to_step => {
            found.help("take the box out").corrected(format!("{mark} {}", body.get(3..).unwrap_or_default().trim()))
        }
        (_, 0) => found.help("make its words a link to the id of a step").corrected(format!("{mark} [{words}](#step)")),
        (_, 1) => found
            .help("name the step by its id; what people are to read goes below an ending, after `Next:`")
            .corrected(format!("{mark} [{words}](#step)")),
        _ => found.help("make a choice of its own of each, or leave one link: `- [What I do](#step)`"),
    });
}

/// `[Help](#Your back twinges)`: an id has no spaces, so this is not a link.
fn report_spaced(reader: &Reader<'_>, sink: &mut Diagnostics, item: usize) -> bool {
    let (place, line) = items::line(reader, item);
    let Some((before, behind)) = line.split_once("](#") else {
        return false;
    };
    let Some((target, rest)) = behind.split_once(')') else {
        return false;
    };
    let wanted = slug(target);
    let headings = reader
        .tree
        .top()
        .filter(|block| matches!(reader.tree.event(*block), Event::Start(Tag::Heading { .. })));
    let named: Vec<usize> = headings
        .filter(|heading| slug(&reader.heading_text(*heading)) == wanted)
        .collect();
    let found = rule::CHOICE_LINK
        .at(
            place,
            "an id has no spaces, so this choice leads to no step",
        )
        .help("name the step by the id after its heading");
    let id = named
        .first()
        .filter(|_| named.len() == 1)
        .and_then(|heading| reader.explicit_id(*heading));
    let Some(corrected) = id.map(|id| format!("{before}](#{id}){rest}")) else {
        sink.push(found);
        return true;
    };
    let edit = reader.edit(items::first_line_range(reader, item), &corrected);
    sink.push(
        found
            .corrected(corrected)
            .fix("name the step by its id", [edit]),
    );
    true
}

fn is_plain_quote(reader: &Reader<'_>, block: usize) -> bool {
    matches!(
        reader.tree.event(block),
        Event::Start(Tag::BlockQuote(None))
    ) && !reader.tree.text(block).starts_with("[!")
}

fn notes(reader: &Reader<'_>, sink: &mut Diagnostics, blocks: &[usize]) -> (Vec<usize>, Vec<Note>) {
    let mut rest = Vec::new();
    let mut notes = Vec::new();
    for &block in blocks {
        if !is_plain_quote(reader, block) {
            rest.push(block);
            continue;
        }
        let quote = labels::quote(reader, block, LABELS);
        match quote.notes.first() {
            None if near_labels::without_colon(reader, block, LABELS).is_some() => {
                near_labels::report_unlabelled(reader, sink, block, LABELS, false, false);
            }
            // A quote without a label is speech: cases are full of it.
            None => rest.push(block),
            Some(note) if quote.unlabelled => {
                near_labels::report_above(reader, sink, block, note.label)
            }
            Some(_) => {}
        }
        notes.extend(quote.notes);
    }
    (rest, notes)
}

/// All quotes of one label, one after the other.
fn joined(writer: &mut Writer<'_, '_>, notes: &[Note], label: Label) -> Option<Fragment> {
    let found: Vec<&Note> = notes.iter().filter(|note| note.label == label).collect();
    if found.is_empty() {
        return None;
    }
    Some(Fragment::joined(
        found.into_iter().map(|note| note.fragment(writer, false)),
    ))
}
