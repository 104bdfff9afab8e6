//! Reads the headings of questions, sections and steps.

use crate::diagnostic::rule;
use crate::load::check::learn::ids;
use crate::load::parts::extras::Extras;
use crate::load::parts::items;
use crate::load::parts::sections::Naming;
use crate::load::text::writer::Writer;
use crate::model::document::Heading;
use crate::model::learn::Title;
use crate::model::meta::Spanned;

/// Reads a heading: its words go into the outline, its markup into the title.
pub(super) fn title(
    writer: &mut Writer<'_, '_>,
    index: usize,
    level: u8,
    naming: &Naming,
) -> (Title, Extras) {
    if !naming.settled {
        writer.reader.notice_learning_heading(writer.sink, index);
    }
    let extras = Extras::read(
        writer.reader,
        writer.sink,
        index,
        &format!("a {}", naming.what),
        naming.attributes,
    );
    let plain = writer.reader.heading_text(index);
    let range = writer.reader.tree.node(index).range.clone();
    let id = match writer.reader.explicit_id(index) {
        Some(id) => id.to_owned(),
        None => made_id(writer, index, &plain, naming),
    };
    writer.begin_section();
    writer.outline.push(Heading {
        level,
        id: id.as_str().into(),
        title: plain.as_str().into(),
        range: range.clone(),
    });
    let text = writer.fragment(|writer| {
        writer.quietly(|writer| {
            writer.inlines_without_attributes(index);
        });
    });
    writer.end_words();
    (
        Title {
            id: Spanned { value: id, range },
            text,
            plain: plain.into(),
        },
        extras,
    )
}

fn made_id(writer: &mut Writer<'_, '_>, index: usize, plain: &str, naming: &Naming) -> String {
    let words: Vec<&str> = plain.split_whitespace().take(4).collect();
    let id = if naming.kept {
        writer.ids.make(&words.join(" "))
    } else {
        writer.ids.make(plain)
    };
    let underlined = naming.settled && !writer.reader.source(index).trim_start().starts_with('#');
    let wrong_one_given = underlined
        || writer
            .reader
            .attributes_of(index)
            .is_some_and(|found| found.id.is_some());
    if naming.kept && !wrong_one_given {
        let range = items::first_line_range(writer.reader, index);
        let line = &writer.reader.input.text[range.clone()];
        let place = writer.reader.place(range.clone());
        if ids::report(writer.reader, writer.sink, range.clone(), &place) {
            return id;
        }
        let message = format!("this {} has no id of its own", naming.what);
        writer.sink.push(
            rule::MISSING_ID
                .at(place, message)
                .help("people's answers are kept under it: give it one that will never change")
                .corrected(items::with_id(line, &id))
                .fix(
                    format!("write down the id `{id}`"),
                    items::id_edit(writer.reader, index, range, &id),
                ),
        );
    }
    id
}
