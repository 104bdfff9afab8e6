//! What the YAML library says of a value, in words for its author, with the fix where it is known.

use std::ops::Range;

use super::{Entry, Yaml, quoted, quoted_value};
use crate::diagnostic::fix::Edit;
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Diagnostic, rule};
use crate::load::front_matter::split::lines;

impl Yaml<'_> {
    /// A value whose signs mean something to YAML: `@home`, `"unclosed`, `*stars*`.
    pub(super) fn unquoted(&self, entry: &Entry<'_>) -> Diagnostic {
        let text = without_quotes(entry.inline);
        let line = self.line_around(entry.range.start);
        let corrected = format!("{}: {}", entry.key, quoted(text));
        let quote = entry
            .inline
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''));
        // `>` and `|` may begin a text of several lines of which the end is missing.
        let sure = !entry.inline.starts_with(['>', '|'])
            && quote.is_none_or(|quote| entry.inline.matches(quote).count() == 1)
            && !text.contains(['"', '\'']);
        let edit = if sure {
            self.quoting(line.clone(), &corrected)
        } else {
            None
        };
        self.wrong(
            line,
            "a character in this value has a special meaning here, or a quote is not closed",
        )
        .help("put the whole value in straight quotes")
        .corrected(corrected)
        .fix("put the whole value in straight quotes", edit)
    }

    /// An error of the YAML library in the words of this tool.
    pub(super) fn explain(&self, error: &str, at: usize, within: Range<usize>) -> Diagnostic {
        let line = self.line_around(at.min(within.end.saturating_sub(1).max(within.start)));
        let text = &self.text[line.clone()];
        if let Some(list) = text
            .strip_suffix(':')
            .filter(|list| list.ends_with([']', '}']))
        {
            let edit = self.if_readable(&within, Some(self.edit(line.clone(), list)));
            return self
                .wrong(line, "the colon after this list means something else here")
                .help("delete it")
                .corrected(list)
                .fix("delete the colon behind the list", edit);
        }
        let colon = error.contains("mapping values are not allowed")
            || error.contains("could not find expected ':'");
        if let Some(list) = text
            .strip_suffix(':')
            .filter(|_| colon)
            .filter(|line| ends_with_list(line))
        {
            let edit = self.edit(line.clone(), list);
            let found = self
                .wrong(line, "there is a colon behind this list")
                .help("delete the colon");
            return found
                .corrected(list)
                .fix("delete the colon behind the list", [edit]);
        }
        if let Some(corrected) = quoted_value(text).filter(|_| colon) {
            let found = self.colon_in_value(line, &corrected);
            return self.only_if_better(found, &within);
        }
        if text.starts_with('\t')
            || text.contains("\n\t")
            || error.contains("cannot start any token")
        {
            let tidy = text.replace('\t', "  ");
            let edit = text.contains('\t').then(|| self.edit(line.clone(), &tidy));
            return self
                .wrong(
                    line,
                    "there is a tab here, or a character with a special meaning",
                )
                .help("indent with spaces, and put quotes around the value")
                .corrected(tidy.trim_start())
                .fix("indent with spaces", self.if_readable(&within, edit));
        }
        if let Some(found) = self.known_mistake(error, line.clone(), within.clone()) {
            return found;
        }
        let message = plain_message(error);
        let found = self.wrong(
            self.quoted_in(&message, at, &within)
                .unwrap_or(at..line.end.max(at)),
            message,
        );
        match named(error, "unknown field") {
            Some((wrong, known)) => self.unknown_key(wrong, &known, at, within),
            None => Diagnostic {
                help: fix(error),
                ..found
            },
        }
    }

    fn unknown_key(
        &self,
        wrong: &str,
        known: &[&str],
        at: usize,
        within: Range<usize>,
    ) -> Diagnostic {
        let hint = did_you_mean(wrong, known.iter().copied());
        let start = self.text[within.clone()]
            .find(wrong)
            .map_or(at, |start| within.start + start);
        let key = start..start + wrong.len();
        let edit = self
            .letter_case(wrong, known, &within)
            .map(|right| self.edit(key.clone(), right));
        rule::UNKNOWN_KEY
            .at(self.place(key), format!("there is no key `{wrong}` here"))
            .help(hint.unwrap_or_else(|| format!("the keys here are {}", known.join(", "))))
            .fix("write the key in small letters", edit)
    }

    /// `Term:` is `term:`, unless that is there already.
    fn letter_case<'k>(
        &self,
        wrong: &str,
        known: &[&'k str],
        within: &Range<usize>,
    ) -> Option<&'k str> {
        let right = known.iter().find(|key| key.eq_ignore_ascii_case(wrong))?;
        let is_set = self
            .lines_of(within.clone())
            .any(|line| key_of(&self.text[line]) == Some(right));
        (!is_set).then_some(*right)
    }

    /// Mistakes whose fix is known: what the library says of them helps nobody.
    fn known_mistake(
        &self,
        error: &str,
        line: Range<usize>,
        within: Range<usize>,
    ) -> Option<Diagnostic> {
        let text = &self.text[line.clone()];
        if error.contains("end of stream") || error.contains("quoted scalar") {
            return self.unclosed(within);
        }
        if let Some((_, rest)) = error.split_once("duplicate field `") {
            return self.twice(rest.split('`').next()?, within);
        }
        let text_expected = error.contains("invalid type: map, expected text");
        if text_expected
            || named(error, "unknown field")
                .is_some_and(|(key, known)| is_phrase(text, key, &known))
        {
            let corrected = quoted_item(text)?;
            let found = self.colon_in_value(line, &corrected);
            return Some(self.only_if_better(found, &within));
        }
        let item = self
            .lines_of(within.clone())
            .find(|line| is_tight_item(&self.text[line.clone()]))?;
        error.contains("expected a sequence").then(|| {
            let corrected = self.text[item.clone()].replacen('-', "- ", 1);
            let edits: Vec<Edit> = self.tight_items(within.clone()).collect();
            self.wrong(
                item,
                "a space belongs between the dash of a list and what follows it",
            )
            .corrected(corrected)
            .fix("put a space after each dash", edits)
        })
    }

    fn lines_of(&self, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let start = within.start;
        lines(&self.text[within]).map(move |line| start + line.start..start + line.end)
    }

    /// A space after the dash of each item that has none.
    fn tight_items(&self, within: Range<usize>) -> impl Iterator<Item = Edit> + '_ {
        let tight = self
            .lines_of(within)
            .filter(|line| is_tight_item(&self.text[line.clone()]));
        tight.map(|line| self.edit(line.clone(), &self.text[line].replacen('-', "- ", 1)))
    }

    /// The edit, if what it makes of `within` can be read, or can be read further than its line.
    fn if_readable(&self, within: &Range<usize>, edit: Option<Edit>) -> Option<Edit> {
        edit.filter(|edit| {
            let range = edit.range();
            if range.start < within.start || within.end < range.end {
                return false;
            }
            let mut fixed = self.text[within.clone()].to_owned();
            let inside = range.start - within.start..range.end - within.start;
            fixed.replace_range(inside.clone(), &edit.text);
            let line_end = fixed[inside.start + edit.text.len()..]
                .find('\n')
                .map_or(fixed.len(), |length| {
                    inside.start + edit.text.len() + length
                });
            match serde_yaml::from_str::<serde_yaml::Value>(&fixed) {
                Ok(_) => true,
                Err(error) => error
                    .location()
                    .is_some_and(|location| location.index() > line_end),
            }
        })
    }

    /// `found` without its fix, where that helps nothing: the mistake is another.
    fn only_if_better(&self, found: Diagnostic, within: &Range<usize>) -> Diagnostic {
        let better = |edit: &Edit| self.if_readable(within, Some(edit.clone())).is_some();
        let fix = found.fix.filter(|fix| fix.edits.iter().all(better));
        Diagnostic { fix, ..found }
    }

    /// `- term: "unclosed`
    fn unclosed(&self, within: Range<usize>) -> Option<Diagnostic> {
        let opens = |line: &Range<usize>| {
            let value = self.text[line.clone()]
                .split_once(": ")
                .map_or("", |(_, value)| value.trim());
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            (value.matches(quote).count() == 1).then_some(quote)
        };
        let line = self
            .lines_of(within.clone())
            .find(|line| opens(line).is_some())?;
        let quote = opens(&line)?;
        let corrected = format!("{}{quote}", self.text[line.clone()].trim_end());
        let edit = self.if_readable(&within, Some(self.edit(line.clone(), &corrected)));
        let found = self
            .wrong(line, "the quote in this line is not closed")
            .help("close it");
        Some(found.corrected(corrected).fix("close the quote", edit))
    }

    fn twice(&self, key: &str, within: Range<usize>) -> Option<Diagnostic> {
        let named = |line: &Range<usize>| {
            let text = self.text[line.clone()].trim_start_matches([' ', '-']);
            text.strip_prefix(key)
                .is_some_and(|rest| rest.starts_with(':'))
        };
        let mut places = self.lines_of(within).filter(named);
        let (first, second) = (places.next()?, places.next()?);
        let start = second.end
            - self.text[second.clone()]
                .trim_start_matches([' ', '-'])
                .len();
        let place = self.place(start..start + key.len());
        let line = self.place(first).line;
        Some(
            rule::DUPLICATE_KEY
                .at(place, format!("`{key}` is set here a second time"))
                .help(format!("it is in line {line} already; keep one of the two")),
        )
    }

    /// Where the value is that a message begins with.
    fn quoted_in(&self, message: &str, at: usize, within: &Range<usize>) -> Option<Range<usize>> {
        let value = message.strip_prefix('`')?.split('`').next()?;
        let start = at + self.text.get(at..within.end)?.find(value)?;
        Some(start..start + value.len())
    }
}

