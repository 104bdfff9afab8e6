//! `ids.lock` on the disk: a line for each id, sorted, with the words that it had.
//!
//! ```text
//! learn/checklists/asking#ask-work: I can ask about work in an ordinary appointment.
//! "#odd: name#q": An ambiguous key is quoted, as in JSON.
//! # end
//! ```
//!
//! A file that cannot be read is an error and never treated as missing: it is the only record of
//! ids that no longer exist.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::sync::Arc;

use serde_json::{Deserializer, Value};

use super::FILE;
use crate::diagnostic::{Diagnostic, Place, rule};
use crate::load::files::source::decode;

const HEAD: &str = "# What stands under each id that people's answers are kept under. Written by `preceptor lock`; keep it with the content.\n# The last line is `# end`.\n";
const SAYS_ITS_END: &str = "# The last line is `# end`.";
const END: &str = "# end";

/// The contents of the file.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By key: the line, and the words.
    pub(super) words: BTreeMap<String, (usize, String)>,
    /// Findings about lines that cannot be read.
    pub(super) wrong: Vec<Diagnostic>,
    /// The first of them that may be an id, which would be lost with the line.
    pub(super) lost: Option<usize>,
}

/// Reads the file of the project in `root`; `None` if there is none.
///
/// # Errors
/// A finding if the file cannot be read, is not text, or is incomplete.
pub(super) fn read(root: &Path) -> Result<Option<Known>, Box<Diagnostic>> {
    let path = root.join(FILE);
    let bytes = match fs::metadata(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(&error.to_string())),
        Ok(facts) if !facts.is_file() => return Err(unreadable("it is no file")),
        Ok(_) => fs::read(&path).map_err(|error| unreadable(&error.to_string()))?,
    };
    let text = decode(FILE, bytes)?;
    let known = parse(&text);
    let ends = text.trim_end().lines().last() == Some(END);
    if !ends && (text.contains(SAYS_ITS_END) || known.words.is_empty()) {
        return Err(unreadable("its end is missing"));
    }
    Ok(Some(known))
}

fn unreadable(why: &str) -> Box<Diagnostic> {
    let message = format!("the words under each id cannot be read: {why}");
    Box::new(rule::UNREADABLE.at(Place::file(FILE), message).help(
        "take the file from a copy, or from the history of the project; if there is none, delete it and run `preceptor lock`",
    ))
}

fn parse(text: &str) -> Known {
    let mut known = Known::default();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match entry(line) {
            Some((key, words)) => drop(known.words.insert(key, (number, words.to_owned()))),
            None => {
                known.lost = known.lost.or(names_an_id(line).then_some(number));
                known.wrong.push(wrong_line(text, number, line));
            }
        }
    }
    known
}

/// The key and the words of a line.
fn entry(line: &str) -> Option<(String, &str)> {
    if !line.starts_with('"') {
        // Editors strip the space if no words follow.
        let halves = line
            .split_once(": ")
            .or_else(|| Some((line.strip_suffix(':')?, "")));
        return halves
            .filter(|(key, _)| key.contains('#'))
            .map(|(key, words)| (key.to_owned(), words));
    }
    let mut values = Deserializer::from_str(line).into_iter::<Value>();
    let Some(Ok(Value::String(key))) = values.next() else {
        return None;
    };
    Some((
        key,
        line.get(values.byte_offset()..)?
            .strip_prefix(':')?
            .trim_start(),
    ))
}

fn wrong_line(text: &str, number: usize, line: &str) -> Diagnostic {
    let start: usize = text
        .split_inclusive('\n')
        .take(number - 1)
        .map(str::len)
        .sum();
    let place = Place::of(&Arc::from(FILE), text, start..start + line.len());
    let help = if names_an_id(line) {
        "put a colon, a space and the words after the id, or delete the line if no answers are kept under it"
    } else {
        "run `preceptor lock` to write the file again"
    };
    rule::LOCK_LINE
        .at(
            place,
            "this line should be an id, a colon and the words that it had",
        )
        .help(help)
}

