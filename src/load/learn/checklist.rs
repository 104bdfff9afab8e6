//! A checklist: sections by heading, a statement per list item.

use pulldown_cmark::{Event, Tag};

use super::item;
use super::title;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::check::learn::{near_labels, option_lists};
use crate::load::parts::extras::Extras;
use crate::load::parts::items;
use crate::load::parts::labels;
use crate::load::parts::labels::Label;
use crate::load::parts::sections::{Naming, sections};
use crate::load::text::writer::Writer;
use crate::model::learn::Prompt;
use crate::model::learn::checklist::{Checklist, Rules, Section, Statement};
use crate::model::meta::Spanned;

const SECTION: Naming = Naming {
    what: "section",
    kept: false,
    settled: false,
    attributes: &[],
};

/// Ids that links name to say at which moment a checklist is filled in.
const MOMENTS: [&str; 2] = ["start", "end"];

/// Reads the statements. What is above the first heading or list is the introduction.
pub(in crate::load) fn read(writer: &mut Writer<'_, '_>, rules: Rules) -> Checklist {
    for moment in MOMENTS {
        writer.ids.claim(moment);
    }
    let mut found = Vec::new();
    for section in sections(writer.reader) {
        let heading = section
            .heading
            .map(|(heading, level)| title::title(writer, heading, level, &SECTION).0);
        let first = section
            .blocks
            .iter()
            .position(|block| is_own(writer.reader, *block))
            .unwrap_or(section.blocks.len());
        let (intro, blocks) = section.blocks.split_at(first);
        let intro = match heading {
            None => {
                writer.blocks(intro);
                crate::model::fragment::Fragment::default()
            }
            Some(_) => writer.fragment(|writer| writer.blocks(intro)),
        };
        let mut section = Section {
            title: heading,
            intro,
            statements: Vec::new(),
            prompts: Vec::new(),
        };
        for &block in blocks {
            own(writer, block, &rules, &mut section);
        }
        if section.title.is_some() || !section.statements.is_empty() || !section.prompts.is_empty()
        {
            found.push(section);
        }
    }
    let checklist = Checklist {
        rules,
        sections: found,
    };
    if checklist.statements().next().is_none() {
        let place = writer
            .reader
            .place(writer.reader.input.body.start..writer.reader.input.body.start);
        writer.sink.push(
            rule::NO_STATEMENTS
                .at(place, "this checklist has nothing to rate")
                .help("a statement is an item of a list: `- I can ask about work. {#ask}`"),
        );
    }
    checklist
}

/// Whether a block is a list of statements or a place to reflect.
fn is_own(reader: &Reader<'_>, block: usize) -> bool {
    matches!(reader.tree.event(block), Event::Start(Tag::List(_)))
        || prompt_words(reader, block).is_some()
}

fn prompt_words(reader: &Reader<'_>, block: usize) -> Option<labels::Labelled> {
    if !matches!(reader.tree.event(block), Event::Start(Tag::Paragraph)) {
        return None;
    }
    let nodes: Vec<usize> = reader.tree.children(block).collect();
    labels::at_start(reader, &nodes, &[Label::Reflect])
}

fn own(writer: &mut Writer<'_, '_>, block: usize, rules: &Rules, section: &mut Section) {
    if let Some(words) = prompt_words(writer.reader, block) {
        section.prompts.push(prompt(writer, block, &words));
    } else if matches!(writer.reader.tree.event(block), Event::Start(Tag::List(_))) {
        let items: Vec<usize> = writer.reader.tree.children(block).collect();
        section
            .statements
            .extend(items.into_iter().map(|item| statement(writer, item, rules)));
    } else {
        report_text(writer, block);
    }
}

fn report_text(writer: &mut Writer<'_, '_>, block: usize) {
    let told = writer.sink.count();
    if matches!(
        writer.reader.tree.event(block),
        Event::Start(Tag::Paragraph)
    ) {
        writer.notice_paragraph(block);
    }
    if writer.sink.count() > told {
        return;
    }
    let (place, line) = items::line(writer.reader, block);
    let quote = writer
        .reader
        .source(block)
        .trim_end()
        .lines()
        .map(|line| format!("  {}", line.trim()))
        .collect::<Vec<_>>();
    let found = rule::STRAY_TEXT.at(
        place,
        "this is between statements, and belongs to none of them",
    );
    writer.sink.push(if line.starts_with('>') {
        found
            .help("put two spaces before each `>`, so that it belongs to the statement above")
            .corrected(quote.join("\n"))
    } else if let Some((_, rest)) = labels::begins(&line, &[Label::Reflect]) {
        found.help("put a colon after `Reflect`").corrected(format!("Reflect: {rest}"))
    } else {
        found.help("put it above the list, or begin it with `Reflect:` where people are to write something")
    });
}

fn statement(writer: &mut Writer<'_, '_>, item: usize, rules: &Rules) -> Statement {
    report_box(writer.reader, writer.sink, item);
    report_prompt(writer.reader, writer.sink, item);
    let extras = Extras::read(writer.reader, writer.sink, item, "a statement", &["target"]);
    let id = item::id(writer, item, "statement");
    let parts = items::parts(writer.reader, item);
    let plain = items::plain_line(writer.reader, &parts.line);
    let text = writer.fragment(|writer| {
        writer.quietly(|writer| {
            item::write(writer, item, &parts);
        });
    });
    let target = target(writer.reader, writer.sink, &extras, rules);
    Statement {
        id,
        text,
        plain: plain.into(),
        target,
        next: next(writer, &parts.quotes),
    }
}

