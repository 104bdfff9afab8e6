//! preceptor: one folder of Markdown -> a site that works on the web, on an old intranet server and
//! from a file share.
//!
//! The stages, each of which takes the result of the one before it:
//!
//! ```text
//! project   preceptor.yaml                     -> Project
//! load      files of the content folder        -> Source -> Document      (pure, one file each)
//! model     all documents, glossary, files     -> Library                 (linked)
//! check     what only the whole shows          -> diagnostics
//! render    library + theme                    -> Bundle                  (every file of the site)
//! search    library                            -> index -> shards         (files of the bundle, too)
//! publish   bundle                             -> disk or archive         (all or nothing)
//! ```
//!
//! [`serve`] runs them again whenever [`watch`] reports a change, and renders a page when a browser
//! requests it. `fix` writes the certain fixes of findings back into the content; `external` checks
//! whether links to other sites still work.
//!
//! Every stage reports into one sink of [`diagnostic`]s; [`build`] runs all of them but the last.
#![warn(unreachable_pub)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod check;
pub mod diagnostic;
pub mod effort;
pub mod external;
pub mod fix;
pub mod load;
pub mod model;
mod options;
pub mod project;
pub mod publish;
pub mod render;
pub mod schema;
pub mod search;
pub mod serve;
pub mod watch;

use std::path::Path;
use std::sync::Arc;

pub use options::BuildOptions;

use diagnostic::{Diagnostic, Diagnostics, Severity};
use load::files::walk::{Content, unknown_content};
use model::document::Loaded;
use model::glossary::Glossary;
use model::library::{Library, Parts};
use model::routes;
use project::Project;
use publish::{Bundle, OutPath, Store};
pub use render::Progress;
use render::theme::Theme;
use render::{Brand, Renderer};
use search::Index;

/// What earlier builds of this process found in files that have not changed since.
#[derive(Debug, Default)]
pub struct Memo {
    documents: load::memo::Memo,
    words: search::Memo,
}

/// The result of a build.
#[derive(Debug)]
pub struct Built {
    /// The project, unless its file could not be read.
    pub project: Option<Project>,
    /// The site, unless an error prevents it.
    pub bundle: Option<Bundle>,
    /// How many pages authors wrote.
    pub pages: usize,
    /// Everything that was found, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more pages have advice of a kind that is shown for ten pages at a time.
    pub more_advice: usize,
}

/// Builds the project in `root`, up to the bundle, in memory. Reuses what `memo` holds of unchanged
/// files.
///
/// Never fails: errors are among the diagnostics.
pub fn build(
    root: &Path,
    options: BuildOptions,
    memo: &mut Memo,
    progress: &dyn Progress,
) -> Built {
    build_into(root, options, memo, progress, |_| &())
}

/// The same, but pages are kept in the store that `open` returns, which is called just before the
/// first one is rendered.
pub fn build_into<'s>(
    root: &Path,
    options: BuildOptions,
    memo: &mut Memo,
    progress: &dyn Progress,
    open: impl FnOnce(&Project) -> &'s dyn Store,
) -> Built {
    let Prepared {
        renderer,
        pages,
        diagnostics: mut sink,
        more_advice,
    } = prepare(root, options, &mut memo.documents);
    let renderer = match renderer {
        Ok(renderer) => renderer,
        Err(project) => {
            project
                .iter()
                .for_each(|project| conclude(&mut sink, project, options));
            return Built {
                project,
                bundle: None,
                pages,
                diagnostics: sink.sorted(),
                more_advice,
            };
        }
    };
    progress.start(renderer.job_count());
    let store = open(&renderer.project);
    let mut bundle = renderer.bundle((store, progress), &mut sink);
    add_index(&mut bundle, &renderer, &mut memo.words, store);
    conclude(&mut sink, &renderer.project, options);
    let bundle = Some(bundle).filter(|_| !stops(&sink, options));
    Built {
        pages,
        project: Some(renderer.project),
        bundle,
        diagnostics: sink.sorted(),
        more_advice,
    }
}

/// A project that was read, linked and checked.
pub(crate) struct Prepared {
    /// Ready to render its files; on errors, the project if it could be read.
    pub renderer: Result<Box<Renderer>, Option<Project>>,
    /// How many pages authors wrote.
    pub pages: usize,
    /// What has been found so far: rendering may find more.
    pub diagnostics: Diagnostics,
    /// How many pages have more advice, which is not among the diagnostics.
    pub more_advice: usize,
}

/// Does everything that comes before rendering, with what `memo` holds of unchanged files.
pub(crate) fn prepare(root: &Path, options: BuildOptions, memo: &mut load::memo::Memo) -> Prepared {
    let mut sink = Diagnostics::default();
    let Some(project) = Project::load(root, &mut sink) else {
        return Prepared {
            renderer: Err(None),
            pages: 0,
            diagnostics: sink,
            more_advice: 0,
        };
    };
    let theme = || {
        let mut found = Diagnostics::default();
        (Theme::load(&project, &mut found), found)
    };
    let (library, (theme, found)) =
        rayon::join(|| library(&project, options, memo, &mut sink), theme);
    check::library(&library, options, &mut sink);
    check::id_lock::check(&project.root, &library, &mut sink);
    let brand = Brand::of(&project, &library, &mut sink);
    let pages = library.pages.len();
    sink.extend(found.sorted());
    let more_advice = check::ranked(&library, &project, options, &mut sink);
    sink.apply_levels(&project.levels);
    let renderer = match theme {
        Some(theme) if !stops(&sink, options) => {
            Ok(Box::new(Renderer::new(project, library, theme, brand)))
        }
        _ => Err(Some(project)),
    };
    Prepared {
        renderer,
        pages,
        diagnostics: sink,
        more_advice,
    }
}

