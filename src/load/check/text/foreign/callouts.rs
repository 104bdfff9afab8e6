//! `!!! note` and `::: note` as the callouts that they are here.

use std::ops::Range;

use super::construct::Construct;
use super::{Found, Text};

/// What a callout says before its text.
struct Head {
    /// Its name here, where there is no doubt about it.
    name: Option<&'static str>,
    title: String,
}

impl Head {
    fn written(&self) -> String {
        format!("> [!{}] {}", self.name.unwrap_or("NOTE"), self.title)
            .trim_end()
            .to_owned()
    }
}

/// The callout that is nearest to the name that another tool has.
fn callout(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "note" | "info" | "question" | "faq" | "abstract" | "summary" | "tldr" | "todo"
        | "seealso" | "callout" | "callout-note" => "NOTE",
        "tip" | "hint" | "success" | "check" | "done" | "callout-tip" => "TIP",
        "important" | "callout-important" => "IMPORTANT",
        "warning" | "attention" | "callout-warning" => "WARNING",
        "caution" | "danger" | "error" | "failure" | "fail" | "callout-caution" => "CAUTION",
        "example" | "snippet" => "EXAMPLE",
        "details" | "spoiler" | "solution" => "DETAILS",
        _ => return None,
    })
}

fn with_capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// `!!! note "Title"`, `??? note`, and the indented text below.
pub(super) fn admonition(text: &Text<'_>, line: &str, range: Range<usize>) -> Option<Found> {
    let head = admonition_head(line)?;
    let body = indented(&text.input.text[range.end..text.input.body.end]);
    let end = range.end + body.len();
    let found = Found {
        end,
        ..Found::new(Construct::Admonition, range.clone())
    };
    if body.trim().is_empty() {
        return Some(found.write(head.written()));
    }
    let lines = body.lines().skip(1).map(|line| {
        line.strip_prefix('\t')
            .unwrap_or_else(|| without_indent(line))
    });
    let quote = quoted(&head, lines);
    let is_sure = head.name.is_some() && text.is_at_margin(range.start);
    let found = found.write(quote.clone());
    Some(if is_sure {
        found.sure(range.start..end, quote)
    } else {
        found
    })
}

fn admonition_head(line: &str) -> Option<Head> {
    let (sign, rest) = line.split_once(' ')?;
    let is_folded = matches!(sign, "???" | "???+");
    if !is_folded && sign != "!!!" {
        return None;
    }
    let rest = rest.trim();
    let (words, title) = match rest.split_once('"') {
        Some((words, title)) => (words.trim(), title.strip_suffix('"')?.trim().to_owned()),
        None => (rest, String::new()),
    };
    let is_name = |word: &str| {
        word.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    let kind = words
        .split(' ')
        .next()
        .filter(|_| words.split(' ').all(is_name))?;
    if !is_folded {
        return Some(Head {
            name: callout(kind),
            title,
        });
    }
    let title = if title.is_empty() {
        with_capital(kind)
    } else {
        title
    };
    Some(Head {
        name: Some("DETAILS"),
        title,
    })
}

/// The text below as far as its lines are blank or indented, without the blank lines at its end.
fn indented(below: &str) -> &str {
    let mut end = 0;
    let mut at = 0;
    for (number, line) in below.split_inclusive('\n').enumerate() {
        let is_blank = line.trim().is_empty();
        if number > 0 && !is_blank && !line.starts_with("    ") && !line.starts_with('\t') {
            break;
        }
        at += line.len();
        if !is_blank {
            end = at - (line.len() - line.trim_end_matches(['\n', '\r']).len());
        }
    }
    &below[..end]
}

fn without_indent(line: &str) -> &str {
    line.strip_prefix("    ").unwrap_or(line.trim_start())
}

fn quoted<'l>(head: &Head, lines: impl Iterator<Item = &'l str>) -> String {
    lines.fold(head.written(), |quote, line| {
        format!("{quote}\n> {line}").trim_end().to_owned()
    })
}

