//! Addresses in documents -> their targets, or a finding that says why there is none.

mod meant;
mod shown;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::attachment::Attachment;
use super::document::{ActionPlace, Document, PageId};
use super::glossary::Glossary;
use super::kind::Kind;
use super::path::is_readme;
use super::route::{AddressError, UNSEEN, resolve};
use crate::diagnostic::fix::Edit;
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Diagnostics, Lines, Place, rule};
use meant::{Meant, same_heading};

/// How many names are compared with a wrong one.
const MOST_COMPARED: usize = 1_000;

/// The target of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page, or a heading of it.
    Page(PageId, Option<Box<str>>),
    /// A file that is copied, by its path, and the fragment, such as `page=2` of a PDF.
    File(Arc<str>, Option<Box<str>>),
    /// A term of the glossary, by its number.
    Term(usize),
    /// None: reported elsewhere as an error.
    Broken,
}

impl Target {
    /// The page it leads to, if it is one.
    pub fn page(&self) -> Option<PageId> {
        match self {
            Target::Page(page, _) => Some(*page),
            _ => None,
        }
    }
}

/// The targets of all addresses of one document, in the order of the document's own lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linked {
    /// Links of the body.
    pub links: Vec<Target>,
    /// Pictures of the body.
    pub images: Vec<Target>,
    /// `related`.
    pub related: Vec<PageId>,
    /// `actions` that exist.
    pub actions: Vec<ActionPlace>,
    /// Links of the doors of a home page, door by door.
    pub doors: Vec<Vec<Target>>,
}

impl Linked {
    /// The pages that the body and `related` lead to, in order, with repetitions.
    pub fn pages(&self) -> impl Iterator<Item = PageId> + '_ {
        self.links
            .iter()
            .filter_map(Target::page)
            .chain(self.related.iter().copied())
    }
}

/// The tables that addresses are looked up in.
pub(super) struct Resolver<'a> {
    pub(super) documents: &'a [Arc<Document>],
    /// Looked up for every link of every page: hashed, because a tree map of ten thousand paths is
    /// slow.
    pub(super) paths: FxHashMap<&'a str, PageId>,
    pub(super) attachments: &'a BTreeMap<Arc<str>, Attachment>,
    pub(super) drafts: &'a BTreeSet<Arc<str>>,
    pub(super) unread: &'a BTreeSet<Arc<str>>,
    pub(super) actions: &'a BTreeMap<String, ActionPlace>,
    pub(super) glossary: &'a Glossary,
    /// Generated pages: links name them by their path in the site.
    pub(super) made: BTreeSet<String>,
}

/// Why an address leads nowhere; `None` if the file it names has errors of its own.
type Unfound = Option<Box<Diagnostic>>;

/// An address and its place.
struct Written<'a> {
    from: &'a str,
    to: &'a str,
    /// Computed only for findings, since it counts the lines of the file.
    place: &'a dyn Fn() -> Place,
    /// The edit that replaces the address in the file as it is.
    edit: &'a dyn Fn(&str) -> Option<Edit>,
}

