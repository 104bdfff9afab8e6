//! Front matter -> [`Meta`] and [`Kind`], typed, with every mistake at its line.

use super::keys::{Keys, Wanted};
use super::practice;
use super::untitled;
use super::waivers;
use super::yaml::Yaml;
use super::{likely_kind, wrong_kind};
use crate::diagnostic::Diagnostics;
use crate::model::kind::{Audience, Door, KindName, Later, PageMeta, PolicyMeta, Status};
use crate::model::learn::{checklist, module, quiz};
use crate::model::meta::{Meta, Spanned, Update};

/// What front matter says.
pub(crate) struct FrontMatter {
    /// A name of one's own for the document, that survives a rename.
    pub id: Option<Spanned<String>>,
    /// The language, when it is not the project's.
    pub lang: Option<String>,
    /// The common keys.
    pub meta: Meta,
}

/// The keys of one kind alone, before the body of the document is known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Own {
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
    /// What stands in for front matter that could not be read, so that the mistakes of the body are
    /// told in the same run.
    pub(crate) fn unread(name: KindName) -> Own {
        match name {
            KindName::Page | KindName::Glossary | KindName::Policy => {
                Own::Page(PageMeta::default())
            }
            KindName::Guidance => Own::Guidance,
            KindName::Quiz => Own::Quiz(quiz::Rules::default()),
            KindName::Scenario => Own::Scenario,
            KindName::Checklist => Own::Checklist(checklist::Rules::default()),
            KindName::Module => Own::Module(module::Rules::default()),
            KindName::Plan => Own::Plan,
        }
    }
}

/// Reads `yaml` as the front matter of the file at `path` (within the content folder), beside the
/// kind of document that it names. No front matter comes back when what a page cannot do without is
/// missing or wrong; the reason is in `sink`. `body` is what is below it.
pub(crate) fn read(
    yaml: &Yaml<'_>,
    path: &str,
    body: &str,
    sink: &mut Diagnostics,
) -> (KindName, Option<(FrontMatter, Own)>) {
    let probable = likely_kind::kind(
        KindName::of_path(path),
        &yaml.text[yaml.range.clone()],
        body,
    );
    let mut keys = Keys::new(yaml, sink);
    let (name, front, allowed) = ask(&mut keys, path, probable);
    keys.finish(&format!("a {} file", name.name()));
    allowed.into_iter().for_each(|waiver| sink.waive(waiver));
    (name, front)
}

/// Asks for every key of the front matter; with it comes what the file is allowed.
pub(crate) fn ask(
    keys: &mut Keys<'_, '_>,
    path: &str,
    probable: Option<KindName>,
) -> (KindName, Option<(FrontMatter, Own)>, Vec<waivers::Read>) {
    let name = kind_name(keys, path, probable);
    let id = keys
        .described(
            "A name of its own for the page; answers are kept under it, even when the file moves.",
        )
        .spanned("id")
        .into_iter()
        .next();
    let lang = keys
        .described("The language of the page by its code, where it is not that of the site.")
        .lang("lang");
    let meta = common(keys, path);
    let own = own(keys, name);
    let allowed =
        waivers::of_file(keys.described("Rules that this file may break, each with the reason."));
    let front = meta
        .zip(own)
        .map(|(meta, own)| (FrontMatter { id, lang, meta }, own));
    (name, front, allowed)
}

/// The kind named by `kind:`, else by what the file clearly is, else by the folders.
fn kind_name(keys: &mut Keys<'_, '_>, path: &str, probable: Option<KindName>) -> KindName {
    let choices = KindName::ALL.map(|kind| (kind.name(), kind));
    let said = keys
        .described("What kind of page it is, where its folder does not say so.")
        .choice("kind", &choices);
    let folder = KindName::of_path(path);
    let unsaid = keys.range("kind").is_empty();
    if unsaid && folder != KindName::Quiz && !keys.range("scenario").is_empty() && asks_case(keys) {
        wrong_kind::report_case(keys, folder);
        return KindName::Scenario;
    }
    if let Some(probable) = probable.filter(|_| unsaid || said == Some(KindName::Quiz)) {
        wrong_kind::report(keys, said.unwrap_or(folder), probable);
        return probable;
    }
    let name = said.unwrap_or(folder);
    if name == KindName::Quiz && asks_case(keys) {
        KindName::Scenario
    } else {
        name
    }
}

fn asks_case(keys: &mut Keys<'_, '_>) -> bool {
    keys.described("Whether this is a case, with steps and choices instead of questions.")
        .truth("scenario")
        == Some(true)
}

