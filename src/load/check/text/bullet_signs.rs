//! The signs that other programs begin items of lists with.

use super::actions::nearly_a_box;

/// Bullets that begin no line of a text: of Word, of Outlook, of Pages.
const BULLETS: [char; 21] = [
    '•', '·', '∙', '▪', '▫', '■', '●', '○', '◦', '‣', '⁃', '➢', '➤', '►', '▶', '▸', '❖', '◆', '◇',
    '♦', '❑',
];

/// Word's symbol fonts: a letter there is one of these.
const SYMBOL_FONTS: std::ops::RangeInclusive<char> = '\u{f020}'..='\u{f0ff}';

/// What may begin a line of a text, too. `ü` and `Ø` are what is left of a tick and an arrow of
/// such a font.
const DOUBTFUL: [char; 10] = ['–', '—', '‐', '‑', '−', '―', '»', '§', 'Ø', 'ü'];

/// Ticks, boxes and arrows, which say something and stay.
const MARKS: [char; 11] = ['✓', '✔', '✗', '✘', '☐', '☑', '☒', '□', '→', '⇒', '➔'];

/// A sign at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) struct Sign(char);

impl Sign {
    /// The sign itself.
    pub(in crate::load) fn shown(self) -> char {
        self.0
    }

    /// Whether it can be nothing but a bullet.
    pub(in crate::load) fn is_sure(self) -> bool {
        BULLETS.contains(&self.0) || SYMBOL_FONTS.contains(&self.0)
    }

    /// Whether it says something itself.
    pub(in crate::load) fn is_mark(self) -> bool {
        MARKS.contains(&self.0)
    }

    /// Whether Word puts items below others with it.
    pub(in crate::load) fn is_lower(self) -> bool {
        matches!(self.0, 'o' | '§')
    }

    /// How deep Word nests the items that begin with it.
    pub(in crate::load) fn level(self) -> usize {
        match self.0 {
            'o' | '–' => 1,
            '§' | '\u{f0a7}' => 2,
            _ => 0,
        }
    }
}

/// The sign that a line begins with, and the words after it.
pub(in crate::load) fn begins(line: &str) -> Option<(Sign, &str)> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let sign = Sign(first);
    let is_doubtful = first == 'o' || DOUBTFUL.contains(&first) || sign.is_mark();
    if !(sign.is_sure() || (is_doubtful && rest.starts_with(char::is_whitespace))) {
        return None;
    }
    let words = rest
        .trim_start_matches(|c: char| BULLETS.contains(&c))
        .trim();
    (!words.is_empty() && !is_boxed(words) && !is_text(first, words)).then_some((sign, words))
}

/// A box after a bullet is reported as a box.
fn is_boxed(words: &str) -> bool {
    nearly_a_box(words).is_some() || words.starts_with(['\\', '☐', '☑', '☒', '✓', '✔'])
}

/// `§ 12`, and what somebody says: `– “No.”`
fn is_text(sign: char, words: &str) -> bool {
    match sign {
        '§' => words.starts_with(|c: char| c.is_ascii_digit()),
        _ => DOUBTFUL.contains(&sign) && words.starts_with(['“', '”', '"', '‘', '„', '«']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_from_words() {
        for line in [
            "• a",
            "•a",
            "\u{f0fc} a",
            "– a",
            "o a",
            "o\ta",
            "§ Act",
            "→ a",
            "☐ a",
        ] {
            assert!(begins(line).is_some(), "{line}");
        }
        for line in [
            "a",
            "ok",
            "§ 12",
            "–5 °C",
            "– “No,” she said",
            "• [ ] a",
            "•",
            "über",
            "Ø",
        ] {
            assert!(begins(line).is_none(), "{line}");
        }
    }
}