/// `::: note Title` to the `:::` that closes it.
pub(super) fn container(text: &Text<'_>, line: &str, range: Range<usize>) -> Option<Found> {
    let rest = line.trim_start_matches(':');
    let colons = line.len() - rest.len();
    if colons < 3 {
        return None;
    }
    let found = Found::new(Construct::Container, range.clone());
    let Some((head, is_whole)) = container_head(rest.trim()) else {
        return Some(found);
    };
    let below = &text.input.text[range.end..text.input.body.end];
    match closed(below)
        .filter(|_| text.is_at_margin(range.start) && is_whole && head.name.is_some())
    {
        Some((body, length)) => {
            let quote = quoted(&head, body.lines());
            let found = Found {
                end: range.end + length,
                ..found
            };
            Some(
                found
                    .write(quote.clone())
                    .sure(range.start..range.end + length, quote),
            )
        }
        None => Some(found.write(head.written())),
    }
}

/// `note`, `note Title`, `note[Title]`, `{.callout-note}`; whether nothing else is there.
fn container_head(rest: &str) -> Option<(Head, bool)> {
    let inner = rest
        .strip_prefix('{')
        .map_or(rest, |inner| inner.trim_end_matches('}').trim());
    let inner = inner.trim_end_matches(':').trim_end();
    let end = inner
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.')))
        .unwrap_or(inner.len());
    let (name, title) = inner.split_at(end);
    let title = title.trim();
    let title = title
        .strip_prefix('[')
        .and_then(|title| title.strip_suffix(']'))
        .unwrap_or(title);
    let name = name.trim_start_matches('.');
    let is_whole = !title.contains(['{', '}', '=', '#']);
    let folded = callout(name) == Some("DETAILS") && title.is_empty();
    let title = if folded {
        with_capital(name)
    } else {
        title.to_owned()
    };
    (!name.is_empty()).then(|| {
        (
            Head {
                name: callout(name),
                title,
            },
            is_whole,
        )
    })
}

/// What is between the line above and the next line of colons alone, and how long both are.
fn closed(below: &str) -> Option<(&str, usize)> {
    let mut at = 0;
    for line in below.split_inclusive('\n') {
        let seen = line.trim();
        if seen.starts_with(":::") {
            let end = at + line.trim_end().len();
            return seen
                .trim_matches(':')
                .is_empty()
                .then(|| (below[..at].trim_matches(['\n', '\r']), end));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read() {
        let written = |line: &str| admonition_head(line).map(|head| head.written());
        assert_eq!(
            written("!!! note \"Wash hands\"").as_deref(),
            Some("> [!NOTE] Wash hands")
        );
        assert_eq!(
            written("!!! danger inline end").as_deref(),
            Some("> [!CAUTION]")
        );
        assert_eq!(
            written("???+ question").as_deref(),
            Some("> [!DETAILS] Question")
        );
        for text in ["!!! Achtung !!!", "!!!", "?? what", "!!! note \"open"] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_ends_where_its_indent_does() {
        assert_eq!(indented("\n    a\n\n    b\n\nc"), "\n    a\n\n    b");
        assert_eq!(indented("\nc"), "");
    }

    #[test]
    fn containers_end_with_colons() {
        assert_eq!(closed("\nText.\n:::\nmore"), Some(("Text.", 10)));
        assert_eq!(closed("\n::: inner\n:::\n:::"), None);
        let head = |rest| container_head(rest).map(|(head, is_whole)| (head.written(), is_whole));
        assert_eq!(
            head("tip[Wash hands]"),
            Some(("> [!TIP] Wash hands".to_owned(), true))
        );
        assert_eq!(
            head("{.callout-warning}"),
            Some(("> [!WARNING]".to_owned(), true))
        );
        assert_eq!(head("{.x #y}").map(|(_, is_whole)| is_whole), Some(false));
    }
}
