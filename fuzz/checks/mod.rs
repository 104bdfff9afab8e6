//! Properties of any input, however odd: checked by the fuzzer, and by the ordinary tests on its
//! corpus.
//!
//! A failed check panics, which is what a fuzzer looks for.
#![allow(dead_code, reason = "each fuzz target uses one of the four")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod html;
mod learn;
mod places;

#[allow(unused_imports, reason = "each fuzz target uses one of the four")]
pub use learn::learn;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use preceptor::diagnostic::Diagnostics;
use preceptor::load::files::source::Source;
use preceptor::load::{self, Options};
use preceptor::model::document::{Document, Loaded};
use preceptor::model::fragment::{Fragment, Part};
use preceptor::model::library::{Library, Parts};
use preceptor::project::Project;
use preceptor::render::accent;
use preceptor::render::resolver::FragmentResolver;
use preceptor::render::strings::Strings;
use preceptor::render::theme::Theme;

static OPTIONS: LazyLock<Options> = LazyLock::new(|| Options {
    abbreviations: ["AHP", "GP", "NHS"]
        .map(str::to_owned)
        .into_iter()
        .collect(),
    writing: true,
});

/// A project with nothing but a title.
static PROJECT: LazyLock<Project> = LazyLock::new(|| {
    let read = Project::read(
        Path::new("."),
        &"title: T".into(),
        &mut Diagnostics::default(),
    );
    read.expect("a title is enough")
});

/// The words of the embedded theme.
static STRINGS: LazyLock<Strings> = LazyLock::new(|| {
    let mut sink = Diagnostics::default();
    Theme::load(&PROJECT, &mut sink)
        .expect("the embedded theme is whole")
        .strings
});

/// Reads `text` as it is, and as the body of two files whose front matter is right.
pub fn document(text: &str) {
    let text = without_marks(text);
    one_document("policies/a.md", &text);
    one_document("a.md", &format!("---\ntitle: T\n---\n{text}"));
    one_document("guidance/a.md", &format!("---\ntitle: T\n---\n{text}"));
}

/// The reader of files removes these two characters from every text.
fn without_marks(text: &str) -> String {
    text.replace(['\u{f8f0}', '\u{f8f1}'], "\u{fffd}")
}

fn one_document(path: &str, text: &str) {
    let source = source(path, text);
    let Loaded {
        document,
        diagnostics,
        ..
    } = load::document(&source, &OPTIONS);
    places::within(&diagnostics, &source);
    if let Some(document) = document {
        whole(&document);
        rendered(document);
    }
}

fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.into(),
        file: format!("content/{path}").into(),
        text: text.into(),
        layer: 0,
    }
}

/// What a document says about itself is true.
fn whole(document: &Document) {
    places::of_document(document);
    sections_in_order(document);
    let ids = ids(&document.body.fragment);
    for heading in &document.body.outline {
        assert!((1..=6).contains(&heading.level), "level {}", heading.level);
        assert!(
            ids.contains(&&*heading.id),
            "the heading `{}` is not in the body",
            heading.id
        );
    }
    for anchor in &document.body.anchors {
        assert!(
            ids.contains(&&**anchor),
            "the anchor `{anchor}` is not in the body"
        );
    }
    for part in &document.body.fragment.0 {
        holes_lead_somewhere(document, part);
    }
}

/// Every id of a body; panics if one is used twice.
fn ids(body: &Fragment) -> BTreeSet<&str> {
    let mut ids = BTreeSet::new();
    for part in &body.0 {
        if let Part::Id(id) = part {
            assert!(ids.insert(&**id), "the id `{id}` is given twice");
        }
    }
    ids
}

