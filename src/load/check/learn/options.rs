//! Options that are no choice: two that are the same, one alone, feedback that belongs to none.

use std::collections::BTreeSet;

use pulldown_cmark::Event;

use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::answer_part::Found;
use crate::load::parts::items;
use crate::model::fragment::Part;
use crate::model::learn::quiz::Choice;

/// Options are lettered, and there are no more letters.
const MOST: usize = 26;

/// An option and the quotes that belong to it.
pub(in crate::load) struct Written {
    pub(in crate::load) item: usize,
    pub(in crate::load) right: bool,
    /// Below it but not indented.
    pub(in crate::load) stray: Vec<usize>,
}

/// Options after a text, which belong to no list of the question.
pub(in crate::load) fn further_lists(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    blocks: &[usize],
    found: &Found,
) {
    let Found::Options(own) = found else { return };
    let last = own.last().copied().unwrap_or_default();
    let further = blocks
        .iter()
        .find(|block| **block > last && items::is_task_list(reader, **block));
    if let Some(list) = further {
        let place = items::line(reader, *list).0;
        sink.push(
            rule::SECOND_LIST
                .at(
                    place,
                    "a second list of options begins here, after other text",
                )
                .help("only feedback can come between options; a second question begins with `##`"),
        );
    }
}

/// `{Pin}`, `{fixed}`: what is between braces at the end of an option and is no attribute would
/// be shown.
pub(in crate::load) fn braces(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    item: usize,
    parts: &items::ItemParts,
) {
    let Some(last) = parts
        .line
        .last()
        .copied()
        .filter(|last| !reader.is_escaped(*last))
    else {
        return;
    };
    let Event::Text(text) = reader.tree.event(last) else {
        return;
    };
    let Some((_, inside)) = text
        .trim_end()
        .strip_suffix('}')
        .and_then(|text| text.rsplit_once('{'))
    else {
        return;
    };
    if reader.attributes_of(item).is_some() || inside.contains(' ') {
        return;
    }
    let inside = inside.to_owned();
    let (place, line) = items::line(reader, item);
    let range = items::first_line_range(reader, item);
    let pins = [
        "pin",
        "pinned",
        "fix",
        "fixed",
        "keep",
        "last",
        "lock",
        "locked",
        "noshuffle",
        "stay",
    ];
    let meant = if pins.contains(&inside.to_lowercase().as_str()) {
        "{pin}".to_owned()
    } else {
        format!("\\{{{inside}\\}}")
    };
    let corrected = line.replace(&format!("{{{inside}}}"), &meant);
    let edit = inside
        .eq_ignore_ascii_case("pin")
        .then(|| reader.edit(range, &corrected));
    let message = format!("`{{{inside}}}` means nothing on an option, and would be shown");
    let found = rule::UNKNOWN_ATTRIBUTE.at(place, message);
    sink.push(
        found
            .help("`{pin}` keeps an option in its place when options are shuffled; to show the brackets, put a backslash before each")
            .corrected(corrected)
            .fix("write `{pin}` in small letters", edit),
    );
}

pub(in crate::load) fn same(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    written: &[Written],
    options: &[Choice],
) {
    let mut seen = BTreeSet::new();
    for (written, option) in written.iter().zip(options) {
        let plain = &option.item.plain;
        if plain.trim().is_empty() {
            report_wordless(reader, sink, written, option);
            continue;
        }
        if !seen.insert(plain.to_lowercase()) {
            let place = reader.place(items::first_line_range(reader, written.item));
            sink.push(
                rule::SAME_OPTION
                    .at(
                        place,
                        format!("this question has the option `{plain}` twice"),
                    )
                    .help("take one of the two out, or say in their words how they differ"),
            );
        }
    }
}

/// An option that says nothing, unless it is a picture.
fn report_wordless(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    written: &Written,
    option: &Choice,
) {
    if option
        .item
        .text
        .0
        .iter()
        .any(|part| matches!(part, Part::Image(_)))
    {
        return;
    }
    let place = reader.place(items::first_line_range(reader, written.item));
    sink.push(
        rule::WRONG_ANSWER
            .at(place, "this option has no words")
            .help("write after the box what people are to choose, or take the line out"),
    );
}

pub(in crate::load) fn report(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    list: usize,
    options: &[Choice],
    wanted: Option<&str>,
) {
    let range = reader.tree.node(list).range.clone();
    let line = reader.input.text[range.clone()]
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end()
        .len();
    let place = reader.place(range.start..range.start + line);
    let right = options.iter().filter(|option| option.right).count();
    let found = match (right, options.len()) {
        (_, 1) => rule::TOO_FEW
            .at(place, "one option alone is not a choice")
            .help("add options that are tempting and wrong: `- [ ] …`"),
        (_, many) if many > MOST => rule::TOO_MANY_OPTIONS
            .at(
                place,
                format!("{many} options are more than there are letters"),
            )
            .help("keep to 26; four or five are usually enough"),
        (0, _) => rule::NO_RIGHT_ANSWER
            .at(place, "no option is marked as right")
            .help("put an x into the box of each right one: `- [x] …`"),
        (right, all) if right == all => rule::ALL_RIGHT
            .at(place, "every option is marked as right")
            .help("write a space in place of the x in the wrong ones: `- [ ] …`"),
        (right, _) if right > 1 && wanted == Some("single") => rule::WRONG_ANSWER
            .at(
                place,
                format!("this question says `type=single`, and {right} options are right"),
            )
            .help("leave one x, or say `type=multiple`"),
        _ => return,
    };
    sink.push(found);
}

