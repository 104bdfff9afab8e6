//! The theme: templates, styles, scripts and words; the embedded one, with single files overridden
//! by the project's own.

mod bundles;
mod errors;
mod files;
mod folder;
mod squeeze;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Kwargs, State, Tera};

use super::strings::{LocaleFile, Strings};
use crate::diagnostic::{Diagnostic, Diagnostics, rule};
use crate::load::files::source::decode;
use crate::load::front_matter::lang::is_english;
use crate::project::Project;
use folder::Files;
use squeeze::squeeze;

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

/// The text of each template, as its author wrote it, and what diagnostics call its file.
type Templates = BTreeMap<String, (Arc<str>, String)>;

impl Theme {
    /// Loads the project's theme. `None` if a template cannot be parsed.
    pub fn load(project: &Project, sink: &mut Diagnostics) -> Option<Theme> {
        let files = files::files(project, sink);
        let locales = locales(&files, &project.lang, sink);
        unspoken(project, &locales, sink);
        let strings = Strings::read(&locales, sink);
        let assets = files::assets(&files, sink);
        let sources = templates(&files, sink);
        let tera = compile(&sources)
            .map_err(|error| sink.extend(errors::compiling(&error, &sources)))
            .ok()?;
        Some(Theme {
            tera,
            sources,
            strings,
            assets,
        })
    }

    /// Makes `value` visible to all templates as `name`.
    pub fn share(&mut self, name: &'static str, value: &impl serde::Serialize) {
        self.tera.global_context().insert(name, value);
    }

    /// Renders a template for the page at `page`.
    ///
    /// # Errors
    /// A diagnostic at the place in the template, which also names the page.
    pub fn render(
        &self,
        template: &str,
        context: &Context,
        page: &str,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        // Rendered into one buffer per thread and copied out, so that what is kept has no spare
        // capacity.
        BUFFER.with_borrow_mut(|buffer| {
            buffer.clear();
            let rendered = self.tera.render_to(template, context, &mut *buffer);
            rendered.map_err(|error| Box::new(errors::rendering(&error, &self.sources, page)))?;
            Ok(buffer.clone())
        })
    }
}

/// The English words, as a fallback for those of the project's language.
fn locales(files: &Files, lang: &str, sink: &mut Diagnostics) -> Vec<LocaleFile> {
    let primary = lang.split('-').next().unwrap_or(lang);
    let mut names = vec!["en".to_owned()];
    names.extend(
        [primary, lang]
            .into_iter()
            .filter(|name| *name != "en")
            .map(str::to_owned),
    );
    let mut found = Vec::new();
    for name in names {
        for path in [
            format!("locales/{name}.yaml"),
            format!("own/locales/{name}.yaml"),
        ] {
            let Some((file, bytes)) = files.get(&path) else {
                continue;
            };
            match decode(file, bytes.clone()) {
                Ok(text) => found.push(LocaleFile {
                    file: Arc::clone(file),
                    text: text.into(),
                }),
                Err(wrong) => sink.push(*wrong),
            }
        }
    }
    found
}

/// A project that names a language expects to see it.
fn unspoken(project: &Project, locales: &[LocaleFile], sink: &mut Diagnostics) {
    if is_english(&project.lang)
        || locales
            .iter()
            .any(|locale| !locale.file.ends_with("/en.yaml"))
    {
        return;
    }
    let lang = &project.lang;
    let primary = lang.split('-').next().unwrap_or(lang);
    let message =
        format!("the theme has no words in `{lang}`: menus, buttons and labels stay in English");
    let help = format!(
        "pages say that their own text is in `{lang}`. To translate the rest, put its words into \
`themes/{}/locales/{primary}.yaml`, under the names that they have in the theme's `en.yaml`",
        project.theme
    );
    sink.push(
        rule::NO_LOCALE
            .at(project.place_of_key("lang"), message)
            .help(help),
    );
}

fn templates(files: &Files, sink: &mut Diagnostics) -> Templates {
    let mut texts = Templates::new();
    for (path, (file, bytes)) in files {
        let Some(name) = path.strip_prefix("templates/") else {
            continue;
        };
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
    tera.add_raw_templates(
        sources
            .iter()
            .map(|(name, (_, text))| (name.as_str(), squeeze(text).text)),
    )?;
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