/// Conflict markers left by a merge are not ids.
fn names_an_id(line: &str) -> bool {
    line.contains('#')
}

/// Writes the words of each key, atomically.
///
/// # Errors
/// If the file cannot be written; then it is unchanged.
pub(super) fn write(root: &Path, known: &BTreeMap<String, String>) -> io::Result<()> {
    let mut text = String::from(HEAD);
    for (key, words) in known {
        text.push_str(&format!("{}: {words}\n", written(key)));
    }
    text.push_str(END);
    text.push('\n');
    let mut new = tempfile::Builder::new()
        .prefix(".preceptor-")
        .tempfile_in(root)?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    if let Some(permissions) = permissions(root)? {
        fs::set_permissions(new.path(), permissions)?;
    }
    new.persist(root.join(FILE))
        .map(drop)
        .map_err(|error| error.error)
}

fn written(key: &str) -> String {
    let plain =
        !key.starts_with(['#', '"', ' ']) && !key.contains(": ") && !key.contains(char::is_control);
    if plain {
        key.to_owned()
    } else {
        Value::from(key).to_string()
    }
}

/// The permissions of the existing file, else of the project file beside it: a temporary file is
/// private to its owner.
fn permissions(root: &Path) -> io::Result<Option<Permissions>> {
    for name in [FILE, crate::project::FILE] {
        match fs::metadata(root.join(name)) {
            Ok(facts) => return Ok(Some(facts.permissions())),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_whatever_the_key() {
        let root = tempfile::tempdir().unwrap();
        let keys = [
            "a/b#c",
            "#hash#q",
            "a: b#q",
            "\"quoted\"#q",
            " x#q",
            "line\nend#q",
            "ü#ß",
        ];
        let known: BTreeMap<String, String> = keys
            .iter()
            .map(|key| ((*key).to_owned(), format!("words: of {}", key.len())))
            .collect();
        write(root.path(), &known).unwrap();
        let read = read(root.path()).unwrap().unwrap();
        assert!(read.wrong.is_empty());
        let again: BTreeMap<String, String> = read
            .words
            .into_iter()
            .map(|(key, (_, words))| (key, words))
            .collect();
        assert_eq!(again, known);
    }

    #[test]
    fn a_file_that_is_not_whole_is_never_taken_for_none() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(FILE);
        assert!(read(root.path()).unwrap().is_none());
        write(
            root.path(),
            &BTreeMap::from([("a#b".to_owned(), "w".to_owned())]),
        )
        .unwrap();
        let whole = fs::read(&path).unwrap();
        for end in 0..whole.len() - 1 {
            fs::write(&path, &whole[..end]).unwrap();
            assert!(
                read(root.path()).is_err(),
                "{}",
                String::from_utf8_lossy(&whole[..end])
            );
        }
        let utf16: Vec<u8> = String::from_utf8(whole)
            .unwrap()
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        fs::write(&path, [&[0xFF, 0xFE][..], &utf16].concat()).unwrap();
        assert!(read(root.path()).is_err());
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(read(root.path()).is_err());
    }

    #[test]
    fn what_editors_do_at_the_ends_of_lines_loses_nothing() {
        let root = tempfile::tempdir().unwrap();
        let known = BTreeMap::from([
            ("a#b".to_owned(), String::new()),
            ("a: b#c".to_owned(), String::new()),
        ]);
        write(root.path(), &known).unwrap();
        let path = root.path().join(FILE);
        let trimmed: String = fs::read_to_string(&path)
            .unwrap()
            .lines()
            .map(|line| format!("{}\r\n", line.trim()))
            .collect();
        fs::write(&path, trimmed + "\r\n").unwrap();
        let read = read(root.path()).unwrap().unwrap();
        assert!(read.wrong.is_empty());
        assert_eq!(
            read.words.keys().collect::<Vec<_>>(),
            known.keys().collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_file_of_an_earlier_version_has_no_end() {
        let known = parse("# What stands under each id.\na#b: words\nnonsense\n");
        assert_eq!((known.words["a#b"].0, known.wrong.len()), (2, 1));
    }
}
