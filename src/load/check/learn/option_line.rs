//! Options as people write them in Word, in mail or in a chat: `A) Rest`, `(b) Rest`, `2. Rest`, `-
//! Rest (correct)`.

/// What options are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum Series {
    Letter,
    Roman,
    Number,
    /// The mark of a list, and nothing after it.
    Bullet,
}

pub(in crate::load) const SERIES: [Series; 4] = [
    Series::Letter,
    Series::Roman,
    Series::Number,
    Series::Bullet,
];

/// How an option is told from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::load) enum Mark {
    None,
    /// `(wrong)`, a cross.
    Wrong,
    /// Bold or slanted from its first word to its last.
    Bold,
    /// A star before or after it.
    Star,
    /// A tick.
    Tick,
    /// `(correct)` in words.
    Words,
}

/// An option that was written on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) struct OptionLine {
    pub(in crate::load) words: String,
    pub(in crate::load) mark: Mark,
    /// Whether it has a box, and one with an x in it.
    pub(in crate::load) ticked: Option<bool>,
}

const TICKS: [char; 6] = ['✓', '✔', '✅', '☑', '🗸', '√'];
const CROSSES: [char; 6] = ['✗', '✘', '❌', '✖', '✕', '☒'];
const ARROWS: [&str; 8] = ["<--", "<-", "<=", "←", "⬅", "⇐", "◄", "👈"];
const RIGHT: [&str; 10] = [
    "correct",
    "correct answer",
    "correct!",
    "correct option",
    "right",
    "right answer",
    "answer",
    "the answer",
    "this is correct",
    "true answer",
];
const WRONG: [&str; 4] = ["incorrect", "wrong", "wrong answer", "not correct"];

/// Reads a line as the option that comes at `place`, from 0.
pub(in crate::load) fn read(line: &str, series: Series, place: usize) -> Option<OptionLine> {
    let (listed, text) = without_bullet(line.trim());
    let (ticked, text) = without_box(text);
    if listed && line.trim_start().starts_with(['-', '+', '*']) && text.trim().is_empty() {
        return None;
    }
    let mut option = OptionLine {
        words: String::new(),
        mark: Mark::None,
        ticked,
    };
    let text = option.without_signs(text.trim_end_matches('\\').trim());
    let text = match series {
        Series::Bullet => {
            let counted = [Series::Letter, Series::Number]
                .iter()
                .any(|other| after_label(text, *other, place).is_some());
            (listed && !counted).then_some(text)?
        }
        _ => option.without_label(text, series, place)?,
    };
    let text = option.without_signs(text);
    option.words = text.trim().to_owned();
    option
        .words
        .contains(char::is_alphanumeric)
        .then_some(option)
}

impl OptionLine {
    fn marked(&mut self, mark: Mark) {
        self.mark = self.mark.max(mark);
    }

