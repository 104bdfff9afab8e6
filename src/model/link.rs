//! Addresses in documents -> what they lead to, or a word about why they lead nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::attachment::Attachment;
use super::document::{ActionPlace, Document, PageId};
use super::glossary::Glossary;
use super::kind::Kind;
use super::route::{Astray, UNSEEN, relative, resolve};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// What an address leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page, or a heading of it.
    Page(PageId, Option<Box<str>>),
    /// A file that is copied, by its path; and what of it, such as `page=2` of a PDF.
    File(Arc<str>, Option<Box<str>>),
    /// A term of the glossary, by its number.
    Term(usize),
    /// Nothing: said elsewhere, as an error.
    Broken,
}

impl Target {
    /// The page that it leads to, if it is one.
    pub fn page(&self) -> Option<PageId> {
        match self {
            Target::Page(page, _) => Some(*page),
            _ => None,
        }
    }
}

/// What all addresses of one document lead to, in the order of the document's own lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linked {
    /// Links of the body.
    pub links: Vec<Target>,
    /// Pictures of the body.
    pub images: Vec<Target>,
    /// `related`.
    pub related: Vec<PageId>,
    /// `actions`, those that exist.
    pub actions: Vec<ActionPlace>,
    /// Links behind the doors of a home page, door by door.
    pub doors: Vec<Vec<Target>>,
}

impl Linked {
    /// The pages that the body and `related` lead to, in order, with repetitions.
    pub fn pages(&self) -> impl Iterator<Item = PageId> + '_ {
        self.links.iter().filter_map(Target::page).chain(self.related.iter().copied())
    }
}

/// What addresses are looked up in.
pub(super) struct Resolver<'a> {
    pub(super) documents: &'a [Arc<Document>],
    /// Asked for every link of every page: hashed, for a tree of ten thousand paths is slow to climb.
    pub(super) paths: FxHashMap<&'a str, PageId>,
    pub(super) attachments: &'a BTreeMap<Arc<str>, Attachment>,
    pub(super) drafts: &'a BTreeSet<Arc<str>>,
    pub(super) unread: &'a BTreeSet<Arc<str>>,
    pub(super) actions: &'a BTreeMap<String, ActionPlace>,
    pub(super) glossary: &'a Glossary,
    /// Pages that the tool makes: links name them as they stand in the site.
    pub(super) made: BTreeSet<String>,
}

/// Why an address leads nowhere; nothing where the file it names has errors of its own.
type Unfound = Option<Box<Diagnostic>>;

/// An address and where it stands.
struct Written<'a> {
    from: &'a str,
    to: &'a str,
    /// Asked for only when something is wrong: it counts the lines of the file.
    place: &'a dyn Fn() -> Place,
}

