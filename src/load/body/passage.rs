//! A body without its comments: notes (`<!-- ask Jo -->`) and what allows a finding (`<!-- allow
//! long-sentence: quoted from the Act -->`).
//!
//! A comment is a block of its own in Markdown: it would end the list of a question's options. So
//! comments are taken out before the parser sees the text, and places are moved back to where they
//! are in the file.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, Tag};

use super::colon_lines;
use super::input::Input;
use super::letter_lists;
use super::rewrite::{Change, Moves};
use super::tree::Tree;
use crate::diagnostic::{Diagnostics, Lines, Place, rule, waiver};
use crate::load::front_matter::waivers::line_below;

/// A body as the parser is to read it.
#[derive(Debug)]
pub(in crate::load) struct Passage<'a> {
    /// The words.
    text: Cow<'a, str>,
    /// Where the body begins in its file.
    start: usize,
    /// What leads back from the text to the body, the latest changes last.
    moves: Vec<Moves>,
}

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

impl<'a> Passage<'a> {
    /// The body of `input`; its waivers go into `sink`.
    pub(in crate::load) fn of(input: &Input<'a>, sink: &mut Diagnostics) -> Passage<'a> {
        let passage = Passage::without_comments(input, sink);
        let passage = passage.changed(colon_lines::may_be_in, colon_lines::changes);
        // What is lettered in a quiz, a checklist, a module or a plan is read by the rules of
        // these.
        if input.kind.is_learning() {
            return passage;
        }
        let lists = letter_lists::find(&passage.text);
        passage.changed(
            |_| !lists.is_empty(),
            |text, tree| letter_lists::changes(text, &lists, tree),
        )
    }

    fn without_comments(input: &Input<'a>, sink: &mut Diagnostics) -> Passage<'a> {
        let body = &input.text[input.body.clone()];
        let whole = Passage {
            text: Cow::Borrowed(body),
            start: input.body.start,
            moves: Vec::new(),
        };
        if memmem::find(body.as_bytes(), OPEN.as_bytes()).is_none() {
            return whole;
        }
        let (html, prose) = {
            let tree = whole.tree();
            (html(&tree), prose(&tree))
        };
        let places = Places {
            input,
            lines: Lines::default(),
        };
        report_open(&places, body, (&html, &prose), sink);
        let mut comments = comments(body);
        comments.retain(|comment| holds(&html, input.body.start + comment.start));
        if comments.is_empty() {
            return whole;
        }
        for comment in &comments {
            report(&places, comment, sink);
        }
        let cuts: Vec<Change> = cuts(body, comments).into_iter().map(Change::cut).collect();
        let (text, moves) = Moves::make(body, &cuts);
        Passage {
            text,
            start: input.body.start,
            moves: vec![moves],
        }
    }

    /// The same with further changes, where there may be any.
    fn changed(
        mut self,
        may_be: impl FnOnce(&str) -> bool,
        changes: impl FnOnce(&str, &Tree<'_>) -> Vec<Change>,
    ) -> Passage<'a> {
        if !may_be(&self.text) {
            return self;
        }
        let changes = changes(&self.text, &Tree::parse(&self.text, |range| range));
        if !changes.is_empty() {
            let (text, moves) = Moves::make(&self.text, &changes);
            self.text = Cow::Owned(text.into_owned());
            self.moves.push(moves);
        }
        self
    }

    /// Parses it; ranges are those of the file.
    pub(in crate::load) fn tree(&self) -> Tree<'_> {
        Tree::parse(&self.text, |range| self.in_file(range))
    }

    /// A place in the text, as one in the file.
    fn in_file(&self, range: Range<usize>) -> Range<usize> {
        let range = self
            .moves
            .iter()
            .rev()
            .fold(range, |range, moves| moves.back(range));
        range.start + self.start..range.end + self.start
    }
}

/// Whether byte `at` is in one of `ranges`, which are in order.
fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    let count = ranges.partition_point(|range| range.start <= at);
    count
        .checked_sub(1)
        .is_some_and(|last| ranges[last].contains(&at))
}

/// What looks like a comment in `body`.
fn comments(body: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, _) in body.match_indices(OPEN) {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let Some(end) = body[start..]
            .find(CLOSE)
            .map(|end| start + end + CLOSE.len())
        else {
            break;
        };
        found.push(start..end);
    }
    found
}

