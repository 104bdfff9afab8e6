//! A quiz: a question is a `##`; a group is `## … {group}` and holds `###`.

use super::extras::Extras;
use super::question;
use super::sections::{Naming, Section, sections, title};
use crate::diagnostic::Diagnostic;
use crate::load::markdown::writer::Writer;
use crate::model::learn::quiz::{Entry, Group, Quiz, Rules};

/// Attributes of a question, and of a group beside them.
const ATTRIBUTES: &[&str] = &["points", "type", "pin", "outcome", "group", "draw"];

const QUESTION: Naming = Naming { what: "question", kept: true, attributes: ATTRIBUTES };
const GROUP: Naming = Naming { what: "group", kept: false, attributes: ATTRIBUTES };

/// Reads the questions. What stands above the first is the introduction.
pub(in crate::load) fn read(writer: &mut Writer<'_, '_>, rules: Rules) -> Quiz {
    let mut entries: Vec<Entry> = Vec::new();
    for section in sections(writer) {
        let Some((heading, level)) = section.heading else {
            introduction(writer, &section);
            continue;
        };
        match (level, entries.last_mut()) {
            (2, _) if is_group(writer, heading) => entries.push(Entry::Group(group(writer, heading, &section))),
            (2, _) => entries.push(Entry::Question(question(writer, heading, level, &section, &rules))),
            (3, Some(Entry::Group(group))) => {
                group.questions.push(question(writer, heading, level, &section, &rules));
            }
            _ => {
                wrong_level(writer, heading, level);
                question(writer, heading, 2, &section, &rules);
            }
        }
    }
    let quiz = Quiz { rules, entries };
    report_empty(writer, &quiz);
    quiz
}

fn introduction(writer: &mut Writer<'_, '_>, section: &Section) {
    writer.blocks(&section.blocks);
}

fn is_group(writer: &Writer<'_, '_>, heading: usize) -> bool {
    writer.attributes_of(heading).is_some_and(|found| found.others.iter().any(|(name, _)| name == "group"))
}

fn question(
    writer: &mut Writer<'_, '_>,
    heading: usize,
    level: u8,
    section: &Section,
    rules: &Rules,
) -> crate::model::learn::quiz::Question {
    let (title, extras) = title(writer, heading, level, &QUESTION);
    report_misplaced(writer, heading, &extras);
    question::read(writer, heading, title, &extras, &section.blocks, rules)
}

/// `draw=` belongs to a group.
fn report_misplaced(writer: &mut Writer<'_, '_>, heading: usize, extras: &Extras) {
    if extras.number(writer, "draw").is_some() {
        let place = writer.place(writer.find_in(heading, "draw"));
        writer.sink.push(
            Diagnostic::error("wrong-attribute", place, "`draw=` belongs to a group of questions")
                .help("add `group` between the braces, and write the questions of the group below it with `###`"),
        );
    }
}

fn group(writer: &mut Writer<'_, '_>, heading: usize, section: &Section) -> Group {
    let (title, extras) = title(writer, heading, 2, &GROUP);
    let intro = writer.fragment(|writer| writer.blocks(&section.blocks));
    Group { title, draw: extras.number(writer, "draw"), intro, questions: Vec::new() }
}

fn wrong_level(writer: &mut Writer<'_, '_>, heading: usize, level: u8) {
    let range = writer.tree.node(heading).range.clone();
    let line = writer.source(heading).lines().next().unwrap_or_default().trim_end().to_owned();
    let place = writer.place(range.start..range.start + line.len());
    let words = line.trim_start_matches('#').trim();
    let found = Diagnostic::error(
        "question-level",
        place,
        match level {
            1 => "a question begins with two `#`; one alone is the title of the page".to_owned(),
            3 => "a `###` is a question inside a group, and no group is open here".to_owned(),
            level => format!("a heading of level {level} is neither a question nor a group"),
        },
    );
    writer.sink.push(
        found
            .help("questions are `##`; in a group, which is `## … {group}`, they are `###`")
            .corrected(format!("## {words}")),
    );
}

fn report_empty(writer: &mut Writer<'_, '_>, quiz: &Quiz) {
    if quiz.entries.is_empty() {
        let place = writer.place(writer.input.body.start..writer.input.body.start);
        writer.sink.push(
            Diagnostic::error("no-questions", place, "this quiz has no question")
                .help("a question is a heading, `## Who can sign? {#who}`, with options or an `Answer:` below it"),
        );
    }
    for entry in &quiz.entries {
        if let Entry::Group(group) = entry
            && group.questions.is_empty()
        {
            let place = writer.place(group.title.id.range.clone());
            writer.sink.push(
                Diagnostic::error("no-questions", place, "this group has no question")
                    .help("its questions stand below it, each with `###`"),
            );
        }
    }
}
