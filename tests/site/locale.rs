//! Every message of the theme is used by some template, script or Rust file: what nobody sees is
//! not to be translated.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::site::theme::below;

fn read(folder: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = below(&root.join(folder));
    let texts = files.iter().map(|file| fs::read_to_string(file).unwrap());
    // A list of names that must be there uses none of them.
    let used = texts.map(|text| match text.split_once("const NEEDED: [") {
        Some((before, after)) => before.to_owned() + after.split_once("];\n").unwrap().1,
        None => text,
    });
    used.collect::<Vec<_>>().join("\n")
}

/// Runs of letters, digits and `others`.
fn runs<'a>(text: &'a str, others: &str) -> BTreeSet<&'a str> {
    text.split(|sign: char| !sign.is_ascii_alphanumeric() && !others.contains(sign))
        .collect()
}

fn keys(path: &str, words: &Value, keys: &mut Vec<String>) {
    match words.as_object() {
        Some(words) => {
            for (name, value) in words {
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                self::keys(&path, value, keys);
            }
        }
        None => keys.push(path.to_owned()),
    }
}

/// A name that is put together, as in `` `quiz_${kind}` ``.
enum Part<'a> {
    Text(&'a str),
    Code(&'a str),
}

fn patterns(scripts: &str) -> Vec<Vec<Part<'_>>> {
    let starts = scripts.match_indices('`');
    starts
        .filter_map(|(at, _)| pattern(&scripts[at + 1..]))
        .collect()
}

fn pattern(mut rest: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    loop {
        let end = rest.find(|sign: char| !sign.is_ascii_lowercase() && sign != '_')?;
        parts.push(Part::Text(&rest[..end]));
        rest = &rest[end..];
        if rest.starts_with('`') {
            let is_built = parts
                .iter()
                .any(|part| matches!(part, Part::Text(text) if text.contains('_')));
            return (parts.len() > 1 && is_built).then_some(parts);
        }
        let (code, after) = rest.strip_prefix("${")?.split_once('}')?;
        parts.push(Part::Code(code));
        rest = after;
    }
}

fn fits(name: &str, parts: &[Part], words: &BTreeSet<&str>) -> bool {
    match parts {
        [] => name.is_empty(),
        [Part::Text(text), parts @ ..] => name
            .strip_prefix(text)
            .is_some_and(|rest| fits(rest, parts, words)),
        [Part::Code(code), parts @ ..] => (0..=name.len()).any(|at| {
            let (filling, rest) = name.split_at(at);
            is_filling(filling, code, words) && fits(rest, parts, words)
        }),
    }
}

fn is_filling(filling: &str, code: &str, words: &BTreeSet<&str>) -> bool {
    match filling {
        "" => code.contains("\"\""),
        _ if code.contains("join(\"_\")") => filling.split('_').all(|word| words.contains(word)),
        _ => words.contains(filling),
    }
}

struct Code {
    scripts: String,
    /// With `t["a"].b` as `t.a.b`.
    templates: String,
    rust: String,
}

impl Code {
    fn unused(&self, keys: &[String]) -> Vec<String> {
        let words: BTreeSet<&str> = [&self.scripts, &self.templates, &self.rust]
            .into_iter()
            .flat_map(|text| runs(text, "_"))
            .collect();
        let patterns = patterns(&self.scripts);
        let is_asked = |name: &str| {
            words.contains(name) || patterns.iter().any(|parts| fits(name, parts, &words))
        };
        let names = self.names();
        let is_used = |key: &str| match key.strip_prefix("script.") {
            // `n: 1` asks for the singular.
            Some(name) => is_asked(name) || name.strip_suffix("_one").is_some_and(is_asked),
            None => is_named(key, &names),
        };
        keys.iter().filter(|key| !is_used(key)).cloned().collect()
    }

    /// What templates ask for, and what strings of Rust begin with.
    fn names(&self) -> BTreeSet<&str> {
        let asked = runs(&self.templates, "._-").into_iter();
        let asked = asked.filter_map(|name| name.strip_prefix("t."));
        let is_name = |sign: char| sign.is_ascii_alphanumeric() || "._-".contains(sign);
        let strings = self.rust.split('"').map(|text| {
            let end = text.find(|sign| !is_name(sign)).unwrap_or(text.len());
            &text[..end]
        });
        asked.chain(strings).collect()
    }
}

/// `kind.` and `quiz.how_` are what stands before the rest of a name.
fn is_named(key: &str, names: &BTreeSet<&str>) -> bool {
    let begins =
        |name: &&str| name.len() > 1 && name.ends_with(['.', '_']) && key.starts_with(*name);
    names.contains(key) || names.iter().any(begins)
}

#[test]
fn every_message_is_used() {
    let templates = read("themes/default/templates");
    let code = Code {
        scripts: read("themes/default/static/js"),
        templates: templates.replace("[\"", ".").replace("\"]", ""),
        rust: read("src"),
    };
    let locale = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/locales/en.yaml");
    let words: Value = serde_yaml::from_str(&fs::read_to_string(locale).unwrap()).unwrap();
    let mut all = Vec::new();
    keys("", &words, &mut all);
    assert_eq!(code.unused(&all), [""; 0], "nothing asks for these words");
    let odd = ["script.quiz_not_order", "script.record_go_on", "quiz.odd"];
    let odd = odd.map(str::to_owned);
    assert_eq!(code.unused(&odd), odd);
}