    /// Takes the label off, and what is bold around it or around the words after it.
    fn without_label<'t>(
        &mut self,
        text: &'t str,
        series: Series,
        place: usize,
    ) -> Option<&'t str> {
        if let Some(rest) = after_label(text, series, place) {
            return Some(rest);
        }
        // `**A)** Rest`, `**A) Rest**`, `*B) Rest`.
        for stars in ["**", "__", "*", "_"] {
            let Some(inside) = text.strip_prefix(stars) else {
                continue;
            };
            let Some((label, rest)) = inside.split_once(stars) else {
                self.marked(Mark::Star);
                return after_label(inside, series, place);
            };
            if let Some(words) =
                after_label(&format!("{label} x"), series, place).filter(|words| *words == "x")
            {
                let _ = words;
                return Some(rest.trim_start_matches([')', '.', ':', ' ', '\u{a0}']));
            }
            if rest.trim().is_empty() {
                self.marked(Mark::Bold);
                return after_label(label, series, place);
            }
        }
        None
    }

    /// Takes off the signs and words around `text` that say whether it is right.
    fn without_signs<'t>(&mut self, text: &'t str) -> &'t str {
        let mut text = text.trim();
        loop {
            let shorter = self.without_sign(text).trim();
            if shorter.len() == text.len() {
                return text;
            }
            text = shorter;
        }
    }

    fn without_sign<'t>(&mut self, text: &'t str) -> &'t str {
        for (signs, mark) in [(TICKS, Mark::Tick), (CROSSES, Mark::Wrong)] {
            let rest = text.trim_matches(|c| signs.contains(&c) || c == '\u{fe0f}');
            if rest.len() < text.len() {
                self.marked(mark);
                return rest;
            }
        }
        for stars in ["**", "__", "*", "_", "=="] {
            let inside = text
                .strip_prefix(stars)
                .and_then(|text| text.strip_suffix(stars));
            if let Some(inside) =
                inside.filter(|inside| !inside.is_empty() && !inside.contains(stars))
            {
                self.marked(Mark::Bold);
                return inside;
            }
        }
        if let Some(rest) = text.strip_suffix('*').filter(|rest| !rest.contains('*')) {
            self.marked(Mark::Star);
            return rest;
        }
        self.without_verdict(text)
    }

    /// `(correct)`, `← right answer`, ` – correct`.
    fn without_verdict<'t>(&mut self, text: &'t str) -> &'t str {
        let plain = text.trim_end_matches(['*', '_', '.']);
        let bracket = |open, close| {
            plain
                .strip_suffix(close)
                .and_then(|text| text.rsplit_once(open))
        };
        let dashed = || {
            [" - ", " – ", " — ", "--"]
                .iter()
                .find_map(|dash| plain.rsplit_once(dash))
        };
        let arrow = || ARROWS.iter().find_map(|arrow| plain.rsplit_once(arrow));
        let found = bracket('(', ')')
            .or_else(|| bracket('[', ']'))
            .or_else(arrow)
            .or_else(dashed);
        let Some((before, verdict)) = found else {
            return text;
        };
        let verdict = verdict.trim_matches(|c: char| {
            c == '*' || c == '_' || c == ' ' || c == '-' || TICKS.contains(&c)
        });
        let verdict = verdict.to_lowercase();
        if RIGHT.contains(&verdict.as_str()) {
            self.marked(Mark::Words);
        } else if WRONG.contains(&verdict.as_str()) {
            self.marked(Mark::Wrong);
        } else {
            return text;
        }
        before.trim_end_matches(['*', '_', ' ', '<', '-'])
    }
}

/// The bullet of a list taken off; `1.` is a label.
fn without_bullet(text: &str) -> (bool, &str) {
    let rest = text.strip_prefix(['-', '*', '+', '•', '·', '▪', '●', '○', '◦', '–']);
    match rest.filter(|rest| rest.starts_with([' ', '\t', '\u{a0}'])) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    }
}

/// `[ ]`, `[x]`.
fn without_box(text: &str) -> (Option<bool>, &str) {
    for (sign, ticked) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)] {
        if let Some(rest) = text.strip_prefix(sign) {
            return (Some(ticked), rest);
        }
    }
    (None, text)
}

/// What follows the label at `place` of a series at the start of `text`: `B)`, `(b)`, `B.`, `Option
/// B:`.
pub(in crate::load) fn after_label(text: &str, series: Series, place: usize) -> Option<&str> {
    let text = strip_word(text, "option").unwrap_or(text);
    let bracketed = text.strip_prefix('(').or_else(|| text.strip_prefix('['));
    let label = label(series, place)?;
    let rest = strip_label(bracketed.unwrap_or(text), &label)?;
    if bracketed.is_some() {
        return rest.strip_prefix([')', ']']).map(str::trim_start);
    }
    let closed = rest.strip_prefix("\\)").or_else(|| rest.strip_prefix(')'));
    if let Some(rest) = closed {
        return Some(rest.trim_start());
    }
    let rest = rest
        .strip_prefix("\\.")
        .or_else(|| rest.strip_prefix(['.', ':', '/']))
        .or_else(|| {
            let rest = rest.trim_start_matches([' ', '\u{a0}']);
            rest.strip_prefix(['-', '–', '—', '='])
        })?;
    rest.starts_with([' ', '\u{a0}', '\t'])
        .then(|| rest.trim_start())
}

