//! A new project: the example, or the work-and-health pack.

use std::borrow::Cow;
use std::path::Path;

use preceptor::load::front_matter::yaml::quoted;
use preceptor::model::names::invalid_name;
use preceptor::model::slug::slug;
use rust_embed::RustEmbed;

use super::Start;
use super::editor;
use super::folder::{self, File};

#[derive(RustEmbed)]
#[folder = "scaffold/example/"]
struct Example;

#[derive(RustEmbed)]
#[folder = "scaffold/empty/"]
struct Empty;

#[derive(RustEmbed)]
#[folder = "content/"]
struct PackContent;

/// What the pack needs besides its content.
const PROJECT: &str = include_str!("../../../preceptor.yaml");
const IDS: &str = include_str!("../../../ids.lock");

/// Creates the project in `folder`, and returns the message to print.
///
/// # Errors
/// If the folder is not empty, cannot be written, or has a name that some computers do not accept;
/// then nothing was written.
pub fn make(folder: &Path, start: Start) -> Result<String, String> {
    if let Some(invalid) = folder
        .file_name()
        .and_then(|name| invalid_name(&name.to_string_lossy()))
    {
        return Err(format!(
            "a project cannot be in a folder of this name: {}. Choose another one.",
            invalid.message()
        ));
    }
    let shown = folder.display();
    match folder::is_empty(folder) {
        Ok(true) => {}
        Ok(false) => return Err(not_empty(folder)),
        Err(error) => return Err(format!("{shown} cannot be looked into: {error}")),
    }
    let name = Name::of(folder);
    let mut files = match start {
        Start::Example => name.fill(embedded::<Example>()),
        Start::Empty => name.fill(embedded::<Empty>()),
        Start::Pack => pack(&name),
    };
    files.extend(editor::files());
    folder::make(folder, &files)
        .map_err(|error| format!("nothing was written to {shown}: {error}"))?;
    Ok(said(folder, start))
}

fn not_empty(folder: &Path) -> String {
    format!(
        "the folder {} is not empty, and nothing of yours shall be overwritten. Name a new folder:\n\n  \
preceptor new my-handbook",
        folder.display()
    )
}

fn embedded<F: RustEmbed>() -> Vec<File> {
    F::iter()
        .filter_map(|path| Some((path.to_string(), F::get(&path)?.data)))
        .collect()
}

/// The pack keeps its title; readers' answers are stored under a name of the project's own.
fn pack(name: &Name) -> Vec<File> {
    let content = embedded::<PackContent>()
        .into_iter()
        .map(|(path, bytes)| (format!("content/{path}"), bytes));
    let of_tool = |line: &&str| !line.trim_start().starts_with("# allow ");
    let project = PROJECT
        .split_inclusive('\n')
        .filter(of_tool)
        .collect::<String>();
    let project = project.replace(
        "\nid: work-and-health\n",
        &format!("\nid: {}\n", quoted_if_needed(&name.id)),
    );
    let beside = [
        ("preceptor.yaml", Cow::Owned(project.into_bytes())),
        ("ids.lock", Cow::Borrowed(IDS.as_bytes())),
    ];
    content
        .chain(beside.map(|(path, bytes)| (path.to_owned(), bytes)))
        .collect()
}

/// The names of a new project, derived from its folder.
struct Name {
    title: String,
    id: String,
}

impl Name {
    fn of(folder: &Path) -> Name {
        let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let name = whole.file_name().unwrap_or_default().to_string_lossy();
        let id = slug(&name).trim_matches(['-', '_']).to_owned();
        if id.is_empty() {
            return Name {
                title: "Handbook".to_owned(),
                id: "handbook".to_owned(),
            };
        }
        Name {
            title: title(&name),
            id,
        }
    }

    /// The files of a scaffold, with the name inserted where it is quoted.
    fn fill(&self, files: Vec<File>) -> Vec<File> {
        let fill = |text: &str| {
            text.replace("\"%TITLE%\"", &quoted(&self.title))
                .replace("\"%ID%\"", &quoted_if_needed(&self.id))
        };
        let filled = |(path, bytes): File| match std::str::from_utf8(&bytes) {
            Ok(text) => (path, Cow::Owned(fill(text).into_bytes())),
            Err(_) => (path, bytes),
        };
        files.into_iter().map(filled).collect()
    }
}

/// `hand-hygiene_2027` as people write it: `Hand hygiene 2027`.
fn title(name: &str) -> String {
    let words = name
        .split(['-', '_', ' '])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// An id as YAML reads it as text: `2027` alone would be a number.
fn quoted_if_needed(id: &str) -> String {
    let is_word = id.starts_with(|c: char| c.is_ascii_alphabetic()) && !RESERVED.contains(&id);
    if is_word { id.to_owned() } else { quoted(id) }
}

/// Words that YAML does not read as text.
const RESERVED: [&str; 8] = ["true", "false", "yes", "no", "on", "off", "null", "y"];

fn said(folder: &Path, start: Start) -> String {
    let shown = folder.display().to_string();
    let here = shown == "." || shown == "./";
    let place = if here {
        "this folder".to_owned()
    } else {
        format!("the folder {shown}")
    };
    let mut said = match start {
        Start::Example => format!(
            "A small example site is in {place}: one page of each kind, with notes for you.\n"
        ),
        Start::Empty => format!("An empty project is in {place}: a home page to write over.\n"),
        Start::Pack => format!(
            "The work-and-health pack is in {place}.\nPut your own name and address into preceptor.yaml, behind `owner:`.\n"
        ),
    };
    said.push_str("\nType next:\n\n");
    if !here {
        let quoted = if shown.contains(' ') {
            format!("\"{shown}\"")
        } else {
            shown
        };
        said.push_str(&format!("  cd {quoted}\n"));
    }
    said.push_str(
        "  preceptor serve --open\n\nIt shows the site in your browser, and shows it anew whenever you save a file of the folder content.\n\
To add a page of your own: preceptor new quiz \"Hand hygiene\"\n\
To see what is still to be written: preceptor check\n\
To make the site that you hand on: preceptor build\n",
    );
    said
}
