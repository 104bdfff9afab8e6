//! A new project: the example, or the work-and-health pack.

use std::borrow::Cow;
use std::path::Path;

use rust_embed::RustEmbed;

use super::Start;
use super::editor;
use super::folder::{self, File};

#[derive(RustEmbed)]
#[folder = "scaffold/example/"]
struct Example;

#[derive(RustEmbed)]
#[folder = "content/"]
struct PackContent;

/// What the pack has beside its content.
const PACK: [(&str, &str); 2] =
    [("preceptor.yaml", include_str!("../../../preceptor.yaml")), ("ids.lock", include_str!("../../../ids.lock"))];

/// Makes the project in `folder`, and gives what to say.
///
/// # Errors
/// When the folder holds anything, or cannot be written; then nothing was written.
pub fn make(folder: &Path, start: Start) -> Result<String, String> {
    let shown = folder.display();
    match folder::is_empty(folder) {
        Ok(true) => {}
        Ok(false) => return Err(not_empty(folder)),
        Err(error) => return Err(format!("{shown} cannot be looked into: {error}")),
    }
    let mut files = match start {
        Start::Example => example(),
        Start::Pack => pack(),
    };
    files.extend(editor::files());
    folder::make(folder, &files).map_err(|error| format!("nothing was written to {shown}: {error}"))?;
    Ok(said(folder, start))
}

fn not_empty(folder: &Path) -> String {
    format!(
        "the folder {} is not empty, and nothing of yours shall be overwritten. Name a new folder:\n\n  \
preceptor new my-handbook",
        folder.display()
    )
}

fn example() -> Vec<File> {
    Example::iter().filter_map(|path| Some((path.to_string(), Example::get(&path)?.data))).collect()
}

fn pack() -> Vec<File> {
    let content = PackContent::iter().filter_map(|path| {
        let bytes = PackContent::get(&path)?.data;
        Some((format!("content/{path}"), bytes))
    });
    let beside = PACK.map(|(path, text)| (path.to_owned(), Cow::Borrowed(text.as_bytes())));
    content.chain(beside).collect()
}

fn said(folder: &Path, start: Start) -> String {
    let shown = folder.display().to_string();
    let here = shown == "." || shown == "./";
    let place = if here { "this folder".to_owned() } else { format!("the folder {shown}") };
    let mut said = match start {
        Start::Example => format!("A small example site is in {place}: one page of each kind, with notes for you.\n"),
        Start::Pack => format!(
            "The work-and-health pack is in {place}.\nPut your own name and address into preceptor.yaml, behind `owner:`.\n"
        ),
    };
    said.push_str("\nType next:\n\n");
    if !here {
        let quoted = if shown.contains(' ') { format!("\"{shown}\"") } else { shown };
        said.push_str(&format!("  cd {quoted}\n"));
    }
    said.push_str(
        "  preceptor serve --open\n\nIt shows the site in your browser, and shows it anew whenever you save a file of the folder content.\n\
To add a page of your own: preceptor new quiz \"Hand hygiene\"\n\
To make the site that you hand on: preceptor build\n",
    );
    said
}
