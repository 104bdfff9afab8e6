//! `preceptor new`: a whole project in an empty folder, or one more file in a project.

mod editor;
mod file;
mod folder;
mod project;

use std::path::{Component, Path, PathBuf};

use clap::{Args, ValueEnum};
use preceptor::diagnostic::suggest::nearest;
use preceptor::model::kind::KindName;
use preceptor::project::FILE;

use super::report;

/// Arguments of `new`.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    override_usage = "preceptor new DIR [--from empty|pack]\n       preceptor new KIND NAME [--project DIR]",
    after_help = "Examples:\n  preceptor new handbook                  a small example site in the new folder handbook\n  \
preceptor new handbook --from empty     nothing but a home page to write over\n  \
preceptor new handbook --from pack      begin with the work-and-health pack instead\n  \
preceptor new quiz \"Hand hygiene\"       one more quiz, in the project of this folder\n  \
preceptor new policy \"Care Act 2014\"    a policy that you read today; --as-of 2026-11-26 names another day"
)]
pub struct New {
    /// The folder for a new project; or what to add to a project: page, guidance, policy, quiz,
    /// scenario, checklist, module or plan
    #[arg(value_name = "DIR or KIND")]
    what: PathBuf,
    /// What the new file is called: the title of its page
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// What a new project begins with
    #[arg(long, value_enum, default_value_t = Start::Example, hide_default_value = true)]
    from: Start,
    /// The project that the file is for: the folder that holds preceptor.yaml
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    /// For a policy: the day on which you read it, such as 2026-11-26 [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

/// What a project begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Start {
    /// A small example about hand hygiene, with one page of each kind
    Example,
    /// A home page to write over, and nothing else
    Empty,
    /// The work-and-health pack: guidance, policies, quizzes, cases, checklists, modules and a plan
    Pack,
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
enum Wish {
    Project(PathBuf),
    File(KindName, String),
}

/// Creates what was asked for, and prints what to do next.
pub fn run(arguments: &New) -> u8 {
    let made = wish(arguments, Path::new(FILE).exists()).and_then(|wish| match wish {
        Wish::Project(folder) => project::make(&folder, arguments.from),
        Wish::File(kind, name) => {
            file::make(&arguments.project, kind, &name, arguments.as_of.as_deref())
        }
    });
    report::print_result(made)
}

/// A kind with a name is a file; a folder has no second word. `inside` says whether this folder is
/// already a project.
fn wish(arguments: &New, inside: bool) -> Result<Wish, String> {
    let (what, word) = (&arguments.what, arguments.what.to_str().unwrap_or_default());
    let name: Vec<&str> = arguments
        .name
        .iter()
        .flat_map(|part| part.split_whitespace())
        .collect();
    let name = name.join(" ");
    match (kind(word), name.is_empty()) {
        (Some(kind), false) => Ok(Wish::File(kind, name)),
        (Some(_), true) => Err(nameless(word)),
        (None, false) => Err(no_such_kind(word, &name)),
        (None, true) if inside && is_below(what) => Err(project_in_project(word)),
        (None, true) => Ok(Wish::Project(what.clone())),
    }
}

/// Whether a relative path stays inside this folder.
fn is_below(path: &Path) -> bool {
    path.components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// Also accepts `Quiz`, `quizzes` and `case`.
fn kind(word: &str) -> Option<KindName> {
    let word = &word.to_lowercase();
    let folder = Some(KindName::of_folder(word))
        .filter(|kind| *kind != KindName::Page && *kind != KindName::Guidance);
    KindName::named(word)
        .or(folder)
        .or((word == "case").then_some(KindName::Scenario))
}

fn nameless(word: &str) -> String {
    format!(
        "what is the {word} called? Write its name behind it:\n\n  preceptor new {word} \"Hand hygiene\"\n\n\
To begin a project in a folder of this name, write\n\n  preceptor new ./{word}"
    )
}

fn no_such_kind(word: &str, name: &str) -> String {
    let kinds = KindName::ALL.map(KindName::name);
    match nearest(word, kinds) {
        Some(near) => {
            format!(
                "there is no kind of file called {word}. Did you mean this?\n\n  preceptor new {near} {}",
                typed(name)
            )
        }
        None => format!(
            "there is no kind of file called {word}. The kinds are {}.\n\n\
To begin a project in a folder whose name has spaces, put it in quotes:\n\n  preceptor new {}",
            kinds.join(", "),
            typed(&format!("{word} {name}"))
        ),
    }
}

/// `text` quoted as one word of a command line.
fn typed(text: &str) -> String {
    if text.contains('"') {
        format!("\"{}\"", text.replace('"', ""))
    } else {
        format!("\"{text}\"")
    }
}

fn project_in_project(word: &str) -> String {
    let near = nearest(word, KindName::ALL.map(KindName::name)).unwrap_or("quiz");
    format!(
        "this folder is a project already: it holds {FILE}. To add a file to it, name its kind:\n\n  \
preceptor new {near} \"Hand hygiene\"\n\nTo begin another project beside this one, write\n\n  preceptor new ../{}",
        word.trim_start_matches("./")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(what: &str, name: &[&str], inside: bool) -> Result<Wish, String> {
        let arguments = New {
            what: what.into(),
            name: name.iter().map(|word| (*word).to_owned()).collect(),
            from: Start::Example,
            project: ".".into(),
            as_of: None,
        };
        wish(&arguments, inside)
    }

    #[test]
    fn a_kind_with_a_name_is_a_file_and_a_word_alone_a_folder() {
        let quiz = Ok(Wish::File(KindName::Quiz, "Hand hygiene".to_owned()));
        assert_eq!(asked("quiz", &["Hand hygiene"], true), quiz);
        assert_eq!(asked("quizzes", &["Hand", "hygiene"], true), quiz);
        assert_eq!(asked("Quiz", &[" Hand\n", "\thygiene"], true), quiz);
        assert_eq!(
            asked("case", &["Bay"], true),
            Ok(Wish::File(KindName::Scenario, "Bay".to_owned()))
        );
        assert_eq!(
            asked("handbook", &[], false),
            Ok(Wish::Project("handbook".into()))
        );
        assert_eq!(
            asked("./quiz", &[], false),
            Ok(Wish::Project("./quiz".into()))
        );
        for elsewhere in ["../other", "/tmp/other"] {
            assert_eq!(
                asked(elsewhere, &[], true),
                Ok(Wish::Project(elsewhere.into()))
            );
        }
    }

    #[test]
    fn whatever_else_is_answered_with_the_line_to_type() {
        for (what, name, inside, line) in [
            (
                "quiz",
                &[][..],
                false,
                "preceptor new quiz \"Hand hygiene\"",
            ),
            ("quiz", &[], false, "preceptor new ./quiz"),
            (
                "quizz",
                &["Hand hygiene"],
                false,
                "preceptor new quiz \"Hand hygiene\"",
            ),
            ("hand", &["book"], false, "preceptor new \"hand book\""),
            (
                "chekclist",
                &[],
                true,
                "preceptor new checklist \"Hand hygiene\"",
            ),
            ("handbook", &[], true, "preceptor new ../handbook"),
        ] {
            let said = asked(what, name, inside).err().unwrap_or_default();
            assert!(said.contains(line), "{said}");
        }
    }
}
