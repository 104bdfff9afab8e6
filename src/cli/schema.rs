//! `preceptor schema`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;
use preceptor::schema::Subject;

use super::report;

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Which schema to print; without it, the list of them
    #[arg(value_parser = PossibleValuesParser::new(Subject::all().map(Subject::name)))]
    name: Option<String>,
    /// Write all of them into this folder instead, one file each, in place of those that are there
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    write: Option<PathBuf>,
}

/// Prints or writes.
pub fn run(arguments: &Schema) -> u8 {
    let said = match (
        &arguments.write,
        arguments.name.as_deref().and_then(Subject::named),
    ) {
        (Some(folder), _) => write(folder),
        (None, Some(subject)) => Ok(text(subject)),
        (None, None) => Ok(list()),
    };
    report::print_result(said)
}

/// The schema as the text of a file.
pub fn text(subject: Subject) -> String {
    format!("{:#}\n", subject.schema())
}

/// The name of its file.
pub fn file_name(subject: Subject) -> String {
    format!("{}.schema.json", subject.name())
}

fn write(folder: &Path) -> Result<String, String> {
    let problem = |error| format!("{} cannot be written: {error}", folder.display());
    fs::create_dir_all(folder).map_err(problem)?;
    for subject in Subject::all() {
        fs::write(folder.join(file_name(subject)), text(subject)).map_err(problem)?;
    }
    Ok(format!(
        "{} schemas in {}.\n",
        Subject::all().count(),
        folder.display()
    ))
}

fn list() -> String {
    let mut list = String::from("There is a schema for each of these:\n\n");
    for subject in Subject::all() {
        list.push_str(&format!(
            "  {:<12}{}\n",
            subject.name(),
            subject.description()
        ));
    }
    list.push_str(
        "\nTo print one: preceptor schema quiz\nTo write all: preceptor schema --write schemas\n",
    );
    list
}
