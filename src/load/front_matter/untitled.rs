//! A file without front matter: its title is that of its heading, else of its name.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::yaml::as_value;
use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, Place, rule};
use crate::load::files::source::Source;
use crate::model::meta::Meta;

/// What is known of such a file.
pub(in crate::load) struct Untitled {
    /// What it is probably called.
    title: String,
    /// The heading that says so and comes before all else, to the end of its line.
    heading: Option<Range<usize>>,
}

impl Untitled {
    /// Looks at a file.
    pub(in crate::load) fn of(source: &Source) -> Untitled {
        Untitled::at(&source.path, &source.text)
    }

    fn at(path: &str, text: &str) -> Untitled {
        match first_heading(text).filter(|(_, title)| !title.is_empty()) {
            Some((range, title)) => {
                let is_first = without_notes(&text[..range.start]).trim().is_empty();
                Untitled {
                    title,
                    heading: is_first.then_some(range),
                }
            }
            None => Untitled {
                title: name(path),
                heading: None,
            },
        }
    }

    /// What is below the heading.
    pub(in crate::load) fn body(&self, source: &Source) -> Range<usize> {
        self.heading.as_ref().map_or(0, |heading| heading.end)..source.text.len()
    }

    /// The front matter that the file is read with meanwhile, so that all else is checked in the
    /// same run.
    pub(in crate::load) fn meta(&self) -> Meta {
        Meta {
            title: self.title.clone(),
            ..Meta::default()
        }
    }

    /// What to do about it.
    pub(in crate::load) fn finding(&self, source: &Source) -> Diagnostic {
        let lines = format!("---\ntitle: {}\n---", as_value(&self.title));
        let place = Place::of(&source.file, &source.text, 0..0);
        let found =
            rule::NO_FRONT_MATTER.at(place, "the file does not begin with its front matter");
        let Some(heading) = &self.heading else {
            return found
                .help("put these three lines at the top")
                .corrected(lines);
        };
        let line = source.text[heading.clone()]
            .lines()
            .next()
            .unwrap_or_default();
        // An id that other pages may link to would be lost.
        let edit = (!line.trim_end().ends_with('}')).then(|| {
            let above = source.text[..heading.start].trim().replace("\r\n", "\n");
            let written = if above.is_empty() {
                lines.clone()
            } else {
                format!("{lines}\n{above}")
            };
            let end = source.text[..heading.end].trim_end().len();
            Edit::of(&source.text, 0..end, &written)
        });
        found
            .help(format!(
                "put these three lines at the top, and delete `{}`: the page shows its title by itself",
                line.trim()
            ))
            .corrected(lines)
            .fix("make front matter of the heading", edit)
    }
}

/// What the page at `path` is probably called whose text is `text`.
pub(in crate::load) fn title(path: &str, text: &str) -> String {
    Untitled::at(path, text).title
}

/// Where the first heading is, to the end of its line, and its words; nothing where it is of a
/// lower level.
fn first_heading(text: &str) -> Option<(Range<usize>, String)> {
    let mut depth = 0_usize;
    let mut events = Parser::new(text).into_offset_iter();
    let (level, range) = events.by_ref().find_map(|(event, range)| match event {
        Event::Start(Tag::Heading { level, .. }) if depth == 0 => Some((level, range)),
        Event::Start(_) => {
            depth += 1;
            None
        }
        Event::End(_) => {
            depth = depth.saturating_sub(1);
            None
        }
        _ => None,
    })?;
    let mut title = String::new();
    for (event, _) in
        events.take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))))
    {
        match event {
            Event::Text(text) | Event::Code(text) => title.push_str(&text),
            Event::SoftBreak | Event::HardBreak => title.push(' '),
            _ => {}
        }
    }
    let words = title
        .split(" {#")
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned();
    (level == HeadingLevel::H1).then_some((range, words))
}

/// `text` without `<!-- notes -->`.
fn without_notes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = behind.split_once("-->").map_or("", |(_, behind)| behind);
    }
    out + rest
}

/// `who-certifies.md` as `Who certifies`.
fn name(path: &str) -> String {
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or_default().trim_end_matches(".md");
    let name = if name == "index" {
        parts.next().unwrap_or(name)
    } else {
        name
    };
    let mut letters = name
        .chars()
        .map(|c| if matches!(c, '-' | '_') { ' ' } else { c });
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_heading_is_the_title_and_no_line_of_code() {
        let title =
            |text: &str| first_heading(text).map(|(range, title)| (text[range].to_owned(), title));
        assert_eq!(
            title("# A *page*\n\nText\n"),
            Some(("# A *page*\n".to_owned(), "A page".to_owned()))
        );
        assert_eq!(
            title("A page\n===\n\nText\n"),
            Some(("A page\n===\n".to_owned(), "A page".to_owned()))
        );
        assert_eq!(
            title("```\n# a note\n```\n\n# B {#b}\n"),
            Some(("# B {#b}\n".to_owned(), "B".to_owned()))
        );
        assert_eq!(
            title("<!-- n -->\r\n# A\r\n\r\nText\r\n"),
            Some(("# A\r\n".to_owned(), "A".to_owned()))
        );
        assert_eq!(title("## Part\n\n# Late\n"), None);
        assert_eq!(title("> # Quoted\n"), None);
    }

    #[test]
    fn titles_are_written_so_that_yaml_reads_them() {
        for (title, value) in [
            ("Fit notes", "Fit notes"),
            ("What: a list", "\"What: a list\""),
            ("[Draft] plan", "\"[Draft] plan\""),
            ("\"Quoted\" words", "\"\\\"Quoted\\\" words\""),
            ("To do:", "\"To do:\""),
        ] {
            assert_eq!(as_value(title), value);
        }
        assert_eq!(name("guide/who-certifies.md"), "Who certifies");
        assert_eq!(name("guide/index.md"), "Guide");
    }
}