fn strip_label<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    text.get(..label.len())
        .filter(|start| start.eq_ignore_ascii_case(label))
        .map(|_| &text[label.len()..])
}

pub(in crate::load) fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    strip_label(text, word)?
        .strip_prefix(' ')
        .map(str::trim_start)
}

/// The label at `place`, in small letters.
pub(in crate::load) fn label(series: Series, place: usize) -> Option<String> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    match series {
        Series::Letter => u8::try_from(place)
            .ok()
            .filter(|place| *place < 26)
            .map(|place| char::from(b'a' + place).into()),
        Series::Roman => ROMAN.get(place).map(|&label| label.to_owned()),
        Series::Number => Some((place + 1).to_string()),
        Series::Bullet => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(line: &str, series: Series) -> Option<(String, Mark)> {
        read(line, series, 1).map(|option| (option.words, option.mark))
    }

    #[test]
    fn labels_of_every_kind_come_off() {
        for line in [
            "B) Work",
            "b) Work",
            "(b) Work",
            "B. Work",
            "B: Work",
            "B - Work",
            "- B. Work",
            "* b) Work",
            "**B)** Work",
            "**B.** Work",
            "Option B: Work",
            "B\\) Work",
            "- [ ] B) Work",
            "[B] Work",
            "B)Work",
        ] {
            assert_eq!(
                second(line, Series::Letter),
                Some(("Work".to_owned(), Mark::None)),
                "{line}"
            );
        }
        assert_eq!(
            second("ii. Work", Series::Roman),
            Some(("Work".to_owned(), Mark::None))
        );
        assert_eq!(
            second("2) Work", Series::Number),
            Some(("Work".to_owned(), Mark::None))
        );
        assert_eq!(
            second("- Work", Series::Bullet),
            Some(("Work".to_owned(), Mark::None))
        );
        for line in [
            "Bed rest",
            "B rest",
            "B.Sc. degree",
            "A) Rest",
            "C) Rest",
            "B)",
        ] {
            assert_eq!(second(line, Series::Letter), None, "{line}");
        }
    }

    #[test]
    fn what_marks_an_option_is_seen_and_taken_off() {
        for (line, mark) in [
            ("B) **Work**", Mark::Bold),
            ("**B) Work**", Mark::Bold),
            ("*B) Work", Mark::Star),
            ("B) Work*", Mark::Star),
            ("B) Work ✓", Mark::Tick),
            ("✅ B) Work", Mark::Tick),
            ("B) ✔️ Work", Mark::Tick),
            ("B) Work (correct)", Mark::Words),
            ("**B) Work (Correct answer)**", Mark::Words),
            ("B) Work ← correct", Mark::Words),
            ("B) Work <-- answer", Mark::Words),
            ("B) Work *(correct)*", Mark::Words),
            ("B) Work – correct", Mark::Words),
            ("B) Work (wrong)", Mark::Wrong),
            ("B) Work ❌", Mark::Wrong),
        ] {
            assert_eq!(
                second(line, Series::Letter),
                Some(("Work".to_owned(), mark)),
                "{line}"
            );
        }
        for words in [
            "A *light* duty",
            "Work (part time)",
            "Work – part time",
            "**May** work",
            "**Rest** and **work**",
        ] {
            assert_eq!(
                second(&format!("B) {words}"), Series::Letter),
                Some((words.to_owned(), Mark::None))
            );
        }
    }
}
