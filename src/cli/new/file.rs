//! Another file in a project, with its front matter and a body to replace.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use preceptor::diagnostic::{Diagnostic, Diagnostics, rule, terminal};
use preceptor::load::front_matter::yaml::quoted;
use preceptor::model::date::PartialDate;
use preceptor::model::kind::KindName;
use preceptor::model::names::invalid_name;
use preceptor::model::routes::is_taken;
use preceptor::model::slug::slug;
use preceptor::project::Project;
use walkdir::WalkDir;

use super::folder::{self, File};

/// The longest file name, in characters.
const LONGEST: usize = 60;

/// Adds a file of this kind and title to the project in `root`, and returns the message to print.
///
/// # Errors
/// If there is no project, the file exists, the date of a policy is invalid, or nothing can be
/// written.
pub fn make(
    root: &Path,
    kind: KindName,
    name: &str,
    as_of: Option<&str>,
) -> Result<String, String> {
    let as_of = date(kind, as_of)?;
    let content = content_folder(root)?;
    let title = title(name);
    let file_name = file_name(kind, &title)
        .ok_or_else(|| format!("the name `{name}` needs a letter or a digit"))?;
    let folder = folder_of(&content, kind);
    let path = format!("{folder}{file_name}.md");
    if let Some(invalid) = invalid_name(&path) {
        return Err(format!(
            "The name {file_name} will not do: {}. Choose another name.",
            invalid.message()
        ));
    }
    if is_taken(&path) {
        return Err(format!(
            "preceptor makes a page that is called {file_name} itself. Choose another name."
        ));
    }
    let shown = content.join(&path);
    if shown.exists() {
        return Err(format!(
            "{} is there already, and was left as it is. Choose another name.",
            shown.display()
        ));
    }
    let mut files = vec![(path, filled(kind, &title, &file_name, as_of.as_deref()))];
    files.extend(index(&content, &folder, kind));
    folder::add(&content, &files)
        .map_err(|error| format!("{} cannot be written: {error}", shown.display()))?;
    Ok(said(&content, &files))
}

/// The date on which a policy was read: today, unless the author gives another. Only files that an
/// author writes may depend on the clock; a build never does.
fn date(kind: KindName, as_of: Option<&str>) -> Result<Option<String>, String> {
    match (kind, as_of) {
        (KindName::Policy, None) => Ok(Some(jiff::ZonedDateTime::now().date().to_string())),
        (KindName::Policy, Some(text)) => match PartialDate::parse(text) {
            Ok(_) => Ok(Some(text.to_owned())),
            Err(problem) => Err(format!(
                "--as-of: {problem}. Write it like this: --as-of 2026-11-26"
            )),
        },
        (_, Some(_)) => Err("only a policy takes --as-of: leave it out".to_owned()),
        (_, None) => Ok(None),
    }
}

fn content_folder(root: &Path) -> Result<PathBuf, String> {
    let mut sink = Diagnostics::default();
    let project = Project::load(root, &mut sink);
    match project.as_ref().and_then(|project| project.layers.last()) {
        // As a person would write it.
        Some(layer) => Ok(layer
            .content
            .strip_prefix(".")
            .unwrap_or(&layer.content)
            .to_path_buf()),
        None => Err(without_project(&sink.sorted())),
    }
}

/// There is no project, or its file has mistakes.
fn without_project(found: &[Diagnostic]) -> String {
    match found.iter().find(|found| found.is(&rule::NO_PROJECT)) {
        Some(found) => format!(
            "{}.\n\nGo to the folder of your project with `cd`, or begin one:\n\n  preceptor new my-handbook",
            found.message
        ),
        None => format!(
            "the project file has mistakes:\n\n{}",
            terminal::write(found)
        ),
    }
}

