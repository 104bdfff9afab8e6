//! Short names for long addresses, which older drawing programs put at the head of a file.

use std::collections::BTreeMap;

/// So much larger may a text grow.
const MOST: usize = 16 << 20;

/// `text` with the names that its document type `doctype` declares written out; nothing where that
/// cannot be done safely. What they stand for is plain text, so that it can begin no element
/// wherever it goes.
pub(super) fn written_out(doctype: &str, text: &str) -> Option<String> {
    let names = declared(doctype)?;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let name = from[1..]
            .split_once(';')
            .map(|(name, _)| name)
            .filter(|name| name.len() <= 100);
        match name.and_then(|name| Some((name, names.get(name)?))) {
            Some((name, value)) => {
                out.push_str(value);
                rest = &from[name.len() + 2..];
            }
            None => {
                out.push('&');
                rest = &from[1..];
            }
        }
        if out.len() > MOST {
            return None;
        }
    }
    out.push_str(rest);
    Some(out)
}

/// `<!ENTITY ns_svg "http://www.w3.org/2000/svg">` and its like; nothing where there is any other kind.
fn declared(doctype: &str) -> Option<BTreeMap<&str, &str>> {
    let mut names = BTreeMap::new();
    for declaration in doctype.split("<!ENTITY").skip(1) {
        let (name, rest) = declaration
            .trim_start()
            .split_once(|c: char| c.is_ascii_whitespace())?;
        let rest = rest.trim_start();
        let quote = rest
            .chars()
            .next()
            .filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, _) = rest[1..].split_once(quote)?;
        let is_plain = value.len() <= 1_000 && !value.contains(['<', '>', '&', '%', '"', '\'']);
        if !is_plain || name.contains('%') {
            return None;
        }
        // The first one counts.
        names.entry(name).or_insert(value);
    }
    Some(names)
}
