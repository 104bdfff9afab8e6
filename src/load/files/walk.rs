//! The content folders of all layers -> what lies in them: Markdown, the glossary, attachments.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::active;
use super::cache::{Known, Read};
use super::layer::Layer;
use super::no_pages;
use super::source::{Source, decode};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, rule};
use crate::model::attachment::Attachment;
use crate::model::fragment::{MARK_CLOSE, MARK_OPEN};
use crate::model::names::is_odd;
use crate::model::path::is_readme;

/// What the content folders hold; the top layer wins where two hold the same path.
#[derive(Debug, Default)]
pub(crate) struct Content {
    /// Markdown files, by path.
    pub sources: Vec<Source>,
    /// `glossary.yaml`.
    pub glossary: Option<Source>,
    /// All other files.
    pub attachments: Vec<Attachment>,
    /// Paths of what is there and could not be read.
    pub unread: Vec<Arc<str>>,
}

/// A file found in a layer.
#[derive(Debug, Clone)]
struct Found {
    layer: usize,
    disk: PathBuf,
    /// Path from the project's folder.
    file: Arc<str>,
}

/// Reads the content of `layers`.
pub(crate) fn content(layers: &[Layer], sink: &mut Diagnostics) -> Content {
    unknown_content(layers, &mut Known::default(), sink)
}

/// Reads the content of `layers`, as far as it is not known.
pub(crate) fn unknown_content(
    layers: &[Layer],
    known: &mut Known,
    sink: &mut Diagnostics,
) -> Content {
    let files = find(layers, sink);
    let look = |(path, found): (Arc<str>, Found)| {
        let (stamp, read) = known.read(&path, (&found.file, &found.disk), || {
            read(Arc::clone(&path), &found)
        });
        (
            stamp.map(|stamp| (Arc::clone(&path), (found.file, stamp, read.clone()))),
            (path, read),
        )
    };
    let looked: Vec<(Option<_>, _)> = files.into_par_iter().map(look).collect();
    let (kept, all): (Vec<_>, Vec<(Arc<str>, Read)>) = looked.into_iter().unzip();
    known.keep(kept.into_iter().flatten());
    let before = sink.count();
    let content = sort(all, sink);
    if content.sources.is_empty() && sink.count() == before {
        no_pages::report(layers, &content.attachments, sink);
    }
    content
}

fn sort(all: Vec<(Arc<str>, Read)>, sink: &mut Diagnostics) -> Content {
    let mut content = Content::default();
    for (path, read) in all {
        match read {
            Read::Source(source) if &*source.path == "glossary.yaml" => {
                content.glossary = Some(source)
            }
            Read::Source(source) => content.sources.push(source),
            Read::Attachment(attachment) => {
                sink.extend(attachment.finding.as_deref().cloned());
                content.attachments.push(attachment);
            }
            Read::Wrong(found) => {
                sink.push(*found);
                content.unread.push(path);
            }
        }
    }
    content
}

fn find(layers: &[Layer], sink: &mut Diagnostics) -> BTreeMap<Arc<str>, Found> {
    let mut files = BTreeMap::new();
    for (index, layer) in layers.iter().enumerate() {
        if !layer.content.is_dir() {
            let place = Place::file(&layer.name);
            sink.push(
                rule::NO_CONTENT.at(place, format!("there is no folder `{}`", layer.name)).help(
                    "make it and put the pages in it, or name the folder that holds them in preceptor.yaml, after `content:`",
                ),
            );
            continue;
        }
        for placed in walk(layer) {
            match placed {
                Ok(Some((path, file))) => drop(files.insert(
                    path,
                    Found {
                        layer: index,
                        disk: file.0,
                        file: file.1,
                    },
                )),
                Ok(None) => {}
                Err(found) => sink.push(*found),
            }
        }
    }
    take_readmes(&mut files);
    files
}

/// `README.md` introduces its folder where there is no `index.md`, as it does on many Markdown
/// hosts.
fn take_readmes(files: &mut BTreeMap<Arc<str>, Found>) {
    let readmes: Vec<Arc<str>> = files
        .keys()
        .filter(|path| is_readme(path_name(path)))
        .cloned()
        .collect();
    for path in readmes {
        let index: Arc<str> =
            format!("{}index.md", &path[..path.len() - path_name(&path).len()]).into();
        if !files.contains_key(&index)
            && let Some(found) = files.remove(&path)
        {
            files.insert(index, found);
        }
    }
}