/// Options that speak of the others' order cannot be shuffled.
pub(in crate::load) fn all_of_the_above(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    written: &[Written],
    options: &[Choice],
) {
    for (written, option) in written.iter().zip(options) {
        // A pinned option still is below the others, whatever their order; a letter means
        // nothing then.
        let letters = speaks_of_letters(&option.item.plain);
        let above = !option.pin && speaks_of_above(&option.item.plain);
        if !letters && !above {
            continue;
        }
        let (place, line) = items::line(reader, written.item);
        let message = "this option speaks of others by their place, and options are shuffled";
        let found = rule::ALL_OF_THE_ABOVE.at(place, message);
        sink.push(if letters {
            found.help("letters change with the order: name the other options by their words")
        } else {
            let words = line.replace("the above", "these").replace("The above", "These");
            found
                .help("say `these` instead of `the above`, and keep the option in its place with {pin}")
                .corrected(pinned(&words))
        });
    }
}

fn pinned(line: &str) -> String {
    match line.strip_suffix('}') {
        Some(before) if before.contains("{#") => format!("{before} pin}}"),
        _ => format!("{line} {{pin}}"),
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// `All of the above`, `both of the options above`.
fn speaks_of_above(text: &str) -> bool {
    let words = words(text);
    let all = ["all", "none", "both", "either", "neither", "any", "two"];
    words.last().is_some_and(|last| last == "above")
        && words
            .first()
            .is_some_and(|first| all.contains(&first.as_str()))
        || words
            .windows(2)
            .any(|pair| pair[0] == "the" && pair[1] == "above")
}

/// `Both A and B`, `A and C`; in capitals.
fn speaks_of_letters(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_letter = |word: &str| word.len() == 1 && word.chars().all(|c| ('A'..='H').contains(&c));
    words.len() <= 5
        && words.windows(3).any(|three| {
            is_letter(three[0]) && matches!(three[1], "and" | "or") && is_letter(three[2])
        })
}

pub(in crate::load) fn stray(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    quote: usize,
    option: Option<usize>,
) {
    let (place, _) = items::line(reader, quote);
    let width = option.map_or(2, |option| items::width(reader, option));
    let indent = " ".repeat(width);
    let lines: Vec<String> = reader
        .source(quote)
        .trim_end()
        .lines()
        .map(|line| format!("{indent}{}", line.trim()))
        .collect();
    let fits = option.is_some_and(|option| items::stands_at_margin(reader, option));
    let edits = if fits {
        items::indent_edits(reader, quote, width)
    } else {
        Vec::new()
    };
    let spaces = match width {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        width => width.to_string(),
    };
    sink.push(
        rule::FEEDBACK_INDENT
            .milder(
                place,
                "this quote is read as feedback on the option above it",
            )
            .help(format!(
                "to say so yourself, put {spaces} spaces before each `>`"
            ))
            .corrected(lines.join("\n"))
            .fix(format!("put {spaces} spaces before each `>`"), edits),
    );
}

/// Lists side by side are two because their marks differ, or because of a quote between them.
/// Whether the second goes on with the first.
pub(in crate::load) fn second_list(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    first: usize,
    list: usize,
) -> bool {
    let mark = items::mark(&items::line(reader, first).1).0.to_owned();
    let (place, line) = items::line(reader, list);
    if items::mark(&line).0 == mark {
        let message = "a second list of options begins here, after a quote that ends the question";
        let help = "move the quote below all options; a second question begins with `##`";
        sink.push(rule::SECOND_LIST.at(place, message).help(help));
        return false;
    }
    let items: Vec<usize> = reader.tree.children(list).collect();
    let lines: Vec<String> = items
        .iter()
        .map(|item| format!("{mark} {}", items::mark(&items::line(reader, *item).1).1))
        .collect();
    let simple = mark.len() == 1 && items::mark(&line).0.len() == 1;
    let starts = items.iter().map(|item| reader.tree.node(*item).range.start);
    let edits: Vec<Edit> = starts
        .filter(|_| simple)
        .map(|start| reader.edit(start..start + 1, &mark))
        .collect();
    sink.push(
        rule::SECOND_LIST
            .at(
                place,
                "a second list of options begins here, with another mark",
            )
            .help("begin every option of a question with the same mark")
            .corrected(lines.join("\n"))
            .fix("give all options the same mark", edits),
    );
    true
}
