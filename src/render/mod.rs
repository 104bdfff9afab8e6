//! Library and theme -> bundle: every file of the site, before any is written.

pub mod accent;
pub mod extras;
mod job;
pub mod labels;
pub mod language;
pub mod learn;
pub mod menu;
pub mod page;
pub mod print;
mod progress;
pub mod reference_pages;
pub mod register;
pub mod renderer;
pub mod resolver;
pub mod sections;
pub mod strings;
pub mod theme;
pub mod timeline;
#[allow(
    missing_docs,
    reason = "field names are what templates write; what is not plain from a name is said beside it"
)]
pub mod view;
#[allow(
    missing_docs,
    reason = "field names are what templates write; what is not plain from a name is said beside it"
)]
pub mod view_parts;

use serde::Serialize;
use tera::Context;

use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::model::kind::KindName;
use crate::model::library::{Library, PageId};
use crate::model::path::{folder_of, is_index};
use crate::model::route::{Route, resolve};
use crate::model::routes;
use crate::project::Project;
use crate::publish::OutPath;
pub use progress::Progress;
pub use renderer::Renderer;
use strings::Strings;
use theme::Theme;
use view::{Extra, FooterLink, PageView, SiteView};

/// The Content Security Policy of every page: nothing is loaded from other sites, and only the
/// site's own scripts run.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'";

/// Everything that views are built from.
pub struct Site<'a> {
    /// The project.
    pub project: &'a Project,
    /// All pages.
    pub library: &'a Library,
    /// The interface's words.
    pub strings: &'a Strings,
    /// Menus created so far.
    pub menus: menu::Menus,
}

/// A rendered file, or why it could not be.
type Rendered = Result<(Route, Vec<u8>), Box<Diagnostic>>;

/// The project's branding.
#[derive(Debug, Default)]
pub struct Brand {
    /// `accent.css`.
    accent: Option<String>,
    /// The logo's address from the root.
    logo: Option<String>,
    /// The project's own lines in the footer.
    footer: Option<view::Html>,
}

impl Brand {
    /// Checks what the project file names: in every run, whatever else is wrong.
    pub fn of(project: &Project, library: &Library, sink: &mut Diagnostics) -> Brand {
        let footer = project
            .footer
            .as_deref()
            .map(|text| extras::footer(project, text, sink));
        Brand {
            accent: accent::style(project, sink),
            logo: logo(project, library, sink),
            footer,
        }
    }
}

fn out_path(path: &str) -> Result<OutPath, Box<Diagnostic>> {
    OutPath::new(path).ok_or_else(|| {
        let place = crate::diagnostic::Place::file(path);
        let found = rule::FILE_NAME.at(place, "this cannot be a file of the site");
        Box::new(found.help("rename it with letters, digits and hyphens only"))
    })
}

fn document(site: &Site<'_>, theme: &Theme, id: PageId) -> Rendered {
    let page = &site.library.pages[id];
    let path = &*page.document.path;
    let (template, kind, extra) = if let Some(learning) = site.learning(id) {
        learning
    } else if path == "index.md" {
        ("home.html", "home", Extra::Home(site.home_view(id)))
    } else if is_index(path) && KindName::of_folder(folder_of(path)) == KindName::Policy {
        (
            "register.html",
            "register",
            Extra::Register(site.register_view(&page.route)),
        )
    } else if is_index(path)
        && let Some(hub) = site.hub_view(id)
    {
        ("hub.html", "hub", Extra::Hub(hub))
    } else if let Some(policy) = page.document.kind.policy() {
        (
            "policy.html",
            "policy",
            Extra::Policy(site.policy(&page.document, policy)),
        )
    } else if page.document.kind.name() == KindName::Guidance {
        ("guidance.html", "guidance", Extra::None {})
    } else {
        ("page.html", "page", Extra::None {})
    };
    page_html(
        theme,
        template,
        &page.route,
        &site.view(kind, id, extra),
        &page.document.file,
    )
}

fn print_view(site: &Site<'_>, theme: &Theme, path: &str) -> Rendered {
    match site
        .library
        .folders
        .at(path)
        .and_then(|folder| site.print_page(path, folder))
    {
        Some((route, view)) => page_html(theme, "print.html", &route, &view, route.as_str()),
        None => Ok((routes::print_view(path), Vec::new())),
    }
}