/// `audience: [staff, leaders]`
fn ends_with_list(line: &str) -> bool {
    let list = line.split_once(": ").map_or("", |(_, value)| value.trim());
    list.starts_with('[') && list.ends_with(']') && list.matches(['[', ']']).count() == 2
}

/// A value without the quotes that were put around it, if they were.
fn without_quotes(value: &str) -> &str {
    let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return value;
    };
    match value[1..].strip_suffix(quote) {
        Some(inside) => inside,
        None if value.matches(quote).count() == 1 => &value[1..],
        None => value,
    }
}

/// `- Report: part two`: what is before the colon is no key, but the beginning of a sentence.
/// `- Term: part two` is a key with a capital letter.
fn is_phrase(line: &str, key: &str, known: &[&str]) -> bool {
    let item = line
        .trim_start()
        .strip_prefix("- ")
        .and_then(|item| item.strip_prefix(key));
    // Where an item may be a text, it may be a source, and have an address.
    let is_text =
        known.contains(&"url") && !known.iter().any(|known| known.eq_ignore_ascii_case(key));
    let capital = key.starts_with(char::is_uppercase) && is_text;
    item.is_some_and(|rest| rest.starts_with(": ")) && capital
}

/// `term` of `- term: Fit note`.
fn key_of(line: &str) -> Option<&str> {
    line.trim_start_matches([' ', '-'])
        .split_once(':')
        .map(|(key, _)| key)
}

