//! Names made of text.

/// An id made of `text` as GitHub makes it: lower case, no punctuation, spaces to hyphens.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            ' ' | '\u{a0}' => out.push('-'),
            '-' | '_' => out.push(c),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
    out
}

/// Fowler, Noll and Vo's hash, 64 bits, variant 1a: the same on every machine and in every release.
pub fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// `## Who? ##` without the signs that close it.
pub fn without_closing(heading: &str) -> &str {
    let words = heading.trim_end_matches('#');
    if heading.starts_with('#') && words.ends_with([' ', '\t']) { words.trim_end() } else { heading }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_those_of_github() {
        for (text, id) in [
            ("What it is", "what-it-is"),
            ("The 5 R's: an overview", "the-5-rs-an-overview"),
            ("A & B", "a--b"),
            ("snake_case", "snake_case"),
            ("Überblick", "überblick"),
            ("?", ""),
        ] {
            assert_eq!(slug(text), id);
        }
    }
}
