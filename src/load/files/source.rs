//! Bytes of a file -> text that can be parsed, with what people's editors do to it set right or
//! named.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, rule};

/// A file of the project, read but not yet understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path within the content folder, `/`-separated: the same whichever layer the file lies in.
    pub path: Arc<str>,
    /// Path from the project's folder, as diagnostics name it.
    pub file: Arc<str>,
    /// The whole text, without a byte order mark.
    pub text: Arc<str>,
    /// Index of the layer it came from.
    pub layer: usize,
}

/// Reads `bytes` as UTF-8, with or without a byte order mark.
///
/// # Errors
/// A diagnostic (`not-utf8`) when the bytes are in another encoding, at the first line that shows
/// it.
pub fn decode(file: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    if let Some(encoding) = other_encoding(&bytes) {
        return Err(Box::new(not_utf8(Place::file(file), encoding)));
    }
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes());
        let place = Place::of(&file.into(), &text, valid..valid + 1);
        Box::new(not_utf8(place, "an older encoding"))
    })?;
    if is_one_line(&text) {
        Err(Box::new(old_line_ends(file)))
    } else {
        Ok(text)
    }
}

/// Word can save plain text with the line ends of old Macs, which no other program takes for any:
/// the whole file is one line.
fn is_one_line(text: &str) -> bool {
    // Nearly every file has a line feed soon.
    !text.contains('\n') && text.contains('\r')
}

fn old_line_ends(file: &str) -> Diagnostic {
    rule::UNREADABLE
        .at(
            Place::file(file),
            "the lines of this file end as on old Macs, and are all read as one",
        )
        .help("save it as plain text anew: in Word, where it asks how lines end, choose CR / LF")
}

/// UTF-16 shows itself by its byte order mark, or by zero bytes in every other place.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16 (\"Unicode\")"),
        [first, 0, third, 0, ..] | [0, first, 0, third, ..] if *first != 0 && *third != 0 => {
            Some("UTF-16 (\"Unicode\")")
        }
        _ => None,
    }
}

fn not_utf8(place: Place, encoding: &str) -> Diagnostic {
    rule::NOT_UTF8.at(place, format!("the file is saved as {encoding}, not as UTF-8")).help(
        "in Notepad choose Save as, and under Encoding choose UTF-8; in Word, save as plain text with Unicode (UTF-8)",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert_eq!(
            decode("a.md", b"\xEF\xBB\xBFabc".to_vec()),
            Ok("abc".to_owned())
        );
    }

    #[test]
    fn other_encodings_are_named() {
        for bytes in [
            &b"\xFF\xFE#\0 \0"[..],
            b"\xFE\xFF\0#\0 ",
            b"-\0-\0-\0",
            b"caf\xE9",
        ] {
            assert_eq!(
                decode("a.md", bytes.to_vec()).map_err(|found| found.rule.id),
                Err("not-utf8")
            );
        }
    }

    #[test]
    fn line_ends_of_old_macs_are_named() {
        let id = |bytes: &[u8]| {
            decode("a.md", bytes.to_vec())
                .err()
                .map(|found| found.rule.id)
        };
        assert_eq!(id(b"---\rtitle: A\r---\rText\r"), Some("unreadable"));
        assert_eq!(id(b"---\r\ntitle: A\r\n---\r\n"), None);
        assert_eq!(id(b"one line"), None);
    }

    #[test]
    fn an_old_encoding_is_named_at_its_line() {
        let found = decode("a.md", b"one\ncaf\xE9\n".to_vec())
            .map_err(|found| (found.place.line, found.place.column));
        assert_eq!(found, Err((2, 4)));
    }
}
