//! Text -> tokens: what counts as a word. The browser's script tokenises queries by the same rules
//! (`search-words.js`), and both are tested with `tests/search/tokens.json`.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longer words are truncated to this many characters.
const LONGEST: usize = 40;

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// Folded.
    pub text: &'a str,
    /// There is exactly one hyphen between the previous token and this one.
    pub hyphenated: bool,
}

/// The words of a text in one string: a page has hundreds, and allocating a string for each would
/// cost more than finding them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    text: String,
    ends: Vec<(usize, bool)>,
}

impl Tokens {
    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The token at `at`.
    pub fn get(&self, at: usize) -> Option<Token<'_>> {
        let (end, hyphenated) = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before].0);
        Some(Token {
            text: &self.text[start..end],
            hyphenated,
        })
    }

    /// All tokens, in order.
    pub fn iter(&self) -> impl Iterator<Item = Token<'_>> {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}

/// `text` without differences that readers ignore: letter case, accents, variants of letters, of
/// hyphens and of apostrophes.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    // Only combining marks could move from one chunk to the next, and they are removed.
    while !rest.is_empty() {
        let plain = rest
            .bytes()
            .position(|byte| !byte.is_ascii())
            .unwrap_or(rest.len());
        let start = folded.len();
        folded.push_str(&rest[..plain]);
        folded[start..].make_ascii_lowercase();
        rest = &rest[plain..];
        let other = rest
            .bytes()
            .position(|byte| byte.is_ascii())
            .unwrap_or(rest.len());
        fold_other(&rest[..other], &mut folded);
        rest = &rest[other..];
    }
    folded
}

fn fold_other(text: &str, folded: &mut String) {
    let lower = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|c| !is_combining_mark(*c));
    folded.extend(lower.map(|c| match c {
        'ς' => 'σ',
        '’' | 'ʼ' | '′' | '＇' => '\'',
        '\u{2010}'..='\u{2013}' => '-',
        other => other,
    }));
}

/// The tokens of `text`, in order.
pub fn tokens(text: &str) -> Tokens {
    let folded = fold(text);
    let mut scanner = Scanner::new(&folded);
    let mut at = 0;
    while at < folded.len() {
        at = scanner.step(at);
    }
    scanner.end_word(at);
    scanner.tokens
}

/// Scripts written without spaces: each of their characters is a token.
fn is_single(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn in_run(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() && !is_single(c)
    }
}

/// The separator between the previous word and this position.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Hyphen,
    Other,
}

struct Scanner<'a> {
    folded: &'a str,
    tokens: Tokens,
    /// The start of the current word.
    word: Option<usize>,
    /// It contains apostrophes or commas.
    marks: bool,
    gap: Gap,
}

impl<'a> Scanner<'a> {
    /// A page has some 600 words: allocate for all of them at once.
    fn new(folded: &'a str) -> Scanner<'a> {
        let tokens = Tokens {
            text: String::with_capacity(folded.len()),
            ends: Vec::with_capacity(folded.len() / 5),
        };
        Scanner {
            folded,
            tokens,
            word: None,
            marks: false,
            gap: Gap::None,
        }
    }

    /// Consumes the text at `at`, and returns where to continue: most of a text are runs of plain
    /// letters.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.folded[at..];
        let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if run > 0 {
            self.word.get_or_insert(at);
            return at + run;
        }
        let Some(c) = rest.chars().next() else {
            return self.folded.len();
        };
        let end = at + c.len_utf8();
        if in_run(c) {
            self.word.get_or_insert(at);
        } else if !c.is_ascii() && is_single(c) && c.is_alphanumeric() {
            self.end_word(at);
            self.word = Some(at);
            self.end_word(end);
        } else if self.joins(at, c, end) {
            self.marks |= c != '.';
        } else {
            self.end_word(at);
            self.gap = if c == '-' && self.gap == Gap::None {
                Gap::Hyphen
            } else {
                Gap::Other
            };
        }
        end
    }

    /// Whether `c`, at `at..end`, belongs to the current word.
    fn joins(&self, at: usize, c: char, end: usize) -> bool {
        if self.word.is_none() || !matches!(c, '\'' | '.' | ',') {
            return false;
        }
        let inside: fn(char) -> bool = if c == '\'' {
            in_run
        } else {
            |c| c.is_ascii_digit()
        };
        let before = self.folded[..at].chars().next_back().is_some_and(inside);
        before && self.folded[end..].chars().next().is_some_and(inside)
    }

    fn end_word(&mut self, end: usize) {
        let Some(start) = self.word.take() else {
            return;
        };
        let word = &self.folded[start..end];
        let text = &mut self.tokens.text;
        if std::mem::take(&mut self.marks) {
            let plain = word
                .strip_suffix("'s")
                .unwrap_or(word)
                .chars()
                .filter(|c| !matches!(c, '\'' | ','));
            text.extend(plain.take(LONGEST));
        } else if word.len() <= LONGEST {
            text.push_str(word);
        } else {
            text.extend(word.chars().take(LONGEST));
        }
        let hyphenated = self.gap == Gap::Hyphen && !self.tokens.is_empty();
        self.tokens.ends.push((self.tokens.text.len(), hyphenated));
        self.gap = Gap::None;
    }
}

/// Compounds among `tokens`, written as one word, so that `co-production` is also found as
/// `coproduction`.
pub fn compounds(tokens: &Tokens) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for at in (1..tokens.len()).filter(|at| tokens.ends[*at].1) {
        let (Some(before), Some(token)) = (tokens.get(at - 1), tokens.get(at)) else {
            continue;
        };
        match found.last_mut().filter(|_| before.hyphenated) {
            Some(compound) => compound.push_str(token.text),
            None => found.push(format!("{}{}", before.text, token.text)),
        }
    }
    found
        .into_iter()
        .map(|compound| compound.chars().take(LONGEST).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text)
            .iter()
            .map(|token| token.text.to_owned())
            .collect()
    }

    #[test]
    fn words_are_cut_as_readers_see_them() {
        assert_eq!(
            texts("The doctor’s note, can't wait"),
            ["the", "doctor", "note", "cant", "wait"]
        );
        assert_eq!(
            texts("1,250 of 2.8 million (90%)."),
            ["1250", "of", "2.8", "million", "90"]
        );
        assert_eq!(
            texts("Café İstanbul ΟΔΟΣ ﬁt"),
            ["cafe", "istanbul", "οδοσ", "fit"]
        );
        assert_eq!(texts("健康 work"), ["健", "康", "work"]);
    }

    #[test]
    fn compounds_are_found_as_one_word_too() {
        assert_eq!(
            compounds(&tokens("bio-psycho-social and co‑production, a - b")),
            ["biopsychosocial", "coproduction"]
        );
    }
}
