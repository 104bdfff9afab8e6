//! `{#id key=value pin}` at the end of a heading or of a list item's first paragraph: one grammar
//! for both.

/// What is between the braces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Attributes {
    /// `#id`.
    pub id: Option<String>,
    /// `key=value`, and words alone, in order. Values are ids, never phrases.
    pub others: Vec<(String, Option<String>)>,
}

/// Words that mean something alone, between braces of their own: `{pin}`.
const ALONE: [&str; 2] = ["pin", "group"];

/// Splits `text` into its words and the attributes at its end, as questions and steps have them:
/// braces that hold no `#id` count when all they hold is `key=value`, `pin` or `group`.
pub(crate) fn split_all(text: &str) -> (&str, Option<Attributes>) {
    let (before, found) = split_once(text);
    let Some(mut found) = found else {
        return (before, None);
    };
    // `{#id} {points=2}`: two pairs of braces are one.
    if let (before, Some(more)) = split_once(before) {
        found.id = more.id.or(found.id);
        found.others.splice(0..0, more.others);
        return (before, Some(found));
    }
    (before, Some(found))
}

fn split_once(text: &str) -> (&str, Option<Attributes>) {
    let found = split(text);
    if found.1.is_some() {
        return found;
    }
    let trimmed = text.trim_end();
    let Some((before, inside)) = trimmed
        .strip_suffix('}')
        .and_then(|text| text.rsplit_once('{'))
    else {
        return found;
    };
    let means_something = |word: &str| ALONE.contains(&word) || word.contains('=');
    if inside.trim_start().starts_with('#') {
        return (before.trim_end(), Some(read(inside)));
    }
    if inside.trim().is_empty() || !closed(inside).split_whitespace().all(means_something) {
        return found;
    }
    (before.trim_end(), Some(read(inside)))
}

/// Splits `text` into its words and the attributes at its end. Braces that do not begin with `#`
/// are words.
pub(crate) fn split(text: &str) -> (&str, Option<Attributes>) {
    let none = (text, None);
    let trimmed = text.trim_end();
    let Some(inside) = trimmed.strip_suffix('}') else {
        return none;
    };
    let Some((before, inside)) = inside.rsplit_once('{') else {
        return none;
    };
    if !inside.starts_with('#') {
        return none;
    }
    (before.trim_end(), Some(read(inside)))
}

fn read(inside: &str) -> Attributes {
    let mut attributes = Attributes::default();
    let inside = closed(inside);
    let mut words = inside.split_whitespace();
    while let Some(word) = words.next() {
        match word.strip_prefix('#') {
            // `{# id}`: the space stays, so that it can be said.
            Some("") if attributes.id.is_none() => {
                attributes.id = Some(words.next().map_or_else(String::new, |id| format!(" {id}")));
            }
            Some(id) if attributes.id.is_none() => attributes.id = Some(id.to_owned()),
            _ => attributes.others.push(other(word)),
        }
    }
    attributes
}

/// `points = 2` without its spaces.
fn closed(inside: &str) -> String {
    let parts: Vec<&str> = inside.split('=').collect();
    let last = parts.len() - 1;
    let trimmed = parts.iter().enumerate().map(|(index, part)| {
        let part = if index > 0 { part.trim_start() } else { part };
        if index < last { part.trim_end() } else { part }
    });
    trimmed.collect::<Vec<_>>().join("=")
}

fn other(word: &str) -> (String, Option<String>) {
    match word.split_once('=') {
        Some((key, value)) => (key.to_owned(), Some(value.to_owned())),
        None => (word.to_owned(), None),
    }
}

/// Letters, digits, `-` and `_`; any script. What works in an address without being written
/// otherwise.
pub(crate) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_end_a_text() {
        let (text, found) = split("Who? {#who points=2 pin}");
        assert_eq!(text, "Who?");
        let others = vec![
            ("points".to_owned(), Some("2".to_owned())),
            ("pin".to_owned(), None),
        ];
        assert_eq!(
            found,
            Some(Attributes {
                id: Some("who".to_owned()),
                others
            })
        );
    }

    #[test]
    fn questions_and_steps_may_be_written_with_more_spaces_and_braces() {
        let points = Attributes {
            id: Some("who".to_owned()),
            others: vec![("points".to_owned(), Some("2".to_owned()))],
        };
        for text in [
            "Who? { #who points=2 }",
            "Who? {#who} {points=2}",
            "Who? {#who points = 2}",
        ] {
            assert_eq!(split_all(text), ("Who?", Some(points.clone())), "{text}");
        }
    }

    #[test]
    fn braces_of_other_kinds_are_words() {
        for text in ["a {b}", "a {#b} c", "a #b}", "}", "{", "{}"] {
            assert_eq!(split(text), (text, None));
        }
    }
}