/// `- a: b` as `- "a: b"`.
fn quoted_item(line: &str) -> Option<String> {
    let (indent, item) = line
        .split_once("- ")
        .filter(|(indent, _)| indent.trim().is_empty())?;
    Some(format!("{indent}- {}", quoted(item.trim())))
}

/// `-item`
fn is_tight_item(line: &str) -> bool {
    line.trim_start()
        .strip_prefix('-')
        .is_some_and(|item| item.starts_with(char::is_alphanumeric))
}

/// `unknown field `x`, expected one of `a`, `b`` as its parts.
fn named<'e>(error: &'e str, what: &str) -> Option<(&'e str, Vec<&'e str>)> {
    let rest = error.split_once(what)?.1.strip_prefix(" `")?;
    let mut names = rest.split('`').step_by(2);
    let wrong = names.next()?;
    let known = rest.split('`').skip(2).step_by(2).collect();
    Some((wrong, known))
}

/// The library's message without its places, with its commonest phrases in plain words.
fn plain_message(error: &str) -> String {
    let message = error.split(" at line ").next().unwrap_or(error);
    let message = message.rsplit_once("]: ").map_or(message, |(_, rest)| rest);
    let message = match message.split_once(": ") {
        Some((path, rest)) if !path.contains(' ') => rest,
        _ => message,
    };
    if let Some((found, expected)) = message
        .strip_prefix("invalid type: ")
        .and_then(|types| types.split_once(", expected "))
    {
        return format!(
            "{} is expected here, and this is {}",
            wanted_kind(expected),
            kind(found)
        );
    }
    match named(message, "unknown variant") {
        Some((wrong, _)) => format!("there is no choice `{wrong}` here"),
        None => message.replace("missing field", "a key is missing here:"),
    }
}

/// How to fix what the library found, where its message tells.
fn fix(error: &str) -> Option<String> {
    if let Some((missing, _)) = named(error, "missing field") {
        return Some(format!(
            "add `{missing}: …` on a line of its own, as far in as the keys beside it"
        ));
    }
    if let Some((wrong, known)) = named(error, "unknown variant") {
        let choices = || format!("the choices are {}", known.join(", "));
        return Some(did_you_mean(wrong, known.iter().copied()).unwrap_or_else(choices));
    }
    let text_expected = error.contains("expected text");
    text_expected.then(|| {
        "write the words themselves; put quotes around them if they hold brackets or colons"
            .to_owned()
    })
}

fn wanted_kind(expected: &str) -> &str {
    match expected {
        "a sequence" => "a list (one `- item` a line)",
        "text" => "a text",
        "a map" => "`key: value`, each on a line of its own below,",
        "u8" | "u16" | "u32" | "u64" | "i64" | "usize" => "a whole number, 0 or above,",
        other => other,
    }
}

fn kind(found: &str) -> String {
    match found {
        "sequence" => "a list".to_owned(),
        "map" => "`key: value`".to_owned(),
        "unit value" => "nothing".to_owned(),
        other => match other
            .strip_prefix("string \"")
            .and_then(|text| text.strip_suffix('"'))
        {
            Some(text) => format!("the text `{text}`"),
            None => other
                .replace("integer `", "the number `")
                .replace("floating point `", "the number `"),
        },
    }
}
