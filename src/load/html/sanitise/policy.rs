//! What may be in a page: elements, attributes and the schemes of links. One list serves the
//! sanitiser and the report of what it takes away, so that they cannot disagree.

/// Elements that stay.
pub(super) const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements that go with all that is in them, since it is not prose.
pub(super) const WITH_CONTENT: &[&str] = &[
    "applet", "canvas", "datalist", "embed", "frameset", "iframe", "math", "noembed", "noframes",
    "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title",
    "xmp",
];

/// Attributes that may be on any element; see [`value_allowed`] for their values.
pub(super) const ANYWHERE: &[&str] = &[
    "aria-label",
    "class",
    "dir",
    "id",
    "lang",
    "role",
    "tabindex",
];

/// Attributes that may be on one element.
pub(super) const ON_ELEMENT: &[(&str, &[&str])] = &[
    ("a", &["href", "title"]),
    ("abbr", &["title"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("dfn", &["title"]),
    (
        "img",
        &[
            "alt", "decoding", "height", "loading", "src", "title", "width",
        ],
    ),
    ("ins", &["cite", "datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    ("q", &["cite"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["abbr", "colspan", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

/// The schemes of links; `hole` stands for an address that is put in later. Links without a scheme
/// stay as they are.
pub(super) const SCHEMES: &[&str] = &["http", "https", "mailto", "tel", "hole"];

const ROLES: &[&str] = &["note", "region", "img", "group", "doc-noteref"];

/// Whether the name may be on the element, whatever its value.
pub(super) fn name_allowed(element: &str, attribute: &str) -> bool {
    ANYWHERE.contains(&attribute)
        || ON_ELEMENT
            .iter()
            .any(|(name, attributes)| *name == element && attributes.contains(&attribute))
}

/// Whether the attribute may have this value. `href` and `src` are the sanitiser's own to judge.
pub(super) fn value_allowed(attribute: &str, value: &str) -> bool {
    match attribute {
        "id" => value.starts_with("hole:"),
        "role" => ROLES.contains(&value),
        "tabindex" => value == "0",
        "cite" => scheme(value).is_none_or(|scheme| SCHEMES.contains(&scheme.as_str())),
        _ => true,
    }
}

/// Whether the value decides: only of these need the value be looked at.
pub(super) fn value_matters(attribute: &str) -> bool {
    matches!(
        attribute,
        "cite" | "href" | "id" | "role" | "src" | "tabindex"
    )
}

/// The scheme of an address as a browser reads it: leading control characters, tabs and line ends
/// count for nothing.
pub(in crate::load) fn scheme(address: &str) -> Option<String> {
    let seen = address
        .trim_start_matches(|c| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'));
    let mut scheme = String::new();
    for c in seen {
        match c {
            ':' => return Some(scheme).filter(|scheme| !scheme.is_empty()),
            c if c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.') => {
                scheme.push(c.to_ascii_lowercase())
            }
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_read_as_browsers_read_them() {
        assert_eq!(
            scheme(" \u{1}java\nscript\t:alert(1)").as_deref(),
            Some("javascript")
        );
        assert_eq!(scheme("HTTP://x").as_deref(), Some("http"));
        assert_eq!(scheme("a/b:c"), None);
        assert_eq!(scheme("#x"), None);
    }

    #[test]
    fn values_are_judged() {
        assert!(value_allowed("id", "hole:5") && !value_allowed("id", "top"));
        assert!(value_allowed("role", "note") && !value_allowed("role", "button"));
        assert!(value_allowed("tabindex", "0") && !value_allowed("tabindex", "1"));
        assert!(value_allowed("cite", "a/b") && !value_allowed("cite", "javascript:x"));
    }
}