fn content(comment: &str) -> Option<(&str, &str)> {
    waiver::split(comment.trim().strip_prefix(OPEN)?.strip_suffix(CLOSE)?)
}

/// Where there is HTML: what is in an example of code is none.
fn html(tree: &Tree<'_>) -> Vec<Range<usize>> {
    let html = tree
        .nodes()
        .iter()
        .filter(|node| matches!(node.event, Event::Html(_) | Event::InlineHtml(_)));
    html.map(|node| node.range.clone()).collect()
}

/// Where there is text that is no example of code.
fn prose(tree: &Tree<'_>) -> Vec<Range<usize>> {
    let mut code_ends = 0;
    let mut prose = Vec::new();
    for (index, node) in tree.nodes().iter().enumerate() {
        match &node.event {
            Event::Start(Tag::CodeBlock(_)) => code_ends = node.end,
            Event::Text(_) if index >= code_ends => prose.push(node.range.clone()),
            _ => {}
        }
    }
    prose
}

/// Places in the file, of which there may be many.
struct Places<'a> {
    input: &'a Input<'a>,
    lines: Lines,
}

impl Places<'_> {
    fn of(&self, range: Range<usize>) -> Place {
        Place::in_lines(&self.lines, self.input.file, self.input.text, range)
    }
}

fn report(places: &Places<'_>, comment: &Range<usize>, sink: &mut Diagnostics) {
    let input = places.input;
    let range = input.body.start + comment.start..input.body.start + comment.end;
    let Some((id, reason)) = content(&input.text[range.clone()]) else {
        return;
    };
    let body = &input.text[input.body.clone()];
    let covered = match is_alone(body, comment) {
        true => line_below(input.text, range.end, |line| {
            content(line.trim_start_matches(['>', ' ', '\t'])).is_some()
        }),
        false => range.start,
    };
    let covered = places.of(covered..covered).line;
    sink.waive(waiver::read(id, reason, places.of(range), Some(covered)));
}

