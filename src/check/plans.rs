//! Plans: an action given only by its id takes its words from the page that defines it, so that
//! page must exist.

use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Diagnostics, rule};
use crate::model::document::Document;
use crate::model::kind::Kind;
use crate::model::library::Library;

pub(super) fn check(library: &Library, document: &Document, sink: &mut Diagnostics) {
    let Kind::Plan(plan) = &document.kind else {
        return;
    };
    let wordless = plan.actions().filter(|action| action.words.is_none());
    for action in wordless.filter(|action| !library.actions.contains_key(&action.id.value)) {
        let id = &action.id.value;
        let help = did_you_mean(id, library.actions.keys().map(String::as_str))
            .unwrap_or_else(|| "write its words here, or define it on a guidance page".to_owned());
        let place = document.place(action.id.range.clone());
        sink.push(
            rule::UNKNOWN_ACTION
                .at(place, format!("no page defines the action `{id}`"))
                .help(help)
                .corrected(format!("- [ ] What is to be done {{#{id}}}")),
        );
    }
}
