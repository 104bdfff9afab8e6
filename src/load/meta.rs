//! Front matter -> [`Meta`] and [`Kind`], typed, with every mistake at its line.

use super::keys::Keys;
use super::yaml::Yaml;
use crate::diagnostic::Diagnostics;
use crate::model::kind::{Audience, Door, Kind, KindName, Later, PageMeta, PolicyMeta, Status};
use crate::model::meta::{Meta, Source, Spanned, Update};

/// What front matter says.
pub struct FrontMatter {
    /// A name of one's own for the document, that survives a rename.
    pub id: Option<Spanned<String>>,
    /// The language, when it is not the project's.
    pub lang: Option<String>,
    /// The common keys.
    pub meta: Meta,
    /// The keys of its kind.
    pub kind: Kind,
}

/// Reads `yaml` as the front matter of the file at `path` (within the content folder). Nothing comes back when what a
/// page cannot do without is missing or wrong; the reason is in `sink`.
pub fn read(yaml: &Yaml<'_>, path: &str, sink: &mut Diagnostics) -> Option<FrontMatter> {
    let mut keys = Keys::new(yaml, sink);
    let name = kind_name(&mut keys, path);
    let id = keys.spanned("id").into_iter().next();
    let lang = keys.text("lang");
    let meta = common(&mut keys);
    let kind = own(&mut keys, name);
    keys.finish(&format!("a {} file", name.name()));
    Some(FrontMatter { id, lang, meta: meta?, kind: kind? })
}

/// The kind named by `kind:`, else by the top folder. The `index.md` of a top folder is a page.
fn kind_name(keys: &mut Keys<'_, '_>, path: &str) -> KindName {
    let choices = KindName::ALL.map(|kind| (kind.name(), kind));
    let by_folder = match path.split_once('/') {
        Some((_, "index.md")) | None => KindName::Page,
        Some((folder, rest)) => match KindName::of_folder(folder) {
            KindName::Guidance => KindName::Guidance,
            _ if rest.ends_with("/index.md") => KindName::Page,
            kind => kind,
        },
    };
    keys.choice("kind", &choices).unwrap_or(by_folder)
}

fn common(keys: &mut Keys<'_, '_>) -> Option<Meta> {
    let title = keys.required("title", "Fit notes");
    Some(Meta {
        short_title: keys.text("short_title"),
        summary: keys.text("summary"),
        audience: keys.choices("audience", &Audience::ALL.iter().map(|word| (word.code(), *word)).collect::<Vec<_>>()),
        topics: keys.texts("topics"),
        applies_to: keys.text("applies_to"),
        published: keys.date("published"),
        updated: keys.date("updated"),
        reviewed: keys.date("reviewed"),
        review_due: keys.date("review_due"),
        owner: keys.text("owner"),
        sources: keys.list::<Source>("sources"),
        updates: keys.list::<Update>("updates"),
        order: keys.number("order"),
        draft: keys.truth("draft").unwrap_or(false),
        aliases: keys.spanned("aliases"),
        related: keys.spanned("related"),
        actions: keys.spanned("actions"),
        title: title?,
    })
}

fn own(keys: &mut Keys<'_, '_>, name: KindName) -> Option<Kind> {
    Some(match name {
        KindName::Page | KindName::Glossary => Kind::Page(PageMeta { doors: doors(keys) }),
        KindName::Guidance => Kind::Guidance,
        KindName::Policy => Kind::Policy(policy(keys)?),
        KindName::Quiz => Kind::Quiz,
        KindName::Checklist => Kind::Checklist,
        KindName::Module => Kind::Module,
        KindName::Plan => Kind::Plan,
    })
}

fn doors(keys: &mut Keys<'_, '_>) -> Vec<Spanned<Door>> {
    let doors = keys.list::<Door>("doors");
    let range = keys.range("doors");
    doors.into_iter().map(|value| Spanned { value, range: range.clone() }).collect()
}

fn policy(keys: &mut Keys<'_, '_>) -> Option<PolicyMeta> {
    let issuer = keys.required("issuer", "Department of Health and Social Care");
    let statuses: Vec<_> = Status::ALL.iter().map(|status| (status.code(), *status)).collect();
    let status = keys.choice("status", &statuses);
    if status.is_none() && keys.range("status").is_empty() {
        let _ = keys.required("status", "in-force");
    }
    let as_of = keys.date("as_of");
    if as_of.is_none() && keys.range("as_of").is_empty() {
        let _ = keys.required("as_of", "2025-10-14");
    }
    let later = keys.list::<Later>("later");
    Some(PolicyMeta { issuer: issuer?, status: status?, as_of: as_of?, later })
}
