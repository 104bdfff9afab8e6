//! What a broken address was meant to be: other tools write `/guide/`, `guide.html` or `guide` for
//! the page that is `guide.md` or `guide/index.md` here.

use super::{Resolver, Written};
use crate::diagnostic::suggest::{is_alike, nearest};
use crate::model::route::{relative, resolve};

/// What was probably meant.
pub(super) struct Meant {
    /// As it should be written.
    pub(super) to: String,
    /// Nothing else can be meant.
    pub(super) sure: bool,
    /// The page, if it has no heading of that name.
    pub(super) without_heading: Option<String>,
}

/// Extensions of pages, here and in other tools.
const ENDINGS: [&str; 4] = [".html", ".htm", ".markdown", ".md"];

impl Resolver<'_> {
    /// The meaning of an address that begins with `/`.
    pub(super) fn meant_from_root(&self, written: &Written<'_>) -> Option<Meant> {
        let path = written.to.split(['#', '?']).next().unwrap_or_default();
        let (path, _) = resolve("index.md", path.trim_start_matches('/')).ok()?;
        self.written_here(written, &self.places(&path))
    }

    /// The meaning of an address that is right but for its extension, its letter case or the folder
    /// it is relative to.
    pub(super) fn meant_by(&self, written: &Written<'_>, path: &str) -> Option<Meant> {
        let found = self.places(path);
        if !found.is_empty() {
            return self.written_here(written, &found);
        }
        // Tools that make each page a folder need one more `..` in links.
        let as_folder = format!("{}/index.md", written.from.strip_suffix(".md")?);
        let (path, _) = resolve(&as_folder, written.to).ok()?;
        self.written_here(written, &self.places(&path))
    }

    /// The same name at another path, or a similar name.
    pub(super) fn meant_nearby(&self, written: &Written<'_>, path: &str) -> Option<Meant> {
        let meant = self.written_here(written, &[self.nearest_path(path)?])?;
        Some(Meant {
            sure: false,
            ..meant
        })
    }

    /// The existing paths that `path` may mean.
    fn places(&self, path: &str) -> Vec<&str> {
        let path = path.trim_end_matches('/');
        let stem = ENDINGS
            .iter()
            .find_map(|ending| path.strip_suffix(ending))
            .unwrap_or(path);
        let (above, name) = stem.rsplit_once('/').unwrap_or(("", stem));
        let folder = matches!(name, "index" | "README").then_some(above);
        let base = folder.unwrap_or(stem);
        let below = |name: &str| {
            if base.is_empty() {
                name.to_owned()
            } else {
                format!("{base}/{name}")
            }
        };
        let wanted = [
            path.to_owned(),
            format!("{stem}.md"),
            format!("{base}.md"),
            below("index.md"),
            format!("{stem}.html"),
        ];
        let mut found: Vec<&str> = wanted.iter().filter_map(|path| self.there(path)).collect();
        if found.is_empty() {
            let is_same = |other: &&str| wanted.iter().any(|path| path.eq_ignore_ascii_case(other));
            found = self.all().filter(is_same).collect();
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The file at this path, if there is one.
    fn there(&self, path: &str) -> Option<&str> {
        let page = self.paths.get_key_value(path).map(|(path, _)| *path);
        page.or_else(|| {
            self.attachments
                .get_key_value(path)
                .map(|(path, _)| &**path)
        })
        .or_else(|| self.unread.get(path).map(|path| &**path))
        .or_else(|| self.made.get(path).map(String::as_str))
    }

    /// Every file that a link may name.
    fn all(&self) -> impl Iterator<Item = &str> {
        let pages = self.documents.iter().map(|document| &*document.path);
        pages.chain(self.attachments.keys().map(|path| &**path))
    }

    /// The first of `places`, with the heading that was named, as an address in the file of
    /// `written`.
    fn written_here(&self, written: &Written<'_>, places: &[&str]) -> Option<Meant> {
        let place = places.first()?;
        let (heading, known) = match written.to.split_once('#') {
            Some((_, heading)) if !heading.is_empty() => self.heading_there(place, heading),
            _ => (None, true),
        };
        let heading = heading.map_or(String::new(), |heading| format!("#{heading}"));
        Some(Meant {
            to: relative(written.from, place) + &heading,
            sure: known && places.len() == 1,
            without_heading: (!known).then(|| (*place).to_owned()),
        })
    }

    /// The heading of the file at `place` that `wanted` names, and whether that is certain.
    fn heading_there(&self, place: &str, wanted: &str) -> (Option<String>, bool) {
        let Some(page) = self.paths.get(place) else {
            return (Some(wanted.to_owned()), true);
        };
        let document = &self.documents[*page];
        let anchors = || document.body.anchors.iter().map(|anchor| &**anchor);
        if anchors().any(|anchor| anchor == wanted) {
            return (Some(wanted.to_owned()), true);
        }
        if document.is_top(wanted) {
            return (None, true);
        }
        if let Some(same) = same_heading(wanted, &document.body.anchors) {
            return (Some(same.to_owned()), true);
        }
        (nearest(wanted, anchors()).map(str::to_owned), false)
    }

    /// The same path with another extension, the same name at another path, or a similar name.
    fn nearest_path(&self, path: &str) -> Option<&str> {
        let stem = |path: &str| {
            path.rsplit_once('.')
                .map_or(path, |(stem, _)| stem)
                .trim_end_matches("/index")
                .to_lowercase()
        };
        let name = |path: &str| stem(path.rsplit('/').next().unwrap_or(path));
        self.all()
            .find(|other| stem(other) == stem(path))
            .or_else(|| {
                self.all()
                    .find(|other| name(other) == name(path) && name(path) != "index")
            })
            .or_else(|| {
                // A single letter is similar to any other.
                let near = |other: &&str| {
                    name(path).len() > 2 && nearest(&name(path), [&*name(other)]).is_some()
                };
                nearest(path, self.all().filter(near))
            })
    }
}

/// The only one of `anchors` that differs from `id` just in letter case and hyphens.
pub(super) fn same_heading<'a>(id: &str, anchors: &'a [Box<str>]) -> Option<&'a str> {
    let mut alike = anchors.iter().filter(|anchor| is_alike(anchor, id));
    alike
        .next()
        .filter(|_| alike.next().is_none())
        .map(|anchor| &**anchor)
}
