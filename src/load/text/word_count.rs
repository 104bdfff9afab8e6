//! How many words a text has.

/// How many words are between spaces: as many as begin after one.
pub(super) fn count(text: &str) -> usize {
    // So many that their number fits into one byte, as the bytes themselves do: then many are
    // counted at once.
    const AT_ONCE: usize = 255;
    let is_space =
        |byte: u8| (byte == b' ') | ((b'\t'..=b'\r').contains(&byte) & (byte != b'\x0b'));
    let begins = |(before, byte): (&u8, &u8)| u8::from(is_space(*before) & !is_space(*byte));
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    let chunks = bytes.chunks(AT_ONCE).zip(behind.chunks(AT_ONCE));
    let inside: usize = chunks
        .map(|(a, b)| usize::from(a.iter().zip(b).map(begins).sum::<u8>()))
        .sum();
    inside + usize::from(bytes.first().is_some_and(|first| !is_space(*first)))
}
