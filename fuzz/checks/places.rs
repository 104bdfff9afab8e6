//! Places are within their files.

use std::ops::Range;

use preceptor::diagnostic::{Diagnostic, Place};
use preceptor::load::files::source::Source;
use preceptor::model::document::Document;

/// Every finding names a line of `source`, with the text of that line, and a part of it.
pub fn within(found: &[Diagnostic], source: &Source) {
    let lines: Vec<&str> = source.text.split('\n').collect();
    for one in found {
        assert_eq!(one.place.file, source.file, "{one:?}");
        assert!(names_a_line(&one.place, &lines), "{one:?}");
        assert!(!one.message.is_empty() && !one.rule.id.is_empty());
    }
}

fn names_a_line(place: &Place, lines: &[&str]) -> bool {
    let Some(line) = place.line.checked_sub(1).and_then(|index| lines.get(index)) else {
        return false;
    };
    let length = line.chars().count();
    let shown: String = line
        .trim_end_matches('\r')
        .chars()
        .skip(place.cut)
        .take(place.text.chars().count())
        .collect();
    shown == place.text
        && (1 + place.cut..=length + 1).contains(&place.column)
        && (1..=(length + 1).saturating_sub(place.column).max(1)).contains(&place.length)
}

/// Everything that a document says it found is somewhere in its text.
pub fn of_document(document: &Document) {
    let ranges = document.body.outline.iter().map(|heading| &heading.range);
    let ranges = ranges.chain(document.body.links.iter().map(|link| &link.range));
    let ranges = ranges.chain(document.body.images.iter().map(|image| &image.range));
    let ranges = ranges.chain(document.body.actions.iter().map(|action| &action.id.range));
    for range in ranges.chain(&document.id_range) {
        stands_in(&document.text, range);
    }
}

fn stands_in(text: &str, range: &Range<usize>) {
    assert!(
        text.get(range.clone()).is_some(),
        "{range:?} is not in the text"
    );
}
