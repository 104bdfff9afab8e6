//! Front matter -> [`Meta`] and [`Kind`], typed, with every mistake at its line.

use super::keys::Keys;
use super::learn::rules;
use super::waivers;
use super::yaml::Yaml;
use crate::diagnostic::Diagnostics;
use crate::model::kind::{Audience, Door, KindName, Later, PageMeta, PolicyMeta, Status};
use crate::model::learn::{checklist, module, quiz};
use crate::model::meta::{Meta, Spanned, Update};

/// What front matter says.
pub struct FrontMatter {
    /// A name of one's own for the document, that survives a rename.
    pub id: Option<Spanned<String>>,
    /// The language, when it is not the project's.
    pub lang: Option<String>,
    /// The common keys.
    pub meta: Meta,
}

/// The keys of one kind alone, before the body of the document is known.
#[derive(Debug, Clone, PartialEq)]
pub enum Own {
    /// A page's.
    Page(PageMeta),
    /// Guidance has none.
    Guidance,
    /// A policy's.
    Policy(PolicyMeta),
    /// A quiz's.
    Quiz(quiz::Rules),
    /// A scenario has none.
    Scenario,
    /// A checklist's.
    Checklist(checklist::Rules),
    /// A module's.
    Module(module::Rules),
    /// A plan has none.
    Plan,
}

impl Own {
    /// What stands in for front matter that could not be read, so that the mistakes of the body are told in the same run.
    pub fn unread(name: KindName) -> Own {
        match name {
            KindName::Page | KindName::Glossary | KindName::Policy => Own::Page(PageMeta::default()),
            KindName::Guidance => Own::Guidance,
            KindName::Quiz => Own::Quiz(quiz::Rules::default()),
            KindName::Scenario => Own::Scenario,
            KindName::Checklist => Own::Checklist(checklist::Rules::default()),
            KindName::Module => Own::Module(module::Rules::default()),
            KindName::Plan => Own::Plan,
        }
    }
}

/// Reads `yaml` as the front matter of the file at `path` (within the content folder), beside the kind of document that
/// it names. No front matter comes back when what a page cannot do without is missing or wrong; the reason is in `sink`.
pub fn read(yaml: &Yaml<'_>, path: &str, sink: &mut Diagnostics) -> (KindName, Option<(FrontMatter, Own)>) {
    let mut keys = Keys::new(yaml, sink);
    let name = kind_name(&mut keys, path);
    let id = keys.spanned("id").into_iter().next();
    let lang = keys.lang("lang");
    let meta = common(&mut keys);
    let own = own(&mut keys, name);
    let allowed = waivers::of_file(&mut keys);
    keys.finish(&format!("a {} file", name.name()));
    allowed.into_iter().for_each(|waiver| sink.waive(waiver));
    let front = meta.zip(own).map(|(meta, own)| (FrontMatter { id, lang, meta }, own));
    (name, front)
}

/// The kind named by `kind:`, else by the folders.
fn kind_name(keys: &mut Keys<'_, '_>, path: &str) -> KindName {
    let choices = KindName::ALL.map(|kind| (kind.name(), kind));
    let name = keys.choice("kind", &choices).unwrap_or(KindName::of_path(path));
    if name == KindName::Quiz && keys.truth("scenario") == Some(true) { KindName::Scenario } else { name }
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
        sources: keys.sources("sources"),
        updates: keys.list::<Update>("updates"),
        order: keys.number("order"),
        draft: keys.truth("draft").unwrap_or(false),
        aliases: keys.spanned("aliases"),
        related: keys.spanned("related"),
        actions: keys.spanned("actions"),
        title: title?,
    })
}

fn own(keys: &mut Keys<'_, '_>, name: KindName) -> Option<Own> {
    Some(match name {
        KindName::Page | KindName::Glossary => Own::Page(PageMeta { doors: doors(keys) }),
        KindName::Guidance => Own::Guidance,
        KindName::Policy => Own::Policy(policy(keys)?),
        KindName::Quiz => Own::Quiz(rules::quiz(keys)),
        KindName::Scenario => Own::Scenario,
        KindName::Checklist => Own::Checklist(rules::checklist(keys)),
        KindName::Module => Own::Module(rules::module(keys)),
        KindName::Plan => Own::Plan,
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
