//! The language of a page compared with that of the theme's words.

/// Right-to-left languages by primary subtag (CLDR, `characterOrder`).
const RIGHT_TO_LEFT: [&str; 15] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "pnb", "prs", "ps", "sd", "ug", "ur", "yi",
];

/// The direction of a language, as a value of `dir` in HTML.
pub fn direction(lang: &str) -> &'static str {
    let script = lang.split('-').nth(1).filter(|subtag| subtag.len() == 4);
    match script.map(str::to_ascii_lowercase).as_deref() {
        Some("arab" | "hebr" | "thaa" | "syrc" | "nkoo") => "rtl",
        Some(_) => "ltr",
        None if RIGHT_TO_LEFT.contains(&primary(lang).as_str()) => "rtl",
        None => "ltr",
    }
}

/// Whether two tags name the same language, whatever the country: `en-GB` and `en-US` do.
pub fn is_same(one: &str, other: &str) -> bool {
    primary(one) == primary(other)
}

fn primary(lang: &str) -> String {
    lang.split('-')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_know_their_direction() {
        for lang in ["ar", "ur-PK", "fa", "he", "az-Arab", "UR"] {
            assert_eq!(direction(lang), "rtl", "{lang}");
        }
        for lang in ["en-GB", "cy", "pa", "ur-Latn", ""] {
            assert_eq!(direction(lang), "ltr", "{lang}");
        }
    }

    #[test]
    fn a_country_makes_no_other_language() {
        assert!(is_same("en-GB", "en-US") && is_same("en", "EN-gb"));
        assert!(!is_same("en-GB", "cy"));
    }
}