impl Resolver<'_> {
    pub(super) fn document(
        &self,
        id: PageId,
        document: &Document,
        sink: &mut Diagnostics,
    ) -> Linked {
        let mut find = |to: &str, range: &Range<usize>| self.target(document, to, range, sink);
        let links = document
            .body
            .links
            .iter()
            .map(|link| find(&link.to, &link.range))
            .collect();
        let related: Vec<Target> = document
            .meta
            .related
            .iter()
            .map(|to| find(&to.value, &to.range))
            .collect();
        let doors = match &document.kind {
            Kind::Page(page) => page
                .doors
                .iter()
                .map(|door| {
                    door.value
                        .links
                        .iter()
                        .map(|link| find(&link.to, &link.range))
                        .collect()
                })
                .collect(),
            _ => Vec::new(),
        };
        let images = document
            .body
            .images
            .iter()
            .map(|image| self.picture(document, image, sink))
            .collect();
        let related = related
            .iter()
            .filter_map(Target::page)
            .filter(|page| *page != id)
            .collect();
        Linked {
            links,
            images,
            related,
            actions: self.actions_of(document, sink),
            doors,
        }
    }

    fn actions_of(&self, document: &Document, sink: &mut Diagnostics) -> Vec<ActionPlace> {
        let mut found = Vec::new();
        for named in &document.meta.actions {
            match self.actions.get(&named.value) {
                Some(place) => found.push(*place),
                // A file that could not be read may well define it: that file's own errors come
                // first.
                None if !self.unread.is_empty() => {}
                None => {
                    let error = rule::UNKNOWN_ACTION.at(
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

    /// The targets of the terms' `see`.
    pub(super) fn glossary_see(&self, sink: &mut Diagnostics) -> Vec<Vec<Target>> {
        let glossary = self.glossary;
        let lines = Lines::default();
        let names = glossary.names();
        let find = |see: &super::meta::Spanned<String>, sink: &mut Diagnostics| {
            let place =
                || Place::in_lines(&lines, &glossary.file, &glossary.text, see.range.clone());
            if let Some(index) = names.get(&see.value.to_lowercase()) {
                return Target::Term(*index);
            }
            if see
                .value
                .split('#')
                .next()
                .is_some_and(|path| path.ends_with(".md"))
            {
                let edit = |to: &str| {
                    let stands = glossary.text.get(see.range.clone()) == Some(&see.value);
                    (stands && is_plain(to))
                        .then(|| Edit::in_lines(&lines, &glossary.text, see.range.clone(), to))
                };
                return self.find(
                    &Written {
                        from: "glossary.yaml",
                        to: &see.value,
                        place: &place,
                        edit: &edit,
                    },
                    sink,
                );
            }
            if glossary.unread {
                return Target::Broken;
            }
            let near = nearest(
                &see.value,
                glossary
                    .terms
                    .iter()
                    .map(|term| term.term.as_str())
                    .take(MOST_COMPARED),
            );
            let error = rule::BROKEN_LINK.at(
                place(),
                format!(
                    "`{}` is neither a term of the glossary nor a page",
                    see.value
                ),
            );
            sink.push(error.help(near.map_or(
                "write a term just as the glossary has it, or the path of a page".to_owned(),
                |near| format!("did you mean `{near}`?"),
            )));
            Target::Broken
        };
        glossary
            .terms
            .iter()
            .map(|term| term.see.iter().map(|see| find(see, sink)).collect())
            .collect()
    }

    fn target(
        &self,
        document: &Document,
        to: &str,
        range: &Range<usize>,
        sink: &mut Diagnostics,
    ) -> Target {
        let place = || document.place(range.clone());
        let edit = |better: &str| {
            let at = address_in(document, range, to).filter(|_| is_plain(better))?;
            Some(Edit::in_lines(&document.lines, &document.text, at, better))
        };
        self.find(
            &Written {
                from: &document.path,
                to,
                place: &place,
                edit: &edit,
            },
            sink,
        )
    }

    fn find(&self, written: &Written<'_>, sink: &mut Diagnostics) -> Target {
        let found = resolve(written.from, written.to)
            .map_err(|problem| self.address_error(written, problem))
            .and_then(|(path, fragment)| self.lookup(written, &path, fragment));
        found.unwrap_or_else(|diagnostic| {
            if let Some(diagnostic) = diagnostic {
                sink.push(*diagnostic);
            }
            Target::Broken
        })
    }

    fn lookup(
        &self,
        written: &Written<'_>,
        path: &str,
        fragment: Option<String>,
    ) -> Result<Target, Unfound> {
        if let Some(&page) = self.paths.get(path) {
            return self.heading(written, page, fragment);
        }
        if let Some((path, _)) = self.attachments.get_key_value(path) {
            return Ok(Target::File(
                Arc::clone(path),
                fragment.map(String::into_boxed_str),
            ));
        }
        if self.made.contains(path) {
            return Ok(Target::File(
                path.into(),
                fragment.map(String::into_boxed_str),
            ));
        }
        if self.unread.contains(path) {
            return Err(None);
        }
        if let Some(page) = self.readme(path) {
            return self.heading(written, page, fragment);
        }
        Err(Some(Box::new(self.missing(written, path))))
    }

    /// The page of a folder whose `README.md` serves as its index, if a link names that file.
    fn readme(&self, path: &str) -> Option<PageId> {
        let (folder, name) = path
            .rsplit_once('/')
            .map_or(("", path), |(folder, name)| (folder, name));
        let index = if folder.is_empty() {
            "index.md".to_owned()
        } else {
            format!("{folder}/index.md")
        };
        let page = self.paths.get(&*index).copied()?;
        let file = &self.documents[page].file;
        (is_readme(name) && file.rsplit('/').next() == Some(name)).then_some(page)
    }

    fn missing(&self, written: &Written<'_>, path: &str) -> Diagnostic {
        let error = |message: String| rule::BROKEN_LINK.at((written.place)(), message);
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
                .help("there is an invisible character in this address, or a curly quote: type the address again")
                .corrected(visible);
        }
        match self.meant_by(written, path).or_else(|| self.meant_nearby(written, path)) {
            Some(meant) => corrected(error.help(format!("did you mean `{}`?", meant.to)), written, &meant),
            None => error
                .help("a link names a file by its path from this file's own folder, such as `../policies/care-act.md`"),
        }
    }

    fn heading(
        &self,
        written: &Written<'_>,
        page: PageId,
        fragment: Option<String>,
    ) -> Result<Target, Unfound> {
        let Some(id) = fragment else {
            return Ok(Target::Page(page, None));
        };
        let anchors = &self.documents[page].body.anchors;
        if anchors
            .binary_search_by(|anchor| (**anchor).cmp(&id))
            .is_ok()
        {
            return Ok(Target::Page(page, Some(id.into())));
        }
        let document = &self.documents[page];
        if document.is_top(&id) {
            return Ok(Target::Page(page, None));
        }
        let path = &document.path;
        let error = rule::BROKEN_LINK.at(
            (written.place)(),
            format!("`{path}` has no heading `#{id}`"),
        );
        if let (Some(same), Some((before, _))) =
            (same_heading(&id, anchors), written.to.split_once('#'))
        {
            let meant = Meant {
                to: format!("{before}#{same}"),
                sure: true,
                without_heading: None,
            };
            return Err(Some(Box::new(corrected(
                error.help(format!("did you mean `#{same}`?")),
                written,
                &meant,
            ))));
        }
        Err(Some(Box::new(
            match nearest(&id, anchors.iter().map(|anchor| &**anchor)) {
                Some(near) => error.help(format!("did you mean `#{near}`?")),
                None if anchors.is_empty() => {
                    error.help("it has no headings: link to the page without what follows the `#`")
                }
                None => error.help(format!("its headings are {}", listed(anchors))),
            },
        )))
    }

    fn address_error(&self, written: &Written<'_>, problem: AddressError) -> Unfound {
        let error = |message: &str| rule::BROKEN_LINK.at((written.place)(), message);
        Some(Box::new(match problem {
            AddressError::Outside => error("this address leads out of the content folder")
                .help("move the file into the content folder, and link to it there"),
            AddressError::Backslash if written.to.starts_with('\\') => {
                error("this is an address on a network drive, which readers elsewhere cannot reach")
                    .help("copy the file into the content folder, and link to it there")
            }
            AddressError::Backslash => {
                error("addresses are written with `/`").corrected(written.to.replace('\\', "/"))
            }
            AddressError::Absolute => {
                let found = error(
                    "an address that begins with `/` fails on a shared drive, and wherever the site is in a sub-folder",
                );
                match self.meant_from_root(written) {
                    Some(meant) => {
                        let help = match &meant.without_heading {
                            Some(page) => {
                                format!("write the path from this file's own folder, and a heading that `{page}` has")
                            }
                            None => "write the path from this file's own folder".to_owned(),
                        };
                        corrected(found.help(help).corrected(&*meant.to), written, &meant)
                    }
                    None => found.help(format!(
                        "write the path from this file's own folder; nothing in the content folder is called `{}`",
                        written.to.trim_matches('/')
                    )),
                }
            }
        }))
    }
}

/// Adds the fix to `found`, if only one thing can be meant.
fn corrected(found: Diagnostic, written: &Written<'_>, meant: &Meant) -> Diagnostic {
    let edit = (written.edit)(&meant.to).filter(|_| meant.sure);
    found.fix(format!("write `{}`", meant.to), edit)
}

/// The address of another site, or the mail address, that was probably meant: `www.nhs.uk`,
/// `http:/nhs.uk`, `jane@nhs.net`.
fn elsewhere(to: &str) -> Option<String> {
    let slashes = ["https:/", "http:/", "https//", "http//", "https:", "http:"];
    let site = slashes
        .iter()
        .find_map(|start| to.strip_prefix(start))
        .or_else(|| to.starts_with("www.").then_some(to));
    if let Some(site) = site {
        return Some(format!("https://{site}"));
    }
    let (name, host) = to.split_once('@')?;
    (!name.contains('/') && host.contains('.') && !host.contains('/'))
        .then(|| format!("mailto:{to}"))
}

/// An address without invisible characters that were pasted along with it, if there are any.
fn without_unseen(to: &str) -> Option<String> {
    let unseen = |c: char| UNSEEN.contains(&c) || matches!(c, '\u{a0}' | '“' | '”' | '„');
    to.contains(unseen).then(|| to.replace(unseen, ""))
}

/// The address within a link written at `range`: all of it in front matter, the text between quotes
/// in HTML, and between round brackets in Markdown.
fn address_in(document: &Document, range: &Range<usize>, to: &str) -> Option<Range<usize>> {
    let source = document.text.get(range.clone())?;
    let quoted = source
        .strip_prefix(['"', '\''])
        .filter(|inside| inside.starts_with(to) && inside.len() == to.len() + 1);
    if source == to || quoted.is_some() {
        let start = range.start + usize::from(quoted.is_some());
        return Some(start..start + to.len());
    }
    let ends = |at: &usize| source[at + to.len()..].starts_with([')', ' ', '>', '\n']);
    let starts = ["](", "](<"]
        .map(|open| open.len() + source.rfind(&format!("{open}{to}")).unwrap_or(source.len()));
    let start = starts
        .into_iter()
        .find(|at| source.get(*at..).is_some_and(|rest| rest.starts_with(to)) && ends(at))?;
    Some(range.start + start..range.start + start + to.len())
}

/// Whether an address needs no quoting anywhere.
fn is_plain(to: &str) -> bool {
    to.chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~' | '#' | '%'))
}

fn listed(anchors: &[Box<str>]) -> String {
    let shown: Vec<String> = anchors
        .iter()
        .take(12)
        .map(|anchor| format!("#{anchor}"))
        .collect();
    shown.join(", ")
}
