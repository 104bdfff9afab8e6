//! Encodes numbers and texts as bytes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A growing byte buffer.
#[derive(Debug, Clone, Default)]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// A number in LEB128: seven bits per byte, lowest first.
    pub fn number(&mut self, number: usize) {
        let mut left = number;
        while left >= 0x80 {
            self.0.push((left & 0x7f) as u8 | 0x80);
            left >>= 7;
        }
        self.0.push(left as u8);
    }

    /// A signed difference: small ones take one byte, whatever their sign.
    pub fn difference(&mut self, from: usize, to: usize) {
        self.number(if to >= from {
            (to - from) << 1
        } else {
            ((from - to) << 1) - 1
        });
    }

    /// A text, preceded by its length in bytes.
    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// The number of bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Writes the texts of a sorted list, each without the prefix it shares with the one before.
#[derive(Debug, Default)]
pub struct FrontCoder {
    before: String,
}

impl FrontCoder {
    /// The length of the shared prefix in UTF-16 units, since the reader counts in those; then the
    /// rest.
    pub fn write(&mut self, text: &str, into: &mut Bytes) {
        let mut shared = self
            .before
            .bytes()
            .zip(text.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        while !text.is_char_boundary(shared) {
            shared -= 1;
        }
        into.number(text[..shared].encode_utf16().count());
        into.text(&text[shared..]);
        text.clone_into(&mut self.before);
    }
}

/// The script that delivers a shard: any server can send it, and any page can load it.
pub fn script(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut script = format!("preceptorShard(\"{name}\",\"");
    STANDARD.encode_string(bytes, &mut script);
    script.push_str("\");\n");
    script.into_bytes()
}

/// The order of texts: by UTF-16 units, as the browser's `<` compares them. This differs from byte
/// order in one case: characters of two units (four bytes, from F0) sort before U+E000 to U+FFFF
/// (EE and EF).
pub fn in_order(a: &str, b: &str) -> std::cmp::Ordering {
    let place = |byte: u8| {
        if matches!(byte, 0xEE | 0xEF) {
            byte + 0x10
        } else {
            byte
        }
    };
    let differ = a.bytes().zip(b.bytes()).find(|(a, b)| a != b);
    differ.map_or(a.len().cmp(&b.len()), |(a, b)| place(a).cmp(&place(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_ordered_as_a_browser_orders_them() {
        let texts = [
            "",
            "a",
            "ab",
            "b",
            "é",
            "健",
            "\u{e000}",
            "\u{ffff}",
            "\u{10000}",
            "\u{1f600}",
            "a\u{1f600}",
            "a\u{fb01}",
        ];
        for (a, b) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            assert_eq!(
                in_order(a, b),
                a.encode_utf16().cmp(b.encode_utf16()),
                "{a} {b}"
            );
        }
    }
}
