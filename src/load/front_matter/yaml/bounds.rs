//! What is not given to the YAML library, since it would cost more than any such file is worth, and
//! what it may not give back.

use std::ops::Range;

use super::Yaml;
use crate::diagnostic::{Diagnostic, rule};
use crate::load::front_matter::control_characters::is_shown;

/// So many brackets may be open at once.
const DEEPEST: usize = 32;

impl Yaml<'_> {
    /// What is said of brackets deep inside one another in `chunk`, which begins at byte `offset`
    /// of the file.
    pub(super) fn too_deep(&self, chunk: &str, offset: usize) -> Option<Box<Diagnostic>> {
        let at = offset + depth_exceeded(chunk)?;
        let found = rule::FRONT_MATTER_SYNTAX.at(
            self.place(at..at + 1),
            "brackets are too deep inside one another",
        );
        Some(Box::new(
            found.help("a list has one pair of square brackets around it; put a text that begins with one in quotes"),
        ))
    }

    /// What is said of a value that stands for signs which nothing can show, such as `"\x01"`.
    pub(super) fn hidden_sign(&self, chunk: &str, offset: usize) -> Option<Box<Diagnostic>> {
        // They are written with a back stroke: nearly no chunk has one.
        let at = chunk.find('\\')?;
        let value: serde_yaml::Value = serde_yaml::from_str(chunk).ok()?;
        let sign = sign_in(&value)?;
        let range = offset + at..offset + at + 2;
        let message = format!(
            "a backslash turns what follows it into a character that cannot be shown (U+{:04X})",
            u32::from(sign)
        );
        let found = self.wrong(range, message);
        Some(Box::new(found.help(
            "write every back stroke in straight quotes twice: \"S:\\\\bed plan\"",
        )))
    }

    /// A line with a sign that cannot be seen.
    pub(super) fn unseen(&self, range: Range<usize>) -> Option<Box<Diagnostic>> {
        let line = &self.text[range.clone()];
        let (at, sign) = line.char_indices().find(|(_, c)| !is_shown(*c))?;
        let place = self.place(range.start + at..range.start + at + sign.len_utf8());
        // Some part words: what Word puts where a line goes on below.
        let kept = |c: char| {
            if is_shown(c) {
                Some(c)
            } else {
                c.is_whitespace().then_some(' ')
            }
        };
        let tidy: String = line.chars().filter_map(kept).collect();
        let edit = self.edit(range, &tidy);
        let message = format!(
            "there is an invisible character in this line (U+{:04X})",
            u32::from(sign)
        );
        let found = rule::FRONT_MATTER_SYNTAX.at(place, message);
        Some(Box::new(
            found
                .help("take it out, and the line is")
                .corrected(tidy)
                .fix("take out the invisible character", [edit]),
        ))
    }
}

/// Where one bracket too many opens. Brackets in quotes are counted, too: none of them is ever left
/// open so often.
fn depth_exceeded(chunk: &str) -> Option<usize> {
    let mut open = 0_usize;
    chunk.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > DEEPEST
    })
}

fn sign_in(value: &serde_yaml::Value) -> Option<char> {
    match value {
        serde_yaml::Value::String(text) => text.chars().find(|c| !is_shown(*c)),
        serde_yaml::Value::Sequence(items) => items.iter().find_map(sign_in),
        serde_yaml::Value::Mapping(pairs) => pairs
            .iter()
            .find_map(|(key, value)| sign_in(key).or_else(|| sign_in(value))),
        _ => None,
    }
}
