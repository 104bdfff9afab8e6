//! A page's body, independent of the page that will show it.
//!
//! What depends on other files, on the language or on the surrounding page stays a typed hole. The
//! page, the print view and the answer key all show the same fragment, each with its own resolver.

use std::ops::Range;
use std::sync::Arc;

/// A piece of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Finished markup.
    Html(Box<str>),
    /// The `href` value of a link to another file of the project: an index into
    /// [`Document::links`].
    ///
    /// [`Document::links`]: super::document::Document::links
    Link(u32),
    /// The `src`, `width` and `height` attributes of an image: an index into [`Document::images`].
    ///
    /// [`Document::images`]: super::document::Document::images
    Image(u32),
    /// The first use of an abbreviation of the glossary.
    Term {
        /// The abbreviation as the glossary has it.
        abbreviation: Arc<str>,
        /// It is written with an `s` (`AHPs`).
        plural: bool,
    },
    /// Words of the interface.
    Label(Label),
    /// The label of a landmark, which begins with its kind: labels on a page must be unique.
    Region {
        /// Its kind.
        label: Label,
        /// The heading above it, with a number if that is not unique.
        under: Box<str>,
    },
    /// The value of an `id` attribute: a resolver may have to make it unique among several
    /// documents.
    Id(Box<str>),
    /// The `href` value of a link within the document.
    Jump(Box<str>),
    /// A gap to fill in: the question it belongs to, and its number there from 0.
    Gap {
        /// The question's id.
        question: Box<str>,
        /// From 0.
        number: u32,
    },
    /// The level of a heading, 1 to 6, such as the `2` of `<h2`: a resolver may move all of them
    /// down.
    Level(u8),
}

/// Words that come from the theme's locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// `callout.note` …
    Callout(Callout),
    /// `action.box`
    Actions,
    /// `table.label`
    Table,
    /// `code.label`
    Code,
    /// `footnote.label`
    Footnotes,
    /// `footnote.back`
    FootnoteBack,
}

/// The callouts, GitHub's five and our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Callout {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
    /// `[!DETAILS]`
    Details,
    /// `[!DO]`
    Do,
    /// `[!DONT]`
    Dont,
    /// `[!EXAMPLE]`
    Example,
}

impl Callout {
    /// All of them.
    pub const ALL: [Callout; 9] = [
        Callout::Note,
        Callout::Tip,
        Callout::Important,
        Callout::Warning,
        Callout::Caution,
        Callout::Details,
        Callout::Do,
        Callout::Dont,
        Callout::Example,
    ];

    /// As in class names and the locale; authors write it in upper case.
    pub fn name(self) -> &'static str {
        match self {
            Callout::Note => "note",
            Callout::Tip => "tip",
            Callout::Important => "important",
            Callout::Warning => "warning",
            Callout::Caution => "caution",
            Callout::Details => "details",
            Callout::Do => "do",
            Callout::Dont => "dont",
            Callout::Example => "example",
        }
    }
}

/// Starts the placeholder of a hole while a body is sanitised: a private-use character.
pub const MARK_OPEN: char = '\u{f8f0}';
/// Ends it.
pub const MARK_CLOSE: char = '\u{f8f1}';

/// A body, or a part of one, that has not been sanitised yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft(pub Vec<Part>);

/// The same, sanitised and with all its elements closed: only this type reaches a page. It comes
/// from the sanitiser, or from combining fragments that did; nothing is cut out of a draft on its
/// way to another place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fragment(pub Vec<Part>, Passed);

/// Private, so that only this module can vouch for a fragment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Passed;

impl Fragment {
    /// Wraps what the sanitiser returned, or markup without any of the author's HTML.
    pub(crate) fn passed(draft: Draft) -> Fragment {
        Fragment(draft.0, Passed)
    }

    /// Concatenates fragments.
    pub fn joined(fragments: impl IntoIterator<Item = Fragment>) -> Fragment {
        Fragment(
            fragments
                .into_iter()
                .flat_map(|fragment| fragment.0)
                .collect(),
            Passed,
        )
    }

    /// The holes and the markup that `keeps` accepts.
    #[must_use]
    pub fn only(&self, keeps: impl Fn(&Part) -> bool) -> Fragment {
        Fragment(
            self.0.iter().filter(|part| keeps(part)).cloned().collect(),
            Passed,
        )
    }
}

/// Assembles a fragment; adjacent markup becomes one part.
#[derive(Debug, Default)]
pub struct Builder {
    parts: Vec<Part>,
    html: String,
}

impl Builder {
    /// The markup being written.
    pub fn html(&mut self) -> &mut String {
        &mut self.html
    }

    /// Adds finished markup.
    pub fn push_html(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Adds text, escaped. Characters that the sanitiser uses as placeholders can only be in it as
    /// character references, and are replaced.
    pub fn push_text(&mut self, text: &str) {
        if text.as_bytes().contains(&0xEF) && text.contains([MARK_OPEN, MARK_CLOSE]) {
            escape_into(
                &text.replace([MARK_OPEN, MARK_CLOSE], "\u{fffd}"),
                &mut self.html,
            );
        } else {
            escape_into(text, &mut self.html);
        }
    }

    /// Adds a hole.
    pub fn push(&mut self, part: Part) {
        self.flush();
        self.parts.push(part);
    }

    /// The number of parts so far: the position of the next one.
    pub fn mark(&mut self) -> usize {
        self.flush();
        self.parts.len()
    }

    /// Copies the parts in `range`.
    pub fn copy(&self, range: Range<usize>) -> Draft {
        Draft(self.parts.get(range).unwrap_or_default().to_vec())
    }

    /// The finished fragment.
    pub fn finish(mut self) -> Draft {
        self.flush();
        self.parts.shrink_to_fit();
        Draft(self.parts)
    }

    fn flush(&mut self) {
        if !self.html.is_empty() {
            self.parts.push(Part::Html(self.html.as_str().into()));
            self.html.clear();
        }
    }
}

/// The position of the first byte that `wanted` accepts. Tests many bytes at once, which is fast as
/// long as `wanted` has no branches (`|` rather than `||`): long stretches without such a byte then
/// cost next to nothing.
pub fn find_byte(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    const AT_ONCE: usize = 16;
    let none = |chunk: &&[u8; AT_ONCE]| {
        chunk
            .map(|byte| u8::from(wanted(byte)))
            .iter()
            .fold(0, |a, b| a | b)
            == 0
    };
    let clear = bytes.as_chunks().0.iter().take_while(none).count() * AT_ONCE;
    bytes[clear..]
        .iter()
        .position(|byte| wanted(*byte))
        .map(|found| clear + found)
}

/// `text` with `&`, `<`, `>` and `"` as entities: safe in content and in quoted attributes.
pub fn escape_into(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = find_byte(rest.as_bytes(), is_special) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

fn is_special(byte: u8) -> bool {
    (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"')
}

/// See [`escape_into`].
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}
