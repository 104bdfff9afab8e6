//! The words of links: people who listen to a page often hear its links alone.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, rule};
use crate::load::body::reader::Reader;
use crate::model::slug::slug;

/// Words that say nothing of where a link leads.
const EMPTY: [&str; 22] = [
    "click",
    "click here",
    "details",
    "find out more",
    "follow this link",
    "go",
    "here",
    "learn more",
    "link",
    "links",
    "more",
    "more details",
    "more here",
    "more information",
    "page",
    "read",
    "read here",
    "read more",
    "see here",
    "this",
    "this link",
    "this page",
];

/// Looks at the words of the link at `index`.
pub(in crate::load) fn check(reader: &Reader<'_>, sink: &mut Diagnostics, index: usize) {
    let node = reader.tree.node(index);
    let is_mail = matches!(
        &node.event,
        Event::Start(Tag::Link {
            link_type: LinkType::Email,
            ..
        })
    );
    if is_mail || !reader.input.writing {
        return;
    }
    let text = reader.tree.text(index);
    let words = text.trim_matches(|c: char| !c.is_alphanumeric());
    let place = || reader.place(node.range.clone());
    let found = if words.is_empty() {
        rule::EMPTY_LINK_TEXT.at(place(), "this link has no words")
    } else if is_address(text.trim()) {
        letter_by_letter(place())
    } else if EMPTY.iter().any(|empty| empty.eq_ignore_ascii_case(words))
        && !names_heading(reader, index, words)
    {
        rule::EMPTY_LINK_TEXT.at(place(), "these words do not say where the link leads")
    } else {
        return;
    };
    sink.push(
        found.help(
            "put words between the square brackets that say what is there, such as its title",
        ),
    );
}

/// Whether the words of a link in HTML, which holds no picture, say nothing of where it leads.
pub(in crate::load) fn says_nothing(text: &str) -> bool {
    let words = text.trim_matches(|c: char| !c.is_alphanumeric());
    words.is_empty() || EMPTY.iter().any(|empty| empty.eq_ignore_ascii_case(words))
}

/// What is wrong with an address that is written in the text as it is.
pub(in crate::load) fn bare(reader: &Reader<'_>, address: Range<usize>) -> Option<Diagnostic> {
    let help = "make it a link with words: `[the title of the page](https://…)`";
    let found = || letter_by_letter(reader.place(address)).help(help);
    reader.input.writing.then(found)
}

/// Whether the words of a link within the page are those of the heading that it leads to.
fn names_heading(reader: &Reader<'_>, index: usize, words: &str) -> bool {
    let Event::Start(Tag::Link { dest_url, .. }) = reader.tree.event(index) else {
        return false;
    };
    let Some(id) = dest_url.strip_prefix('#') else {
        return false;
    };
    let given = reader.explicit_ids.iter().find(|(_, given)| *given == id);
    slug(words) == id
        || given.is_some_and(|(heading, _)| reader.heading_text(*heading).trim() == words)
}

fn letter_by_letter(place: Place) -> Diagnostic {
    rule::EMPTY_LINK_TEXT.milder(place, "an address is read out letter by letter")
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")
}
