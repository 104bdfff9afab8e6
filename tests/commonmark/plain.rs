//! A plain resolver for fragments, and markup as a browser reads it, without what we add to it on
//! purpose.

use std::sync::Arc;

use preceptor::diagnostic::Diagnostics;
use preceptor::load::body::abbreviations::Abbreviations;
use preceptor::load::text::{Input, read};
use preceptor::model::document::Body;
use preceptor::model::fragment::{Part, escape};
use preceptor::model::kind::KindName;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

/// The body of a page, with addresses as they are written.
pub fn html_of(markdown: &str) -> String {
    let (file, abbreviations): (Arc<str>, _) = ("a.md".into(), Abbreviations::default());
    let body = 0..markdown.len();
    let input = Input {
        file: &file,
        text: markdown,
        body,
        title: "",
        kind: KindName::Page,
        abbreviations: &abbreviations,
        writing: false,
    };
    let body = read(&input, &mut Diagnostics::default());
    body.fragment
        .0
        .iter()
        .map(|part| filled(part, &body))
        .collect()
}

fn filled(part: &Part, body: &Body) -> String {
    match part {
        Part::Html(html) => html.to_string(),
        Part::Link(number) => escape(&body.links[*number as usize].to),
        Part::Image(number) => format!(" src=\"{}\"", escape(&body.images[*number as usize].to)),
        Part::Term { abbreviation, .. } => escape(abbreviation),
        Part::Id(id) => escape(id),
        Part::Jump(id) => format!("#{}", escape(id)),
        Part::Level(level) => level.to_string(),
        _ => String::new(),
    }
}

/// Markup as a browser reads it, one way of writing for each thing, without what we add on purpose:
/// two pages that look and work alike give the same text.
pub fn as_read(html: &str) -> String {
    let mut out = String::new();
    write_children(Html::parse_fragment(html).root_element(), false, &mut out);
    out.trim().to_owned()
}

fn write_children(element: ElementRef<'_>, verbatim: bool, out: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) if verbatim => out.push_str(&escape(text)),
            Node::Text(text) => collapsed(text, out),
            Node::Comment(comment) => out.push_str(&format!("<!--{}-->", &**comment)),
            _ => ElementRef::wrap(child)
                .into_iter()
                .for_each(|child| write_element(child, verbatim, out)),
        }
    }
}

/// White space between blocks counts for nothing, and elsewhere as one space.
fn collapsed(text: &str, out: &mut String) {
    for (index, word) in text.split([' ', '\n', '\t']).enumerate() {
        let space = index > 0 && !out.ends_with([' ', '\n']) && !out.is_empty();
        out.push_str(if space { " " } else { "" });
        out.push_str(&escape(word));
    }
}

fn write_element(element: ElementRef<'_>, verbatim: bool, out: &mut String) {
    let name = element.value().name();
    if is_added(element.value()) {
        return write_children(element, verbatim, out);
    }
    let (block, verbatim) = (BLOCKS.contains(&name), verbatim || name == "pre");
    if block {
        end_line(out);
    }
    out.push_str(&format!("<{name}{}>", attributes(element.value())));
    write_children(element, verbatim, out);
    if !matches!(name, "br" | "hr" | "img") {
        out.truncate(if block && !verbatim {
            out.trim_end_matches(' ').len()
        } else {
            out.len()
        });
        out.push_str(&format!("</{name}>"));
    }
    out.push_str(if block { "\n" } else { "" });
}

const BLOCKS: &[&str] = &[
    "blockquote",
    "div",
    "dl",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// The box in which a table scrolls, the box of a task, the colours of code.
fn is_added(element: &Element) -> bool {
    let class = element.attr("class").unwrap_or_default();
    matches!(
        (element.name(), class),
        ("div", "table") | ("span", "task-box")
    ) || (element.name() == "span" && class.starts_with("hl-"))
}

fn attributes(element: &Element) -> String {
    let kept = element
        .attrs()
        .filter_map(|(name, value)| Some((name, kept(element.name(), name, value)?)));
    let mut written: Vec<String> = kept
        .map(|(name, value)| format!(" {name}=\"{}\"", escape(&value)))
        .collect();
    written.sort();
    written.concat()
}

/// An attribute's value in its one spelling; nothing for what we add.
fn kept(element: &str, name: &str, value: &str) -> Option<String> {
    match (element, name) {
        ("pre", "class" | "tabindex" | "role" | "aria-label") => None,
        ("img", "loading" | "decoding") | ("th", "scope") => None,
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", "id") => None,
        (_, "href" | "src") => Some(address(value)),
        _ => Some(value.to_owned()),
    }
}

/// An address as CommonMark's own converter writes it: percent signs for what no address may hold.
fn address(value: &str) -> String {
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-_.+!*'(),%#@?=;:/,$&~".contains(&byte);
    value
        .bytes()
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
