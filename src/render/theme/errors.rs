//! Errors of the template library as diagnostics at their places.

use std::sync::Arc;

use tera::{ErrorKind, Span};

use super::Templates;
use super::squeeze::squeeze;
use crate::diagnostic::{Diagnostic, Place, rule};

/// What is wrong with the templates before anything is rendered: of several mistakes each by
/// itself.
pub(super) fn compiling(error: &tera::Error, sources: &Templates) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::Msg(text) => {
            let reports: Vec<Diagnostic> = text
                .split("\n\n")
                .filter_map(|report| from_report(report, sources))
                .collect();
            if reports.is_empty() {
                vec![explain(error, sources)]
            } else {
                reports
            }
        }
        _ => vec![explain(error, sources)],
    }
}

/// What went wrong while a page was rendered.
pub(super) fn rendering(error: &tera::Error, sources: &Templates, page: &str) -> Diagnostic {
    explain(error, sources).help(format!("this came up while making {page}"))
}

fn explain(error: &tera::Error, sources: &Templates) -> Diagnostic {
    let (place, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => (
            at_span(sources, report.filename(), report.span()),
            report.message().to_owned(),
        ),
        ErrorKind::MissingParent { current, parent } => (
            whole(sources, current),
            format!("this template is to extend `{parent}`, which is not there"),
        ),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => (
            whole(sources, tpl),
            "this template takes itself in, over and over".to_owned(),
        ),
        other => (Place::file("themes"), other.to_string()),
    };
    rule::TEMPLATE.at(place, message)
}

/// Mistakes that are found when all templates are held against each other come as printed reports
/// alone: `error: message`, and below it ` --> page.html:2:10`.
fn from_report(report: &str, sources: &Templates) -> Option<Diagnostic> {
    let (message, rest) = report.strip_prefix("error: ")?.split_once('\n')?;
    let mut place = rest
        .lines()
        .next()?
        .trim()
        .strip_prefix("--> ")?
        .rsplitn(3, ':');
    let (column, line, name) = (
        place.next()?.parse().ok()?,
        place.next()?.parse().ok()?,
        place.next()?,
    );
    let place = at(sources, name, line, column, 1);
    Some(match lost_block(message).zip(parent(sources, name)) {
        Some((block, parent)) => rule::TEMPLATE.at(place,
            format!("`{parent}`, which this template builds on, has no block `{block}`"),
        )
        .help(format!(
            "write {{% block {block} %}}{{% endblock {block} %}} in `{parent}`, where it belongs"
        )),
        None => rule::TEMPLATE.at(place, message),
    })
}

fn lost_block(message: &str) -> Option<&str> {
    message
        .strip_prefix("Block `")?
        .strip_suffix("` is not defined in any parent template")
}

fn parent<'a>(sources: &'a Templates, name: &str) -> Option<&'a str> {
    let (_, text) = sources.get(name)?;
    text.split("{% extends \"").nth(1)?.split('"').next()
}

fn at_span(sources: &Templates, name: &str, span: &Span) -> Place {
    let length = if span.end_line == span.start_line {
        span.end_col.saturating_sub(span.start_col)
    } else {
        1
    };
    at(sources, name, span.start_line, span.start_col + 1, length)
}

/// The library has read the squeezed text; its author knows another.
fn at(sources: &Templates, name: &str, line: usize, column: usize, length: usize) -> Place {
    let Some((file, text)) = sources.get(name) else {
        return Place::file(name);
    };
    let (line, column) = squeeze(text).place(text, line, column);
    let shown = text.lines().nth(line - 1).unwrap_or_default();
    let rest = shown.chars().count().saturating_sub(column - 1);
    Place {
        file: Arc::clone(file),
        line,
        column,
        // What is in one line of the squeezed text may take several of the author's.
        length: length.clamp(1, rest.max(1)),
        text: shown.to_owned(),
        cut: 0,
    }
}

fn whole(sources: &Templates, name: &str) -> Place {
    Place::file(sources.get(name).map_or(name, |(file, _)| file))
}
