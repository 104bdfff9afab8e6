//! Output for checks on GitHub: workflow commands, shown beside the lines of a pull request.
//!
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use std::fmt::Write as _;

use super::{Diagnostic, Severity};

/// One command per finding. `folder` leads from the repository root to the project: empty, or with
/// a trailing slash.
pub fn write(diagnostics: &[Diagnostic], folder: &str) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| one(diagnostic, folder))
        .collect()
}

fn one(diagnostic: &Diagnostic, folder: &str) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let place = &diagnostic.place;
    let mut command = format!(
        "::{level} file={}",
        property(&format!("{folder}{}", place.file))
    );
    if !place.is_whole_file() {
        let end = place.end_column();
        let _ = write!(
            command,
            ",line={0},endLine={0},col={1},endColumn={end}",
            place.line, place.column
        );
    }
    let _ = write!(command, ",title={}", property(diagnostic.rule.id));
    let written = diagnostic
        .corrected
        .as_ref()
        .map(|corrected| format!("write: {corrected}"));
    let said: Vec<&str> = [
        Some(diagnostic.message.as_str()),
        diagnostic.help.as_deref(),
        written.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{command}::{}\n", message(&said.join("\n")))
}

/// Escapes characters that would end the command, or are special in it.
fn message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Also escapes what would end a property.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::diagnostic::rule;

    #[test]
    fn a_finding_is_a_command_at_its_place() {
        let place = Place::of(&"content/a.md".into(), "one\ntwo three\n", 8..13);
        let found = rule::BROKEN_LINK
            .at(place, "50% gone")
            .help("look: there")
            .corrected("a\r\nb");
        let expected = "::error file=work/content/a.md,line=2,endLine=2,col=5,endColumn=10,title=broken-link::\
                        50%25 gone%0Alook: there%0Awrite: a%0D%0Ab\n";
        assert_eq!(write(&[found], "work/"), expected);
    }

    #[test]
    fn names_of_files_cannot_end_a_property() {
        let advice = rule::FILE_NAME.milder(Place::file("content/a, b:100%\n.md"), "odd");
        let expected = "::notice file=content/a%2C b%3A100%25%0A.md,title=file-name::odd\n";
        assert_eq!(write(&[advice], ""), expected);
    }
}
