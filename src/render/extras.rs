//! Pages and files that are generated without a source document.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use super::theme::Theme;
use super::view::{Extra, Html, NewsView, PageView};
use super::view_parts::Menu;
use super::{Rendered, Site, page_html, render};
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::text;
use crate::model::fragment::{Part, escape};
use crate::model::kind::KindName;
use crate::model::library::PageId;
use crate::model::meta::Update;
use crate::model::route::Route;
use crate::model::routes;
use crate::model::slug::fnv;
use crate::project::Project;

pub(super) fn a_to_z(site: &Site<'_>, theme: &Theme) -> Rendered {
    let here = Route::new(routes::SEARCH);
    let title = Cow::Borrowed(site.strings.get("page_title.a-to-z"));
    let view = site.made("a-to-z", &here, title, Extra::AToZ(site.a_to_z_view(&here)));
    page_html(theme, "a-to-z.html", &here, &view, here.as_str())
}

pub(super) fn glossary(site: &Site<'_>, theme: &Theme) -> Rendered {
    let here = Route::new(routes::GLOSSARY);
    let title = Cow::Borrowed(site.strings.get("page_title.glossary"));
    let view = site.made(
        "glossary",
        &here,
        title,
        Extra::Glossary(site.glossary_view(&here)),
    );
    page_html(theme, "glossary.html", &here, &view, here.as_str())
}

pub(super) fn news(site: &Site<'_>, theme: &Theme) -> Rendered {
    let here = Route::new(routes::NEWS);
    let title = Cow::Borrowed(site.strings.get("page_title.news"));
    let extra = Extra::News(NewsView {
        items: site.news(&here),
        feed: routes::FEED.to_owned(),
    });
    page_html(
        theme,
        "news.html",
        &here,
        &site.made("news", &here, title, extra),
        here.as_str(),
    )
}

/// A page without a source document.
pub(super) type Make = fn(&Site<'_>, &Theme) -> Rendered;

/// The pages generated from all learning documents. Answer keys are generated with their quizzes.
pub(super) fn of_learning(site: &Site<'_>) -> Vec<(Route, Make)> {
    let learning = site
        .library
        .learning
        .iter()
        .map(|page| &*site.library.pages[*page].document);
    let make = |route: Route| match route.as_str() {
        routes::RECORD => Some((route, record as Make)),
        routes::TEAM => Some((route, team as Make)),
        routes::CURRICULUM => Some((route, curriculum as Make)),
        _ => None,
    };
    routes::made_of_learning(learning)
        .into_iter()
        .filter_map(make)
        .collect()
}

fn record(site: &Site<'_>, theme: &Theme) -> Rendered {
    let here = Route::new(routes::RECORD);
    let title = Cow::Borrowed(site.strings.get("page_title.record"));
    let view = site.made(
        "record",
        &here,
        title,
        Extra::Record(site.record_view(&here)),
    );
    page_html(theme, "record.html", &here, &view, here.as_str())
}

fn team(site: &Site<'_>, theme: &Theme) -> Rendered {
    let here = Route::new(routes::TEAM);
    let title = Cow::Borrowed(site.strings.get("page_title.team"));
    let view = site.made("team", &here, title, Extra::Team(site.team_view()));
    page_html(theme, "team.html", &here, &view, here.as_str())
}

fn curriculum(site: &Site<'_>, theme: &Theme) -> Rendered {
    let here = Route::new(routes::CURRICULUM);
    let title = Cow::Borrowed(site.strings.get("page_title.curriculum"));
    let view = site.made(
        "curriculum",
        &here,
        title,
        Extra::Curriculum(site.curriculum_view(&here)),
    );
    page_html(theme, "curriculum.html", &here, &view, here.as_str())
}

/// The 404 page. It is shown at any missing address, at any depth, so its own addresses are
/// absolute: below the base URL's path, or at the root if no base URL is set.
pub(super) fn missing(site: &Site<'_>, theme: &Theme) -> Rendered {
    let here = Route::new(routes::MISSING);
    let title = Cow::Borrowed(site.strings.get("page_title.missing"));
    let root = base_path(site.project.base_url.as_deref());
    let view = site.made("missing", &here, title, Extra::None {});
    let mut menu = site.menu(&here);
    menu.iter_mut()
        .for_each(|item| item.href.insert_str(0, &root));
    let view = PageView {
        root,
        menu: Menu::Own(menu),
        breadcrumbs: Vec::new(),
        canonical: None,
        ..view
    };
    page_html(theme, "missing.html", &here, &view, here.as_str())
}

/// The path of a base URL, with a slash at either end.
pub(super) fn base_path(url: Option<&str>) -> String {
    let Some(url) = url else {
        return "/".to_owned();
    };
    let after_host = url.split_once("://").map_or(url, |(_, rest)| {
        rest.find('/').map_or("/", |at| &rest[at..])
    });
    after_host.to_owned()
}

#[derive(Serialize)]
struct Redirect<'a> {
    target: String,
    title: &'a str,
    root: String,
}

