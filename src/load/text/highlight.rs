//! Colours for code blocks, written as spans of fifteen classes while the site is built.
//!
//! The grammars are those of `syntect`, with three better ones of `two-face`; [`class`] boils their
//! scopes down, [`spans`] writes as little markup as will do, [`powershell`] reads the one language
//! for which neither has a grammar.

mod class;
mod powershell;
mod spans;

use class::Class;
use spans::Spans;
use std::cell::RefCell;
use std::sync::LazyLock;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;
use syntect::parsing::{ParseState, ScopeStack, ScopeStackOp, SyntaxSet};

/// The longest block that is coloured, in bytes. Work grows with length, and a longer listing is a
/// file to link to.
const MAX_BLOCK: usize = 32 * 1024;

/// The longest line that is coloured, in bytes. Grammars search a line again from many places, so
/// the cost of one line may grow with its square: the worst lines found take a tenth of a second at
/// this length.
const MAX_LINE: usize = 500;

/// The most that all lines may weigh together, each counted as the square of its length: a bound on
/// the sum of those squares is a bound on the time, whatever the mix of lines. A full block of
/// ordinary code stays below it.
const MAX_WEIGHT: usize = 4_000_000;

/// How long a block may take. The parser has no bound of its own, and a grammar can send it round
/// in circles for ever (the JavaScript of `two-face` does, on `x /*`). No such case is known in the
/// grammars used here, and the worst block found within the limits takes two seconds: time decides
/// whether a build ends, not what it writes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Deserialised on first use; each pattern in it is compiled when a block first needs it.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// A second set, for JSON, TypeScript and TOML only: its other grammars are no better, and one
/// hangs.
static MORE_GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

const SHELL: &str = "Bourne Again Shell (bash)";

/// What a line changes, and where.
type Changes = Vec<(usize, ScopeStackOp)>;

