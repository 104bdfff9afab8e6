//! What may be in a drawing.

use crate::load::html::sanitise::scheme;

/// Elements that can run something, hold something that is no drawing, or fetch something.
const ELEMENTS: &[&str] = &[
    "script",
    "foreignobject",
    "handler",
    "listener",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "source",
    "canvas",
    "discard",
    "font-face-uri",
    "tref",
    "link",
    "meta",
    "base",
    "form",
    "math",
    "template",
];

/// Elements that can change an address while the drawing is looked at.
const MOVING: &[&str] = &[
    "animate",
    "set",
    "animatecolor",
    "animatemotion",
    "animatetransform",
];

/// Name spaces whose elements browsers act on, beside that of drawings.
const ACTIVE_SPACES: &[&str] = &[
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
];

/// That of drawings.
pub(super) const SVG: &str = "http://www.w3.org/2000/svg";

/// Whether an element goes, with all that is in it. Its name is without prefix, in small letters.
pub(super) fn is_element_refused(space: Option<&str>, name: &str) -> bool {
    ELEMENTS.contains(&name) || space.is_some_and(|space| ACTIVE_SPACES.contains(&space))
}

/// Whether an element sets an address or a handler in the course of time.
pub(super) fn moves_address(name: &str, attribute: &str, value: &str) -> bool {
    let value = value.trim().to_ascii_lowercase();
    let to = value.rsplit(':').next().unwrap_or_default();
    MOVING.contains(&name)
        && attribute == "attributename"
        && (to == "href" || to == "src" || to.starts_with("on"))
}

/// Why an attribute goes; nothing where it may stay. Names are without prefix, in small letters.
pub(super) fn refusal(element: &str, name: &str, value: &str) -> Option<String> {
    match name {
        _ if name.starts_with("on") => Some(format!("`{name}`")),
        "base" => Some("`xml:base`".to_owned()),
        "href" | "src" if !is_address_fine(element, value) => Some(of_address(value)),
        "style" if fetches(value) => Some("a style that fetches something".to_owned()),
        _ if has_address(value) && fetches(value) => Some("an address of another place".to_owned()),
        _ => None,
    }
}

fn of_address(value: &str) -> String {
    match scheme(value).as_deref() {
        Some("javascript" | "vbscript") => "a `javascript:` link".to_owned(),
        Some("data") => "a `data:` address".to_owned(),
        _ => "an address of another place".to_owned(),
    }
}

/// Where a link leads is up to who clicks it. What else names an address fetches what is there.
fn is_address_fine(element: &str, address: &str) -> bool {
    match scheme(address).as_deref() {
        Some("http" | "https" | "mailto" | "tel") => element == "a",
        Some("data") => is_picture(element, address),
        Some(_) => false,
        None => element == "a" || !leads_elsewhere(address),
    }
}

/// `//host/a.png`, however it is written.
fn leads_elsewhere(address: &str) -> bool {
    let seen: String = address
        .trim_start_matches(|c| c <= ' ')
        .chars()
        .filter(|c| !c.is_ascii_control())
        .collect();
    seen.starts_with(['/', '\\']) && seen[1..].starts_with(['/', '\\'])
}

/// A picture within the drawing; one that is itself a drawing can do nothing as a picture.
fn is_picture(element: &str, address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    let kinds: &[&str] = match element {
        "image" | "feimage" => &["png", "jpeg", "jpg", "gif", "webp", "svg+xml"],
        _ => &["png", "jpeg", "jpg", "gif", "webp"],
    };
    address.strip_prefix("data:image/").is_some_and(|rest| {
        kinds.iter().any(|kind| {
            rest.strip_prefix(kind)
                .is_some_and(|rest| rest.starts_with([';', ',']))
        })
    })
}

fn has_address(value: &str) -> bool {
    value.len() > 3 && value.to_ascii_lowercase().contains("url(")
}

/// Whether a style fetches anything from elsewhere, or may: what is written with escapes is not
/// puzzled out.
pub(super) fn fetches(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let odd = [
        "\\",
        "@import",
        "image-set",
        "expression",
        "binding",
        "javascript:",
    ];
    odd.iter().any(|word| style.contains(word))
        || style.split("url(").skip(1).any(|rest| {
            let address = rest.trim_start().trim_start_matches(['"', '\'']);
            let is_data = address.starts_with("data:") && !address.starts_with("data:text/html");
            let address = address.split([')', '"', '\'']).next().unwrap_or_default();
            !is_data
                && !address.starts_with(SVG)
                && (scheme(address).is_some() || leads_elsewhere(address))
        })
}
