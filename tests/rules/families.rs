//! Which rules are told of together, and in which order.

/// A heading, and the ids below it.
pub const FAMILIES: [(&str, &str); 14] = [
    (
        "The project and its files",
        "no-project no-content missing-index file-name route-collision wrong-alias refused-kind active-file not-a-file
        unreadable not-utf8",
    ),
    (
        "Front matter and settings",
        "no-front-matter front-matter-end front-matter-syntax missing-key unknown-key duplicate-key
        wrong-value wrong-kind colon-in-value comment-in-value curly-quotes",
    ),
    ("Links and pictures", "broken-link refused-address space-in-link near-link outside-image not-a-picture missing-alt large-image"),
    ("Links to other sites (`check --external`)", "external-broken external-moved external-unchecked no-network"),
    (
        "Headings and text",
        "second-title empty-heading skipped-level heading-space underlined-heading no-break-space pasted-bullet table-rule table-row foreign-syntax indented-text
        unknown-callout unknown-footnote unused-footnote duplicate-footnote open-note html-removed too-deep
        duplicate-term",
    ),
    (
        "The writing (`preceptor check` looks at it, `preceptor build` does not)",
        "empty-link-text empty-section no-headings same-heading html-heading bold-heading table-without-header long-sentence reading-age
        unexpanded-abbreviation policy-without-source placeholder review-overdue
         orphan-page",
    ),
    ("Ids", "missing-id duplicate-id wrong-id unknown-attribute wrong-attribute changed-meaning lock-line"),
    (
        "Quizzes",
        "no-questions foreign-quiz question-level no-answer two-answers near-answer wrong-answer near-number letter-answer near-tick lettered-options
        mixed-options second-list too-few too-many-options same-option no-right-answer all-right
        all-of-the-above feedback-indent wrong-gap wrong-table quote-label label-outside-quote text-after-answer second-label
        read-without-link footnote-in-answer draw-too-large",
    ),
    ("Cases", "choice-link dead-end endless unreachable-step"),
    ("Checklists", "no-statements box-in-checklist stray-text target-off-scale"),
    (
        "Modules",
        "no-steps step-without-link step-moment step-number unknown-step duplicate-outcome unknown-outcome
        outcome-not-served outcome-not-assessed",
    ),
    ("Leader actions and plans", "no-actions action-without-box unknown-action"),
    ("Findings that are meant to be", "wrong-waiver unused-waiver"),
    ("The look of the site", "accent-contrast no-theme unused-theme-file missing-words no-locale template"),
];
