//! A file that lies in the folder of another kind, or lacks the mark of its own: said once, and
//! read as what it is.

use super::keys::Keys;
use crate::diagnostic::rule;
use crate::model::kind::KindName;

/// Says that a file of the kind `folder` is probably one of `probable`.
pub(in crate::load) fn report(keys: &mut Keys<'_, '_>, folder: KindName, probable: KindName) {
    let what = article(probable);
    let message = match folder {
        KindName::Quiz => format!("this looks like {what}, and is read as {}", article(folder)),
        KindName::Page => format!("this looks like {what}, and is read as an ordinary page"),
        folder => format!(
            "this looks like {what}, and is where files are {}",
            plural(folder)
        ),
    };
    let unmarked = folder == KindName::Quiz && probable == KindName::Scenario;
    let lines = if unmarked {
        "scenario: true".to_owned()
    } else {
        marks(probable).to_owned()
    };
    let count = if lines.contains('\n') {
        "these lines"
    } else {
        "this line"
    };
    let mut help = format!("add {count} between the two `---`");
    if unmarked {
        help += "; if it is a quiz, write `scenario: false`";
    } else {
        help += &format!(", or move the file into the folder `{}`", home(probable));
    }
    if folder == KindName::Guidance || folder == KindName::Policy || folder == KindName::Page {
        help += &format!("; if it is right as it is, write `kind: {}`", folder.name());
    }
    let start = keys.top();
    let edit = keys.edit(start..start, &format!("{lines}\n"));
    let found = rule::WRONG_KIND
        .at(keys.place(start..start), message)
        .help(help);
    keys.report(
        found
            .corrected(lines)
            .fix("say what kind of page it is", [edit]),
    );
}

/// `scenario: true` where files are no quizzes.
pub(in crate::load) fn report_case(keys: &mut Keys<'_, '_>, folder: KindName) {
    let place = keys.place(keys.range("scenario"));
    let message = match folder {
        KindName::Page => {
            "this says that it is a case, and is where files are ordinary pages".to_owned()
        }
        folder => format!(
            "this says that it is a case, and is where files are {}",
            plural(folder)
        ),
    };
    let start = keys.top();
    let edit = keys.edit(start..start, "kind: quiz\n");
    let found = rule::WRONG_KIND
        .at(place, message)
        .help("add `kind: quiz` between the two `---`, or move the file into the folder `quizzes`");
    keys.report(
        found
            .corrected(marks(KindName::Scenario))
            .fix("say what kind of page it is", [edit]),
    );
}

fn marks(kind: KindName) -> &'static str {
    match kind {
        KindName::Scenario => "kind: quiz\nscenario: true",
        KindName::Checklist => "kind: checklist",
        KindName::Module => "kind: module",
        _ => "kind: quiz",
    }
}

fn article(kind: KindName) -> &'static str {
    match kind {
        KindName::Scenario => "a case",
        KindName::Checklist => "a checklist",
        KindName::Module => "a module",
        _ => "a quiz",
    }
}

fn plural(kind: KindName) -> &'static str {
    match kind {
        KindName::Guidance => "guidance",
        KindName::Policy => "policies",
        KindName::Checklist => "checklists",
        KindName::Module => "modules",
        KindName::Plan => "plans",
        KindName::Quiz | KindName::Scenario => "quizzes",
        KindName::Page | KindName::Glossary => "ordinary pages",
    }
}

fn home(kind: KindName) -> &'static str {
    match kind {
        KindName::Checklist => "checklists",
        KindName::Module => "modules",
        _ => "quizzes",
    }
}
