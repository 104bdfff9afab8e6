//! Only harmless HTML goes into a page: whatever an author or a plug-in wrote, scripts, frames,
//! forms and styles do not.

mod addresses;
mod cost;
mod policy;
mod removals;
mod tags;
mod words;

pub(in crate::load) use policy::scheme;

pub use addresses::{Address, AddressOf, addresses};
pub use removals::{Removal, removals};
pub use tags::{StartTag, start_tags};
pub use words::{Piece, pieces};

use ammonia::Builder;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// How often the output is read again at most. Markup whose tags are wrongly nested may come out of
/// the first reading in a form that a browser reads in yet another way. Two settled all of forty
/// thousand random snippets.
const READINGS: usize = 6;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| cleaner(policy::ELEMENTS));

/// Keeps words only.
static STRIPPER: LazyLock<Builder<'static>> = LazyLock::new(|| cleaner(&[]));

/// The HTML of a page body without what may do harm, balanced; addresses without a scheme, text and
/// the markers in it stay as they are. To sanitise the result again changes nothing: a browser
/// reads it as it was meant.
///
/// Text that may not be where it is (straight inside a `<table>`) moves before the table, as in
/// browsers. Should the markup be so twisted that it does not settle, only its words are kept;
/// should reading it cost more than any page does (over a hundred elements in one another, or so
/// many left open that it would grow many times), all of it becomes text.
///
/// ```
/// # use preceptor::load::html::sanitise::sanitise;
/// assert_eq!(sanitise(r#"<p onclick="x()">Hello<script>y()</script>"#), "<p>Hello</p>");
/// ```
pub fn sanitise(html: &str) -> String {
    if cost::is_too_high(html) {
        return as_text(html);
    }
    let mut now = read(&CLEANER, html);
    for _ in 0..READINGS {
        if cost::is_too_high(&now) {
            return as_text(html);
        }
        let next = read(&CLEANER, &now);
        if next == now {
            return now;
        }
        now = next;
    }
    read(&STRIPPER, &now)
}

fn as_text(html: &str) -> String {
    read(&STRIPPER, &html.replace('&', "&amp;").replace('<', "&lt;"))
}

fn cleaner(elements: &'static [&'static str]) -> Builder<'static> {
    let kept = policy::ON_ELEMENT
        .iter()
        .filter(|(element, _)| elements.contains(element));
    let mut builder = Builder::default();
    builder
        .tags(set(elements))
        .clean_content_tags(set(policy::WITH_CONTENT))
        .generic_attributes(set(policy::ANYWHERE))
        .tag_attributes(
            kept.map(|(element, names)| (*element, set(names)))
                .collect(),
        )
        .url_schemes(set(policy::SCHEMES))
        .link_rel(None)
        .attribute_filter(|_, name, value| {
            policy::value_allowed(name, value).then_some(Cow::Borrowed(value))
        });
    builder
}

fn set(names: &'static [&'static str]) -> HashSet<&'static str> {
    names.iter().copied().collect()
}

fn read(cleaner: &Builder<'static>, html: &str) -> String {
    keep_first_lines(cleaner.clean(html).to_string())
}

/// A reader drops one line end straight after `<pre>`. Where one is left it was meant, so it is
/// written twice.
fn keep_first_lines(html: String) -> String {
    let mut kept = String::new();
    let mut done = 0;
    for (at, _) in html.match_indices("<pre") {
        // `<` and `>` are escaped everywhere but in tags, so this is the end of this very tag.
        let end = html[at..]
            .find('>')
            .map_or(html.len(), |length| at + length + 1);
        if html[end..].starts_with('\n') {
            kept.push_str(&html[done..end]);
            kept.push('\n');
            done = end;
        }
    }
    if done == 0 {
        html
    } else {
        kept + &html[done..]
    }
}

/// Whether the attribute, as it is written, would stay on the element: the sanitiser itself is
/// asked, since it alone knows all the ways to write a character.
fn keeps(element: &str, name: &str, written: &str) -> bool {
    // Cells cannot stand alone; the values judged there are judged alike everywhere.
    let element = if matches!(name, "href" | "src" | "cite") {
        element
    } else {
        "span"
    };
    read(&CLEANER, &format!("<{element} {written}>")).starts_with(&format!("<{element} {name}="))
}

#[cfg(test)]
mod tests;
