//! A plan: actions as items with boxes, under headings.

use pulldown_cmark::{Event, Tag};

use super::item;
use super::title;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::check::learn::option_lists;
use crate::load::parts::extras::Extras;
use crate::load::parts::items;
use crate::load::parts::sections::{Naming, sections};
use crate::load::text::writer::Writer;
use crate::model::fragment::Fragment;
use crate::model::learn::plan::{Plan, PlanAction, Section};

const SECTION: Naming = Naming {
    what: "section",
    kept: false,
    settled: false,
    attributes: &[],
};

/// Reads the actions. What is above the first heading or action is the introduction.
pub(in crate::load) fn read(writer: &mut Writer<'_, '_>) -> Plan {
    let mut found: Vec<Section> = Vec::new();
    let mut told = false;
    for section in sections(writer.reader) {
        let heading = section
            .heading
            .map(|(heading, level)| title::title(writer, heading, level, &SECTION).0);
        let lists: Vec<usize> = section
            .blocks
            .iter()
            .copied()
            .filter(|block| items::is_task_list(writer.reader, *block))
            .collect();
        let rest: Vec<usize> = section
            .blocks
            .iter()
            .copied()
            .filter(|block| !lists.contains(block))
            .collect();
        told |= report_bullets(writer.reader, writer.sink, &rest);
        let intro = match heading {
            None => {
                writer.blocks(&rest);
                Fragment::default()
            }
            Some(_) => writer.fragment(|writer| writer.blocks(&rest)),
        };
        let items: Vec<usize> = lists
            .iter()
            .flat_map(|list| writer.reader.tree.children(*list))
            .collect();
        let actions: Vec<PlanAction> = items.into_iter().map(|item| action(writer, item)).collect();
        if heading.is_some() || !actions.is_empty() {
            found.push(Section {
                title: heading,
                intro,
                actions,
            });
        }
    }
    let plan = Plan { sections: found };
    if plan.actions().next().is_none() && !told {
        let place = writer
            .reader
            .place(writer.reader.input.body.start..writer.reader.input.body.start);
        writer.sink.push(
            rule::NO_ACTIONS
                .at(place, "this plan has no actions")
                .help("an action is an item with a box and an id")
                .corrected("- [ ] Name a lead for work and health. {#lead}"),
        );
    }
    plan
}

/// An item with an id and without a box was probably meant as an action. Whether there is one.
fn report_bullets(reader: &Reader<'_>, sink: &mut Diagnostics, blocks: &[usize]) -> bool {
    let lists = blocks
        .iter()
        .filter(|block| matches!(reader.tree.event(**block), Event::Start(Tag::List(_))));
    let items: Vec<usize> = lists.flat_map(|list| reader.tree.children(*list)).collect();
    let meant: Vec<usize> = items
        .into_iter()
        .filter(|item| {
            reader.explicit_id(*item).is_some()
                || option_lists::boxed(items::mark(&items::line(reader, *item).1).1).is_some()
        })
        .collect();
    meant.iter().for_each(|item| {
        report_boxless(
            reader,
            sink,
            *item,
            "this item has an id and no box, so it is not an action",
        )
    });
    !meant.is_empty()
}

fn report_boxless(reader: &Reader<'_>, sink: &mut Diagnostics, item: usize, message: &str) {
    let (place, line) = items::line(reader, item);
    let (mark, body) = items::mark(&line);
    let (message, words, sure) = match option_lists::boxed(body) {
        Some((_, words)) => (
            "this box is not quite one, so the line is not an action",
            words,
            true,
        ),
        None => (message, body.to_owned(), false),
    };
    let corrected = format!("{mark} [ ] {words}");
    let edit = sure.then(|| reader.edit(items::first_line_range(reader, item), &corrected));
    sink.push(
        rule::ACTION_WITHOUT_BOX
            .at(place, message)
            .help("a box is `[ ]`, with one space before and after it")
            .corrected(corrected)
            .fix("write the box as one", edit),
    );
}

fn action(writer: &mut Writer<'_, '_>, item: usize) -> PlanAction {
    if writer.reader.task(item).is_none() {
        report_boxless(
            writer.reader,
            writer.sink,
            item,
            "this item has no box, and others of its list have one",
        );
    }
    Extras::read(writer.reader, writer.sink, item, "an action", &[]);
    let id = item::id(writer, item, "action");
    let parts = items::parts(writer.reader, item);
    let plain = items::plain_line(writer.reader, &parts.line);
    let quotes = item::quotes(writer, &parts.quotes);
    let words = (!plain.is_empty()).then(|| {
        let text = writer.fragment(|writer| item::write(writer, item, &parts));
        (
            Fragment::joined([Some(text), quotes].into_iter().flatten()),
            plain.into(),
        )
    });
    writer.end_words();
    PlanAction { id, words }
}
