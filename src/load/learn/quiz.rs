//! A quiz: a question is a `##`; a group is `## … {group}` and holds `###`.

use super::question;
use super::question_parts::Asked;
use crate::load::check::learn::heading_levels;
use crate::load::check::learn::heading_levels::Levels;
use crate::load::check::learn::{foreign_quiz, without_heading};
use crate::load::parts::extras::Extras;
use crate::load::parts::items;
use crate::load::parts::sections::{Naming, Section, sections};
use pulldown_cmark::{Event, Tag};

use super::title;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, rule};
use crate::load::body::reader::Reader;
use crate::load::check::learn::whole;
use crate::load::text::writer::Writer;
use crate::model::learn::quiz::{Entry, Group, Question, Quiz, Rules};
use crate::model::slug::slug;

/// Attributes of a question, and of a group beside them.
const ATTRIBUTES: &[&str] = &["points", "type", "pin", "outcome", "group", "draw"];

const QUESTION: Naming = Naming {
    what: "question",
    kept: true,
    settled: true,
    attributes: ATTRIBUTES,
};
const GROUP: Naming = Naming {
    what: "group",
    kept: false,
    settled: true,
    attributes: ATTRIBUTES,
};
const LEVELS: Levels = Levels {
    what: "question",
    whole: whole::is_whole,
    has_groups: true,
};

/// Reads the questions. What is above the first is the introduction.
pub(in crate::load) fn read(writer: &mut Writer<'_, '_>, rules: Rules) -> Quiz {
    if foreign_quiz::report(writer.reader, writer.sink) {
        return Quiz {
            rules,
            entries: Vec::new(),
        };
    }
    let sections = groups(writer.reader, writer.sink, sections(writer.reader));
    let told = writer.sink.count();
    let sections = heading_levels::settle(writer.reader, writer.sink, sections, &LEVELS);
    let mut entries: Vec<Entry> = Vec::new();
    for section in sections {
        let Some((heading, level)) = section.heading else {
            if !without_heading::report(
                writer.reader,
                writer.sink,
                &mut writer.ids,
                &section.blocks,
            ) {
                writer.blocks(&section.blocks);
            }
            continue;
        };
        if section.group {
            entries.push(Entry::Group(group(writer, heading, &section)));
            continue;
        }
        match entries.last_mut() {
            Some(Entry::Group(group)) if level >= 3 => {
                group
                    .questions
                    .push(question(writer, heading, 3, &section, &rules));
            }
            _ => entries.push(Entry::Question(question(
                writer, heading, 2, &section, &rules,
            ))),
        }
    }
    let quiz = Quiz { rules, entries };
    let told = writer
        .sink
        .since(told)
        .iter()
        .any(|found| found.severity == Severity::Error);
    report_empty(writer.reader, writer.sink, &quiz, told);
    quiz
}

/// Marks the headings of groups: those that say so, and those that should, since questions stand
/// below them and they are none themselves.
fn groups(reader: &Reader<'_>, sink: &mut Diagnostics, mut sections: Vec<Section>) -> Vec<Section> {
    for index in 0..sections.len() {
        let Some((heading, 2)) = sections[index].heading else {
            continue;
        };
        let below = sections.get(index + 1);
        let holds_questions = below.is_some_and(|below| {
            below.heading.is_some_and(|(_, level)| level == 3)
                && whole::is_whole(reader, &below.blocks)
        });
        let says_so = says_group(reader, heading);
        let is_question = whole::is_whole(reader, &sections[index].blocks);
        if !says_so && holds_questions && !is_question {
            report_group(reader, sink, heading);
        }
        sections[index].group = says_so || (holds_questions && !is_question);
    }
    sections
}

fn report_group(reader: &Reader<'_>, sink: &mut Diagnostics, heading: usize) {
    let (place, line) = items::line(reader, heading);
    let corrected = match line.strip_suffix('}') {
        Some(before) if before.contains('{') => format!("{before} group}}"),
        _ => format!("{line} {{group}}"),
    };
    let range = items::first_line_range(reader, heading);
    let braces = reader.attributes_of(heading).is_some();
    let read = !line.ends_with('#') && braces == line.ends_with('}');
    let edit = read.then(|| reader.edit(range, &corrected));
    sink.push(
        rule::QUESTION_LEVEL
            .at(
                place,
                "there are questions below this heading, and it does not say that it is a group",
            )
            .help("add `group` in its curly brackets")
            .corrected(corrected)
            .fix("say that it is a group", edit),
    );
}

fn says_group(reader: &Reader<'_>, heading: usize) -> bool {
    reader
        .attributes_of(heading)
        .is_some_and(|found| found.others.iter().any(|(name, _)| name == "group"))
}

fn question(
    writer: &mut Writer<'_, '_>,
    heading: usize,
    level: u8,
    section: &Section,
    rules: &Rules,
) -> Question {
    let (title, extras) = title::title(writer, heading, level, &QUESTION);
    report_misplaced(writer.reader, writer.sink, &extras);
    let asked = Asked {
        heading,
        title,
        extras: &extras,
        blocks: &section.blocks,
        misread: section.misread,
    };
    question::read(writer, asked, rules)
}

/// `draw=` belongs to a group.
fn report_misplaced(reader: &Reader<'_>, sink: &mut Diagnostics, extras: &Extras) {
    if let Some(draw) = extras.number(reader, sink, "draw") {
        let place = reader.place(draw.range);
        sink.push(
            rule::WRONG_ATTRIBUTE.at(place, "`draw=` belongs to a group of questions")
                .help("add `group` in the curly brackets, and write the questions of the group below it with `###`"),
        );
    }
}

fn group(writer: &mut Writer<'_, '_>, heading: usize, section: &Section) -> Group {
    let (title, extras) = title::title(writer, heading, 2, &GROUP);
    let intro = writer.fragment(|writer| writer.blocks(&section.blocks));
    Group {
        title,
        draw: extras.number(writer.reader, writer.sink, "draw"),
        intro,
        questions: Vec::new(),
    }
}

fn no_questions(reader: &Reader<'_>) -> Diagnostic {
    let found = |place| {
        rule::NO_QUESTIONS.at(place, "this quiz has no question")
            .help("a question is a heading, `## Who can sign? {#who}`, with options or an `Answer:` below it")
    };
    // `**Who can sign?**` above options looks like a heading.
    let bold = reader.tree.top().find(|block| {
        let inside: Vec<usize> = reader.tree.children(*block).collect();
        matches!(reader.tree.event(*block), Event::Start(Tag::Paragraph))
            && matches!(inside[..], [only] if matches!(reader.tree.event(only), Event::Start(Tag::Strong)))
    });
    match bold {
        Some(block) => {
            let words = reader.tree.text(block);
            let id = slug(
                &words
                    .split_whitespace()
                    .take(4)
                    .collect::<Vec<_>>()
                    .join(" "),
            );
            found(items::line(reader, block).0).corrected(format!("## {words} {{#{id}}}"))
        }
        None => found(reader.place(reader.input.body.start..reader.input.body.start)),
    }
}

fn report_empty(reader: &Reader<'_>, sink: &mut Diagnostics, quiz: &Quiz, told: bool) {
    if quiz.entries.is_empty() && !told {
        let found = no_questions(reader);
        sink.push(found);
    }
    for entry in &quiz.entries {
        if let Entry::Group(group) = entry
            && group.questions.is_empty()
        {
            let place = reader.place(group.title.id.range.clone());
            sink.push(
                rule::NO_QUESTIONS
                    .at(place, "this group has no question")
                    .help("write its questions below it, each with `###`"),
            );
        }
    }
}