/// `hand-hygiene.md` works as a name as well: it becomes the title Hand hygiene.
fn title(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let name = name.strip_suffix(".md").unwrap_or(&name);
    if name.contains(' ') || !name.contains('-') {
        return name.to_owned();
    }
    let words = name.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The title as a file name that every computer accepts; empty if no letter is left. Quizzes and
/// cases share a folder, and often a topic.
fn file_name(kind: KindName, title: &str) -> Option<String> {
    let slug = slug(title);
    let mut parts: Vec<&str> = slug
        .split(['-', '_'])
        .filter(|part| !part.is_empty())
        .collect();
    if kind == KindName::Scenario && parts.first().is_some_and(|first| *first != "case") {
        parts.insert(0, "case");
    }
    let name: String = parts.join("-").chars().take(LONGEST).collect();
    Some(name.trim_end_matches('-').to_owned()).filter(|name| !name.is_empty())
}

/// The folder for files of this kind if the project has none yet, with the title of its index page.
fn usual_folder(kind: KindName) -> Option<(&'static str, &'static str)> {
    match kind {
        KindName::Page | KindName::Glossary => None,
        KindName::Guidance => Some(("guidance", "Guidance")),
        KindName::Policy => Some(("policies", "Policies")),
        KindName::Quiz | KindName::Scenario => Some(("quizzes", "Quizzes and cases")),
        KindName::Checklist => Some(("checklists", "Checklists")),
        KindName::Module => Some(("modules", "Modules")),
        KindName::Plan => Some(("plans", "Plans")),
    }
}

/// The content folder for this kind, with a trailing slash: the existing one, wherever it is, else
/// the usual one.
fn folder_of(content: &Path, kind: KindName) -> String {
    let Some((usual, _)) = usual_folder(kind) else {
        return String::new();
    };
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let folders = WalkDir::new(content)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(visible)
        .filter_map(Result::ok);
    let named = folders.filter(|entry| entry.file_type().is_dir() && entry.file_name() == usual);
    let there = named.min_by_key(walkdir::DirEntry::depth);
    let path = there.and_then(|entry| {
        Some(
            entry
                .path()
                .strip_prefix(content)
                .ok()?
                .to_str()?
                .replace('\\', "/"),
        )
    });
    format!("{}/", path.unwrap_or_else(|| usual.to_owned()))
}

fn filled(kind: KindName, title: &str, id: &str, as_of: Option<&str>) -> Cow<'static, [u8]> {
    let text = template(kind)
        .replace("%TITLE%", &quoted(title))
        .replace("%AS_OF%", as_of.unwrap_or_default())
        .replace("%ID%", id);
    Cow::Owned(text.into_bytes())
}

fn template(kind: KindName) -> &'static str {
    match kind {
        KindName::Page | KindName::Glossary => include_str!("../../../scaffold/files/page.md"),
        KindName::Guidance => include_str!("../../../scaffold/files/guidance.md"),
        KindName::Policy => include_str!("../../../scaffold/files/policy.md"),
        KindName::Quiz => include_str!("../../../scaffold/files/quiz.md"),
        KindName::Scenario => include_str!("../../../scaffold/files/scenario.md"),
        KindName::Checklist => include_str!("../../../scaffold/files/checklist.md"),
        KindName::Module => include_str!("../../../scaffold/files/module.md"),
        KindName::Plan => include_str!("../../../scaffold/files/plan.md"),
    }
}

/// A folder needs a page that introduces it.
fn index(content: &Path, folder: &str, kind: KindName) -> Option<File> {
    let (_, title) = usual_folder(kind)?;
    let path = format!("{folder}index.md");
    if content.join(&path).exists() {
        return None;
    }
    let text = format!(
        "---\ntitle: {title}\n---\n<!-- The pages of this folder are listed below by themselves. -->\n"
    );
    Some((path, Cow::Owned(text.into_bytes())))
}

fn said(content: &Path, files: &[File]) -> String {
    let mut said = String::new();
    for (path, _) in files {
        let what = if path.ends_with("/index.md") {
            ", which introduces its folder"
        } else {
            ""
        };
        said.push_str(&format!("Made {}{what}.\n", content.join(path).display()));
    }
    said.push_str(
        "\nOpen it, write over its text, and link to it from a page that its readers see. Then see whether all is well, and look at it:\n\n  preceptor check\n  preceptor serve --open\n",
    );
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_titles_and_files() {
        for (name, shown, file) in [
            ("Hand hygiene", "Hand hygiene", "hand-hygiene"),
            ("hand-hygiene.md", "Hand hygiene", "hand-hygiene"),
            ("Who's who: A & B?", "Who's who: A & B?", "whos-who-a-b"),
            ("Überblick", "Überblick", "überblick"),
            ("../etc", "../etc", "etc"),
        ] {
            assert_eq!(title(name), shown);
            assert_eq!(file_name(KindName::Quiz, shown).as_deref(), Some(file));
        }
        assert_eq!(
            file_name(KindName::Scenario, "The bay").as_deref(),
            Some("case-the-bay")
        );
        assert_eq!(
            file_name(KindName::Scenario, "Case: the bay").as_deref(),
            Some("case-the-bay")
        );
        assert_eq!(file_name(KindName::Scenario, "?!"), None);
        assert_eq!(
            file_name(KindName::Quiz, &"long ".repeat(40)).map(|name| name.chars().count()),
            Some(59)
        );
    }
}
