//! Applies fixes that do not touch one another to a text.

use std::ops::Range;

use super::{AppliedFix, ProposedFix};
use crate::diagnostic::fix::Fix;

/// `text` with the fixes of `proposed` applied, in order; one that touches an earlier one is left
/// for the next pass. `None` if nothing changes.
pub(super) fn apply(
    text: &str,
    proposed: Vec<ProposedFix>,
    applied: &mut Vec<AppliedFix>,
) -> Option<String> {
    let line_end = if has_carriage_returns(text) {
        "\r\n"
    } else {
        "\n"
    };
    let mut taken: Vec<(Range<usize>, String)> = Vec::new();
    for ProposedFix { file, id, fix } in proposed {
        if !is_free(text, &fix, &taken) {
            continue;
        }
        let line = fix.edits.first().map_or(1, |edit| edit.start.line);
        taken.extend(
            fix.edits
                .iter()
                .map(|edit| (edit.range(), edit.text.replace('\n', line_end))),
        );
        applied.push(AppliedFix {
            file,
            line,
            id,
            title: fix.title,
        });
    }
    taken.sort_by_key(|(range, _)| range.start);
    (!taken.is_empty()).then(|| spliced(text, &taken))
}

/// Whether a fix changes something, lies inside the text, and touches nothing in `taken`.
fn is_free(text: &str, fix: &Fix, taken: &[(Range<usize>, String)]) -> bool {
    let apart =
        |one: &Range<usize>, other: &Range<usize>| one.end < other.start || other.end < one.start;
    let changes = fix
        .edits
        .iter()
        .any(|edit| text.get(edit.range()).is_some_and(|old| old != edit.text));
    let fits = |edit: Range<usize>| {
        text.get(edit.clone()).is_some() && taken.iter().all(|(range, _)| apart(&edit, range))
    };
    let own = |index: usize, edit: &Range<usize>| {
        fix.edits[..index]
            .iter()
            .all(|before| before.range().end < edit.start)
    };
    changes
        && fix
            .edits
            .iter()
            .enumerate()
            .all(|(index, edit)| fits(edit.range()) && own(index, &edit.range()))
}

fn spliced(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (range, new) in edits {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(new);
        at = range.end;
    }
    out + text.get(at..).unwrap_or_default()
}

/// Whether the text has Windows line ends, judging by its first line.
fn has_carriage_returns(text: &str) -> bool {
    text.find('\n')
        .is_some_and(|end| text[..end].ends_with('\r'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::fix::Edit;

    fn fix(text: &str, edits: &[(Range<usize>, &str)]) -> ProposedFix {
        let edits = edits
            .iter()
            .map(|(range, new)| Edit::of(text, range.clone(), new))
            .collect();
        ProposedFix {
            file: "a.md".into(),
            id: None,
            fix: Fix {
                title: "fix".to_owned(),
                edits,
            },
        }
    }

    fn applied(text: &str, proposed: Vec<ProposedFix>) -> (Option<String>, usize) {
        let mut applied = Vec::new();
        (apply(text, proposed, &mut applied), applied.len())
    }

    #[test]
    fn fixes_that_touch_wait_for_the_next_pass() {
        let text = "abcdefgh";
        let both = vec![
            fix(text, &[(1..2, "B")]),
            fix(text, &[(2..3, "C")]),
            fix(text, &[(5..6, "F")]),
        ];
        assert_eq!(applied(text, both), (Some("aBcdeFgh".to_owned()), 2));
    }

    #[test]
    fn a_fix_is_taken_with_all_its_edits_or_not_at_all() {
        let text = "abcdefgh";
        let proposed = vec![
            fix(text, &[(4..5, "E")]),
            fix(text, &[(0..1, "A"), (4..4, "x")]),
        ];
        assert_eq!(applied(text, proposed), (Some("abcdEfgh".to_owned()), 1));
    }

    #[test]
    fn new_lines_end_as_the_others_do() {
        let text = "a\r\nb\r\n";
        assert_eq!(
            applied(text, vec![fix(text, &[(3..4, "\nb")])])
                .0
                .as_deref(),
            Some("a\r\n\r\nb\r\n")
        );
    }

    #[test]
    fn what_changes_nothing_is_no_fix() {
        assert_eq!(applied("abc", vec![fix("abc", &[(1..2, "b")])]), (None, 0));
        assert_eq!(
            applied("abc", vec![fix("abcdef", &[(5..6, "x")])]),
            (None, 0)
        );
        assert_eq!(applied("abc", Vec::new()), (None, 0));
    }

    use proptest::prelude::*;

    proptest! {
        /// Whatever fixes are proposed: the text outside those applied stays as it is, in the same
        /// order and only once, and each new text is where its fix puts it.
        #[test]
        fn text_outside_the_edits_stays(
            text in "[abä\r\n]{0,30}",
            edits in prop::collection::vec((0usize..32, 0usize..5, "[xyé]{0,3}"), 0..8),
        ) {
            let numbered = |(number, (start, length, new)): (usize, &(usize, usize, String))| {
                let mut one = fix(&text, &[(*start..start + length, new)]);
                one.fix.title = number.to_string();
                one
            };
            let proposed: Vec<ProposedFix> = edits.iter().enumerate().map(numbered).collect();
            let ranges: Vec<Range<usize>> =
                proposed.iter().map(|one| one.fix.edits[0].range()).collect();
            let mut applied = Vec::new();
            let after = apply(&text, proposed, &mut applied).unwrap_or(text.clone());
            let mut numbers: Vec<usize> =
                applied.iter().map(|one| one.title.parse().unwrap()).collect();
            numbers.sort_by_key(|number| ranges[*number].start);
            let (mut rest, mut end) = (after.as_str(), 0);
            for number in numbers {
                let (range, new) = (ranges[number].clone(), &edits[number].2);
                let before = &text[end..range.start];
                prop_assert!(rest.starts_with(before), "{before:?} is not in {rest:?}");
                rest = &rest[before.len()..];
                prop_assert!(rest.starts_with(new.as_str()), "{new:?} is not in {rest:?}");
                (rest, end) = (&rest[new.len()..], range.end);
            }
            prop_assert_eq!(rest, &text[end..]);
        }
    }
}