fn answer_key(site: &Site<'_>, theme: &Theme, id: PageId) -> Rendered {
    match site.answer_key(id) {
        Some((route, view)) => page_html(theme, "answer-key.html", &route, &view, route.as_str()),
        None => Ok((
            routes::answer_key(&site.library.pages[id].route),
            Vec::new(),
        )),
    }
}

/// Renders a page's view.
fn page_html(
    theme: &Theme,
    template: &str,
    route: &Route,
    view: &PageView<'_>,
    name: &str,
) -> Rendered {
    render(theme, template, route, &Shown { page: view }, name)
}

#[derive(Serialize)]
struct Shown<'a> {
    page: &'a PageView<'a>,
}

fn render(
    theme: &Theme,
    template: &str,
    route: &Route,
    values: &impl Serialize,
    name: &str,
) -> Rendered {
    let context = Context::from_serialize(values).map_err(|error| {
        Box::new(rule::TEMPLATE.at(
            crate::diagnostic::Place::file(name),
            format!("this page cannot be handed to its template: {error}"),
        ))
    })?;
    theme
        .render(template, &context, name)
        .map(|html| (route.clone(), html))
}

impl Site<'_> {
    /// The base URL if it includes a host, rather than only a path.
    fn full_base_url(&self) -> Option<&str> {
        self.project
            .base_url
            .as_deref()
            .filter(|url| url.starts_with("http"))
    }
}

fn site_view(project: &Project, library: &Library, brand: &Brand, strings: &Strings) -> SiteView {
    let root = library.folders.at("").map_or(&[][..], |root| &root.pages);
    let standing = root
        .iter()
        .map(|page| &library.pages[*page])
        .map(|page| FooterLink {
            href: page.route.href_from_root(),
            title: page.document.meta.menu_title().to_owned(),
        });
    // Generated pages that no folder lists.
    let tools = labels::made_pages(library, strings);
    let tools = tools
        .into_iter()
        .filter(|made| [routes::TEAM, routes::CURRICULUM].contains(&made.route));
    let tools = tools.map(|made| FooterLink {
        href: made.route.to_owned(),
        title: made.title,
    });
    SiteView {
        title: project.title.clone(),
        id: project.id.clone(),
        version: project.version.clone(),
        owner_name: project.owner.as_ref().map(|owner| owner.name.clone()),
        owner_email: project.owner.as_ref().and_then(|owner| owner.email.clone()),
        footer: brand.footer.clone(),
        logo: brand.logo.clone(),
        has_glossary: !library.glossary.terms.is_empty(),
        has_news: library
            .pages
            .iter()
            .any(|page| !page.document.meta.updates.is_empty()),
        has_accent: brand.accent.is_some(),
        has_record: !library.learning.is_empty(),
        footer_links: standing.chain(tools).collect(),
        lang: furniture_lang(project, strings).to_owned(),
        dir: language::direction(furniture_lang(project, strings)),
        base_url: project.base_url.clone(),
        policy: POLICY,
    }
}

/// The language of the theme's own words: the project's, if the theme has it.
fn furniture_lang<'a>(project: &'a Project, strings: &'a Strings) -> &'a str {
    let words = strings.get("lang");
    if language::is_same(&project.lang, words) {
        &project.lang
    } else {
        words
    }
}

/// The logo's address from the root: a picture of the content folder.
fn logo(project: &Project, library: &Library, sink: &mut Diagnostics) -> Option<String> {
    let logo = project.logo.as_ref()?;
    let target = resolve("index.md", &logo.value)
        .ok()
        .and_then(|(path, _)| library.attachments.get(path.as_str()));
    if target.is_none() {
        let message = format!("there is no picture `{}` in the content folder", logo.value);
        sink.push(
            rule::BROKEN_LINK
                .at(project.place(logo.range.clone()), message)
                .help("name the file by its path from the content folder, such as logo.svg"),
        );
    }
    target.map(|file| Route::new(&*file.path).href_from_root())
}
