//! The words that search results are labelled with.

use super::strings::Strings;
use crate::model::library::Library;
use crate::model::routes;
use crate::model::vocabulary::Audience;
use crate::search::{Labels, Made};

/// The kinds of search results, in the order in which they are offered.
const KINDS: [&str; 11] = [
    "guidance",
    "policy",
    "action",
    "glossary",
    "quiz",
    "scenario",
    "checklist",
    "module",
    "plan",
    "section",
    "page",
];

/// The labels for `library`, in the words of the theme.
pub fn of(library: &Library, strings: &Strings) -> Labels {
    let audience = |audience: &Audience| {
        let code = audience.code();
        (code, strings.get(&format!("audience.{code}")).to_owned())
    };
    Labels {
        kinds: KINDS
            .iter()
            .map(|code| (*code, strings.kind(code).to_owned()))
            .collect(),
        audiences: Audience::ALL.iter().map(audience).collect(),
        made: made_pages(library, strings),
    }
}

/// The generated pages that people may search for.
pub fn made_pages(library: &Library, strings: &Strings) -> Vec<Made> {
    let learning = routes::made_of_learning(library.pages.iter().map(|page| &*page.document));
    let has = |route: &str| learning.iter().any(|made| made.as_str() == route);
    let news = library
        .pages
        .iter()
        .any(|page| !page.document.meta.updates.is_empty());
    let all = [
        (
            routes::GLOSSARY,
            "glossary",
            !library.glossary.terms.is_empty(),
        ),
        (routes::NEWS, "news", news),
        (routes::RECORD, "record", has(routes::RECORD)),
        (routes::TEAM, "team", has(routes::TEAM)),
        (routes::CURRICULUM, "curriculum", has(routes::CURRICULUM)),
    ];
    let of = |(route, name, _): (&'static str, &str, bool)| Made {
        route,
        title: strings.get(&format!("page_title.{name}")).to_owned(),
        summary: strings.get(&format!("page_summary.{name}")).to_owned(),
    };
    all.into_iter()
        .filter(|(.., is_there)| *is_there)
        .map(of)
        .collect()
}
