//! Lists of sources as nearly all of them are written, read without the YAML library.
//!
//! ```yaml
//! sources:
//!   - title: A plain text
//!     url: https://example.org/a
//!     date: 2025-10-14
//! ```
//!
//! Whatever is written in any other way, mistakes among it, is left to that library: it knows the
//! whole of YAML.

use crate::model::date::PartialDate;
use crate::model::meta::Source;

/// The sources that `chunk` lists, the key's own line first; nothing unless each of its lines is
/// plain.
pub(crate) fn sources(chunk: &str) -> Option<Vec<Source>> {
    let mut lines = chunk.split('\n');
    lines
        .next()?
        .strip_prefix("sources:")
        .filter(|rest| rest.is_empty())?;
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut indent = None;
    for line in lines {
        let words = line.trim_start_matches(' ');
        let depth = line.len() - words.len();
        match words.strip_prefix("- ") {
            Some(pair) if *indent.get_or_insert(depth) == depth => {
                items.push(Item::default());
                items.last_mut()?.set(pair)?;
            }
            None if indent? + 2 == depth => items.last_mut()?.set(words)?,
            _ => return None,
        }
    }
    items.into_iter().map(Item::finish).collect()
}

/// One source, as far as it is read.
#[derive(Default)]
struct Item<'a> {
    title: Option<&'a str>,
    url: Option<&'a str>,
    publisher: Option<&'a str>,
    date: Option<PartialDate>,
}

impl<'a> Item<'a> {
    fn set(&mut self, pair: &'a str) -> Option<()> {
        let (key, value) = pair.split_once(": ")?;
        let slot = match key {
            "title" => &mut self.title,
            "url" => &mut self.url,
            "publisher" => &mut self.publisher,
            "date" => {
                let date = Some(value).filter(|value| is_day(value))?;
                return self
                    .date
                    .replace(PartialDate::parse(date).ok()?)
                    .map_or(Some(()), |_| None);
            }
            _ => return None,
        };
        slot.replace(Some(value).filter(|value| is_plain(value))?)
            .map_or(Some(()), |_| None)
    }

    fn finish(self) -> Option<Source> {
        Some(Source {
            title: self.title?.to_owned(),
            url: self.url.map(str::to_owned),
            publisher: self.publisher.map(str::to_owned),
            date: self.date,
        })
    }
}

fn is_day(text: &str) -> bool {
    let shape = |(at, byte): (usize, u8)| {
        if matches!(at, 4 | 7) {
            byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}

/// Text in which no sign means anything to YAML, and which is none of the words that it takes for
/// something else.
fn is_plain(text: &str) -> bool {
    let sign = |c: char| " -_./,()&+%?=~;!'’‘–".contains(c);
    let colon_within = !text.contains(": ") && !text.ends_with(':');
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || c == ':' || sign(c))
        && colon_within
        && !text.ends_with(' ')
        && (text.len() > 5 || !is_special(text))
}

fn is_special(word: &str) -> bool {
    let special = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf",
    ];
    special
        .iter()
        .any(|special| word.eq_ignore_ascii_case(special))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn by_library(chunk: &str) -> Option<Vec<Source>> {
        let mut map: BTreeMap<String, Vec<Source>> = serde_yaml::from_str(chunk).ok()?;
        map.remove("sources")
    }

    #[test]
    fn plain_lists_read_as_the_library_reads_them() {
        for chunk in [
            "sources:\n  - title: A b, c (d) – e's\n    url: https://a.b/c?d=e&f%20g\n    publisher: NHS\n    date: 2025-10-14",
            "sources:\n- title: A\n- title: Bé\n  date: 2010-02-03",
            "sources:\n    - date: 2025-01-31\n      title: The fit note a:b",
        ] {
            let expected = by_library(chunk);
            assert!(expected.is_some(), "{chunk}");
            assert_eq!(sources(chunk), expected, "{chunk}");
        }
    }

    #[test]
    fn all_else_is_left_to_the_library() {
        for item in [
            "- A title alone",
            "- title: \"quoted\"",
            "- title: 2022",
            "- title: true",
            "- title: NO",
            "- title: a # note",
            "- title: a: b",
            "- title: a:",
            "- title: a ",
            "- title: *a*",
            "- title: [a]",
            "- title: a\n    title: b",
            "- title: a\n    date: 2025-02-30",
            "- title: a\n    date: 2025-04",
            "- title: a\n   url: b",
            "- title: a\n      b",
            "- title: a\n    tilte: b",
            "- title: a\n\n  - title: b",
            "- title: a\r\n    url: b",
            "- url: https://a.b",
            "-  title: a",
            "- title:  a",
        ] {
            assert_eq!(sources(&format!("sources:\n  {item}")), None, "{item}");
        }
        assert_eq!(sources("sources: a"), None);
    }
}