impl Resolver<'_> {
    pub(super) fn document(&self, id: PageId, document: &Document, sink: &mut Diagnostics) -> Linked {
        let mut find = |to: &str, range: &Range<usize>| self.target(document, to, range, sink);
        let links = document.links.iter().map(|link| find(&link.to, &link.range)).collect();
        let images = document.images.iter().map(|image| find(&image.to, &image.range)).collect();
        let related: Vec<Target> = document.meta.related.iter().map(|to| find(&to.value, &to.range)).collect();
        let doors = match &document.kind {
            Kind::Page(page) => page
                .doors
                .iter()
                .map(|door| {
                    let written = |to: &str| written_in(document, &door.range, to);
                    door.value.links.iter().map(|link| find(&link.to, &written(&link.to))).collect()
                })
                .collect(),
            _ => Vec::new(),
        };
        let related = related.iter().filter_map(Target::page).filter(|page| *page != id).collect();
        Linked { links, images, related, actions: self.actions_of(document, sink), doors }
    }

    fn actions_of(&self, document: &Document, sink: &mut Diagnostics) -> Vec<ActionPlace> {
        let mut found = Vec::new();
        for named in &document.meta.actions {
            match self.actions.get(&named.value) {
                Some(place) => found.push(*place),
                // A file that could not be read may well define it: that file's own errors come first.
                None if !self.unread.is_empty() => {}
                None => {
                    let error = Diagnostic::error(
                        "unknown-action",
                        document.place(named.range.clone()),
                        format!("no page defines the action `{}`", named.value),
                    );
                    let near = nearest(&named.value, self.actions.keys().map(String::as_str));
                    sink.push(error.help(near.map_or(
                        "an action is an item with a box and an id, `- [ ] … {#sys-1}`, on a guidance page".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    )));
                }
            }
        }
        found
    }

    /// What the terms' `see` leads to.
    pub(super) fn glossary_see(&self, sink: &mut Diagnostics) -> Vec<Vec<Target>> {
        let glossary = self.glossary;
        let find = |see: &super::meta::Spanned<String>, sink: &mut Diagnostics| {
            let place = || Place::of(&glossary.file, &glossary.text, see.range.clone());
            if let Some(index) =
                glossary.by_name(&see.value).and_then(|term| glossary.terms.iter().position(|other| other == term))
            {
                return Target::Term(index);
            }
            if see.value.split('#').next().is_some_and(|path| path.ends_with(".md")) {
                return self.find(&Written { from: "glossary.yaml", to: &see.value, place: &place }, sink);
            }
            if glossary.unread {
                return Target::Broken;
            }
            let near = nearest(&see.value, glossary.terms.iter().map(|term| term.term.as_str()));
            let error = Diagnostic::error(
                "broken-link",
                place(),
                format!("`{}` is neither a term of the glossary nor a page", see.value),
            );
            sink.push(error.help(
                near.map_or("write a term just as the glossary has it, or the path of a page".to_owned(), |near| {
                    format!("did you mean `{near}`?")
                }),
            ));
            Target::Broken
        };
        glossary.terms.iter().map(|term| term.see.iter().map(|see| find(see, sink)).collect()).collect()
    }

    fn target(&self, document: &Document, to: &str, range: &Range<usize>, sink: &mut Diagnostics) -> Target {
        let place = || document.place(range.clone());
        self.find(&Written { from: &document.path, to, place: &place }, sink)
    }

    fn find(&self, written: &Written<'_>, sink: &mut Diagnostics) -> Target {
        let found = resolve(written.from, written.to)
            .map_err(|astray| self.astray(written, astray))
            .and_then(|(path, fragment)| self.lookup(written, &path, fragment));
        found.unwrap_or_else(|diagnostic| {
            if let Some(diagnostic) = diagnostic {
                sink.push(*diagnostic);
            }
            Target::Broken
        })
    }

    fn lookup(&self, written: &Written<'_>, path: &str, fragment: Option<String>) -> Result<Target, Unfound> {
        if let Some(&page) = self.paths.get(path) {
            return self.heading(written, page, fragment);
        }
        if let Some((path, _)) = self.attachments.get_key_value(path) {
            return Ok(Target::File(Arc::clone(path), fragment.map(String::into_boxed_str)));
        }
        if self.made.contains(path) {
            return Ok(Target::File(path.into(), fragment.map(String::into_boxed_str)));
        }
        if self.unread.contains(path) {
            return Err(None);
        }
        Err(Some(Box::new(self.missing(written, path, fragment))))
    }

    fn missing(&self, written: &Written<'_>, path: &str, fragment: Option<String>) -> Diagnostic {
        let error = |message: String| Diagnostic::error("broken-link", (written.place)(), message);
        if self.drafts.contains(path) {
            return error(format!("`{path}` is a draft, and is not published"))
                .help("publish it, or take the link out; --drafts builds with drafts");
        }
        if let Some(meant) = elsewhere(written.to) {
            return error(format!("`{}` is read as the name of a file", written.to))
                .help("an address of another site begins with https://, one for mail with mailto:")
                .corrected(meant);
        }
        let error = error(format!("there is no `{path}`"));
        if let Some(visible) = without_unseen(written.to) {
            return error
                .help("there is a sign in this address that cannot be seen, or a curly quote: type the address again")
                .corrected(visible);
        }
        match self.nearest_path(path) {
            Some(near) => {
                let near = relative(written.from, near) + &fragment.map_or(String::new(), |id| format!("#{id}"));
                error.help(format!("did you mean `{near}`?"))
            }
            None => error
                .help("a link names a file by its path from this file's own folder, such as `../policies/care-act.md`"),
        }
    }

    fn heading(&self, written: &Written<'_>, page: PageId, fragment: Option<String>) -> Result<Target, Unfound> {
        let Some(id) = fragment else { return Ok(Target::Page(page, None)) };
        let anchors = &self.documents[page].anchors;
        if anchors.binary_search_by(|anchor| (**anchor).cmp(&id)).is_ok() {
            return Ok(Target::Page(page, Some(id.into())));
        }
        let path = &self.documents[page].path;
        let error = Diagnostic::error("broken-link", (written.place)(), format!("`{path}` has no heading `#{id}`"));
        Err(Some(Box::new(match nearest(&id, anchors.iter().map(|anchor| &**anchor)) {
            Some(near) => error.help(format!("did you mean `#{near}`?")),
            None if anchors.is_empty() => {
                error.help("it has no headings: link to the page without what follows the `#`")
            }
            None => error.help(format!("its headings are {}", listed(anchors))),
        })))
    }

    /// The same path with another ending or letter case, the same name elsewhere, or a name that is nearly the same.
    fn nearest_path(&self, path: &str) -> Option<&str> {
        let pages = || self.documents.iter().map(|document| &*document.path);
        let all = || pages().chain(self.attachments.keys().map(|path| &**path));
        let stem =
            |path: &str| path.rsplit_once('.').map_or(path, |(stem, _)| stem).trim_end_matches("/index").to_lowercase();
        let name = |path: &str| stem(path.rsplit('/').next().unwrap_or(path));
        all()
            .find(|other| stem(other) == stem(path))
            .or_else(|| all().find(|other| name(other) == name(path) && name(path) != "index"))
            .or_else(|| nearest(path, all().filter(|other| nearest(&name(path), [&*name(other)]).is_some())))
    }

    fn astray(&self, written: &Written<'_>, astray: Astray) -> Unfound {
        let error = |message: &str| Diagnostic::error("broken-link", (written.place)(), message);
        Some(Box::new(match astray {
            Astray::Outside => error("this address leads out of the content folder")
                .help("move the file into the content folder, and link to it there"),
            Astray::Backslash if written.to.starts_with('\\') => {
                error("this is an address on a network drive, which readers elsewhere cannot reach")
                    .help("copy the file into the content folder, and link to it there")
            }
            Astray::Backslash => error("addresses are written with `/`").corrected(written.to.replace('\\', "/")),
            Astray::Absolute => {
                let path = written.to.trim_start_matches('/');
                error(
                    "an address that begins with `/` fails on a shared drive, and wherever the site is in a sub-folder",
                )
                .help("write the path from this file's own folder")
                .corrected(relative(written.from, path))
            }
        }))
    }
}

