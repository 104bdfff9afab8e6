//! The order of front matter: what a page is called comes first, then whom it is for; long lists
//! last.
//!
//! A fixed order helps people who read many files, but any other order is not a mistake: nothing
//! warns of it. Whole entries are moved, with their continuation lines and the comments above them,
//! and only in front matter that is understood from the first line to the last. Blank lines and a
//! comment at the top show that somebody has an order of their own: these are left alone.

use std::ops::Range;
use std::sync::Arc;

use super::ProposedFix;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::fix::{Edit, Fix};
use crate::load::files::source::Source;
use crate::load::front_matter::split::{Split, split};
use crate::load::front_matter::yaml::Yaml;
use crate::load::{self, Options};

/// Every key of every kind.
const ORDER: [&str; 39] = [
    "title",
    "short_title",
    "summary",
    "id",
    "lang",
    "audience",
    "topics",
    "applies_to",
    "issuer",
    "status",
    "published",
    "updated",
    "as_of",
    "reviewed",
    "review_due",
    "owner",
    "order",
    "draft",
    "kind",
    "scenario",
    "actions",
    "pass",
    "attempts",
    "draw",
    "shuffle",
    "feedback",
    "when",
    "then_now",
    "scale",
    "minutes",
    "outcomes",
    "complete",
    "related",
    "aliases",
    "sources",
    "later",
    "updates",
    "doors",
    "allow",
];

/// The front matter of `source` in its usual order, if it is in another one.
pub(super) fn of(source: &Source) -> Option<ProposedFix> {
    let Split::Both { yaml, .. } = split(&source.text) else {
        return None;
    };
    let block = &source.text[yaml.clone()];
    let own_order =
        block.starts_with('#') || block.lines().any(|line| matches!(line.trim(), "" | "..."));
    if own_order || !is_understood(source, &yaml) {
        return None;
    }
    let mut entries = entries(source, &yaml)?;
    if entries.is_sorted_by_key(|(rank, _)| *rank) {
        return None;
    }
    entries.sort_by_key(|(rank, _)| *rank);
    let ordered: String = entries
        .into_iter()
        .map(|(_, range)| &source.text[range])
        .collect();
    let edit = Edit::of(&source.text, yaml, &ordered);
    let fix = Fix {
        title: "put the keys into their usual order".to_owned(),
        edits: vec![edit],
    };
    Some(ProposedFix {
        file: Arc::clone(&source.file),
        id: None,
        fix,
    })
}

/// Whether the front matter has no findings at all.
fn is_understood(source: &Source, yaml: &Range<usize>) -> bool {
    let last = source.text[..yaml.end].matches('\n').count() + 1;
    let loaded = load::document(source, &Options::default());
    loaded.document.is_some()
        && loaded
            .diagnostics
            .iter()
            .all(|found| found.place.line > last)
}

/// Each entry's rank and its complete lines, with the comments above it; `None` unless they make up
/// all of `yaml`.
fn entries(source: &Source, yaml: &Range<usize>) -> Option<Vec<(usize, Range<usize>)>> {
    let mut sink = Diagnostics::default();
    let found = Yaml::new(&source.file, &source.text, yaml.clone()).entries(&mut sink);
    let mut start = yaml.start;
    let mut entries = Vec::with_capacity(found.len());
    for entry in found {
        let rank = ORDER.iter().position(|key| *key == entry.key)?;
        let end = source.text[entry.range.end..]
            .find('\n')
            .map(|length| entry.range.end + length + 1)?;
        entries.push((rank, start..end));
        start = end;
    }
    (start == yaml.end && sink.count() == 0).then_some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::rule;

    fn source(text: &str) -> Source {
        Source {
            path: "a.md".into(),
            file: "content/a.md".into(),
            text: text.into(),
            layer: 0,
        }
    }

    fn ordered(text: &str) -> Option<String> {
        let proposed = of(&source(text))?;
        let mut after = text.to_owned();
        for edit in proposed.fix.edits {
            after.replace_range(edit.range(), &edit.text);
        }
        Some(after)
    }

    #[test]
    fn entries_move_whole_with_their_lines_and_notes() {
        let text = "---\nsources:\n  - A\n# in two\n  - B\n# a note\naudience: [staff]\ntitle: A\n---\nText\n";
        let after = "---\ntitle: A\n# a note\naudience: [staff]\nsources:\n  - A\n# in two\n  - B\n---\nText\n";
        assert_eq!(ordered(text).as_deref(), Some(after));
        assert_eq!(ordered(after), None);
        let windows = ordered(&text.replace('\n', "\r\n"));
        assert_eq!(windows, Some(after.replace('\n', "\r\n")));
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        for front in [
            "order: 1\n\ntitle: A",
            "# all of this is ours\norder: 1\ntitle: A",
            "order: 1\ntitle: A\n# the end",
            "order: first\ntitle: A",
            "colour: red\norder: 1\ntitle: A",
            "order: 1\ntitle: A\norder: 2",
            "order: 1\nnonsense\ntitle: A",
        ] {
            assert_eq!(ordered(&format!("---\n{front}\n---\n")), None, "{front}");
        }
    }

    #[test]
    fn every_key_of_every_kind_has_its_place() {
        use crate::model::kind::KindName;
        let mut seen = 0;
        for kind in KindName::ALL
            .map(KindName::name)
            .into_iter()
            .chain(["quiz\nscenario: true"])
        {
            let found = load::document(
                &source(&format!("---\nkind: {kind}\nzzzzzz: x\n---\n")),
                &Options::default(),
            );
            let help = found
                .diagnostics
                .iter()
                .find(|found| found.is(&rule::UNKNOWN_KEY))
                .and_then(|found| found.help.clone());
            for key in help
                .as_deref()
                .and_then(|help| help.strip_prefix("the keys are "))
                .unwrap()
                .split(", ")
            {
                assert!(ORDER.contains(&key), "{key} of {kind}");
                seen += 1;
            }
        }
        assert!(seen > 100, "{seen}");
    }
}
