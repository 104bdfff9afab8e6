//! The folders of the content, and the reading order of their pages.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::{Document, PageId};
use super::path::{folder_of, is_index};
use crate::diagnostic::{Diagnostics, Place, rule};

/// One folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// Its `index.md`.
    pub index: Option<PageId>,
    /// Its other pages, in reading order.
    pub pages: Vec<PageId>,
    /// The folders directly below it, in the order of their `index.md`.
    pub folders: Vec<String>,
}

/// All folders by path; the content folder itself is `""`.
#[derive(Debug, Default)]
pub struct Folders {
    by_path: BTreeMap<String, Folder>,
    /// The neighbours of each page.
    neighbours: Vec<Neighbours>,
}

/// The pages before and after one in reading order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// Read before it.
    pub previous: Option<PageId>,
    /// Read after it.
    pub next: Option<PageId>,
}

impl Folders {
    /// Sorts `documents`, which are numbered by position. `left_out` are paths of existing files
    /// that are drafts or could not be read.
    pub(super) fn of(
        documents: &[Arc<Document>],
        left_out: &dyn Fn(&str) -> bool,
        sink: &mut Diagnostics,
    ) -> Folders {
        let mut by_path: BTreeMap<String, Folder> =
            BTreeMap::from([(String::new(), Folder::default())]);
        for (id, document) in documents.iter().enumerate() {
            let folder = by_path
                .entry(folder_of(&document.path).to_owned())
                .or_default();
            if is_index(&document.path) {
                folder.index = Some(id)
            } else {
                folder.pages.push(id)
            }
        }
        add_parents(&mut by_path);
        report_missing_index(&by_path, documents, left_out, sink);
        sort(&mut by_path, documents);
        let neighbours = neighbours(&by_path, documents.len());
        Folders {
            by_path,
            neighbours,
        }
    }

    /// The folder at `path`.
    pub fn at(&self, path: &str) -> Option<&Folder> {
        self.by_path.get(path)
    }

    /// All folders, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Folder)> {
        self.by_path
            .iter()
            .map(|(path, folder)| (path.as_str(), folder))
    }

    /// The neighbours of a page.
    pub fn neighbours(&self, page: PageId) -> Neighbours {
        self.neighbours.get(page).copied().unwrap_or_default()
    }

    /// The introductions of the folders above the file at `path`, outermost first; without the home
    /// page and the file itself.
    pub fn ancestors(&self, path: &str) -> Vec<PageId> {
        let own = folder_of(path);
        let within = if is_index(path) { folder_of(own) } else { own };
        let is_top_index = is_index(path) && !own.contains('/');
        let mut found = Vec::new();
        let mut folder = if is_top_index { "" } else { within };
        while !folder.is_empty() {
            found.extend(self.at(folder).and_then(|folder| folder.index));
            folder = folder_of(folder);
        }
        found.reverse();
        found
    }

    /// The number of pages in the folder at `path`, at any depth, without introductions.
    pub fn count(&self, path: &str) -> usize {
        self.at(path).map_or(0, |folder| {
            folder.pages.len()
                + folder
                    .folders
                    .iter()
                    .map(|below| self.count(below))
                    .sum::<usize>()
        })
    }
}

/// A folder that holds only folders is a folder too.
fn add_parents(by_path: &mut BTreeMap<String, Folder>) {
    let paths: Vec<String> = by_path.keys().cloned().collect();
    for path in paths {
        let mut path = path.as_str();
        while !path.is_empty() {
            let parent = folder_of(path);
            let folders = &mut by_path.entry(parent.to_owned()).or_default().folders;
            if !folders.iter().any(|known| known == path) {
                folders.push(path.to_owned());
            }
            path = parent;
        }
    }
}

fn report_missing_index(
    by_path: &BTreeMap<String, Folder>,
    documents: &[Arc<Document>],
    left_out: &dyn Fn(&str) -> bool,
    sink: &mut Diagnostics,
) {
    for (path, folder) in by_path {
        let Some(first) = folder.pages.first() else {
            continue;
        };
        let index = if path.is_empty() {
            "index.md".to_owned()
        } else {
            format!("{path}/index.md")
        };
        if folder.index.is_none() && !left_out(&index) {
            let file = documents[*first]
                .file
                .rsplit_once('/')
                .map_or("", |(folder, _)| folder);
            let what = if path.is_empty() {
                "the site has no home page"
            } else {
                "this folder has no page that lists what is in it"
            };
            // The name that other tools use for it.
            let is_other = |page: &&PageId| documents[**page].path.ends_with("_index.md");
            let help = match folder.pages.iter().find(is_other) {
                Some(_) => "rename `_index.md` to `index.md`",
                None => {
                    "add a file `index.md` with a title and a sentence or two; its contents are listed for you"
                }
            };
            sink.push(
                rule::MISSING_INDEX
                    .at(Place::file(&format!("{file}/index.md")), what)
                    .help(help),
            );
        }
    }
}

/// By `order`, then by title; pages without an order come last.
fn sort(by_path: &mut BTreeMap<String, Folder>, documents: &[Arc<Document>]) {
    let key = |id: PageId| {
        let meta = &documents[id].meta;
        (
            Reverse(meta.order.is_some()),
            meta.order,
            meta.title.to_lowercase(),
            id,
        )
    };
    let indexes: BTreeMap<String, PageId> = by_path
        .iter()
        .filter_map(|(path, folder)| Some((path.clone(), folder.index?)))
        .collect();
    for folder in by_path.values_mut() {
        folder.pages.sort_by_cached_key(|id| key(*id));
        folder.folders.sort_by_cached_key(|path| {
            (
                !indexes.contains_key(path),
                indexes.get(path).map(|id| key(*id)),
                path.clone(),
            )
        });
    }
}

/// Each top folder is read from its introduction to its last page; there is no link from one to the
/// next.
fn neighbours(by_path: &BTreeMap<String, Folder>, count: usize) -> Vec<Neighbours> {
    let mut neighbours = vec![Neighbours::default(); count];
    for top in by_path.get("").map_or(&[][..], |root| &root.folders) {
        let mut sequence = Vec::new();
        read_through(by_path, top, &mut sequence);
        for pair in sequence.windows(2) {
            neighbours[pair[0]].next = Some(pair[1]);
            neighbours[pair[1]].previous = Some(pair[0]);
        }
    }
    neighbours
}

fn read_through(by_path: &BTreeMap<String, Folder>, path: &str, sequence: &mut Vec<PageId>) {
    let Some(folder) = by_path.get(path) else {
        return;
    };
    sequence.extend(folder.index);
    sequence.extend(&folder.pages);
    for below in &folder.folders {
        read_through(by_path, below, sequence);
    }
}
