//! The theme: templates, styles, scripts and words; the embedded one, with single files replaced by the project's own.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rust_embed::RustEmbed;
use tera::{Context, ErrorKind, Kwargs, Span, State, Tera};
use walkdir::WalkDir;

use super::strings::{LocaleFile, Strings};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::load::source::decode;
use crate::project::Project;

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Embedded;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    sources: Templates,
    /// The interface's words.
    pub strings: Strings,
    /// Files that are copied, by name, all into one folder.
    pub assets: BTreeMap<String, Vec<u8>>,
}

/// The text of each template and what diagnostics call its file.
type Templates = BTreeMap<String, (Arc<str>, String)>;

/// The files of a theme: what they hold and what diagnostics call them.
type Files = BTreeMap<String, (Arc<str>, Vec<u8>)>;

impl Theme {
    /// Loads the project's theme. Nothing comes back when a template cannot be understood.
    pub fn load(project: &Project, sink: &mut Diagnostics) -> Option<Theme> {
        let files = files(project, sink);
        let strings = Strings::read(&locales(&files, &project.lang, sink), sink);
        let assets = files.iter().filter_map(|(path, (_, bytes))| Some((asset_name(path)?, bytes.clone()))).collect();
        let sources = templates(&files, sink);
        let tera = compile(&sources).map_err(|error| sink.push(explain(&error, &sources, None))).ok()?;
        Some(Theme { tera, sources, strings, assets })
    }

    /// Makes `value` visible to all templates as `name`.
    pub fn share(&mut self, name: &'static str, value: &impl serde::Serialize) {
        self.tera.global_context().insert(name, value);
    }

    /// Renders a template for the page at `page`.
    ///
    /// # Errors
    /// A diagnostic at the place in the template, which also names the page.
    pub fn render(&self, template: &str, context: &Context, page: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        // Written into one buffer a thread and copied out: what is kept then has no room to spare.
        BUFFER.with_borrow_mut(|buffer| {
            buffer.clear();
            let rendered = self.tera.render_to(template, context, &mut *buffer);
            rendered.map_err(|error| Box::new(explain(&error, &self.sources, Some(page))))?;
            Ok(buffer.clone())
        })
    }
}

/// The embedded files, then the project's own on top of them.
fn files(project: &Project, sink: &mut Diagnostics) -> Files {
    let mut files = Files::new();
    for path in Embedded::iter() {
        if let Some(file) = Embedded::get(&path) {
            files.insert(path.to_string(), (format!("themes/default/{path}").into(), file.data.into_owned()));
        }
    }
    let folder = project.themes.join(&project.theme);
    if folder.is_dir() {
        add_folder(&mut files, &folder, &project.theme, sink);
    } else if project.theme != "default" {
        let message = format!("there is no theme `{}`", project.theme);
        sink.push(
            Diagnostic::error("no-theme", Place::file(crate::project::FILE), message).help(format!(
                "make a folder themes/{} with the files that differ from the default theme",
                project.theme
            )),
        );
    }
    files
}

fn add_folder(files: &mut Files, folder: &Path, theme: &str, sink: &mut Diagnostics) {
    for entry in
        WalkDir::new(folder).sort_by_file_name().into_iter().flatten().filter(|entry| entry.file_type().is_file())
    {
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        let file: Arc<str> = format!("themes/{theme}/{path}").into();
        match fs::read(entry.path()) {
            Ok(bytes) => drop(files.insert(own_name(path), (file, bytes))),
            Err(error) => sink.push(Diagnostic::error(
                "unreadable",
                Place::file(&file),
                format!("this file cannot be read: {error}"),
            )),
        }
    }
}

/// A locale file adds to the embedded one of its name; any other file takes the place of the embedded one.
fn own_name(path: String) -> String {
    if path.starts_with("locales/") { format!("own/{path}") } else { path }
}

/// The English words, below those of the project's language.
fn locales(files: &Files, lang: &str, sink: &mut Diagnostics) -> Vec<LocaleFile> {
    let primary = lang.split('-').next().unwrap_or(lang);
    let mut names = vec!["en".to_owned()];
    names.extend([primary, lang].into_iter().filter(|name| *name != "en").map(str::to_owned));
    let mut found = Vec::new();
    for name in names {
        for path in [format!("locales/{name}.yaml"), format!("own/locales/{name}.yaml")] {
            let Some((file, bytes)) = files.get(&path) else { continue };
            match decode(file, bytes.clone()) {
                Ok(text) => found.push(LocaleFile { file: Arc::clone(file), text: text.into() }),
                Err(wrong) => sink.push(*wrong),
            }
        }
    }
    found
}

/// `static/css/site.css` as `site.css`.
fn asset_name(path: &str) -> Option<String> {
    let name = path.strip_prefix("static/")?.rsplit('/').next()?;
    Some(name.to_owned()).filter(|name| !name.starts_with('.'))
}

fn templates(files: &Files, sink: &mut Diagnostics) -> Templates {
    let mut texts = Templates::new();
    for (path, (file, bytes)) in files {
        let Some(name) = path.strip_prefix("templates/") else { continue };
        match decode(file, bytes.clone()) {
            Ok(text) => drop(texts.insert(name.to_owned(), (Arc::clone(file), text))),
            Err(wrong) => sink.push(*wrong),
        }
    }
    texts
}

fn compile(sources: &Templates) -> tera::TeraResult<Tera> {
    let mut tera = Tera::default();
    tera.autoescape_on([".html", ".xml"]);
    tera.register_filter("fill", fill);
    tera.add_raw_templates(sources.iter().map(|(name, (_, text))| (name.as_str(), text.as_str())))?;
    Ok(tera)
}

/// `{{ t.page.minutes | fill(n=5) }}`: each keyword replaces its `{keyword}`.
fn fill(text: &str, values: Kwargs, _: &State) -> tera::TeraResult<String> {
    let mut out = text.to_owned();
    for (name, value) in values.iter() {
        out = super::strings::fill(&out, &name.to_string(), &value.to_string());
    }
    Ok(out)
}

/// A template error as a diagnostic at its place in the template.
fn explain(error: &tera::Error, sources: &Templates, page: Option<&str>) -> Diagnostic {
    let (place, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (template_place(sources, report.filename(), report.span()), report.message().to_owned())
        }
        other => (Place::file("themes"), other.to_string()),
    };
    let found = Diagnostic::error("template", place, message);
    match page {
        Some(page) => found.help(format!("while rendering {page}")),
        None => found,
    }
}

fn template_place(sources: &Templates, name: &str, span: &Span) -> Place {
    let Some((file, text)) = sources.get(name) else { return Place::file(name) };
    let line = text.lines().nth(span.start_line.saturating_sub(1)).unwrap_or_default();
    let length = if span.end_line == span.start_line { span.end_col.saturating_sub(span.start_col) } else { 1 };
    Place {
        file: Arc::clone(file),
        line: span.start_line.max(1),
        column: span.start_col + 1,
        length: length.max(1),
        text: line.to_owned(),
        cut: 0,
    }
}
