//! Every address of another site in the content, with its places.

use std::collections::BTreeMap;

use url::Url;

use crate::diagnostic::Place;
use crate::model::document::Document;
use crate::model::kind::Kind;
use crate::model::library::Library;

/// Addresses without their fragment, and the places that name each.
pub(super) type Links = BTreeMap<String, Vec<Place>>;

/// The addresses in the text of pages, in their sources, and in later events of policies.
pub(super) fn of(library: &Library) -> Links {
    let mut links = Links::new();
    for document in library.pages.iter().map(|page| &page.document) {
        let mut named: Vec<&str> = written(document).collect();
        named.sort_unstable();
        named.dedup();
        for url in named {
            if let Some(asked) = asked(url) {
                links
                    .entry(asked)
                    .or_default()
                    .extend(places(document, url));
            }
        }
    }
    for places in links.values_mut() {
        places.sort();
        places.dedup();
    }
    links
}

fn written(document: &Document) -> impl Iterator<Item = &str> {
    let later = match &document.kind {
        Kind::Policy(policy) => policy.later.as_slice(),
        _ => &[],
    };
    let sources = document
        .meta
        .sources
        .iter()
        .chain(later.iter().map(|later| &later.source));
    document
        .body
        .outside
        .iter()
        .map(|url| &**url)
        .chain(sources.filter_map(|source| source.url.as_deref()))
}

/// The address to request: only http and https. Anything else is not a link to another site.
fn asked(written: &str) -> Option<String> {
    let whole = if written.starts_with("//") {
        format!("https:{written}")
    } else {
        written.to_owned()
    };
    let mut url = Url::parse(&whole)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    without_password(&mut url);
    Some(url.into())
}

/// A password in an address is meant for whoever follows the link; it is not ours to send.
pub(super) fn without_password(url: &mut Url) {
    let _ = url.set_username("").and_then(|()| url.set_password(None));
}

/// Every occurrence of the address in the file; the whole file if it is written differently there
/// (`&amp;`).
fn places(document: &Document, url: &str) -> Vec<Place> {
    let bare = url
        .strip_prefix("https://")
        .filter(|bare| bare.starts_with("www."));
    let found = [Some(url), bare]
        .into_iter()
        .flatten()
        .map(|written| found(document, written));
    let first = found.into_iter().find(|places| !places.is_empty());
    first.unwrap_or_else(|| vec![Place::file(&document.file)])
}

fn found(document: &Document, written: &str) -> Vec<Place> {
    let ends = |rest: &str| {
        // `https://a.b/c` is also a part of `https://a.b/cd`.
        rest.trim_start_matches(['.', ',', ';', '!', '?', '/'])
            .chars()
            .next()
            .is_none_or(|c| {
                c.is_whitespace()
                    || matches!(c, ')' | '>' | '"' | '\'' | ']' | '*' | '|' | '<' | '}')
            })
    };
    let places = document.text.match_indices(written);
    places
        .filter(|(at, _)| ends(&document.text[at + written.len()..]))
        .map(|(at, _)| document.place(at..at + written.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn only_pages_of_the_web_are_asked_for() {
        assert_eq!(asked("https://a.b/c#d").as_deref(), Some("https://a.b/c"));
        assert_eq!(asked("//a.b").as_deref(), Some("https://a.b/"));
        assert_eq!(
            asked("https://me:secret@a.b/c").as_deref(),
            Some("https://a.b/c")
        );
        assert_eq!(asked("HTTP://A.b").as_deref(), Some("http://a.b/"));
        for other in ["mailto:a@b.c", "tel:1", "https://", "a.md"] {
            assert_eq!(asked(other), None, "{other}");
        }
    }
}
