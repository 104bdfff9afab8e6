//! Every path of the site, claimed once: by a page, a file, a generated page, or an old address.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::attachment::Attachment;
use super::document::{Document, PageId};
use super::glossary::Glossary;
use super::kind::KindName;
use super::meta::Spanned;
use super::names;
use super::order::Folders;
use super::route::Route;
use super::slug::plain_path;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, rule};

/// The A to Z of the whole site, which becomes its search.
pub const SEARCH: &str = "search.html";
/// The glossary.
pub const GLOSSARY: &str = "glossary.html";
/// What's new.
pub const NEWS: &str = "news.html";
/// The 404 page.
pub const MISSING: &str = "404.html";
/// The Atom feed of what's new.
pub const FEED: &str = "feed.xml";
/// What people have done and written, in their own browser.
pub const RECORD: &str = "record.html";
/// The confidence of a team.
pub const TEAM: &str = "team.html";
/// Outcomes mapped to steps and questions.
pub const CURRICULUM: &str = "curriculum.html";
/// The sitemap for search engines.
pub const SITEMAP: &str = "sitemap.xml";
/// Styles, scripts and words of the theme.
pub const ASSETS: &str = "assets";
/// The shards of the search index.
pub const INDEX: &str = "search";

/// The whole section on one page.
pub fn print_view(folder: &str) -> Route {
    Route::new(if folder.is_empty() {
        "print.html".to_owned()
    } else {
        format!("{folder}/print.html")
    })
}

/// The answer key of the quiz at `route`.
pub fn answer_key(route: &Route) -> Route {
    let stem = route
        .as_str()
        .strip_suffix(".html")
        .unwrap_or(route.as_str());
    Route::new(format!("{stem}-key.html"))
}

/// Pages generated from learning documents, including answer keys.
pub fn made_of_learning<'a>(documents: impl Iterator<Item = &'a Document> + Clone) -> Vec<Route> {
    let has = |kind: KindName| {
        documents
            .clone()
            .any(|document| document.kind.name() == kind)
    };
    let mut made = Vec::new();
    if documents
        .clone()
        .any(|document| document.kind.name().is_learning())
    {
        made.push(Route::new(RECORD));
    }
    if has(KindName::Checklist) {
        made.push(Route::new(TEAM));
    }
    if has(KindName::Module) {
        made.push(Route::new(CURRICULUM));
    }
    let quizzes = documents.filter(|document| document.kind.name() == KindName::Quiz);
    made.extend(quizzes.map(|quiz| answer_key(&Route::of_source(&quiz.path))));
    made
}

/// Whether a folder has a print view: it needs an introduction and further pages.
pub fn has_print_view(path: &str, folder: &super::order::Folder) -> bool {
    !path.is_empty() && folder.index.is_some() && !folder.pages.is_empty()
}

/// Who has claimed a path.
enum Claimant<'a> {
    Tool,
    File(&'a str),
}

struct Register<'a, 'sink> {
    /// By folded path, since some computers ignore letter case.
    taken: FxHashMap<String, (String, Claimant<'a>)>,
    sink: &'sink mut Diagnostics,
}

impl<'a> Register<'a, '_> {
    fn take(
        &mut self,
        route: &str,
        claimant: Claimant<'a>,
        help: &str,
        place: impl FnOnce() -> Place,
    ) {
        let folded = names::fold(route);
        let shard = (INDEX.to_owned(), Claimant::Tool);
        if let Some((other, owner)) = self
            .taken
            .get(&folded)
            .or(is_of_search(&folded).then_some(&shard))
        {
            let found = clash(route, other, owner, place()).help(help);
            self.sink.push(found);
            return;
        }
        self.taken.insert(folded, (route.to_owned(), claimant));
    }

    /// A file and a folder cannot have the same path.
    fn report_files_as_folders(&mut self, files: &FxHashMap<String, Place>) {
        for path in self.taken.keys() {
            let is_file = |folder: &&str| self.taken.contains_key(*folder) || is_shard(folder);
            let above = path
                .match_indices('/')
                .map(|(at, _)| &path[..at])
                .find(is_file);
            if let (Some(folder), Some(place)) = (above, files.get(path)) {
                let collides = |message: String| rule::ROUTE_COLLISION.at(place.clone(), message);
                self.sink.push(if folder == ASSETS {
                    collides(format!(
                        "the site's folder `{folder}` holds the files of the theme"
                    ))
                    .help("rename this folder, to `files` or `pictures`")
                } else {
                    collides(format!("`{folder}` would be a file and a folder at once"))
                        .help("rename one of the two")
                });
            }
        }
    }
}

