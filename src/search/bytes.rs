//! Numbers and texts as bytes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Bytes that grow.
#[derive(Debug, Clone, Default)]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// A number, seven bits a byte, lowest first (LEB128).
    pub fn number(&mut self, number: usize) {
        let mut left = number;
        while left >= 0x80 {
            self.0.push((left & 0x7f) as u8 | 0x80);
            left >>= 7;
        }
        self.0.push(left as u8);
    }

    /// A difference: small ones take one byte, whichever way they point.
    pub fn difference(&mut self, from: usize, to: usize) {
        self.number(if to >= from { (to - from) << 1 } else { ((from - to) << 1) - 1 });
    }

    /// A text behind its length in bytes.
    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// How long it is.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Writes texts of a sorted list, each without what it shares with the one before.
#[derive(Debug, Default)]
pub struct FrontCoder {
    before: String,
}

impl FrontCoder {
    /// The number of UTF-16 units that are shared, since the reader counts in those; then the rest.
    pub fn write(&mut self, text: &str, into: &mut Bytes) {
        let pairs = self.before.chars().zip(text.chars());
        let shared: Vec<char> = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
        into.number(shared.iter().map(|c| c.len_utf16()).sum());
        into.text(&text[shared.iter().map(|c| c.len_utf8()).sum()..]);
        text.clone_into(&mut self.before);
    }
}

/// The script that hands a shard over: any server sends it, and any page may load it.
pub fn script(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut script = format!("preceptorShard(\"{name}\",\"");
    STANDARD.encode_string(bytes, &mut script);
    script.push_str("\");\n");
    script.into_bytes()
}

/// How texts are ordered: as the browser's `<` orders them, by UTF-16 units.
pub fn in_order(a: &str, b: &str) -> std::cmp::Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}
