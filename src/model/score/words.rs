//! Normalises words for comparison. `js/score-typed.js` does the same in the browser.
//!
//! What is ignored never changes the meaning: case, accents, spaces and hyphens inside words,
//! quotes, full stops, superscript and subscript figures, `&` for `and`, `-ize` for `-ise`,
//! comparison signs, the order of a date.

use unicode_normalization::UnicodeNormalization;

use crate::model::date::MONTHS;

/// What comes before a number in a comparison; longer signs first.
const COMPARED: [(&str, &[&str]); 4] = [
    (
        "≥",
        &[
            "at least",
            "no less than",
            "no fewer than",
            "not less than",
            "minimum of",
            ">=",
            "=>",
            "≥",
        ],
    ),
    (
        "≤",
        &[
            "at most",
            "no more than",
            "not more than",
            "up to",
            "maximum of",
            "<=",
            "=<",
            "≤",
        ],
    ),
    (">", &["more than", "greater than", "over", "above", ">"]),
    ("<", &["fewer than", "less than", "under", "below", "<"]),
];

const OR_MORE: [&str; 6] = [
    " or more",
    " or above",
    " or over",
    " or higher",
    " or greater",
    "+",
];
const OR_LESS: [&str; 5] = [
    " or less",
    " or fewer",
    " or below",
    " or under",
    " or lower",
];

/// `text` in the normal form in which answers are compared. Normalising twice changes nothing more.
pub fn folded(text: &str) -> String {
    let mut now = once(text);
    loop {
        let next = once(&now);
        if next == now {
            return now;
        }
        now = next;
    }
}

/// The accepted text without its article. An upper-case `A` may be a name: `A positive` is a blood
/// group.
pub fn bare(accepted: &str) -> String {
    let text = accepted.trim();
    let bare = ["the ", "an ", "a ", "The ", "An "]
        .iter()
        .find_map(|article| text.strip_prefix(article));
    folded(bare.unwrap_or(text))
}

fn once(text: &str) -> String {
    let text = plain(text);
    if let Some(found) = date(&text).or_else(|| time(&text)) {
        return found;
    }
    let text = compared(&unquoted(&text)).replace('&', " and ");
    spelled(&joined(&ungrouped(&text)))
}

/// Unifies letters, quotes, dashes and spaces; lower case; no full stop at the end.
pub fn plain(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            // 10³ is not 103, and 1½ is not 11/2.
            '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '⁻' if before.is_ascii_digit() => {
                marked.push('^')
            }
            '¼'..='¾' | '⅐'..='⅞' if before.is_ascii_digit() => marked.push(' '),
            _ => {}
        }
        marked.push(match c {
            '´' => '\'',
            '″' => '"',
            'º' | '˚' => '°',
            _ => c,
        });
        before = c;
    }
    let letters: String = marked
        .nfkd()
        .filter(|c| !('\u{300}'..='\u{333}').contains(c))
        .map(one_sort)
        .collect();
    let spaced = letters
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    per_cent(spaced.trim_end_matches(['.', ' ']))
}

fn one_sort(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '`' => '\'',
        '“' | '”' | '„' | '‟' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '⁄' => '/',
        '×' => 'x',
        '\u{feff}' => ' ',
        _ => c,
    }
}

fn per_cent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let behind_letter = out.ends_with(|c: char| c.is_ascii_lowercase());
        let found = ["per cent", "per-cent", "percent", "pct"]
            .iter()
            .filter_map(|word| rest.strip_prefix(word))
            .find(|after| !behind_letter && !after.starts_with(|c: char| c.is_ascii_lowercase()));
        out.push(if found.is_some() { '%' } else { c });
        rest = found.unwrap_or(&rest[c.len_utf8()..]);
    }
    out
}

/// `1st July 2022`, `July 1, 2022` and `1 Jul 2022` as `1jul2022`.
fn date(text: &str) -> Option<String> {
    if !text
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | '-'))
    {
        return None;
    }
    let words = split_figures(text);
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| !matches!(*word, "st" | "nd" | "rd" | "th" | "of" | "the"))
        .collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let (day, year) = match (at, &words[..at], &words[at + 1..]) {
        (1, [day], rest) => (Some(*day), rest),
        (0, _, [day, rest @ ..]) if day.len() < 3 => (Some(*day), rest),
        (0, _, rest) => (None, rest),
        _ => return None,
    };
    let year = match year {
        [] => "",
        [year] if year.len() == 4 && figures(year) => year,
        _ => return None,
    };
    if day.is_none() && year.is_empty() || day.is_some_and(|day| day.len() > 2 || !figures(day)) {
        return None;
    }
    Some(format!(
        "{}{}{year}",
        day.unwrap_or_default().trim_start_matches('0'),
        month(words[at])?
    ))
}

fn figures(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn month(word: &str) -> Option<&'static str> {
    let short = if word == "sept" { "sep" } else { word };
    MONTHS
        .iter()
        .find(|name| **name == word || name[..3] == *short)
        .map(|name| &name[..3])
}