fn path_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Whatever lies in a layer: its top folders are gone through side by side.
fn walk(layer: &Layer) -> Vec<Result<Option<Placed>, Box<Diagnostic>>> {
    let look = |entry: walkdir::Result<DirEntry>| {
        let entry = entry.map_err(|error| unreadable(&layer.content, &layer.name, &error))?;
        place(&entry, &layer.content, &layer.name)
    };
    let below = |entry: walkdir::Result<DirEntry>| match &entry {
        Ok(folder) if folder.depth() == 1 && folder.file_type().is_dir() => {
            // By the time it is opened it may have become a link to another place.
            let walk = WalkDir::new(folder.path())
                .follow_root_links(false)
                .into_iter();
            walk.filter_entry(is_content).map(look).collect()
        }
        _ => vec![look(entry)],
    };
    let top: Vec<_> = WalkDir::new(&layer.content)
        .max_depth(1)
        .into_iter()
        .filter_entry(is_content)
        .collect();
    top.into_par_iter().flat_map_iter(below).collect()
}

/// What editors and file managers leave lying about is no content.
fn is_content(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_litter(&entry.file_name().to_string_lossy())
}

/// Names that nobody gave: hidden files, lock files and safety copies of editors, what file
/// managers keep for themselves.
pub(crate) fn is_litter(name: &str) -> bool {
    let hidden = name.starts_with('.') || name.starts_with("~$") || name.ends_with('~');
    hidden || matches!(name, "Thumbs.db" | "desktop.ini")
}

type Placed = (Arc<str>, (PathBuf, Arc<str>));

/// The entry's path within the content folder, when it is a file.
fn place(entry: &DirEntry, folder: &Path, layer: &str) -> Result<Option<Placed>, Box<Diagnostic>> {
    let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    let shown = relative.to_string_lossy().replace('\\', "/");
    let file: Arc<str> = format!("{layer}/{shown}").into();
    // The content folder itself may be a link: whoever made the project put it there.
    if entry.file_type().is_dir() || entry.depth() == 0 {
        return Ok(None);
    }
    if !entry.file_type().is_file() {
        return Err(Box::new(linked(&file)));
    }
    if relative.to_str().is_none() || shown.contains(is_odd) {
        return Err(Box::new(
            rule::FILE_NAME
                .at(
                    Place::file(&file),
                    "not every computer can hold a file of this name",
                )
                .help("rename it with letters, digits and hyphens only"),
        ));
    }
    Ok(Some((shown.into(), (entry.path().to_path_buf(), file))))
}

/// Links are not followed: elsewhere they would lead nowhere, or to what is not meant for readers.
pub(crate) fn linked(file: &Arc<str>) -> Diagnostic {
    let message = "this is a link to another place, or no ordinary file; it is left out";
    rule::NOT_A_FILE
        .at(Place::file(file), message)
        .help("put a copy of the file here instead")
}

/// A folder that cannot be looked into: `name` is what diagnostics call `folder`, which holds it.
pub(crate) fn unreadable(folder: &Path, name: &str, error: &walkdir::Error) -> Box<Diagnostic> {
    let within = error
        .path()
        .and_then(|path| path.strip_prefix(folder).ok())
        .map(|path| path.to_string_lossy());
    let file = match within.as_deref() {
        Some("") | None => name.to_owned(),
        Some(within) => format!("{name}/{}", within.replace('\\', "/")),
    };
    // The error's own words name the path on this machine.
    let why = error
        .io_error()
        .map_or_else(|| "it leads back to itself".to_owned(), ToString::to_string);
    Box::new(rule::UNREADABLE.at(Place::file(&file), format!("this cannot be read: {why}")))
}

fn read(path: Arc<str>, found: &Found) -> Read {
    let text = path.ends_with(".md") || &*path == "glossary.yaml";
    if text {
        read_source(path, found)
    } else {
        read_attachment(path, found)
    }
}

fn read_attachment(path: Arc<str>, found: &Found) -> Read {
    match Attachment::read(path, Arc::clone(&found.file), found.disk.clone()).and_then(active::look)
    {
        Ok(attachment) => Read::Attachment(attachment),
        Err(error) => Read::Wrong(unreadable_file(found, &error)),
    }
}

fn unreadable_file(found: &Found, error: &std::io::Error) -> Box<Diagnostic> {
    Box::new(rule::UNREADABLE.at(
        Place::file(&found.file),
        format!("this file cannot be read: {error}"),
    ))
}

fn read_source(path: Arc<str>, found: &Found) -> Read {
    let bytes = match fs::read(&found.disk) {
        Ok(bytes) => bytes,
        Err(error) => return Read::Wrong(unreadable_file(found, &error)),
    };
    match decode(&found.file, bytes) {
        Ok(text) => Read::Source(Source {
            path,
            file: Arc::clone(&found.file),
            text: without_marks(text).into(),
            layer: found.layer,
        }),
        Err(found) => Read::Wrong(found),
    }
}

/// The two private characters that mark holes are taken out of what people write; all three have
/// the same length.
fn without_marks(text: String) -> String {
    // Both begin with this byte, which most texts do not hold.
    if text.as_bytes().contains(&0xEF) && text.contains([MARK_OPEN, MARK_CLOSE]) {
        text.replace([MARK_OPEN, MARK_CLOSE], "\u{fffd}")
    } else {
        text
    }
}
