//! What the sanitiser will take from a snippet of raw HTML, so that its author can be told where.

use super::tags::{Attribute, StartTag, start_tags};
use super::{keeps, policy};
use std::ops::Range;

/// One thing that will not be in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Where it is, in bytes of the snippet: the start tag, or the attribute.
    pub range: Range<usize>,
    /// What it is, in Markdown: `` `<script>` ``, `` `onclick` `` or `` `javascript:` link ``.
    pub what: String,
}

/// What [`sanitise`](crate::load::html::sanitise::sanitise) takes away from one HTML block or inline tag: elements,
/// attributes and links that may not be in a page. Comments go too and are not named; nor is
/// what is inside an element named already.
pub fn removals(html: &str) -> Vec<Removal> {
    start_tags(html)
        .into_iter()
        .flat_map(|tag| of_tag(html, tag))
        .collect()
}

fn of_tag(html: &str, tag: StartTag) -> Vec<Removal> {
    if policy::ELEMENTS.contains(&tag.element.as_str()) {
        return tag
            .attributes
            .iter()
            .filter_map(|attribute| of_attribute(html, &tag.element, attribute))
            .collect();
    }
    vec![Removal {
        what: format!("`<{}>`", tag.element),
        range: tag.range,
    }]
}

fn of_attribute(html: &str, element: &str, attribute: &Attribute) -> Option<Removal> {
    let name = html[attribute.name.clone()].to_ascii_lowercase();
    let written = &html[attribute.range.clone()];
    let value_judged = policy::value_matters(&name);
    if policy::name_allowed(element, &name) && (!value_judged || keeps(element, &name, written)) {
        return None;
    }
    Some(Removal {
        range: attribute.range.clone(),
        what: describe(element, &name, written),
    })
}

fn describe(element: &str, name: &str, written: &str) -> String {
    if !policy::name_allowed(element, name) || !matches!(name, "href" | "src" | "cite") {
        return format!("`{name}`");
    }
    let value = written.split_once('=').map_or("", |(_, value)| value);
    match policy::scheme(value.trim_start().trim_start_matches(['"', '\''])) {
        Some(scheme) => format!("`{scheme}:` link"),
        None => format!("link in `{name}`"),
    }
}