/// Runs of figures and runs of letters.
fn split_figures(text: &str) -> Vec<&str> {
    let sort = |c: char| {
        if c.is_ascii_digit() {
            1
        } else {
            i32::from(c.is_ascii_lowercase()) * 2
        }
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut now = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if sort(c) != now {
            if now > 0 {
                found.push(&text[start..at]);
            }
            (start, now) = (at, sort(c));
        }
    }
    found
}

/// `09:30`, `9.30` and `9:30 am` as `9:30`; `5 pm` as `17:00`.
fn time(text: &str) -> Option<String> {
    let (clock, half) = ["am", "a.m", "pm", "p.m"]
        .iter()
        .find_map(|half| {
            text.strip_suffix(half)
                .map(|clock| (clock.trim_end(), Some(half.starts_with('p'))))
        })
        .unwrap_or((text, None));
    let (hour, minute) = match (clock.split_once([':', '.']), half) {
        (Some(parts), _) => parts,
        (None, Some(_)) => (clock, "00"),
        (None, None) => return None,
    };
    let fits = |part: &str, most: u32| {
        figures(part) && part.parse::<u32>().is_ok_and(|value| value < most)
    };
    if !(fits(hour, 24) && hour.len() < 3 && fits(minute, 60) && minute.len() == 2) {
        return None;
    }
    let hour: u32 = hour.parse().ok()?;
    let hour = half.map_or(hour, |after_noon| {
        hour % 12 + if after_noon { 12 } else { 0 }
    });
    Some(format!("{hour}:{minute}"))
}

/// Removes quotes and apostrophes; after a figure they mean feet, inches or minutes.
fn unquoted(text: &str) -> String {
    let quote = |c: char| matches!(c, '\'' | '"');
    let outer = text
        .strip_prefix(quote)
        .and_then(|rest| rest.strip_suffix(quote))
        .unwrap_or(text);
    let mut out = String::with_capacity(outer.len());
    for c in outer.chars() {
        if !quote(c) || out.ends_with(|c: char| c.is_ascii_digit() || quote(c)) {
            out.push(c);
        }
    }
    out
}

/// `at least 5`, `>= 5` and `5 or more` as `≥5`.
fn compared(text: &str) -> String {
    let amount = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '£' | '$' | '€' | '-'))
    };
    for (sign, words) in COMPARED {
        for rest in words.iter().filter_map(|word| text.strip_prefix(word)) {
            let rest = rest.strip_prefix(' ').unwrap_or(rest);
            if amount(rest) {
                return format!("{sign}{rest}");
            }
        }
    }
    if amount(text) {
        for (sign, words) in [("≥", &OR_MORE[..]), ("≤", &OR_LESS[..])] {
            if let Some(before) = words.iter().find_map(|word| text.strip_suffix(word)) {
                return format!("{sign}{before}");
            }
        }
    }
    text.to_owned()
}

/// Removes the commas or spaces between thousands.
fn ungrouped(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let parts = |at: usize| {
        matches!(chars[at], ',' | ' ')
            && at > 0
            && digit(at - 1)
            && (1..4).all(|by| digit(at + by))
            && !digit(at + 4)
    };
    (0..chars.len())
        .filter(|at| !parts(*at))
        .map(|at| chars[at])
        .collect()
}

/// Joins the parts of a word; figures stay apart, and a minus stays a minus.
fn joined(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let decimal = |at: usize| chars.get(at + 1).is_some_and(char::is_ascii_digit);
    let chars: Vec<char> = (0..chars.len())
        .filter(|at| chars[*at] != '.' || decimal(*at))
        .map(|at| chars[at])
        .collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..]
            .iter()
            .take_while(|c| matches!(c, ' ' | ',' | '-'))
            .count();
        if run == 0 {
            out.push(chars[at]);
        } else {
            let before = at.checked_sub(1).map(|before| chars[before]);
            out.push_str(glue(
                before,
                &chars[at..at + run],
                chars.get(at + run).copied(),
            ));
        }
        at += run.max(1);
    }
    out
}

fn glue(before: Option<char>, run: &[char], after: Option<char>) -> &'static str {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let dash = run.contains(&'-');
    match after {
        None if dash => "-",
        Some(_) if digit(before) && digit(after) => match () {
            () if dash => "-",
            () if run.contains(&',') => ",",
            () => " ",
        },
        Some(_) if digit(after) && run.last() == Some(&'-') => {
            match before.is_some_and(char::is_alphabetic) {
                true if run.len() > 1 => " -",
                true => "",
                false => "-",
            }
        }
        _ => "",
    }
}

/// Replaces `-ize` and `-yze` by the usual British spelling.
fn spelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let ending = (out.ends_with(['i', 'y'])
            && (rest.starts_with('e') || rest.starts_with("ing")))
            || (out.ends_with('i') && rest.starts_with("ation"));
        out.push(if c == 'z' && ending { 's' } else { c });
    }
    out
}
