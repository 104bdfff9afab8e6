//! Headings of quizzes and cases that begin nothing: of another level, or made by a line of dashes
//! below a text.
//!
//! A heading that was not meant as a question would leave the one above it without its answer. It
//! is said once, and what is below it is read as if it were not there.

use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::load::parts::items;
use crate::load::parts::items::with_id;
use crate::load::parts::labels;
use crate::load::parts::labels::Label;
use crate::load::parts::sections::Section;
use crate::model::slug::slug;

/// What headings begin in a kind of document.
pub(in crate::load) struct Levels {
    /// `question`, `step`.
    pub(in crate::load) what: &'static str,
    /// Whether blocks hold all that one of them needs.
    pub(in crate::load) whole: fn(&Reader<'_>, &[usize]) -> bool,
    /// Whether `###` may be below such a heading.
    pub(in crate::load) has_groups: bool,
}

/// What a heading is.
enum Meant {
    /// One of them.
    Own,
    /// One of them, written otherwise.
    Like(String),
    /// A part of what is above it.
    Part(Diagnostic),
}

/// `sections` with a heading each that begins something.
pub(in crate::load) fn settle(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    sections: Vec<Section>,
    levels: &Levels,
) -> Vec<Section> {
    let mut settled: Vec<Section> = Vec::new();
    // Where some heading is of the second level, another level may be that of a group.
    let is_second = |line: &str| {
        line.strip_prefix("##")
            .is_some_and(|rest| !rest.starts_with('#'))
    };
    let alone = !reader.input.text[reader.input.body.clone()]
        .lines()
        .any(is_second);
    for section in sections {
        match meant(reader, &section, &settled, levels) {
            Meant::Own => settled.push(section),
            Meant::Like(written) => {
                report_level(reader, sink, &section, levels, written, alone);
                settled.push(Section {
                    misread: true,
                    ..section
                });
            }
            Meant::Part(found) => {
                sink.push(found);
                if let Some(above) = settled.last_mut() {
                    above.blocks.extend(section.blocks);
                    above.misread = true;
                }
            }
        }
    }
    settled
}

fn meant(reader: &Reader<'_>, section: &Section, settled: &[Section], levels: &Levels) -> Meant {
    let Some((heading, level)) = section.heading else {
        return Meant::Own;
    };
    if is_underlined(reader, heading) {
        return underlined(reader, section, settled, levels);
    }
    let in_group = levels.has_groups
        && settled
            .iter()
            .rev()
            .find_map(Section::opens_group)
            .unwrap_or(false);
    if level == 2 || (level == 3 && in_group) {
        return Meant::Own;
    }
    if let Some(found) = label(reader, heading) {
        return Meant::Part(found);
    }
    if level == 1 || begins_another(reader, section, settled, levels) {
        let mark = if in_group && level > 3 { "###" } else { "##" };
        return Meant::Like(format!("{mark} {}", words(reader, heading)));
    }
    let place = reader.place(items::first_line_range(reader, heading));
    let message = format!("a heading inside a {} cuts it in two", levels.what);
    Meant::Part(
        rule::QUESTION_LEVEL
            .at(place, message)
            .help(format!(
                "write it in bold; a {} of its own begins with `##`",
                levels.what
            ))
            .corrected(format!("**{}**", reader.heading_text(heading).trim())),
    )
}

/// Whether a section stands for itself: it has all that it needs, and what is above it has too.
fn begins_another(
    reader: &Reader<'_>,
    section: &Section,
    settled: &[Section],
    levels: &Levels,
) -> bool {
    let above = settled.iter().rev().find(|above| above.heading.is_some());
    (levels.whole)(reader, &section.blocks)
        && above.is_none_or(|above| (levels.whole)(reader, &above.blocks))
}

fn is_underlined(reader: &Reader<'_>, heading: usize) -> bool {
    !reader.source(heading).trim_start().starts_with('#')
}

fn underlined(
    reader: &Reader<'_>,
    section: &Section,
    settled: &[Section],
    levels: &Levels,
) -> Meant {
    let Some((heading, _)) = section.heading else {
        return Meant::Own;
    };
    let (text, rule) = reader
        .source(heading)
        .trim_end()
        .rsplit_once('\n')
        .unwrap_or_default();
    let rule = rule.trim();
    let text = text.trim_end();
    if rule.starts_with('=') || begins_another(reader, section, settled, levels) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let id = reader
            .heading_text(heading)
            .split_whitespace()
            .take(4)
            .collect::<Vec<_>>()
            .join(" ");
        let own = reader.explicit_id(heading).is_some();
        return Meant::Like(if own {
            format!("## {words}")
        } else {
            with_id(&format!("## {words}"), &slug(&id))
        });
    }
    let place = reader.place(items::first_line_range(reader, heading));
    Meant::Part(
        rule::UNDERLINED_HEADING
            .at(
                place,
                format!("the `{rule}` below turns this text into a heading"),
            )
            .help("put a blank line before the dashes, or take them out")
            .corrected(format!("{text}\n\n{rule}")),
    )
}

fn report_level(
    reader: &Reader<'_>,
    sink: &mut Diagnostics,
    section: &Section,
    levels: &Levels,
    written: String,
    alone: bool,
) {
    let Some((heading, level)) = section.heading else {
        return;
    };
    let place = reader.place(items::first_line_range(reader, heading));
    let what = levels.what;
    if is_underlined(reader, heading) {
        let message = format!("a {what} begins with two `#`, not with a line below it");
        let help = "write it so, and take out the line below";
        return sink.push(
            rule::UNDERLINED_HEADING
                .at(place, message)
                .help(help)
                .corrected(written),
        );
    }
    let message = match level {
        1 => format!("a {what} begins with two `#`; one alone is the title of the page"),
        3 if levels.has_groups => {
            "a `###` is a question inside a group, and no group is open here".to_owned()
        }
        level => format!("a {what} begins with two `#`, not with {level}"),
    };
    let help = if levels.has_groups {
        "questions are `##`; in a group, which is `## … {group}`, they are `###`"
    } else {
        "a step has no steps inside it; say with links how they follow one another"
    };
    let sure = alone && (levels.whole)(reader, &section.blocks);
    let edit = sure.then(|| reader.edit(items::first_line_range(reader, heading), &written));
    let found = rule::QUESTION_LEVEL
        .at(place, message)
        .help(help)
        .corrected(written);
    sink.push(found.fix(format!("begin the {what} at its level"), edit));
}

/// `### Hint`, `### Answer: fit note`: a label made into a heading.
fn label(reader: &Reader<'_>, heading: usize) -> Option<Diagnostic> {
    let text = reader.heading_text(heading);
    let (label, rest) = labels::begins(
        &text,
        &[
            Label::Answer,
            Label::Hint,
            Label::Why,
            Label::Model,
            Label::Read,
        ],
    )?;
    let place = reader.place(items::first_line_range(reader, heading));
    let word = label.word();
    Some(if label == Label::Answer {
        rule::NEAR_ANSWER
            .at(place, "an answer is no heading")
            .help("begin a paragraph with the word `Answer` and a colon")
            .corrected(format!("Answer: {rest}"))
    } else {
        rule::LABEL_OUTSIDE_QUOTE
            .at(place, format!("`{word}:` is no heading"))
            .help("begin each of its lines with `>` and a space")
            .corrected(format!("> **{word}:** {rest}").trim_end().to_owned())
    })
}

fn words(reader: &Reader<'_>, heading: usize) -> String {
    let line = reader.source(heading).lines().next().unwrap_or_default();
    line.trim().trim_start_matches('#').trim().to_owned()
}
