//! Output for people: the line itself, what is wrong with it, and how to fix it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Counts, Diagnostic, Severity};

/// All findings, a blank line after each. Always coloured: the caller's stream strips colours where
/// they are unwanted.
pub fn write(diagnostics: &[Diagnostic]) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| one(diagnostic) + "\n\n")
        .collect()
}

fn one(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE.with_name("advice"),
    };
    let place = &diagnostic.place;
    let text = shown(&place.text);
    let file = shown(&place.file);
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.rule.id);
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    if place.is_whole_file() {
        let group =
            Group::with_title(title).element(annotate_snippets::Origin::path(file.as_str()));
        return renderer.render(&with_help(group, diagnostic));
    }
    let first = place.column - 1 - place.cut;
    let start = byte_of(&text, first);
    let end = byte_of(&text, first + place.length).max(start);
    let snippet = Snippet::source(text.as_str())
        .path(file.as_str())
        .line_start(place.line)
        .annotation(AnnotationKind::Primary.span(start..end));
    let group = Group::with_title(title).element(snippet);
    renderer.render(&with_help(group, diagnostic))
}

fn with_help<'a>(mut group: Group<'a>, diagnostic: &'a Diagnostic) -> [Group<'a>; 1] {
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    if let Some(corrected) = &diagnostic.corrected {
        group = group.element(Level::HELP.with_name("write").message(corrected.as_str()));
    }
    [group]
}

/// The line with control and invisible characters made visible; each character stays one character.
pub fn shown(line: &str) -> String {
    line.chars()
        .map(|c| match c {
            '\t' => ' ',
            c if c.is_control() => '\u{fffd}',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c => c,
        })
        .collect()
}

fn byte_of(text: &str, characters: usize) -> usize {
    text.char_indices()
        .nth(characters)
        .map_or(text.len(), |(at, _)| at)
}

/// `2 errors, 1 warning`; empty if there are none.
pub fn tally(counts: Counts) -> String {
    let part = |n: usize, one: &str, many: &str| {
        (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }))
    };
    let parts = [
        part(counts.errors, "error", "errors"),
        part(counts.warnings, "warning", "warnings"),
        part(counts.advice, "piece of advice", "pieces of advice"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
