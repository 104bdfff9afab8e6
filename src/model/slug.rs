//! Names derived from text.

/// An id derived from `text` as on GitHub: lower case, no punctuation, hyphens for spaces.
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

/// A path of plain names: lower-case letters, digits and single hyphens.
pub fn plain_path(path: &str) -> String {
    path.split('/')
        .map(plain_name)
        .collect::<Vec<_>>()
        .join("/")
}

fn plain_name(name: &str) -> String {
    let (stem, ending) = name
        .rsplit_once('.')
        .map_or((name, String::new()), |(stem, end)| {
            (stem, format!(".{end}"))
        });
    // Marks between the letters of one word leave no gap.
    let within = |c: char| matches!(c, '\'' | '’' | '‘' | '`' | '´');
    let letters = stem
        .chars()
        .filter(|c| !within(*c))
        .flat_map(char::to_lowercase);
    let spaced: String = letters
        .map(|c| {
            if c.is_alphanumeric() || c == '_' || is_accent(c) {
                c
            } else {
                ' '
            }
        })
        .collect();
    let plain = spaced.split_whitespace().collect::<Vec<_>>().join("-");
    if plain.is_empty() {
        name.to_lowercase()
    } else {
        plain + &ending.to_lowercase()
    }
}

/// A combining accent, as some computers store names.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The FNV-1a hash, 64 bits: the same on every machine and in every release.
pub fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// `## Who? ##` without the closing hashes.
pub fn without_closing(heading: &str) -> &str {
    let words = heading.trim_end_matches('#');
    if heading.starts_with('#') && words.ends_with([' ', '\t']) {
        words.trim_end()
    } else {
        heading
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_plain() {
        for (path, plain) in [
            ("guide/My new page (v2).md", "guide/my-new-page-v2.md"),
            (
                "Hand hygiene – new starters’ guide.md",
                "hand-hygiene-new-starters-guide.md",
            ),
            ("Plan - Copy.md", "plan-copy.md"),
            ("Café & Überblick.md", "café-überblick.md"),
            ("a_b/v1.2 notes.md", "a_b/v1-2-notes.md"),
            ("(.md", "(.md"),
        ] {
            assert_eq!(plain_path(path), plain);
        }
    }

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