fn common(keys: &mut Keys<'_, '_>, path: &str) -> Option<Meta> {
    let below = keys.below();
    let title = keys
        .described("What the page is called: the one heading at its top.")
        .required("title", "Fit notes", || {
            Wanted::Known(untitled::title(path, below))
        });
    Some(Meta {
        short_title: keys
            .described("A shorter title for menus, where the title is long.")
            .text("short_title"),
        summary: keys
            .described(
                "In one sentence, what the page is for. It stands below the title and in lists.",
            )
            .text("summary"),
        audience: keys
            .described("Who the page is for; leave it out where it is for everybody.")
            .choices(
                "audience",
                &Audience::ALL
                    .iter()
                    .map(|word| (word.code(), *word))
                    .collect::<Vec<_>>(),
            ),
        topics: keys
            .described("What the page is about; people can narrow a search by topics.")
            .texts("topics"),
        applies_to: keys
            .described("Where it applies, such as England.")
            .text("applies_to"),
        published: keys
            .described("When the page came out; on a policy page, when the policy did.")
            .date("published"),
        updated: keys
            .described("When the page last changed.")
            .date("updated"),
        reviewed: keys
            .described("When somebody last checked the page.")
            .date("reviewed"),
        review_due: keys
            .described("When the page wants checking again.")
            .date("review_due"),
        owner: keys.described("Who answers for the page.").text("owner"),
        sources: keys
            .described("What the page rests on: a title alone, or title, url, publisher and date.")
            .sources("sources"),
        updates: keys
            .described("Dated notes about what changed: the history of the page.")
            .list::<Update>("updates"),
        order: keys
            .described("The place of the page among its neighbours: lower numbers come first.")
            .number("order"),
        draft: keys
            .described("Whether the page stays out of the site for now.")
            .truth("draft")
            .unwrap_or(false),
        aliases: keys
            .described("Old addresses of the page, which still lead to it.")
            .spanned("aliases"),
        related: keys
            .described("Other pages that belong to this one.")
            .spanned("related"),
        actions: keys
            .described("Ids of leader actions that follow from the page.")
            .spanned("actions"),
        title: title?,
    })
}

fn own(keys: &mut Keys<'_, '_>, name: KindName) -> Option<Own> {
    Some(match name {
        KindName::Page | KindName::Glossary => Own::Page(PageMeta { doors: doors(keys) }),
        KindName::Guidance => Own::Guidance,
        KindName::Policy => Own::Policy(policy(keys)?),
        KindName::Quiz => Own::Quiz(practice::quiz(keys)),
        KindName::Scenario => Own::Scenario,
        KindName::Checklist => Own::Checklist(practice::checklist(keys)),
        KindName::Module => Own::Module(practice::module(keys)),
        KindName::Plan => Own::Plan,
    })
}

fn doors(keys: &mut Keys<'_, '_>) -> Vec<Spanned<Door>> {
    let mut doors = keys
        .described("On the home page: the ways in, one for each group of readers.")
        .list::<Door>("doors");
    let range = keys.range("doors");
    let mut rest = range.clone();
    for link in doors.iter_mut().flat_map(|door| &mut door.links) {
        link.range = keys.find_keyed(&rest, "to", &link.to);
        // The next of the same address is after this one.
        if link.range != rest {
            rest.start = link.range.end;
        }
    }
    doors
        .into_iter()
        .map(|value| Spanned {
            value,
            range: range.clone(),
        })
        .collect()
}

fn policy(keys: &mut Keys<'_, '_>) -> Option<PolicyMeta> {
    let issuer = keys.described("Who made the policy.").required(
        "issuer",
        "Department of Health and Social Care",
        || Wanted::Asked("who made the policy"),
    );
    let statuses: Vec<_> = Status::ALL
        .iter()
        .map(|status| (status.code(), *status))
        .collect();
    let status = keys
        .described("Where the policy stood on the day under as_of.")
        .choice("status", &statuses);
    if status.is_none() && keys.range("status").is_empty() {
        let _ = keys.required("status", "in-force", || {
            Wanted::Asked("in-force, pilot, consultation, superseded or closed")
        });
    }
    let as_of = keys
        .described("The day on which you read the policy: the page speaks as of that day.")
        .date("as_of");
    if as_of.is_none() && keys.range("as_of").is_empty() {
        let _ = keys.required("as_of", "2025-10-14", || {
            Wanted::Asked(
                "the day on which you read the policy: the year, the month and the day, with hyphens between them",
            )
        });
    }
    let later = keys
        .described("What has happened since that day, each with its source.")
        .list::<Later>("later");
    Some(PolicyMeta {
        issuer: issuer?,
        status: status?,
        as_of: as_of?,
        later,
    })
}
