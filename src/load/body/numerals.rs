//! What numbers the items of a list: `a)`, `(ii)`, `B.`. Markdown itself knows `1.` and `1)` alone.

/// The sign of an item, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) struct Label<'a> {
    /// `a`, `iv`, `12`.
    pub(in crate::load) name: &'a str,
    /// What is around it.
    pub(in crate::load) form: Form,
}

/// What is around a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::load) enum Form {
    /// `a.`
    Point,
    /// `a)`
    Closed,
    /// `(a)`
    Bracketed,
}

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum Counting {
    /// 1, 2, 3
    Numbers,
    /// a, b, c
    Letters,
    /// i, ii, iii
    Roman,
}

/// No list has longer names: xxxviii.
const LONGEST: usize = 7;

impl<'a> Label<'a> {
    /// The label that `text` begins with, and a space after it.
    pub(in crate::load) fn of(text: &'a str) -> Option<Label<'a>> {
        let (inner, bracketed) = match text.strip_prefix('(') {
            Some(inner) => (inner, true),
            None => (text, false),
        };
        let end = inner
            .bytes()
            .take(LONGEST + 1)
            .position(|byte| !byte.is_ascii_alphanumeric())?;
        let form = match (bracketed, inner.as_bytes()[end]) {
            (true, b')') => Form::Bracketed,
            (false, b')') => Form::Closed,
            (false, b'.') => Form::Point,
            _ => return None,
        };
        let label = Label {
            name: &inner[..end],
            form,
        };
        let is_name = Counting::ALL
            .into_iter()
            .any(|counting| label.value(counting).is_some());
        (is_name && inner[end + 1..].starts_with([' ', '\t'])).then_some(label)
    }

    /// How many bytes the label has.
    pub(in crate::load) fn len(&self) -> usize {
        self.name.len() + if self.form == Form::Bracketed { 2 } else { 1 }
    }

    /// Whether Markdown itself reads it as an item.
    pub(in crate::load) fn is_plain(&self) -> bool {
        self.form != Form::Bracketed && self.name.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it is in capital letters.
    pub(in crate::load) fn is_capital(&self) -> bool {
        self.name.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// Whether lists begin with it.
    pub(in crate::load) fn is_one(&self) -> bool {
        Counting::ALL
            .into_iter()
            .any(|counting| self.value(counting) == Some(1))
    }

    /// Its number, where lists count so.
    pub(in crate::load) fn value(&self, counting: Counting) -> Option<u32> {
        match counting {
            Counting::Numbers => self.name.parse().ok(),
            Counting::Letters => letter(self.name),
            Counting::Roman => roman(self.name),
        }
    }

    /// How a list counts that has this label alone.
    pub(in crate::load) fn likely_counting(&self) -> Counting {
        let counts = |counting: &Counting| self.value(*counting).is_some();
        Counting::ALL
            .into_iter()
            .find(counts)
            .unwrap_or(Counting::Letters)
    }

    /// How a list counts in which `next` comes right after this one.
    pub(in crate::load) fn counting(&self, next: &Label<'_>) -> Option<Counting> {
        let follows = |counting: &Counting| {
            self.value(*counting)
                .is_some_and(|value| next.value(*counting) == value.checked_add(1))
        };
        let alike = self.form == next.form && self.is_capital() == next.is_capital();
        Counting::ALL.into_iter().find(follows).filter(|_| alike)
    }
}

impl Counting {
    const ALL: [Counting; 3] = [Counting::Numbers, Counting::Letters, Counting::Roman];
}

fn letter(name: &str) -> Option<u32> {
    let letter = name
        .bytes()
        .next()
        .filter(|byte| name.len() == 1 && byte.is_ascii_alphabetic())?;
    Some(u32::from(letter.to_ascii_lowercase() - b'a') + 1)
}

/// A Roman number below forty, in one case.
fn roman(name: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let is_one_case = name.bytes().all(|byte| byte.is_ascii_lowercase())
        || name.bytes().all(|byte| byte.is_ascii_uppercase());
    let small = name.to_ascii_lowercase();
    let ones = small.trim_start_matches('x');
    let (tens, ones) = match small.strip_suffix("ix") {
        Some(tens) => (tens.len(), "ix"),
        None => (small.len() - ones.len(), ones),
    };
    let value = tens * 10 + ONES.iter().position(|known| *known == ones)?;
    let is_written_so =
        is_one_case && tens < 4 && small.bytes().take(tens).all(|byte| byte == b'x');
    u32::try_from(value)
        .ok()
        .filter(|value| is_written_so && *value > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_they_are_written() {
        for (text, name, form) in [
            ("a) x", "a", Form::Closed),
            ("(iv) x", "iv", Form::Bracketed),
            ("B.\tx", "B", Form::Point),
            ("(12) x", "12", Form::Bracketed),
        ] {
            assert_eq!(Label::of(text), Some(Label { name, form }), "{text}");
        }
        for text in [
            "a x", "a)x", "(a. x", "ab) x", "e.g. x", "Dr. x", "(see) x", "a", "", "a)", "é) x",
        ] {
            assert_eq!(Label::of(text), None, "{text}");
        }
    }

    #[test]
    fn roman_numbers_are_counted() {
        let numbers = [
            "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xiv", "xix", "xx",
            "xxix",
        ];
        let values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 19, 20, 29];
        for (name, value) in numbers.iter().zip(values) {
            assert_eq!(roman(name), Some(value), "{name}");
        }
        for name in ["", "iiii", "xxxx", "iX", "mix"] {
            assert_eq!(roman(name), None, "{name}");
        }
    }

    #[test]
    fn the_second_label_says_how_a_list_counts() {
        let counting = |one, other| Label::of(one)?.counting(&Label::of(other)?);
        assert_eq!(counting("i) x", "ii) x"), Some(Counting::Roman));
        assert_eq!(counting("i) x", "j) x"), Some(Counting::Letters));
        assert_eq!(counting("(1) x", "(2) x"), Some(Counting::Numbers));
        assert_eq!(counting("a) x", "b. x"), None);
        assert_eq!(counting("a) x", "B) x"), None);
        assert_eq!(counting("A. x", "J. x"), None);
    }
}
