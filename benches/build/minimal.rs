//! The baseline: walk, read, parse, write, on all cores, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use walkdir::WalkDir;

/// Writes each Markdown file below `content` as HTML to the same path below `output`.
pub fn run(content: &Path, output: &Path) {
    let files: Vec<PathBuf> = WalkDir::new(content)
        .into_iter()
        .flatten()
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "md")
        })
        .map(|entry| entry.into_path())
        .collect();
    files
        .par_iter()
        .for_each(|file| convert(file, content, output));
}

fn convert(file: &Path, content: &Path, output: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let mut page = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut page, Parser::new_ext(body(&text), options()));
    let to = output
        .join(file.strip_prefix(content).unwrap())
        .with_extension("html");
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::write(to, page).unwrap();
}

/// The text below the front matter.
fn body(text: &str) -> &str {
    text.strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .map_or(text, |(_, body)| body)
}

/// The same parser options as for the site's own pages.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}