/// A redirect page at an old address.
pub(super) fn redirect(site: &Site<'_>, theme: &Theme, route: &Route, page: PageId) -> Rendered {
    let target = &site.library.pages[page];
    let values = Redirect {
        target: route.href_to(&target.route),
        title: &target.document.meta.title,
        root: route.to_root(),
    };
    render(theme, "redirect.html", route, &values, route.as_str())
}

#[derive(Serialize)]
struct Feed<'a> {
    feed_url: String,
    home_url: String,
    updated: String,
    entries: Vec<FeedEntry<'a>>,
}

#[derive(Serialize)]
struct FeedEntry<'a> {
    id: String,
    title: &'a str,
    href: String,
    updated: String,
    says: &'a str,
}

/// The number of entries in the feed: readers keep older ones themselves.
const FEED_LENGTH: usize = 50;

/// The Atom feed (RFC 4287). Times are midnight of the note's day: the clock is not read.
pub(super) fn feed(site: &Site<'_>, theme: &Theme) -> Rendered {
    let here = Route::new(routes::FEED);
    let base = site.full_base_url().unwrap_or_default();
    let notes = site.dated_notes();
    let entries = notes.iter().take(FEED_LENGTH).map(|(page, _, update)| {
        let page = &site.library.pages[*page];
        FeedEntry {
            id: entry_id(&site.project.id, &page.document.id.0, update),
            title: &page.document.meta.title,
            href: format!("{base}{}", page.route.href_from_root()),
            updated: update.date.timestamp(),
            says: &update.says,
        }
    });
    let values = Feed {
        feed_url: format!("{base}{}", routes::FEED),
        home_url: format!("{base}index.html"),
        updated: notes.first().map_or_else(
            || "1970-01-01T00:00:00Z".to_owned(),
            |(_, _, update)| update.date.timestamp(),
        ),
        entries: entries.collect(),
    };
    render(theme, "feed.xml", &here, &values, here.as_str())
}

/// An id derived from the note itself, so that adding another note above or below does not change
/// it (RFC 4287, 4.2.6).
fn entry_id(site: &str, document: &str, update: &Update) -> String {
    let document = Route::new(document).href_from_root();
    format!(
        "urn:x-preceptor:{site}:{document}:{}:{:016x}",
        update.date,
        fnv(&update.says)
    )
}

/// The sitemap (sitemaps.org protocol 0.9), with the day on which each page last changed, if known.
pub(super) fn sitemap(site: &Site<'_>, _: &Theme) -> Rendered {
    let base = site.full_base_url().unwrap_or_default();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in &site.library.pages {
        let meta = &page.document.meta;
        // A policy's `published` is the policy's own date, not the page's.
        let own = if page.document.kind.name() == KindName::Policy {
            None
        } else {
            meta.published
        };
        let changed = meta
            .updates
            .iter()
            .map(|update| update.date)
            .chain(meta.updated)
            .chain(own)
            .max();
        let _ = write!(
            xml,
            "<url><loc>{}</loc>",
            escape(&format!("{base}{}", page.route.href_from_root()))
        );
        if let Some(changed) = changed {
            let _ = write!(xml, "<lastmod>{changed}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    Ok((Route::new(routes::SITEMAP), xml.into_bytes()))
}

/// The project's own lines in the footer: Markdown without links to files, which would differ from
/// page to page. Findings are reported at the key, since the text itself may be folded over several
/// lines.
pub(super) fn footer(project: &Project, text: &str, sink: &mut Diagnostics) -> Html {
    let file: Arc<str> = crate::project::FILE.into();
    let mut found = Diagnostics::default();
    let abbreviations = crate::load::body::abbreviations::Abbreviations::default();
    let input = text::Input {
        file: &file,
        text,
        body: 0..text.len(),
        title: "",
        kind: KindName::Page,
        abbreviations: &abbreviations,
        writing: false,
    };
    let body = text::read(&input, &mut found);
    let place = || project.place_of_key("footer");
    sink.extend(found.sorted().into_iter().map(|found| Diagnostic {
        place: place(),
        fix: None,
        ..found
    }));
    for link in body
        .links
        .iter()
        .map(|link| &link.to)
        .chain(body.images.iter().map(|image| &image.to))
    {
        let message = format!(
            "the footer is the same on every page, and `{link}` cannot be found from all of them"
        );
        sink.push(
            rule::BROKEN_LINK
                .at(place(), message)
                .help("name it by its full address, https://…"),
        );
    }
    let html = body.fragment.0.iter().map(|part| match part {
        Part::Html(html) => html.as_ref(),
        _ => "",
    });
    Html(html.collect())
}