/// The address of another site or for mail that was probably meant: `www.nhs.uk`, `http:/nhs.uk`, `jane@nhs.net`.
fn elsewhere(to: &str) -> Option<String> {
    let slashes = ["https:/", "http:/", "https//", "http//", "https:", "http:"];
    let site = slashes.iter().find_map(|start| to.strip_prefix(start)).or_else(|| to.starts_with("www.").then_some(to));
    if let Some(site) = site {
        return Some(format!("https://{site}"));
    }
    let (name, host) = to.split_once('@')?;
    (!name.contains('/') && host.contains('.') && !host.contains('/')).then(|| format!("mailto:{to}"))
}

/// An address without what came along when it was pasted, if anything did.
fn without_unseen(to: &str) -> Option<String> {
    let unseen = |c: char| UNSEEN.contains(&c) || matches!(c, '\u{a0}' | '“' | '”' | '„');
    to.contains(unseen).then(|| to.replace(unseen, ""))
}

/// Where the value `to` stands within `range` of the document.
fn written_in(document: &Document, range: &Range<usize>, to: &str) -> Range<usize> {
    let found = document.text.get(range.clone()).and_then(|text| Some(text.find(&format!("to: {to}"))? + "to: ".len()));
    found.map_or(range.clone(), |at| range.start + at..range.start + at + to.len())
}

fn listed(anchors: &[Box<str>]) -> String {
    let shown: Vec<String> = anchors.iter().take(12).map(|anchor| format!("#{anchor}")).collect();
    shown.join(", ")
}