/// Whether the search needs a path: for a shard, or for a folder of shards (`search`, `search/t`).
fn is_of_search(path: &str) -> bool {
    let is_folder = |rest: &str| rest.is_empty() || rest.strip_prefix('/').is_some_and(is_letter);
    path.strip_prefix(INDEX).is_some_and(is_folder) || is_shard(path)
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether a path has the form of a shard of the search index: `search/m.js`, `search/t/12.js`.
fn is_shard(path: &str) -> bool {
    let Some(name) = path
        .strip_prefix(INDEX)
        .and_then(|rest| rest.strip_prefix('/')?.strip_suffix(".js"))
    else {
        return false;
    };
    match name.split_once('/') {
        Some((kind, number)) => {
            is_letter(kind)
                && !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
        }
        None => is_letter(name),
    }
}

fn clash(route: &str, other: &str, owner: &Claimant<'_>, place: Place) -> Diagnostic {
    let message = match owner {
        Claimant::Tool if other == INDEX => {
            format!("`{route}` is a part of the search that the tool makes itself")
        }
        Claimant::Tool => format!("`{other}` is a page that the tool makes itself"),
        Claimant::File(file) if route == other => format!("{file} already becomes `{route}`"),
        Claimant::File(file) if route.to_lowercase() != other.to_lowercase() => {
            format!(
                "`{route}` and `{other}` ({file}) look alike, and differ in how their letters are stored; a Mac cannot hold both"
            )
        }
        Claimant::File(file) => {
            format!(
                "`{route}` differs from `{other}` ({file}) in letter case alone; a Windows share cannot hold both"
            )
        }
    };
    rule::ROUTE_COLLISION.at(place, message)
}

/// Claims all paths, and returns the old addresses with the pages they lead to.
pub(super) fn check(
    documents: &[Arc<Document>],
    routes: &[Route],
    attachments: &BTreeMap<Arc<str>, Attachment>,
    folders: &Folders,
    glossary: &Glossary,
    sink: &mut Diagnostics,
) -> BTreeMap<Route, PageId> {
    const RENAME: &str = "rename this file, or the folder it is in";
    let mut register = Register {
        taken: FxHashMap::default(),
        sink,
    };
    for route in made_by_tool(documents, folders, glossary) {
        register.take(&route, Claimant::Tool, RENAME, || Place::file(""));
    }
    let mut files: FxHashMap<String, Place> = FxHashMap::default();
    for (document, route) in documents.iter().zip(routes) {
        check_name(
            &document.path,
            longest(document, route).as_str(),
            &document.file,
            register.sink,
        );
        register.take(
            route.as_str(),
            Claimant::File(&document.file),
            RENAME,
            || Place::file(&document.file),
        );
        files.insert(names::fold(route.as_str()), Place::file(&document.file));
    }
    for (path, attachment) in attachments {
        check_name(path, path, &attachment.file, register.sink);
        check_served(attachment, register.sink);
        register.take(path, Claimant::File(&attachment.file), RENAME, || {
            Place::file(&attachment.file)
        });
        files.insert(names::fold(path), Place::file(&attachment.file));
    }
    let redirects = redirects(documents, &mut register, &mut files);
    register.report_files_as_folders(&files);
    redirects
}

/// Whether the tool itself always generates this path, so that a page of the content cannot have
/// it.
pub fn is_taken(path: &str) -> bool {
    [SEARCH, NEWS, MISSING, RECORD, TEAM, CURRICULUM, GLOSSARY]
        .contains(&Route::of_source(path).as_str())
}

/// The longest name derived from a page: a quiz has an answer key beside it.
fn longest(document: &Document, route: &Route) -> Route {
    if document.kind.name() == KindName::Quiz {
        answer_key(route)
    } else {
        route.clone()
    }
}

fn made_by_tool(
    documents: &[Arc<Document>],
    folders: &Folders,
    glossary: &Glossary,
) -> Vec<String> {
    let mut made: Vec<String> = [
        SEARCH,
        NEWS,
        MISSING,
        FEED,
        SITEMAP,
        ASSETS,
        names::MANIFEST,
    ]
    .map(str::to_owned)
    .into();
    if !glossary.terms.is_empty() {
        made.push(GLOSSARY.to_owned());
    }
    made.extend(
        made_of_learning(documents.iter().map(|document| &**document))
            .iter()
            .map(|route| route.as_str().to_owned()),
    );
    let prints = folders
        .iter()
        .filter(|(path, folder)| has_print_view(path, folder));
    made.extend(prints.map(|(path, _)| print_view(path).as_str().to_owned()));
    made
}

fn redirects<'a>(
    documents: &'a [Arc<Document>],
    register: &mut Register<'a, '_>,
    files: &mut FxHashMap<String, Place>,
) -> BTreeMap<Route, PageId> {
    let mut redirects = BTreeMap::new();
    for (id, document) in documents.iter().enumerate() {
        for alias in &document.meta.aliases {
            match alias_route(alias) {
                Ok(route) => {
                    let help = "take the old address out: there is something else at it now";
                    let place = || document.place(alias.range.clone());
                    register.take(route.as_str(), Claimant::File(&document.file), help, place);
                    files.entry(names::fold(route.as_str())).or_insert_with(place);
                    redirects.entry(route).or_insert(id);
                }
                Err(why) => register.sink.push(
                    rule::WRONG_ALIAS.at(document.place(alias.range.clone()), why)
                        .help("write the old path from the content folder, such as `guidance/old-name.md`"),
                ),
            }
        }
    }
    redirects
}

