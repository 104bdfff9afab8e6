//! Text -> tokens: what counts as a word. The browser's script cuts queries by the same rules (`search-words.js`), and
//! both run the cases of `tests/search/tokens.json`.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longer words are cut to so many characters.
const LONGEST: usize = 40;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Folded.
    pub text: String,
    /// Nothing but one hyphen stands between the token before and this one.
    pub hyphenated: bool,
}

/// `text` without what readers do not tell apart: letter case, accents, shapes of letters, of hyphens and of apostrophes.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = text.nfkd().flat_map(char::to_lowercase).filter(|c| !is_combining_mark(*c));
    lower
        .map(|c| match c {
            'ς' => 'σ',
            '’' | 'ʼ' | '′' | '＇' => '\'',
            '\u{2010}'..='\u{2013}' => '-',
            other => other,
        })
        .collect()
}

/// The tokens of `text`, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let folded = fold(text);
    let mut scanner = Scanner { tokens: Vec::new(), word: String::new(), gap: String::new() };
    let mut chars = folded.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        scanner.step(before, c, chars.peek().copied());
        before = Some(c);
    }
    scanner.end_word();
    scanner.tokens
}

/// The scripts that are written without spaces: each of their characters is a token.
fn is_single(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn in_run(c: char) -> bool {
    c.is_alphanumeric() && !is_single(c)
}

struct Scanner {
    tokens: Vec<Token>,
    /// The word that is being read, its apostrophes included.
    word: String,
    /// What stands between the last word and here; more than one sign is cut short.
    gap: String,
}

impl Scanner {
    fn step(&mut self, before: Option<char>, c: char, after: Option<char>) {
        if in_run(c) {
            self.word.push(c);
        } else if is_single(c) && c.is_alphanumeric() {
            self.end_word();
            self.word.push(c);
            self.end_word();
        } else if self.joins(before, c, after) {
            if c != ',' {
                self.word.push(c);
            }
        } else {
            self.end_word();
            if self.gap.len() < 2 {
                self.gap.push(c);
            }
        }
    }

    /// Whether `c` belongs to the word that it stands in.
    fn joins(&self, before: Option<char>, c: char, after: Option<char>) -> bool {
        let both = |test: fn(char) -> bool| before.is_some_and(test) && after.is_some_and(test);
        !self.word.is_empty()
            && match c {
                '\'' => both(in_run),
                '.' | ',' => both(|c| c.is_ascii_digit()),
                _ => false,
            }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let word = self.word.strip_suffix("'s").unwrap_or(&self.word);
        let text: String = word.chars().filter(|c| *c != '\'').take(LONGEST).collect();
        let hyphenated = self.gap == "-" && !self.tokens.is_empty();
        self.tokens.push(Token { text, hyphenated });
        self.word.clear();
        self.gap.clear();
    }
}

/// The compounds among `tokens`, written as one word: `co-production` is found as `coproduction` as well.
pub fn compounds(tokens: &[Token]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    for pair in tokens.windows(2) {
        match (pair[1].hyphenated, open) {
            (true, false) => found.push(format!("{}{}", pair[0].text, pair[1].text)),
            (true, true) => found.last_mut().into_iter().for_each(|compound| compound.push_str(&pair[1].text)),
            (false, _) => {}
        }
        open = pair[1].hyphenated;
    }
    found.iter_mut().for_each(|compound| *compound = compound.chars().take(LONGEST).collect());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_are_cut_as_readers_see_them() {
        assert_eq!(texts("The doctor’s note, can't wait"), ["the", "doctor", "note", "cant", "wait"]);
        assert_eq!(texts("1,250 of 2.8 million (90%)."), ["1250", "of", "2.8", "million", "90"]);
        assert_eq!(texts("Café İstanbul ΟΔΟΣ ﬁt"), ["cafe", "istanbul", "οδοσ", "fit"]);
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
