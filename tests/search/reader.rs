//! Reads shards back, knowing only the table in `search::encode`: not the code that wrote them.

use std::collections::BTreeMap;
use std::io::Read as _;

use base64::Engine as _;
use flate2::read::ZlibDecoder;

/// The files of an index by name: `m`, `v/0` …
pub type Shards = BTreeMap<String, Vec<u8>>;

/// The bytes in `preceptorShard("name","base64");`.
pub fn shards<'a>(files: impl Iterator<Item = (&'a str, Vec<u8>)>) -> Shards {
    let read = |(path, script): (&str, Vec<u8>)| {
        let name = path
            .strip_prefix("search/")?
            .strip_suffix(".js")?
            .to_owned();
        let script = String::from_utf8(script).unwrap();
        let data = script
            .strip_prefix(&format!("preceptorShard(\"{name}\",\""))
            .unwrap();
        let data = data.strip_suffix("\");\n").unwrap();
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(data)
            .unwrap();
        Some((name, bytes))
    };
    files.filter_map(read).collect()
}

/// Bytes that are read from the front.
pub struct Reader<'a>(pub &'a [u8]);

impl Reader<'_> {
    pub fn number(&mut self) -> usize {
        let mut number = 0;
        for shift in (0..).step_by(7) {
            let (byte, rest) = self.0.split_first().unwrap();
            self.0 = rest;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        number
    }

    pub fn text(&mut self) -> String {
        let length = self.number();
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8(text.to_vec()).unwrap()
    }

    /// A text of a sorted list, after `before`.
    pub fn key(&mut self, before: &str) -> String {
        let shared = self.number();
        let kept: Vec<u16> = before.encode_utf16().take(shared).collect();
        String::from_utf16(&kept).unwrap() + &self.text()
    }

    /// Skips numbers that are preceded by their count.
    fn skip_list(&mut self) {
        for _ in 0..self.number() {
            self.number();
        }
    }

    pub fn byte(&mut self) -> u8 {
        let (byte, rest) = self.0.split_first().unwrap();
        self.0 = rest;
        *byte
    }

    fn terms(&mut self, many: bool, before: &mut usize) -> Vec<usize> {
        let count = if many { self.number() } else { 1 };
        let next = |_| {
            let folded = self.number();
            *before = if folded & 1 == 0 {
                *before + (folded >> 1)
            } else {
                *before - (folded >> 1) - 1
            };
            *before
        };
        (0..count).map(next).collect()
    }

    fn postings(&mut self) -> Vec<(usize, u8)> {
        let mut doc = 0;
        (0..self.number())
            .map(|_| {
                doc += self.number();
                (doc, self.byte())
            })
            .collect()
    }
}

/// All shards of a kind, in order.
fn kind<'a>(shards: &'a Shards, kind: &'a str) -> impl Iterator<Item = Reader<'a>> {
    (0..)
        .map_while(move |number| shards.get(&format!("{kind}/{number}")))
        .map(|bytes| Reader(bytes))
}

/// Each form with its terms.
pub fn forms(shards: &Shards) -> Vec<(String, Vec<usize>)> {
    let mut forms = Vec::new();
    for mut reader in kind(shards, "v") {
        let (mut before, mut term) = (String::new(), 0);
        for _ in 0..reader.number() {
            before = reader.key(&before);
            let info = reader.number();
            let terms = reader.terms(info & 4 != 0, &mut term);
            if info & 2 != 0 {
                reader.skip_list();
            }
            forms.push((before.clone(), terms));
        }
        assert!(reader.0.is_empty());
    }
    forms
}

/// Forms that are found by their ends.
pub fn reversed(shards: &Shards) -> Vec<String> {
    let mut forms = Vec::new();
    for mut reader in kind(shards, "r") {
        let mut before = String::new();
        for _ in 0..reader.number() {
            before = reader.key(&before);
            reader.number();
            forms.push(before.chars().rev().collect());
        }
    }
    forms
}

/// The postings of every term by unit: head and tail.
pub fn cut_postings(shards: &Shards) -> Vec<[Vec<(usize, u8)>; 2]> {
    let mut lists = Vec::new();
    for mut reader in kind(shards, "t") {
        while !reader.0.is_empty() {
            reader.number();
            reader.number();
            let head = reader.postings();
            let count = reader.number();
            let mut tail = Vec::new();
            if count > 0 {
                let name = format!("u/{}", reader.number());
                tail = Reader(&shards[&name]).postings();
                assert_eq!(tail.len(), count);
            }
            lists.push([head, tail]);
        }
    }
    lists
}

/// The postings of every term, head and tail together, by unit.
pub fn postings(shards: &Shards) -> Vec<Vec<(usize, u8)>> {
    let whole = |parts: [Vec<(usize, u8)>; 2]| {
        let mut list = parts.concat();
        list.sort_unstable();
        list
    };
    cut_postings(shards).into_iter().map(whole).collect()
}

/// The addresses and titles of all units.
pub fn cards(shards: &Shards) -> Vec<(String, String)> {
    let mut cards = Vec::new();
    for mut reader in kind(shards, "d") {
        for _ in 0..reader.number() {
            let texts: Vec<String> = (0..5).map(|_| reader.text()).collect();
            reader.number();
            reader.number();
            reader.skip_list();
            reader.skip_list();
            cards.push((texts[0].clone(), texts[1].clone()));
        }
    }
    cards
}

/// Everything that can be read as text, for a search of what must not be there.
pub fn all_text(shards: &Shards) -> String {
    let mut text = String::new();
    for (name, bytes) in shards {
        let mut plain = Vec::new();
        if name.starts_with("b/") {
            ZlibDecoder::new(&bytes[..])
                .read_to_end(&mut plain)
                .unwrap();
        } else {
            plain.clone_from(bytes);
        }
        text.push_str(&String::from_utf8_lossy(&plain));
    }
    for (form, _) in forms(shards) {
        text.push('\n');
        text.push_str(&form);
    }
    text
}
