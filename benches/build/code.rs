//! Listings of about 25 lines in six languages, no two alike.

use std::fmt::Write as _;

use crate::words::{Dice, Vocabulary};

/// A language's name for the fence, and the function that writes a listing in it.
type Language = (&'static str, fn(&mut Names<'_>) -> String);

const LANGUAGES: [Language; 6] = [
    ("rust", rust),
    ("python", python),
    ("json", json),
    ("yaml", yaml),
    ("js", javascript),
    ("bash", bash),
];

/// A source of names and numbers.
struct Names<'a> {
    words: &'a Vocabulary,
    dice: Dice,
}

impl Names<'_> {
    fn name(&mut self) -> String {
        self.words.rare(&mut self.dice).to_owned()
    }

    fn number(&mut self) -> usize {
        self.dice.below(5000)
    }

    fn sentence(&mut self) -> String {
        self.words.title(&mut self.dice, 4)
    }
}

/// A fenced block; `number` determines its language and content.
pub fn block(words: &Vocabulary, number: usize) -> String {
    let (language, make) = LANGUAGES[number % LANGUAGES.len()];
    let listing = make(&mut Names {
        words,
        dice: Dice::new(number.wrapping_mul(31) + 7),
    });
    format!("```{language}\n{listing}```\n\n")
}

/// Repeats a piece of a listing, each time with other names.
fn repeat(
    names: &mut Names<'_>,
    times: usize,
    piece: impl Fn(&mut Names<'_>, &mut String),
) -> String {
    let mut text = String::with_capacity(1000);
    (0..times).for_each(|_| piece(names, &mut text));
    text
}

fn rust(names: &mut Names<'_>) -> String {
    repeat(names, 3, |names, text| {
        let (function, item, field) = (names.name(), names.name(), names.name());
        let _ = write!(
            text,
            "/// {}.\npub fn {function}({item}: &[u32], limit: usize) -> Option<String> {{\n    \
             let mut {field} = {item}.iter().filter(|value| **value > {}).count();\n    \
             if {field} >= limit {{\n        return None; // {}\n    }}\n    \
             {field} += {};\n    Some(format!(\"{}: {{}}\", {field}))\n}}\n",
            names.sentence(),
            names.number(),
            names.sentence(),
            names.number(),
            names.sentence(),
        );
    })
}

fn python(names: &mut Names<'_>) -> String {
    repeat(names, 3, |names, text| {
        let (function, item, field) = (names.name(), names.name(), names.name());
        let _ = write!(
            text,
            "def {function}({item}, limit={}):\n    \"\"\"{}.\"\"\"\n    {field} = [value for value in {item} if value != {}]\n    \
             if len({field}) > limit:\n        raise ValueError(f\"{}: {{len({field})}}\")\n    \
             # {}\n    return {{\"{}\": {field}, \"total\": sum({field}) * {}.5}}\n\n",
            names.number(),
            names.sentence(),
            names.number(),
            names.sentence(),
            names.sentence(),
            names.name(),
            names.number(),
        );
    })
}

fn json(names: &mut Names<'_>) -> String {
    let entries = repeat(names, 6, |names, text| {
        let _ = write!(
            text,
            "  \"{}\": {{\n    \"{}\": {},\n    \"{}\": [\"{}\", true, null]\n  }},\n",
            names.name(),
            names.name(),
            names.number(),
            names.name(),
            names.sentence(),
        );
    });
    format!("{{\n{entries}  \"version\": {}\n}}\n", names.number())
}

fn yaml(names: &mut Names<'_>) -> String {
    repeat(names, 6, |names, text| {
        let _ = write!(
            text,
            "{}: # {}\n  {}: {}\n  {}:\n    - \"{}\"\n",
            names.name(),
            names.sentence(),
            names.name(),
            names.number(),
            names.name(),
            names.sentence(),
        );
    })
}

fn javascript(names: &mut Names<'_>) -> String {
    repeat(names, 3, |names, text| {
        let (function, item, field) = (names.name(), names.name(), names.name());
        let _ = write!(
            text,
            "/* {} */\nexport async function {function}({item}, limit = {}) {{\n  \
             const {field} = await Promise.all({item}.map((value) => load(`/{}/${{value.id}}`)));\n  \
             if ({field}.length === limit) {{\n    throw new Error(\"{}\");\n  }}\n  \
             return {field}.filter((value) => /^{}\\d+/.test(value));\n}}\n",
            names.sentence(),
            names.number(),
            names.name(),
            names.sentence(),
            names.name(),
        );
    })
}

fn bash(names: &mut Names<'_>) -> String {
    repeat(names, 4, |names, text| {
        let (variable, item) = (names.name(), names.name());
        let _ = write!(
            text,
            "# {}\n{variable}=\"$(find ./{} -name '*.{}' | wc -l)\"\nfor {item} in 1 2 {}; do\n  \
             if [ \"${variable}\" -gt \"${item}\" ]; then echo \"{} ${item}\" >&2; fi\ndone\n",
            names.sentence(),
            names.name(),
            names.name(),
            names.number(),
            names.sentence(),
        );
    })
}
