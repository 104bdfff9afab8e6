//! Scripts that are always loaded together are served as one file: it compresses better, and is one
//! thing to wait for. The parts stay files of the theme, so that a project can replace a single
//! one.

use std::collections::BTreeMap;

/// Served files and their parts, in the order in which they run.
const BUNDLES: [(&str, &[&str]); 6] = [
    ("checklist.js", &["picture.js", "checklist.js"]),
    ("plan.js", &["calendar.js", "plan.js"]),
    (
        "quiz.js",
        &[
            "score-typed.js",
            "score.js",
            "quiz-draw.js",
            "quiz-controls.js",
            "quiz-marks.js",
            "question-gaps.js",
            "question-text.js",
            "question-choice.js",
            "question-pairs.js",
            "question-order.js",
            "question-number.js",
            "quiz-runs.js",
            "quiz-screens.js",
            "quiz.js",
        ],
    ),
    ("record.js", &["tools.js", "record.js"]),
    ("record-page.js", &["record-page.js", "record-keep.js"]),
    (
        "team.js",
        &["team-counts.js", "team-files.js", "team-draw.js", "team.js"],
    ),
];

/// Puts the parts of each bundle into one asset.
pub(super) fn bundle(assets: &mut BTreeMap<String, Vec<u8>>) {
    for (name, parts) in BUNDLES {
        let parts: Vec<Vec<u8>> = parts
            .iter()
            .filter_map(|part| assets.remove(*part))
            .collect();
        // On a line of its own, so that a part ends wherever its author left it.
        assets.insert(name.to_owned(), parts.join(&b"\n;"[..]));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{BUNDLES, bundle};

    #[test]
    fn parts_are_joined_in_their_order_and_other_files_stay() {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let all = BUNDLES
            .iter()
            .flat_map(|(_, parts)| parts.iter())
            .map(|part| file(part, &format!("{part}()")));
        let mut assets: BTreeMap<_, _> = all
            .chain([file("tools.js", "tools() // ours"), file("print.js", "p()")])
            .collect();
        bundle(&mut assets);
        assert_eq!(assets["record.js"], b"tools() // ours\n;record.js()");
        assert_eq!(assets["print.js"], b"p()");
        assert_eq!(assets.len(), BUNDLES.len() + 1);
    }
}
