//! The links and pictures of raw HTML, so that they are followed like those of Markdown.

use super::tags::{StartTag, start_tags};
use super::words::plain;
use super::{CLEANER, read};
use std::ops::Range;

/// The address of a link or a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What it is the address of.
    pub of: AddressOf,
    /// The whole attribute, in bytes of the snippet.
    pub attribute: Range<usize>,
    /// Its value, quotes and all.
    pub value: Range<usize>,
    /// The address itself, character references resolved.
    pub to: String,
}

/// What an address is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressOf {
    /// `<a href>`
    Link,
    /// `<img src>`
    Picture {
        /// The author says how large it is shown.
        sized: bool,
    },
}

/// The addresses that stay in one HTML block or inline tag, in order.
pub fn addresses(html: &str) -> Vec<Address> {
    start_tags(html)
        .iter()
        .filter_map(|tag| of_tag(html, tag))
        .collect()
}

fn of_tag(html: &str, tag: &StartTag) -> Option<Address> {
    let named = |name: &str| {
        tag.attributes
            .iter()
            .find(|one| html[one.name.clone()].eq_ignore_ascii_case(name))
    };
    let (name, of) = match tag.element.as_str() {
        "a" => ("href", AddressOf::Link),
        "img" => (
            "src",
            AddressOf::Picture {
                sized: named("width").or_else(|| named("height")).is_some(),
            },
        ),
        _ => return None,
    };
    let attribute = named(name)?;
    let to = value(&tag.element, name, &html[attribute.range.clone()])?;
    Some(Address {
        of,
        attribute: attribute.range.clone(),
        value: attribute.value.clone()?,
        to,
    })
}

/// The value of an attribute as it is written, or nothing where it may not stay: the sanitiser
/// itself is asked, since it alone knows all the ways to write a character.
fn value(element: &str, name: &str, written: &str) -> Option<String> {
    let clean = read(&CLEANER, &format!("<{element} {written}>"));
    let value = clean
        .strip_prefix(&format!("<{element} {name}=\""))?
        .split('"')
        .next()?;
    Some(plain(value))
}