fn holes_lead_somewhere(document: &Document, part: &Part) {
    match part {
        Part::Link(number) => assert!(
            (*number as usize) < document.body.links.len(),
            "link {number}"
        ),
        Part::Image(number) => {
            assert!(
                (*number as usize) < document.body.images.len(),
                "image {number}"
            )
        }
        Part::Level(level) => assert!((1..=6).contains(level), "level {level}"),
        Part::Html(html) => {
            assert!(
                !html.contains(['\u{f8f0}', '\u{f8f1}']),
                "a mark was not put back: {html}"
            );
        }
        _ => {}
    }
}

fn sections_in_order(document: &Document) {
    let words = &document.body.words;
    assert_eq!(
        words
            .sections
            .first()
            .map(|first| (first.heading, first.start)),
        Some((None, 0))
    );
    for (index, section) in words.sections.iter().enumerate() {
        assert_eq!(
            section
                .heading
                .map(|heading| heading as usize + 1)
                .unwrap_or(0),
            index
        );
        let text = &words.text[words.range(index)];
        assert_eq!(
            text.split_ascii_whitespace().count(),
            section.count as usize
        );
    }
    assert_eq!(words.sections.len(), document.body.outline.len() + 1);
}

/// The page's markup is well formed and harmless.
fn rendered(document: Arc<Document>) {
    let parts = Parts {
        documents: vec![document],
        ..Parts::default()
    };
    let library = Library::link(parts, &mut Diagnostics::default());
    let page = &library.pages[0];
    let resolver = FragmentResolver::page(&library, &STRINGS, &page.route);
    html::harmless(&resolver.body(0));
    // What other pages show of this one.
    for action in &page.document.body.actions {
        html::harmless(&resolver.fragment(0, &action.text));
    }
}

/// Reads `text` as a project file and as a glossary.
pub fn project(text: &str) {
    project_file(text);
    glossary(text);
}

fn project_file(text: &str) {
    let text: Arc<str> = text.into();
    let mut sink = Diagnostics::default();
    if let Some(project) = Project::read(Path::new("."), &text, &mut sink) {
        accent::style(&project, &mut sink);
        for folder in [&project.output, &project.themes, &project.layers[0].content] {
            assert!(
                folder.components().all(|part| part.as_os_str() != ".."),
                "{}",
                folder.display()
            );
        }
    }
    let file = Source {
        path: "".into(),
        file: preceptor::project::FILE.into(),
        text,
        layer: 0,
    };
    places::within(&sink.sorted(), &file);
}

fn glossary(text: &str) {
    let source = source("glossary.yaml", text);
    let mut sink = Diagnostics::default();
    let glossary = load::front_matter::glossary::read(&source, &mut sink);
    let ids: BTreeSet<&str> = glossary.terms.iter().map(|term| term.id.as_str()).collect();
    assert_eq!(ids.len(), glossary.terms.len(), "two terms share an id");
    for (abbreviation, index) in &glossary.abbreviations {
        assert_eq!(
            glossary.terms[*index].abbreviation.as_ref(),
            Some(abbreviation)
        );
    }
    Library::link(
        Parts {
            glossary,
            ..Parts::default()
        },
        &mut sink,
    );
    places::within(&sink.sorted(), &source);
}

/// The sanitiser's output is harmless, and passes unchanged a second time.
pub fn sanitise(markup: &str) {
    let once = load::html::sanitise::sanitise(markup);
    html::harmless(&once);
    assert_eq!(
        load::html::sanitise::sanitise(&once),
        once,
        "a second reading changes it"
    );
    for removal in load::html::sanitise::removals(markup) {
        assert!(
            markup.get(removal.range.clone()).is_some(),
            "{removal:?} is not in the text"
        );
    }
    drawing(markup);
    drawing(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\">{markup}</svg>"
    ));
}

/// A sanitised drawing contains nothing that would be removed.
fn drawing(text: &str) {
    if let Ok(Some(cleaned)) = load::files::active::clean(text) {
        assert_eq!(
            load::files::active::clean(&cleaned.text),
            Ok(None),
            "a second cleaning changes it: {}",
            cleaned.text
        );
    }
}
