//! Writes list items: their words, what is below them, and the id that answers are kept under.

use crate::diagnostic::rule;
use crate::load::check::learn::ids;
use crate::load::parts::items;
use crate::load::text::writer::Writer;
use crate::model::fragment::Fragment;
use crate::model::meta::Spanned;

/// The markup of an item's first line, and of what is below it beside quotes.
pub(super) fn write(writer: &mut Writer<'_, '_>, item: usize, parts: &items::ItemParts) {
    writer.first_line(item, &parts.line);
    writer.end_words();
    writer.blocks(&parts.rest);
}

/// The id that an author gave to an item, or one made from its words, which is said.
pub(super) fn id(writer: &mut Writer<'_, '_>, item: usize, what: &str) -> Spanned<String> {
    let range = items::first_line_range(writer.reader, item);
    if let Some(id) = writer.reader.explicit_id(item) {
        return Spanned {
            value: id.to_owned(),
            range,
        };
    }
    let words = writer.reader.first_words(item);
    let id = writer.ids.make(&words);
    if writer
        .reader
        .attributes_of(item)
        .is_none_or(|found| found.id.is_none())
    {
        let written = items::first_paragraph(writer.reader, item).to_owned();
        let place = writer.reader.place(range.clone());
        let whole = range.start..range.start + written.len();
        if ids::report(writer.reader, writer.sink, whole.clone(), &place) {
            return Spanned { value: id, range };
        }
        writer.sink.push(
            rule::MISSING_ID.at(place,
                format!("this {what} has no id of its own"),
            )
            .help(
                "what people write and choose is kept under it: give it one that will never change",
            )
            .corrected(items::with_id(&written, &id))
            .fix(
                format!("write down the id `{id}`"),
                items::id_edit(writer.reader, item, whole, &id),
            ),
        );
    }
    Spanned { value: id, range }
}

/// The contents of quotes, without the quotes themselves.
pub(super) fn quotes(writer: &mut Writer<'_, '_>, quotes: &[usize]) -> Option<Fragment> {
    let write =
        |writer: &mut Writer<'_, '_>| quotes.iter().for_each(|quote| writer.contents(*quote));
    (!quotes.is_empty()).then(|| writer.fragment(write))
}