/// Concludes the findings once nothing more will be found: applies the project's levels, and
/// reports unused waivers.
pub(crate) fn conclude(sink: &mut Diagnostics, project: &Project, options: BuildOptions) {
    sink.apply_levels(&project.levels);
    sink.report_unused_waivers(|rule| options.runs(rule));
    sink.apply_levels(&project.levels);
}

/// The shards of the search index alone.
pub(crate) fn index(renderer: &Renderer, memo: &mut search::Memo) -> Bundle {
    let mut bundle = Bundle::default();
    add_index(&mut bundle, renderer, memo, &());
    bundle
}

/// Adds the shards of the search index.
fn add_index(bundle: &mut Bundle, renderer: &Renderer, memo: &mut search::Memo, store: &dyn Store) {
    let labels = renderer.labels();
    let index = Index::of(&renderer.library, &labels, &renderer.project.lang, memo);
    let keep = |path: String, bytes: Vec<u8>| {
        let path = OutPath::new(&path)?;
        let content = store.keep(&path, bytes);
        Some((path, content))
    };
    for (path, content) in search::files(&index, routes::INDEX, keep)
        .into_iter()
        .flatten()
    {
        bundle.insert(path, content);
    }
}

/// Whether the findings prevent a site.
pub(crate) fn stops(sink: &Diagnostics, options: BuildOptions) -> bool {
    sink.has_at_least(options.stops_at())
}

/// What a search index is built from.
#[derive(Debug)]
pub struct SearchInput {
    /// The project.
    pub project: Project,
    /// All its pages.
    pub library: Library,
    /// The words that results are labelled with.
    pub labels: search::Labels,
}

/// Reads the project in `root` up to its library, whatever mistakes its content has; `None` if its
/// file or its theme cannot be read.
pub fn search_input(root: &Path) -> Option<SearchInput> {
    let mut sink = Diagnostics::default();
    let project = Project::load(root, &mut sink)?;
    let library = library(
        &project,
        BuildOptions::default(),
        &mut load::memo::Memo::default(),
        &mut sink,
    );
    let labels = render::labels::of(&library, &Theme::load(&project, &mut sink)?.strings);
    Some(SearchInput {
        project,
        library,
        labels,
    })
}

/// Loads and links all documents of `project`.
fn library(
    project: &Project,
    options: BuildOptions,
    memo: &mut load::memo::Memo,
    sink: &mut Diagnostics,
) -> Library {
    library_of(
        &unknown_content(&project.layers, &mut memo.known, sink),
        options,
        memo,
        sink,
    )
}

/// Links documents that were read.
fn library_of(
    content: &Content,
    options: BuildOptions,
    memo: &mut load::memo::Memo,
    sink: &mut Diagnostics,
) -> Library {
    let glossary = content
        .glossary
        .as_ref()
        .map_or_else(Glossary::default, |source| {
            load::front_matter::glossary::read(source, sink)
        });
    let abbreviations = glossary.abbreviations.keys().cloned().collect();
    let parse = load::Options {
        abbreviations,
        writing: options.writing,
    };
    let loaded = memo.load(&content.sources, &parse);
    Library::link(parts(content, glossary, &loaded, options, sink), sink)
}

fn parts(
    content: &Content,
    glossary: Glossary,
    loaded: &[Arc<Loaded>],
    options: BuildOptions,
    sink: &mut Diagnostics,
) -> Parts {
    let unread = content.unread.iter().cloned().collect();
    let mut parts = Parts {
        glossary,
        unread,
        attachments: content.attachments.clone(),
        ..Parts::default()
    };
    for (source, loaded) in content.sources.iter().zip(loaded) {
        sink.extend(loaded.diagnostics.iter().cloned());
        loaded
            .waivers
            .iter()
            .for_each(|waiver| sink.waive(Ok(waiver.clone())));
        match &loaded.document {
            Some(document) if document.meta.draft && !options.drafts => {
                parts.drafts.insert(Arc::clone(&source.path));
            }
            Some(document) => parts.documents.push(Arc::clone(document)),
            None => {
                parts.unread.insert(Arc::clone(&source.path));
            }
        }
    }
    parts
}

/// The result of [`lock`].
#[derive(Debug)]
pub struct Locked {
    /// How many ids `ids.lock` holds now, or why it could not be written; `None` if the content has
    /// errors.
    pub ids: Option<std::io::Result<usize>>,
    /// Everything that was found, in order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Records the words under each id of the project in `root`, for later builds to compare with.
pub fn lock(root: &Path) -> Locked {
    let mut sink = Diagnostics::default();
    let options = BuildOptions {
        drafts: true,
        ..BuildOptions::default()
    };
    let project = Project::load(root, &mut sink);
    let library = project.as_ref().map(|project| {
        library(
            project,
            options,
            &mut load::memo::Memo::default(),
            &mut sink,
        )
    });
    check::id_lock::report_problems(root, &mut sink);
    sink.apply_levels(&project.map(|project| project.levels).unwrap_or_default());
    let fine = library.filter(|_| !sink.has_at_least(Severity::Error));
    Locked {
        ids: fine.map(|library| check::id_lock::write(root, &library)),
        diagnostics: sink.sorted(),
    }
}