/// `old/name.md`, `old/name.html`, `/old/name`, `old/` as a route.
///
/// # Errors
/// Why it cannot be an address of this site.
fn alias_route(alias: &Spanned<String>) -> Result<Route, String> {
    let path = alias.value.trim_start_matches('/');
    let folder = path.ends_with('/');
    let path = path.trim_end_matches('/');
    if path
        .split('/')
        .any(|part| matches!(part, "" | "." | "..") || part.contains('#'))
    {
        return Err(format!("`{}` is no old address of this site", alias.value));
    }
    let stem = path
        .strip_suffix(".html")
        .or_else(|| path.strip_suffix(".md"))
        .unwrap_or(path);
    let route = if folder {
        format!("{stem}/index.html")
    } else {
        format!("{stem}.html")
    };
    match names::invalid_name(&route) {
        Some(invalid) => Err(format!(
            "`{}` cannot be an address here: {}",
            alias.value,
            invalid.message()
        )),
        None => Ok(Route::new(route)),
    }
}

/// Reports file names that some computers do not accept: `path` of the source becomes `route` in
/// the site.
fn check_name(path: &str, route: &str, file: &str, sink: &mut Diagnostics) {
    if let Some(invalid) = names::invalid_name(route) {
        sink.push(
            rule::FILE_NAME
                .at(Place::file(file), invalid.message())
                .help("rename it, in a few words of letters, digits and hyphens"),
        );
    } else if names::is_long(route) {
        let message = "with its folders this name is so long that Windows may not open the page";
        sink.push(
            rule::FILE_NAME
                .milder(Place::file(file), message)
                .help("shorten it, or one of its folders"),
        );
    } else if path.ends_with(".md") && path.contains(is_awkward) {
        let better = plain_path(path);
        sink.push(
            rule::FILE_NAME.milder(Place::file(file),
                "capital letters, spaces and signs in a name make addresses that are hard to read out and to type",
            )
            .help(format!("rename it to `{better}`")),
        );
    }
}

/// Characters in a name that are hard to say and to type.
fn is_awkward(c: char) -> bool {
    let is_sign = c.is_ascii_punctuation() || matches!(c, '‘' | '’' | '“' | '”' | '–' | '—' | '…');
    c.is_uppercase() || c.is_whitespace() || (is_sign && !matches!(c, '/' | '.' | '-' | '_'))
}

/// Whether it has a second extension by accident, as in `page.md.txt` or `page.html.md.erb`:
/// Notepad appends `.txt` to the name that was typed, and Explorer hides it; other tools fill in
/// templates first.
fn check_double_ending(attachment: &Attachment, sink: &mut Diagnostics) -> bool {
    let name = attachment.path.rsplit('/').next().unwrap_or_default();
    let Some((stem, ending)) = name
        .split_once(".md.")
        .filter(|(_, ending)| !ending.contains('.'))
    else {
        return false;
    };
    let meant = format!("{}.md", stem.strip_suffix(".html").unwrap_or(stem));
    let message = format!("this is not read as a page: its name ends in `.{ending}`");
    let help = match ending {
        "txt" => format!(
            "rename it to `{meant}`; in Explorer, View and File name extensions show the whole name"
        ),
        _ => format!("rename it to `{meant}`, and take out what another tool would have filled in"),
    };
    sink.push(
        rule::REFUSED_KIND
            .at(Place::file(&attachment.file), message)
            .help(help),
    );
    true
}

fn check_served(attachment: &Attachment, sink: &mut Diagnostics) {
    // Files that can run scripts get a more serious finding.
    if check_double_ending(attachment, sink) || attachment.is_served() || attachment.is_active() {
        return;
    }
    let ending = attachment.extension();
    let message = match ending.as_str() {
        "" => "many servers refuse files whose name has no ending".to_owned(),
        "md" | "markdown" | "mdown" | "mdx" => {
            "this is not read as a page: pages end in `.md`, in small letters".to_owned()
        }
        "yaml" | "yml" => {
            format!("a `.{ending}` file here is copied as it is, not read: pages are `.md` files")
        }
        _ => format!("many servers refuse to send `.{ending}` files"),
    };
    let help = match ending.as_str() {
        "md" | "markdown" | "mdown" | "mdx" => {
            let name = attachment.path.rsplit('/').next().unwrap_or_default();
            format!(
                "rename it to `{}.md`",
                name.rsplit_once('.').map_or(name, |(stem, _)| stem)
            )
        }
        _ => "offer it as a PDF or DOCX, a picture, or inside a ZIP file".to_owned(),
    };
    sink.push(
        rule::REFUSED_KIND
            .at(Place::file(&attachment.file), message)
            .help(help),
    );
}
