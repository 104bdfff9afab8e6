//! A plan: actions as items with boxes, under headings.

use pulldown_cmark::{Event, Tag};

use super::extras::Extras;
use super::sections::{Naming, sections, title};
use super::{choice, items};
use crate::diagnostic::Diagnostic;
use crate::load::markdown::writer::Writer;
use crate::model::fragment::Fragment;
use crate::model::learn::plan::{Plan, PlanAction, Section};

const SECTION: Naming = Naming { what: "section", kept: false, attributes: &[] };

/// Reads the actions. What stands above the first heading or action is the introduction.
pub(in crate::load) fn read(writer: &mut Writer<'_, '_>) -> Plan {
    let mut found: Vec<Section> = Vec::new();
    for section in sections(writer) {
        let heading = section.heading.map(|(heading, level)| title(writer, heading, level, &SECTION).0);
        let lists: Vec<usize> =
            section.blocks.iter().copied().filter(|block| choice::is_task_list(writer, *block)).collect();
        let rest: Vec<usize> = section.blocks.iter().copied().filter(|block| !lists.contains(block)).collect();
        report_bullets(writer, &rest);
        let intro = match heading {
            None => {
                writer.blocks(&rest);
                Fragment::default()
            }
            Some(_) => writer.fragment(|writer| writer.blocks(&rest)),
        };
        let items: Vec<usize> = lists.iter().flat_map(|list| writer.tree.children(*list)).collect();
        let actions: Vec<PlanAction> = items.into_iter().map(|item| action(writer, item)).collect();
        if heading.is_some() || !actions.is_empty() {
            found.push(Section { title: heading, intro, actions });
        }
    }
    let plan = Plan { sections: found };
    if plan.actions().next().is_none() {
        let place = writer.place(writer.input.body.start..writer.input.body.start);
        writer.sink.push(
            Diagnostic::error("no-actions", place, "this plan has no actions")
                .help("an action is an item with a box and an id")
                .corrected("- [ ] Name a lead for work and health. {#lead}"),
        );
    }
    plan
}

/// An item with an id and without a box was probably meant as an action.
fn report_bullets(writer: &mut Writer<'_, '_>, blocks: &[usize]) {
    let lists = blocks.iter().filter(|block| matches!(writer.tree.event(**block), Event::Start(Tag::List(_))));
    let items: Vec<usize> = lists.flat_map(|list| writer.tree.children(*list)).collect();
    for item in items {
        if writer.given_id(item).is_some() {
            let range = items::first_line_range(writer, item);
            let line = writer.input.text[range.clone()].to_owned();
            let place = writer.place(range);
            let words = line.trim_start_matches(['-', '*', '+', ' ']);
            writer.sink.push(
                Diagnostic::warning("action-without-box", place, "this item has an id and no box, so it is no action")
                    .help("put a box before its words")
                    .corrected(format!("- [ ] {words}")),
            );
        }
    }
}

fn action(writer: &mut Writer<'_, '_>, item: usize) -> PlanAction {
    Extras::read(writer, item, "an action", &[]);
    let id = items::id(writer, item, "action");
    let parts = items::parts(writer, item);
    let plain = items::plain_line(writer, &parts.line);
    let quotes = items::quotes(writer, &parts.quotes);
    let words = (!plain.is_empty()).then(|| {
        let text = writer.fragment(|writer| items::write(writer, item, &parts));
        let below = quotes.map_or_else(Vec::new, |quotes| quotes.0);
        (Fragment(text.0.into_iter().chain(below).collect()), plain.into())
    });
    writer.end_words();
    PlanAction { id, words }
}