fn report_box(reader: &Reader<'_>, sink: &mut Diagnostics, item: usize) {
    let range = items::first_line_range(reader, item);
    let (place, line) = items::line(reader, item);
    let (mark, body) = items::mark(&line);
    if let Some((_, words)) = option_lists::boxed(body) {
        sink.push(
            rule::BOX_IN_CHECKLIST
                .at(place, "a statement is rated, not ticked: it needs no box")
                .help("take the box out")
                .corrected(format!("{mark} {words}"))
                .fix(
                    "take the box out",
                    [reader.edit(range, &format!("{mark} {words}"))],
                ),
        );
    }
}

/// A place to reflect that was made an item of the list.
fn report_prompt(reader: &Reader<'_>, sink: &mut Diagnostics, item: usize) {
    let parts = items::parts(reader, item);
    if labels::at_start(reader, &parts.line, &[Label::Reflect]).is_some() {
        let (place, line) = items::line(reader, item);
        sink.push(
            rule::STRAY_TEXT
                .at(place, "a place to reflect is not a statement to rate")
                .help("write it as a paragraph, without a mark and after a blank line")
                .corrected(format!("\n{}", items::mark(&line).1)),
        );
    }
}

/// The point to aim at; 0 can be none, since nobody is below it.
fn target(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    extras: &Extras,
    rules: &Rules,
) -> Option<u8> {
    let target = extras.number(reader, sink, "target")?;
    let points = rules.scale.values();
    match u8::try_from(target.value) {
        Ok(point) if points.contains(&point) => Some(point),
        _ => {
            let place = reader.place(target.range);
            let message = format!(
                "the scale has no point {}: it goes from {} to {}",
                target.value,
                points.start(),
                points.end()
            );
            sink.push(
                rule::TARGET_OFF_SCALE
                    .at(place, message)
                    .help("name a point of the scale"),
            );
            None
        }
    }
}

fn next(writer: &mut Writer<'_, '_>, quotes: &[usize]) -> Option<crate::model::fragment::Fragment> {
    let mut notes = Vec::new();
    for &quote in quotes {
        let found = labels::quote(writer.reader, quote, &[Label::Next]);
        if found.unlabelled || found.notes.is_empty() {
            near_labels::report_unlabelled(
                writer.reader,
                writer.sink,
                quote,
                &[Label::Next],
                false,
                false,
            );
        }
        for note in &found.notes {
            notes.push(note.fragment(writer, false));
        }
    }
    (!notes.is_empty()).then(|| crate::model::fragment::Fragment::joined(notes))
}

fn prompt(writer: &mut Writer<'_, '_>, block: usize, words: &labels::Labelled) -> Prompt {
    let plain = format!(
        "{}{}",
        words.rest,
        items::plain(writer.reader, &words.nodes)
    );
    let (plain, attributes) = writer.reader.split(&plain);
    let plain = plain.trim().to_owned();
    let range = writer.reader.tree.node(block).range.clone();
    let given = attributes
        .and_then(|found| found.id)
        .filter(|id| writer.ids.claim(id));
    let id = given.unwrap_or_else(|| report_prompt_id(writer, block, &plain));
    let (first, nodes) = without_attributes(writer.reader, words);
    let text = writer.fragment(|writer| {
        writer.text(&first);
        nodes.iter().for_each(|(node, text)| match text {
            Some(text) => writer.text(text),
            None => writer.inline(*node),
        });
    });
    writer.end_words();
    Prompt {
        id: Spanned { value: id, range },
        text,
        plain: plain.into(),
    }
}

/// What a place to write on says, with the `{#id}` at its end left out.
fn without_attributes(
    reader: &Reader<'_>,
    words: &labels::Labelled,
) -> (String, Vec<(usize, Option<String>)>) {
    let cut = |text: &str| reader.split(text).0.to_owned();
    let first = if words.nodes.is_empty() {
        cut(&words.rest)
    } else {
        words.rest.clone()
    };
    let last = words.nodes.last().copied();
    let node = |node: usize| match reader.tree.event(node) {
        Event::Text(text) if Some(node) == last => (node, Some(cut(text))),
        _ => (node, None),
    };
    (
        first,
        words.nodes.iter().map(|index| node(*index)).collect(),
    )
}

fn report_prompt_id(writer: &mut Writer<'_, '_>, block: usize, plain: &str) -> String {
    let words: Vec<&str> = plain.split_whitespace().take(4).collect();
    let id = writer.ids.make(&words.join(" "));
    let range = writer.reader.tree.node(block).range.clone();
    let line = writer.reader.input.text[range.clone()]
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_owned();
    let place = writer.reader.place(range.start..range.start + line.len());
    let end = range.start + writer.reader.source(block).trim_end().len();
    let plain = !writer.reader.source(block).trim_end().ends_with('}')
        && !writer.reader.source(block).contains("{#");
    let edit = plain.then(|| writer.reader.edit(end..end, &format!(" {{#{id}}}")));
    writer.sink.push(
        rule::MISSING_ID
            .at(place, "this place to reflect has no id of its own")
            .help("what people write is kept under it: give it one that will never change")
            .corrected(format!("{line} {{#{id}}}"))
            .fix(format!("write down the id `{id}`"), edit),
    );
    id
}