/// How a language is read.
#[derive(Clone, Copy)]
enum Reader {
    /// By the grammar of this name.
    Grammar(&'static str),
    /// By the grammar of this name in the second set.
    Another(&'static str),
    /// A terminal session: commands after a prompt, and what was printed.
    Session,
    /// By the lexer of our own.
    PowerShell,
}

/// The code as HTML, escaped, with spans of class `hl-…`; nothing when the language is not known or
/// the block is too big to colour (over 32 KiB, a line over 500 bytes, or many long lines). No span
/// crosses a line end.
///
/// `language` is the info string of a fence: its first word counts, in any letter case.
pub(crate) fn highlight(language: &str, code: &str) -> Option<String> {
    let reader = reader(language)?;
    if !within_limits(code) {
        return None;
    }
    let code = code.to_owned();
    within(PATIENCE, move || read(reader, &code))
}

/// What the work gives, unless it takes longer. Work that never ends is left after until the
/// program does.
fn within(
    patience: Duration,
    work: impl FnOnce() -> Option<String> + Send + 'static,
) -> Option<String> {
    HELPER.with_borrow_mut(|kept| {
        let helper = kept.take().map_or_else(Helper::start, Some)?;
        let answer = helper.ask(patience, Box::new(work));
        // One that gave no answer is at work still, or has died of it.
        *kept = answer.is_some().then_some(helper);
        answer?
    })
}

type Work = Box<dyn FnOnce() -> Option<String> + Send>;

/// A thread that works for another one, which can stop waiting. It is kept, since what a pattern
/// learns while it is searched for is learnt for one thread.
struct Helper {
    work: Sender<Work>,
    answers: Receiver<Option<String>>,
}

thread_local! {
    static HELPER: RefCell<Option<Helper>> = const { RefCell::new(None) };
}

impl Helper {
    fn start() -> Option<Helper> {
        let (work, waiting) = mpsc::channel::<Work>();
        let (answer, answers) = mpsc::channel();
        let run = move || waiting.into_iter().try_for_each(|work| answer.send(work()));
        thread::Builder::new()
            .name("highlight".to_owned())
            .spawn(run)
            .ok()?;
        Some(Helper { work, answers })
    }

    fn ask(&self, patience: Duration, work: Work) -> Option<Option<String>> {
        self.work.send(work).ok()?;
        self.answers.recv_timeout(patience).ok()
    }
}

fn read(reader: Reader, code: &str) -> Option<String> {
    let mut spans = Spans::for_source(code);
    match reader {
        Reader::Grammar(name) => parse(&GRAMMARS, name, code, &mut spans)?,
        Reader::Another(name) => parse(&MORE_GRAMMARS, name, code, &mut spans)?,
        Reader::Session => session(code, &mut spans)?,
        Reader::PowerShell => powershell::lex(code, &mut spans),
    }
    Some(spans.finish())
}

fn reader(language: &str) -> Option<Reader> {
    let word = language
        .split([' ', '\t', ',', '{'])
        .find(|word| !word.is_empty())?;
    Some(match word.to_ascii_lowercase().as_str() {
        "rust" | "rs" => Reader::Grammar("Rust"),
        "js" | "javascript" | "mjs" | "cjs" => Reader::Grammar("JavaScript"),
        "ts" | "typescript" | "mts" | "cts" => Reader::Another("TypeScript"),
        "json" | "jsonc" | "geojson" => Reader::Another("JSON"),
        "yaml" | "yml" => Reader::Grammar("YAML"),
        "html" | "htm" | "xhtml" => Reader::Grammar("HTML"),
        "css" => Reader::Grammar("CSS"),
        "sh" | "bash" | "shell" | "zsh" => Reader::Grammar(SHELL),
        "python" | "py" | "python3" => Reader::Grammar("Python"),
        "toml" => Reader::Another("TOML"),
        "md" | "markdown" => Reader::Grammar("Markdown"),
        "sql" => Reader::Grammar("SQL"),
        "xml" | "svg" | "xsd" | "xslt" => Reader::Grammar("XML"),
        "diff" | "patch" => Reader::Grammar("Diff"),
        "console" | "shell-session" | "shellsession" => Reader::Session,
        "powershell" | "pwsh" | "ps1" => Reader::PowerShell,
        _ => return None,
    })
}

fn within_limits(code: &str) -> bool {
    let mut weight = 0;
    code.len() <= MAX_BLOCK
        && code.split('\n').all(|line| {
            weight += line.len() * line.len();
            line.len() <= MAX_LINE && weight <= MAX_WEIGHT
        })
}

/// Gives up, with nothing, should a grammar contradict itself.
fn parse(set: &SyntaxSet, grammar: &str, code: &str, spans: &mut Spans) -> Option<()> {
    let mut state = ParseState::new(set.find_syntax_by_name(grammar)?);
    let mut stack = ScopeStack::new();
    code.split_inclusive('\n').try_for_each(|line| {
        let changes = state.parse_line(line, set).ok()?;
        write_line(line, changes, &mut stack, spans)
    })
}

fn write_line(
    line: &str,
    changes: Changes,
    stack: &mut ScopeStack,
    spans: &mut Spans,
) -> Option<()> {
    let mut from = 0;
    for (to, change) in changes {
        emit(line.get(from..to)?, stack, spans);
        stack.apply(&change).ok()?;
        from = to;
    }
    emit(line.get(from..)?, stack, spans);
    Some(())
}

fn emit(text: &str, stack: &ScopeStack, spans: &mut Spans) {
    if !text.is_empty() {
        spans.push(Class::of(stack.as_slice(), text), text);
    }
}

/// Only what follows a prompt is shell: printed lines are prose, and one apostrophe in them would
/// colour the rest.
fn session(code: &str, spans: &mut Spans) -> Option<()> {
    for line in code.split_inclusive('\n') {
        match ["$ ", "# ", "> "]
            .iter()
            .find_map(|prompt| line.strip_prefix(prompt))
        {
            Some(command) => {
                spans.push(None, &line[..line.len() - command.len()]);
                parse(&GRAMMARS, SHELL, command, spans)?;
            }
            None => spans.push(None, line),
        }
    }
    Some(())
}

#[cfg(test)]
mod tests;
