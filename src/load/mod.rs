//! Files -> sources -> documents. What a file gives depends on that file and on the parse options,
//! on nothing else.

pub mod body;
mod check;
pub mod files;
pub mod front_matter;
pub mod html;
pub(crate) mod learn;
pub(crate) mod memo;
mod parts;
pub mod text;

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::fix::Edit;
use crate::diagnostic::{Diagnostic, Diagnostics, Lines, Place, rule};
use crate::load::body::abbreviations::Abbreviations;
use crate::load::files::source::Source;
use crate::load::front_matter::likely_kind;
use crate::load::front_matter::meta::{self, Own};
use crate::load::front_matter::split::{self, Near, Split};
use crate::load::front_matter::untitled::{self, Untitled};
use crate::load::front_matter::waivers;
use crate::load::front_matter::yaml::Yaml;
use crate::model::document::{Body, DocId, Document, Loaded};
use crate::model::kind::{Kind, KindName};

/// What a document depends on beside its own file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The glossary's abbreviations.
    pub abbreviations: Abbreviations,
    /// How well it is written is looked at, too.
    pub writing: bool,
}

/// Reads one file: a pure function.
pub fn document(source: &Source, options: &Options) -> Loaded {
    let mut sink = Diagnostics::default();
    let document = read(source, options, &mut sink);
    let (diagnostics, waivers) = sink.into_parts();
    Loaded {
        document,
        diagnostics,
        waivers,
    }
}

fn read(source: &Source, options: &Options, sink: &mut Diagnostics) -> Option<Arc<Document>> {
    let (head, body) = front_matter(source, sink)?;
    let (kind, front) = match head {
        Head::Yaml(range) => {
            waivers::in_yaml(&source.file, &source.text, range.clone(), sink);
            let told = sink.count();
            let yaml = Yaml::new(&source.file, &source.text, range);
            let read = meta::read(&yaml, &source.path, &source.text[body.clone()], sink);
            sink.distrust_below_misread(told);
            read
        }
        Head::Missing(untitled) => {
            let folder = KindName::of_path(&source.path);
            let kind = likely_kind::kind(folder, "", &source.text[body.clone()]).unwrap_or(folder);
            (
                kind,
                Some((
                    meta::FrontMatter {
                        id: None,
                        lang: None,
                        meta: untitled.meta(),
                    },
                    Own::unread(kind),
                )),
            )
        }
    };
    let (front, own) = front.map_or((None, Own::unread(kind)), |(front, own)| (Some(front), own));
    let title = front.as_ref().map_or_else(
        || untitled::title(&source.path, &source.text[body.clone()]),
        |front| front.meta.title.clone(),
    );
    let input = text::Input {
        file: &source.file,
        text: &source.text,
        body,
        title: &title,
        kind,
        abbreviations: &options.abbreviations,
        writing: options.writing,
    };
    let (kind, body) = understand(&input, own, sink);
    front.map(|front| Arc::new(assemble(source, front, kind, body)))
}

/// Reads the body as its kind wants it.
fn understand(input: &text::Input<'_>, own: Own, sink: &mut Diagnostics) -> (Kind, Body) {
    match own {
        Own::Page(page) => (Kind::Page(page), text::read(input, sink)),
        Own::Guidance => (Kind::Guidance, text::read(input, sink)),
        Own::Policy(policy) => (Kind::Policy(policy), text::read(input, sink)),
        Own::Quiz(rules) => learn::read(input, sink, |writer| {
            Kind::Quiz(learn::quiz::read(writer, rules))
        }),
        Own::Scenario => learn::read(input, sink, |writer| {
            Kind::Scenario(learn::scenario::read(writer))
        }),
        Own::Checklist(rules) => learn::read(input, sink, |writer| {
            Kind::Checklist(learn::checklist::read(writer, rules))
        }),
        Own::Module(rules) => learn::read(input, sink, |writer| {
            Kind::Module(learn::module::read(writer, rules))
        }),
        Own::Plan => learn::read(input, sink, |writer| Kind::Plan(learn::plan::read(writer))),
    }
}

fn assemble(source: &Source, front: meta::FrontMatter, kind: Kind, body: Body) -> Document {
    let path_id = source
        .path
        .strip_suffix(".md")
        .unwrap_or(&source.path)
        .to_owned();
    Document {
        id_range: front.id.as_ref().map(|id| id.range.clone()),
        id: DocId(front.id.map_or(path_id, |id| id.value)),
        path: Arc::clone(&source.path),
        file: Arc::clone(&source.file),
        text: Arc::clone(&source.text),
        lines: Lines::default(),
        lang: front.lang,
        meta: front.meta,
        kind,
        body,
    }
}

/// What a file begins with.
enum Head {
    /// Front matter.
    Yaml(Range<usize>),
    /// None: what stands in for it.
    Missing(Untitled),
}

/// Front matter and body. A file without front matter is a body altogether, so that its other
/// mistakes are told in the same run; where a fence is misplaced nothing below it could be trusted.
fn front_matter(source: &Source, sink: &mut Diagnostics) -> Option<(Head, Range<usize>)> {
    let place = |range| Place::of(&source.file, &source.text, range);
    match split::split(&source.text) {
        Split::Both { yaml, body } => Some((Head::Yaml(yaml), body)),
        Split::None {
            near: Some((near, at)),
        } => {
            let edit = matches!(near, Near::Indented | Near::Dashes)
                .then(|| Edit::of(&source.text, at.clone(), "---"));
            sink.push(near_fence(near, place(at)).fix("write three plain dashes", edit));
            None
        }
        Split::None { near: None } => {
            let untitled = Untitled::of(source);
            sink.push(untitled.finding(source));
            let body = untitled.body(source);
            Some((Head::Missing(untitled), body))
        }
        Split::Unterminated { missing_before, .. } => {
            let almost = split::is_almost_fence(&source.text[missing_before.clone()]);
            let help = if almost {
                "write three dashes here and nothing else"
            } else {
                "put a line with three dashes between the keys and the text"
            };
            let edit = almost.then(|| Edit::of(&source.text, missing_before.clone(), "---"));
            sink.push(
                rule::FRONT_MATTER_END
                    .at(
                        place(missing_before),
                        "the front matter has no closing `---`",
                    )
                    .help(help)
                    .corrected("---")
                    .fix("write three plain dashes", edit),
            );
            None
        }
    }
}

/// A first line that is nearly the fence.
fn near_fence(near: Near, place: Place) -> Diagnostic {
    let (message, help) = match near {
        Near::Late => (
            "there is something above the `---` that opens the front matter",
            "the `---` must be the very first line; move what is above it below the front matter, or delete it",
        ),
        Near::Indented => (
            "there are spaces before the `---` that opens the front matter",
            "delete them",
        ),
        Near::Dashes => (
            "this line is not quite the `---` that opens the front matter",
            "write three plain dashes here, and again below the keys: word processors make longer ones of them",
        ),
        Near::Plus => (
            "front matter goes between lines of `---`, not of `+++`",
            "write three dashes for each `+++`, and `title: Fit notes` for `title = \"Fit notes\"`",
        ),
    };
    let found = rule::NO_FRONT_MATTER.at(place, message).help(help);
    if near == Near::Late {
        found
    } else {
        found.corrected("---")
    }
}
