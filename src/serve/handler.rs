//! A request -> the file it names: pages are rendered on demand, from the content as it is now.

use std::fs::File;
use std::sync::Arc;
use std::time::Duration;

use super::inject::{PREFIX, etag, inject};
use super::response::{Body, Response};
use super::state::{Edition, SharedState, State};
use crate::diagnostic::Diagnostic;
use crate::model::fragment::escape;
use crate::model::routes;
use crate::publish::{Bundle, Content};

/// How long a page that searches waits for the first index.
const INDEX_TIMEOUT: Duration = Duration::from_secs(60);

/// The server's own files.
const FILES: [(&str, &str, &str); 3] = [
    (
        "reload.js",
        "text/javascript; charset=utf-8",
        include_str!("reload.js"),
    ),
    (
        "problems.js",
        "text/javascript; charset=utf-8",
        include_str!("problems.js"),
    ),
    (
        "problems.css",
        "text/css; charset=utf-8",
        include_str!("problems.css"),
    ),
];

/// Responds to a request for `path`, which has no leading slash.
pub(super) fn handle(shared: &SharedState, path: &str) -> Response {
    if let Some(name) = path.strip_prefix(PREFIX) {
        return own(name);
    }
    let state = shared.current();
    let Some(edition) = &state.shown else {
        return nothing_yet();
    };
    let paths = [Some(path), below_base(edition, path)]
        .into_iter()
        .flatten();
    let answers = paths.filter_map(|path| at(shared, &state, edition, path));
    answers
        .into_iter()
        .next()
        .unwrap_or_else(|| missing(edition))
}

/// The response for a path, if there is anything at it.
fn at(shared: &SharedState, state: &State, edition: &Arc<Edition>, path: &str) -> Option<Response> {
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    match look_up(shared, state, edition, &file) {
        Some(Ok((edition, content))) => Some(found(200, &file, &edition, content)),
        Some(Err(problem)) => Some(cannot(&problem, &edition.id)),
        None if is_folder(edition, path) => {
            Some(Response::redirect(&format!("/{}/", encoded(path))))
        }
        None => None,
    }
}

fn own(name: &str) -> Response {
    match FILES.iter().find(|(own, ..)| *own == name) {
        Some((_, kind, text)) => Response::new(200, kind, Body::Static(text.as_bytes())),
        None => Response::text(404, "There is no such file."),
    }
}

/// `path` relative to the path of the base URL. The 404 page names its files below it, so the site
/// is served there, too.
fn below_base<'p>(edition: &Edition, path: &'p str) -> Option<&'p str> {
    let base = edition.renderer.base_path();
    path.strip_prefix(base.trim_start_matches('/'))
        .filter(|rest| rest.len() < path.len())
}

type Found = Result<(Arc<Edition>, Content), Box<Diagnostic>>;

/// The file from the edition that is shown or, if a page of it cannot be rendered, from the last
/// good one.
fn look_up(
    shared: &SharedState,
    state: &State,
    edition: &Arc<Edition>,
    file: &str,
) -> Option<Found> {
    match edition.renderer.file(file) {
        Some(Ok(content)) => Some(Ok((Arc::clone(edition), content))),
        Some(Err(problem)) => {
            let good = state.good.as_ref().map(|good| Arc::clone(&good.edition));
            let older =
                good.and_then(|good| Some((Arc::clone(&good), good.renderer.file(file)?.ok()?)));
            Some(older.ok_or(problem))
        }
        None => {
            let shard = index(shared, state, file)?.get(file)?.clone();
            Some(Ok((Arc::clone(edition), shard)))
        }
    }
}

/// The index is built in the background: requests before the first one is ready wait for it.
fn index(shared: &SharedState, state: &State, file: &str) -> Option<Arc<Bundle>> {
    let is_shard = file
        .strip_prefix(routes::INDEX)
        .is_some_and(|rest| rest.starts_with('/'));
    if !is_shard {
        return None;
    }
    state.index.clone().or_else(|| {
        shared
            .wait(INDEX_TIMEOUT, |state| state.index.is_some())
            .index
    })
}

fn is_folder(edition: &Edition, path: &str) -> bool {
    edition
        .renderer
        .file(&format!("{path}/index.html"))
        .is_some()
}

fn encoded(path: &str) -> String {
    crate::model::route::Route::new(path).href_from_root()
}

fn found(status: u16, file: &str, edition: &Edition, content: Content) -> Response {
    let kind = kind(file);
    let body = match content {
        Content::Owned(html) if kind.starts_with("text/html") => {
            let tag = etag(&html, edition);
            let injected = inject(&html, &tag, &edition.id);
            return Response::new(status, kind, Body::Bytes(injected))
                .with("ETag", format!("\"{tag}\""));
        }
        Content::Owned(bytes) => Body::Bytes(bytes),
        Content::Shared(bytes) => Body::Bytes(bytes.to_vec()),
        Content::Static(bytes) => Body::Static(bytes),
        Content::File(path) => match File::open(path) {
            Ok(file) => Body::File(file),
            // It was just deleted; the next edition will report it.
            Err(_) => return missing(edition),
        },
    };
    Response::new(status, kind, body)
}

fn missing(edition: &Edition) -> Response {
    match edition.renderer.file(routes::MISSING) {
        Some(Ok(content)) => found(404, routes::MISSING, edition, content),
        _ => Response::text(404, "There is no such page."),
    }
}

fn nothing_yet() -> Response {
    let text = "<h1>There is no site to show yet</h1><p>The content has errors. They are shown here, and in the window in which preceptor runs. This page becomes the site when they are fixed.</p>";
    plain(503, text, "")
}

fn cannot(problem: &Diagnostic, edition: &str) -> Response {
    let text = format!(
        "<h1>This page cannot be shown</h1><p>{}: {}</p>",
        problem.place.file,
        escape(&problem.message)
    );
    plain(500, &text, edition)
}

fn plain(status: u16, text: &str, edition: &str) -> Response {
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>preceptor</title></head><body>{text}</body></html>\n"
    );
    Response::new(
        status,
        kind(".html"),
        Body::Bytes(inject(html.as_bytes(), "none", edition)),
    )
}

/// The media type of a file.
fn kind(file: &str) -> &'static str {
    let ending = file
        .rsplit_once('.')
        .map_or(String::new(), |(_, ending)| ending.to_lowercase());
    match ending.as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "text/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}
