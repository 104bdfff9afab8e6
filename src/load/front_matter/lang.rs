//! Codes of languages.

/// Whether browsers can know it: two or three letters, then parts of letters and digits (BCP 47).
pub(crate) fn is_code(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Whether the language is English, of whatever country.
pub(crate) fn is_english(code: &str) -> bool {
    code.split('-')
        .next()
        .is_some_and(|language| language.eq_ignore_ascii_case("en"))
}
