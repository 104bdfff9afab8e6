//! Callouts of names that do not exist.

use crate::diagnostic::suggest::{nearest, only_near};
use crate::diagnostic::{Diagnostics, rule};
use crate::load::body::reader::Reader;
use crate::model::fragment::Callout;

impl Reader<'_> {
    /// A quote that begins with the tag of a callout that there is not.
    pub(in crate::load) fn unknown_callout(&self, sink: &mut Diagnostics, node: usize, name: &str) {
        let place = self.place(self.tree.node(node).range.clone());
        let names: Vec<String> = Callout::ALL
            .iter()
            .map(|callout| callout.name().to_uppercase())
            .collect();
        let line = place.text.clone();
        let range = self.find_in(node, &format!("!{name}"));
        let meant = only_near(name, names.iter().map(String::as_str));
        let exact = self.input.text[range.clone()] == format!("!{name}");
        let edit = meant
            .filter(|_| exact)
            .map(|meant| self.edit(range, &format!("!{meant}")));
        let found = rule::UNKNOWN_CALLOUT.at(place, format!("there is no callout `[!{name}]`"));
        sink.push(match nearest(name, names.iter().map(String::as_str)) {
            Some(near) => found
                .help(format!("did you mean `[!{near}]`?"))
                .corrected(line.replacen(&format!("[!{name}]"), &format!("[!{near}]"), 1))
                .fix(format!("write `[!{near}]`"), edit),
            None => found.help(format!("the callouts are {}", names.join(", "))),
        });
    }
}
