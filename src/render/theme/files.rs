//! The files of a theme: the embedded ones, the project's own on top of them, and what is odd about
//! those.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, rule};
use crate::model::{names, routes};
use crate::project::Project;

use super::bundles::bundle;
use super::folder::{self, FOLDERS, File, Files};

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Embedded;

/// Its scripts and styles again, as `build.rs` slimmed them.
#[derive(RustEmbed)]
#[folder = "$OUT_DIR/slim/"]
struct Slim;

/// Files that are made for each site, beside those of the theme.
const MADE: [&str; 2] = ["strings.js", "accent.css"];

/// The embedded files, then the project's own on top of them.
pub(super) fn files(project: &Project, sink: &mut Diagnostics) -> Files {
    let mut files = embedded();
    let own = project.themes.join(&project.theme);
    if own.is_dir() && !folder::is_inside(&own, &project.root) {
        sink.push(leads_out(project));
    } else if own.is_dir() {
        let themes = project
            .themes
            .strip_prefix(&project.root)
            .unwrap_or(&project.themes)
            .display();
        let own = folder::read(&own, &format!("{themes}/{}", project.theme), sink);
        report_folders(&own, sink);
        files.extend(own.into_iter().map(|(path, file)| (own_name(path), file)));
        report_unused_templates(&files, sink);
    } else if project.theme != "default" {
        sink.push(no_theme(project));
    }
    files
}

fn leads_out(project: &Project) -> Diagnostic {
    let message = format!(
        "the theme `{}` is a link that leads out of the project, so it is not used",
        project.theme
    );
    rule::NO_THEME
        .at(project.place_of_key("theme"), message)
        .help(format!(
            "put a copy of its files into themes/{}",
            project.theme
        ))
}

fn embedded() -> Files {
    let file = |path: &str| Some((path.to_owned(), Embedded::get(path)?.data.into_owned()));
    let named = |(path, bytes): (String, Vec<u8>)| {
        let file = format!("themes/default/{path}").into();
        (path, (file, bytes))
    };
    Embedded::iter()
        .filter_map(|path| file(&path))
        .map(named)
        .collect()
}

fn no_theme(project: &Project) -> Diagnostic {
    let message = format!("there is no theme `{}`", project.theme);
    rule::NO_THEME
        .at(project.place_of_key("theme"), message)
        .help(format!(
            "make a folder themes/{} with the files that differ from the default theme",
            project.theme
        ))
}

/// A locale file adds to the embedded one of its name; any other file takes the place of the
/// embedded one.
fn own_name(path: String) -> String {
    if path.starts_with("locales/") {
        format!("own/{path}")
    } else {
        path
    }
}

/// `template/page.html` changes nothing.
fn report_folders(own: &Files, sink: &mut Diagnostics) {
    for (path, (file, _)) in own {
        let Some((folder, rest)) = path
            .split_once('/')
            .filter(|(folder, _)| !FOLDERS.contains(folder))
        else {
            continue;
        };
        if let Some(near) = nearest(folder, FOLDERS) {
            sink.push(
                rule::UNUSED_THEME_FILE
                    .at(
                        Place::file(file),
                        format!("a theme has no folder `{folder}`, so nothing uses this file"),
                    )
                    .help(format!("did you mean `{near}/{rest}`?")),
            );
        }
    }
}

/// A template that neither the tool nor another template asks for by its name.
fn report_unused_templates(files: &Files, sink: &mut Diagnostics) {
    let templates: Vec<(&str, &File)> = files
        .iter()
        .filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file)))
        .collect();
    let known: Vec<&str> = templates
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| is_embedded(name))
        .collect();
    for (name, (file, _)) in &templates {
        if is_embedded(name) || is_asked_for(name, &templates) {
            continue;
        }
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("to take the place of the tool's own `{near}`, give it that name"),
            None => "a new template has to be named by another one, as in `{% include \"side-box.html\" %}`".to_owned(),
        };
        let message = "no page uses this template";
        sink.push(
            rule::UNUSED_THEME_FILE
                .at(Place::file(file), message)
                .help(help),
        );
    }
}

fn is_embedded(template: &str) -> bool {
    Embedded::get(&format!("templates/{template}")).is_some()
}

fn is_asked_for(name: &str, templates: &[(&str, &File)]) -> bool {
    let quoted = [format!("\"{name}\""), format!("'{name}'")];
    let asks = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        quoted.iter().any(|quoted| text.contains(quoted))
    };
    templates
        .iter()
        .any(|(other, (_, bytes))| *other != name && asks(bytes))
}

/// What is copied, by name: all go into one folder of the site, where no two may have one name.
pub(super) fn assets(files: &Files, sink: &mut Diagnostics) -> BTreeMap<String, Vec<u8>> {
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let mut assets = BTreeMap::new();
    let (known, own): (Vec<_>, Vec<_>) = files
        .iter()
        .partition(|(path, _)| Embedded::get(path).is_some());
    for (path, (file, bytes)) in known.into_iter().chain(own) {
        let Some(name) = asset_name(path) else {
            continue;
        };
        let other = match taken.insert(names::fold(&name), path.clone()) {
            Some(other) => format!("`{other}`"),
            None if MADE.contains(&name.to_lowercase().as_str()) => {
                "a file that the tool makes".to_owned()
            }
            None => {
                assets.insert(name, slim(path, bytes));
                continue;
            }
        };
        sink.push(same_name(file, &name, &other));
    }
    bundle(&mut assets);
    assets
}

/// What is the tool's own goes slim; a project's file stays as it is, for whoever wrote it will
/// look for their own lines in the browser.
fn slim(path: &str, bytes: &[u8]) -> Vec<u8> {
    let unchanged = Embedded::get(path).is_some_and(|own| *own.data == *bytes);
    let small = Slim::get(path).filter(|_| unchanged);
    small.map_or_else(|| bytes.to_vec(), |small| small.data.into_owned())
}

fn same_name(file: &str, name: &str, other: &str) -> Diagnostic {
    let message = format!(
        "this would become `{}/{name}`, and so would {other}",
        routes::ASSETS
    );
    rule::ROUTE_COLLISION.at(Place::file(file), message).help(
        "the folders below `static` make no difference in the site: give this file another name",
    )
}

/// `static/css/site.css` as `site.css`.
fn asset_name(path: &str) -> Option<String> {
    let name = path.strip_prefix("static/")?.rsplit('/').next()?;
    Some(name.to_owned()).filter(|name| !name.starts_with('.'))
}