/// Where the line of byte `at` begins.
fn line_start(body: &str, at: usize) -> usize {
    body[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Whether nothing else is on the lines of a comment, but for the marks of a quote.
fn is_alone(body: &str, comment: &Range<usize>) -> bool {
    let before = &body[line_start(body, comment.start)..comment.start];
    let behind = body[comment.end..].lines().next().unwrap_or_default();
    before.trim_matches(['>', ' ', '\t']).is_empty() && behind.trim().is_empty()
}

/// What goes with a comment: its line, or one of two spaces around it. Those that are side by
/// side go together.
fn with_space(body: &str, comment: Range<usize>) -> Range<usize> {
    const SPACE: [char; 2] = [' ', '\t'];
    if is_alone(body, &comment) {
        let end = body[comment.end..]
            .find('\n')
            .map_or(body.len(), |end| comment.end + end + 1);
        return line_start(body, comment.start)..end;
    }
    let before = body[..comment.start].trim_end_matches(SPACE).len();
    let behind = &body[comment.end..];
    let words = behind.trim_start_matches(SPACE);
    if before <= line_start(body, comment.start) {
        return comment.start..comment.end + behind.len() - words.len();
    }
    let is_spaced =
        words.len() < behind.len() || words.is_empty() || words.starts_with(['\n', '\r']);
    if is_spaced {
        before..comment.end
    } else {
        comment
    }
}

/// What is taken out with `comments`, each byte once.
fn cuts(body: &str, comments: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::with_capacity(comments.len());
    for comment in comments {
        let side_by_side = |group: &&mut Range<usize>| {
            body[group.end..comment.start]
                .trim_matches([' ', '\t'])
                .is_empty()
        };
        match groups.last_mut().filter(side_by_side) {
            Some(group) => group.end = comment.end,
            None => groups.push(comment),
        }
    }
    let mut at = 0;
    let cut = |group| {
        let cut = with_space(body, group);
        let start = cut.start.max(at);
        at = cut.end.max(at);
        start..at
    };
    groups.into_iter().map(cut).collect()
}

/// A note that nothing closes: one that is a block takes what is below it out of the page, up
/// to the end of the next note at best; one within a line is shown to everybody.
fn report_open(
    places: &Places<'_>,
    body: &str,
    (html, prose): (&[Range<usize>], &[Range<usize>]),
    sink: &mut Diagnostics,
) {
    let input = places.input;
    for start in open(body).into_iter().map(|at| input.body.start + at) {
        let message = if holds(html, start) {
            "this note is never closed, and hides what is below it"
        } else if holds(prose, start) && !input.text[..start].ends_with('\\') {
            "this note is never closed, so that everybody reads it"
        } else {
            continue;
        };
        let found = rule::OPEN_NOTE.at(places.of(start..start + OPEN.len()), message);
        let found = found.help("end the note with `-->`");
        sink.push(match short_line(&input.text[start..]) {
            Some(line) => found.corrected(format!("{} {CLOSE}", line.trim_end())),
            None => found,
        });
    }
}

/// The line that `text` begins with, where it is not too long to be proposed: many notes may be
/// open on one.
fn short_line(text: &str) -> Option<&str> {
    const LONGEST: usize = 2_000;
    let begins = &text.as_bytes()[..text.len().min(LONGEST)];
    let end = memchr::memchr(b'\n', begins).or((text.len() <= LONGEST).then_some(text.len()))?;
    text.get(..end)
}

/// Where a comment begins that has no end before the next one begins.
fn open(body: &str) -> Vec<usize> {
    let mut closes = body.match_indices(CLOSE).map(|(at, _)| at).peekable();
    let mut opens = body.match_indices(OPEN).map(|(at, _)| at).peekable();
    let mut open = Vec::new();
    while let Some(at) = opens.next() {
        while closes.next_if(|close| *close < at).is_some() {}
        let next = opens.peek().copied().unwrap_or(body.len());
        if closes.peek().is_none_or(|close| *close > next) {
            open.push(at);
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::body::abbreviations::Abbreviations;
    use crate::model::kind::KindName;

    fn events(text: &str) -> Vec<String> {
        let input = Input {
            file: &"a.md".into(),
            text,
            body: 0..text.len(),
            title: "A",
            kind: KindName::Page,
            abbreviations: &Abbreviations::default(),
            writing: false,
        };
        let passage = Passage::of(&input, &mut Diagnostics::default());
        passage
            .tree()
            .nodes()
            .iter()
            .map(|node| format!("{:?}", node.event))
            .collect()
    }

    #[test]
    fn places_are_those_of_the_file() {
        let text = "<!-- a --> <!-- b --> x\n\n<!-- c -->\ny <!-- d --> z\nw <!-- e -->\n";
        let abbreviations = Abbreviations::default();
        let (file, body) = ("a.md".into(), 0..text.len());
        let input = Input {
            file: &file,
            text,
            body,
            title: "A",
            kind: KindName::Page,
            abbreviations: &abbreviations,
            writing: false,
        };
        let passage = Passage::of(&input, &mut Diagnostics::default());
        let tree = passage.tree();
        let texts = tree
            .nodes()
            .iter()
            .filter(|node| matches!(node.event, Event::Text(_)));
        assert_eq!(
            texts
                .map(|node| &text[node.range.clone()])
                .collect::<Vec<_>>(),
            ["x", "y <!-- d --> z", "w"]
        );
    }

    #[test]
    fn comments_are_no_part_of_the_text() {
        for (with, without) in [
            ("<!-- a -->", ""),
            ("<!-- a\n\nb -->\n## C", "## C"),
            ("<!-- a --> <!-- b -->\n", ""),
            ("- a\n\n  <!-- b -->\n- c\n\n  d", "- a\n\n- c\n\n  d"),
            ("- a\n<!-- b -->\n- c", "- a\n- c"),
            ("> <!-- a -->\n> b", "> b"),
            ("a<!-- b -->", "a"),
            ("a <!-- b -->c", "a c"),
            ("a<!-- b --> c", "a c"),
            ("a <!-- b --> c", "a c"),
            ("a <!-- b --><!-- c --> d", "a d"),
            ("a\n<!-- b -->c", "a\nc"),
            ("a <!-- b -->\nc", "a\nc"),
        ] {
            assert_eq!(events(with), events(without), "{with:?}");
        }
        for kept in [
            "<!-- a --> b",
            "<!-- a",
            "<!-- a --><b>c</b>",
            "`<!-- a -->`",
        ] {
            assert!(!events(kept).is_empty(), "{kept:?}");
        }
    }
}
