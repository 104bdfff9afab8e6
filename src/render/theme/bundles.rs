//! Scripts and styles that are always loaded together are served as one file: it compresses better,
//! and is one thing to wait for. The parts stay files of the theme, so that a project can replace a
//! single one.

use std::collections::BTreeMap;

/// Served files and their parts, in the order in which they run or rule.
const BUNDLES: [(&str, &[&str]); 12] = [
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
    (
        "site.css",
        &[
            "site.css",
            "site-frame.css",
            "site-text.css",
            "site-boxes.css",
            "site-policies.css",
            "site-foot.css",
            "site-controls.css",
            "site-lists.css",
            "site-screens.css",
            "site-paper.css",
        ],
    ),
    (
        "learn.css",
        &[
            "learn.css",
            "learn-feedback.css",
            "learn-answers.css",
            "learn-scenario.css",
            "learn-screens.css",
            "learn-paper.css",
        ],
    ),
    (
        "learn-practice.css",
        &[
            "learn-practice.css",
            "learn-picture.css",
            "learn-team.css",
            "learn-practice-screens.css",
            "learn-practice-paper.css",
        ],
    ),
    (
        "learn-module.css",
        &[
            "learn-module.css",
            "learn-map.css",
            "learn-module-paper.css",
        ],
    ),
    (
        "learn-plan.css",
        &["learn-plan.css", "learn-plan-paper.css"],
    ),
    (
        "learn-record.css",
        &["learn-record.css", "learn-record-paper.css"],
    ),
];

/// Puts the parts of each bundle into one asset.
pub(super) fn bundle(assets: &mut BTreeMap<String, Vec<u8>>) {
    for (name, parts) in BUNDLES {
        let parts: Vec<Vec<u8>> = parts
            .iter()
            .filter_map(|part| assets.remove(*part))
            .collect();
        assets.insert(name.to_owned(), parts.join(between(name)));
    }
}

/// A script's part ends wherever its author left it, in a comment or without its semicolon.
fn between(name: &str) -> &'static [u8] {
    if name.ends_with(".js") { b"\n;" } else { b"\n" }
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
        assert_eq!(
            assets["learn-plan.css"],
            b"learn-plan.css()\nlearn-plan-paper.css()"
        );
        assert_eq!(assets.len(), BUNDLES.len() + 1);
    }
}
