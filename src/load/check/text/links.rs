//! Text that is almost a link: its brackets are swapped, or something is between them or within
//! its address.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::model::address::{is_surely, is_template, names_file};

/// So far back the words of a link are looked for, in bytes.
const LONGEST: usize = 1_000;

/// Looks at the lines of a paragraph, or of an item that has none.
pub(in crate::load) fn look(reader: &Reader<'_>, sink: &mut Diagnostics, range: Range<usize>) {
    let text = &reader.input.text[range.clone()];
    // One letter is found sooner than two.
    if !text.as_bytes().contains(&b']') {
        return;
    }
    let lines = Lines {
        reader,
        text,
        start: range.start,
    };
    let found: Vec<Diagnostic> = text
        .match_indices(']')
        .filter_map(|(close, _)| lines.at(close))
        .collect();
    sink.extend(found);
}

/// The lines that are looked at.
struct Lines<'r, 'a> {
    reader: &'r Reader<'a>,
    text: &'a str,
    /// Where they begin in the file.
    start: usize,
}

/// A pair of brackets.
struct Pair<'a> {
    inside: &'a str,
    range: Range<usize>,
}

impl<'a> Lines<'_, 'a> {
    /// What is wrong at the `]` at byte `close`.
    fn at(&self, close: usize) -> Option<Diagnostic> {
        let square = self.before(close, ['[', ']'])?;
        let found = match self.text[close + 1..].chars().next() {
            Some('(') => self.joined(&square),
            Some(' ' | '\r' | '\n') => self.parted(&square).or_else(|| self.swapped(&square)),
            Some('[' | ':') => None,
            _ => self.swapped(&square),
        };
        // What is a link already, or code, is meant as it is.
        found.filter(|_| self.reader.tree.is_plain(self.start + square.range.start))
    }

    /// The pair of brackets that ends at byte `close`.
    fn before(&self, close: usize, [open, shut]: [char; 2]) -> Option<Pair<'a>> {
        let mut depth = 0;
        let near = self.text[..close]
            .char_indices()
            .rev()
            .take_while(|(at, _)| close - at < LONGEST);
        let start = near.into_iter().find_map(|(at, c)| {
            depth += i32::from(c == shut) - i32::from(c == open);
            (depth < 0).then_some(at)
        })?;
        let is_escaped = self.text[..start].ends_with('\\');
        let pair = Pair {
            inside: &self.text[start + 1..close],
            range: start..close + 1,
        };
        (!is_escaped && !pair.inside.trim().is_empty()).then_some(pair)
    }

    /// What is between the `(` at byte `open` and the next `)`.
    fn round(&self, open: usize) -> Option<Pair<'a>> {
        let inside = self.text.get(open..)?.strip_prefix('(')?;
        let inside = &inside[..inside.find(')')?];
        Some(Pair {
            inside,
            range: open..open + inside.len() + 2,
        })
    }

    fn in_file(&self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }

    /// `[words](…)` that is no link.
    fn joined(&self, words: &Pair<'a>) -> Option<Diagnostic> {
        let Some(round) = self.round(words.range.end) else {
            return self.unclosed(words);
        };
        let range = self.in_file(words.range.start..round.range.end);
        if is_template(round.inside) {
            return Some(template(
                rule::BROKEN_LINK.at(self.reader.place(range), TEMPLATE),
            ));
        }
        let is_words =
            round.inside.contains(' ') && !round.inside.contains(['.', '/', '"', '\'', '<', '(']);
        if is_words && is_surely(words.inside) {
            let corrected = format!("[{}]({})", round.inside.trim(), words.inside);
            return Some(self.near(
                range,
                "the words and the address of this link have changed places",
                corrected,
            ));
        }
        self.spaced(&self.text[words.range.clone()], round.inside, range)
    }

    /// `[text](a file.pdf)`: a space ends the address.
    fn spaced(&self, words: &str, address: &str, link: Range<usize>) -> Option<Diagnostic> {
        let plain = address.contains(' ') && !address.contains(['"', '\'', '<', '(', '\n']);
        if plain
            && ["mailto:", "tel:"]
                .iter()
                .any(|scheme| address.trim_start().starts_with(scheme))
        {
            return Some(self.spaced_number(words, address, link));
        }
        (plain && address.contains('.')).then(|| {
            let corrected = format!("{words}(<{}>)", address.trim());
            let edit = names_file(address).then(|| self.reader.edit(link.clone(), &corrected));
            self.told(link, "a space ends the address, so this is not a link")
                .help("put the address in angle brackets")
                .corrected(corrected)
                .fix("put the address in angle brackets", edit)
        })
    }

    /// `[call](tel:0123 456)`: such addresses hold no spaces at all.
    fn spaced_number(&self, words: &str, address: &str, link: Range<usize>) -> Diagnostic {
        let (scheme, rest) = address.split_once(':').unwrap_or((address, ""));
        let rest = rest.trim();
        // What is after an address for mail is no part of it.
        let is_number = scheme.trim() == "tel";
        let kept = if is_number {
            rest.replace(' ', "")
        } else {
            rest.split(' ').next().unwrap_or_default().to_owned()
        };
        let corrected = format!("{words}({}:{kept})", scheme.trim());
        let edit = (is_number || kept == rest).then(|| self.reader.edit(link.clone(), &corrected));
        self.told(link, "a space ends the address, so this is not a link")
            .help("write the address without spaces")
            .corrected(corrected)
            .fix("take the spaces out of the address", edit)
    }

    /// `[text] (page.md)`, or the address in the next line, where what is in round brackets can
    /// only be an address.
    fn parted(&self, words: &Pair<'a>) -> Option<Diagnostic> {
        let behind = &self.text[words.range.end..];
        let gap = gap(behind);
        let round = self.round(words.range.end + gap)?;
        // A box, or the number of a note, is none of a link's words.
        let is_mark = matches!(words.inside, " " | "x" | "X")
            || words.inside.bytes().all(|c| c.is_ascii_digit());
        if is_mark || !is_surely(round.inside) {
            return None;
        }
        let (between, help) = if behind[..gap].contains('\n') {
            (
                "the address is on a different line from its words, so this is not a link",
                "put the `(` right after the `]`",
            )
        } else {
            (
                "a space separates the address from its words, so this is not a link",
                "take the space before the `(` out",
            )
        };
        let cut = self.in_file(words.range.end..round.range.start);
        let corrected = format!("{}({})", &self.text[words.range.clone()], round.inside);
        let found = self.told(self.in_file(words.range.start..round.range.end), between);
        Some(
            found
                .help(help)
                .corrected(corrected)
                .fix(help, [self.reader.edit(cut, "")]),
        )
    }

    /// `(text)[page.md]`.
    fn swapped(&self, address: &Pair<'a>) -> Option<Diagnostic> {
        let close = address
            .range
            .start
            .checked_sub(1)
            .filter(|close| self.text.as_bytes()[*close] == b')')?;
        let words = self.before(close, ['(', ')'])?;
        // `f(x)[a.md]` is something else, and so is a link with a note after it.
        let stands_alone =
            !self.text[..words.range.start].ends_with(|c: char| c.is_alphanumeric() || c == ']');
        if !stands_alone || words.inside.contains(['[', ']', '\n']) || !is_surely(address.inside) {
            return None;
        }
        let range = self.in_file(words.range.start..address.range.end);
        let corrected = format!("[{}]({})", words.inside, address.inside);
        Some(self.near(
            range,
            "the brackets of this link have changed places",
            corrected,
        ))
    }

    /// `[text](page.md` without the bracket after it.
    fn unclosed(&self, words: &Pair<'a>) -> Option<Diagnostic> {
        let start = words.range.end;
        let address = self
            .text
            .get(start + 1..)?
            .split(char::is_whitespace)
            .next()?;
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        is_surely(address).then(|| {
            let range = self.in_file(words.range.start..start + 1 + address.len());
            let corrected = format!("{}({address})", &self.text[words.range.clone()]);
            self.near(
                range,
                "the `)` after the address of this link is missing",
                corrected,
            )
        })
    }

    fn told(&self, range: Range<usize>, message: &str) -> Diagnostic {
        rule::SPACE_IN_LINK.at(self.reader.place(range), message)
    }

    fn near(&self, range: Range<usize>, message: &str, corrected: String) -> Diagnostic {
        let edit = self.reader.edit(range.clone(), &corrected);
        rule::NEAR_LINK
            .at(self.reader.place(range), message)
            .help("the words of a link go in square brackets, its address in round ones")
            .corrected(corrected)
            .fix("write the link as links are", [edit])
    }
}

const TEMPLATE: &str = "this address is a template of another tool, which nothing fills in here";

/// Says what to write in place of a template.
fn template(found: Diagnostic) -> Diagnostic {
    found.help("write the path of the page or file, from this file's own folder")
}

/// `{{ site.baseurl }}/a` in an address that is a link all the same.
pub(in crate::load) fn of_template(reader: &Reader<'_>, range: Range<usize>) -> Diagnostic {
    template(rule::BROKEN_LINK.at(reader.place(range), TEMPLATE))
}

/// How long the white space is that `text` begins with, at most to the beginning of the next line,
/// with the marks of a quote there.
fn gap(text: &str) -> usize {
    let blank = text.len() - text.trim_start_matches([' ', '\t', '\r']).len();
    let Some(next) = text[blank..].strip_prefix('\n') else {
        return blank;
    };
    text.len() - next.trim_start_matches([' ', '\t', '>']).len()
}
