//! The rules: every id that a finding can bear, how much it weighs, and what it is about in a few
//! words.
//!
//! A rule's page, `docs/rules/<id>.md`, says the rest; [`page`] reads it out of the program. A test
//! holds the code, this table and the pages together.

use rust_embed::RustEmbed;

use super::Severity;
use super::Severity::{Advice, Error, Warning};

/// What `preceptor` knows of one kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Such as `broken-link`: stable, looked up, set and waived by this name.
    pub id: &'static str,
    /// The levels that its findings have by default, the heaviest first. Most rules have one. What
    /// is a warning on a page is an error in a quiz, where a line that is misread changes what
    /// is asked.
    pub levels: &'static [Severity],
    /// Its errors stand whatever a project says: the site could not be right, or could not be
    /// made, with one of them.
    pub fixed: bool,
    /// What its errors can be made by a project, where they stand otherwise.
    pub lowest: Severity,
    /// What is wrong, in lower case, without a full stop.
    pub title: &'static str,
    /// When it is looked for.
    pub when: When,
}

/// When a rule is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In every build and check.
    Always,
    /// Where somebody looks at the writing: in `check`, not in `build`, which is to be quick and to
    /// tell what stands in its way.
    Writing,
    /// Where a day is named.
    Today,
    /// Where other sites are asked, too: `check --external`.
    External,
}

impl Rule {
    /// The rule of this id.
    pub fn of(id: &str) -> Option<&'static Rule> {
        RULES
            .binary_search_by(|rule| rule.id.cmp(id))
            .ok()
            .map(|at| &RULES[at])
    }

    /// The heaviest of its levels.
    pub fn level(&self) -> Severity {
        self.levels[0]
    }

    /// Whether none of its findings can be given another level, or be waived.
    pub fn is_fixed(&self) -> bool {
        self.fixed && self.levels == [Error]
    }

    /// Whether a finding of this rule, at its default level, stands whatever a project says.
    pub fn stands(&self, severity: Severity) -> bool {
        self.fixed && severity == Error
    }

    /// Whether a project may give it `level`; none is `off`.
    pub fn can_be(&self, level: Option<Severity>) -> bool {
        !self.is_fixed() || level == Some(Error) || level == Some(self.lowest)
    }

    /// `error`, or `error or warning`.
    pub fn shown_level(&self) -> String {
        self.levels
            .iter()
            .map(Severity::to_string)
            .collect::<Vec<_>>()
            .join(" or ")
    }
}

/// The page of the rule `id`, as it is kept in `docs/rules`.
pub fn page(id: &str) -> Option<String> {
    let file = Pages::get(&format!("{id}.md"))?;
    String::from_utf8(file.data.into_owned()).ok()
}

#[derive(RustEmbed)]
#[folder = "docs/rules/"]
struct Pages;

/// An error without which no right site can be made.
const fn fixed(id: &'static str, title: &'static str) -> Rule {
    Rule {
        id,
        levels: &[Error],
        fixed: true,
        lowest: Error,
        title,
        when: When::Always,
    }
}

/// An error that a project may make a warning for a while: the site can be looked at with it.
const fn lowered(id: &'static str, title: &'static str) -> Rule {
    Rule {
        lowest: Warning,
        ..fixed(id, title)
    }
}

/// The same, and less where it can do no harm.
const fn fixed_or(id: &'static str, levels: &'static [Severity], title: &'static str) -> Rule {
    Rule {
        id,
        levels,
        fixed: true,
        lowest: Error,
        title,
        when: When::Always,
    }
}

const fn error(id: &'static str, title: &'static str) -> Rule {
    Rule {
        id,
        levels: &[Error],
        fixed: false,
        lowest: Error,
        title,
        when: When::Always,
    }
}

const fn warning(id: &'static str, title: &'static str) -> Rule {
    Rule {
        id,
        levels: &[Warning],
        fixed: false,
        lowest: Error,
        title,
        when: When::Always,
    }
}

/// About how well something is written.
const fn writing(id: &'static str, levels: &'static [Severity], title: &'static str) -> Rule {
    Rule {
        id,
        levels,
        fixed: false,
        lowest: Error,
        title,
        when: When::Writing,
    }
}

const fn advice(id: &'static str, title: &'static str) -> Rule {
    writing(id, &[Advice], title)
}

/// One about other sites.
const fn external(id: &'static str, level: &'static [Severity], title: &'static str) -> Rule {
    Rule {
        id,
        levels: level,
        fixed: false,
        lowest: Error,
        title,
        when: When::External,
    }
}

/// All rules, by id.
pub const RULES: &[Rule] = &[
    fixed_or(
        "accent-contrast",
        &[Error, Advice],
        "the brand colour is hard to read on the page",
    ),
    warning(
        "action-without-box",
        "an item in a list of actions has no box of its own",
    ),
    fixed_or(
        "active-file",
        &[Error, Warning],
        "a file can run scripts on the site",
    ),
    error(
        "all-of-the-above",
        "an option speaks of others by their place",
    ),
    error("all-right", "every option is marked as right"),
    writing("bold-heading", &[Advice], "bold lines stand for headings"),
    warning("box-in-checklist", "a statement of a checklist has a box"),
    lowered("broken-link", "a link leads nowhere"),
    error("changed-meaning", "an id now means something else"),
    fixed(
        "choice-link",
        "a choice of a case is not one link to a step",
    ),
    fixed("colon-in-value", "a colon splits a value in two"),
    warning(
        "comment-in-value",
        "a part of a value is read as a note, and is not shown",
    ),
    warning("curly-quotes", "curly quotes around a value will be shown"),
    fixed(
        "dead-end",
        "a step of a case has no choices and is no ending, or is both",
    ),
    fixed("draw-too-large", "more questions are drawn than there are"),
    warning("duplicate-footnote", "two footnotes have the same mark"),
    fixed("duplicate-id", "an id is used twice"),
    fixed("duplicate-key", "a key is set twice"),
    fixed(
        "duplicate-outcome",
        "two modules have an outcome of the same id",
    ),
    fixed(
        "duplicate-term",
        "a term or an abbreviation is in the glossary twice",
    ),
    warning("empty-heading", "a heading has no words"),
    writing(
        "empty-link-text",
        &[Warning, Advice],
        "the words of a link do not say where it leads",
    ),
    writing(
        "empty-section",
        &[Warning],
        "nothing stands below a heading",
    ),
    fixed(
        "endless",
        "no way through a case leads from a step to an ending",
    ),
    external(
        "external-broken",
        &[Warning],
        "a link to another site leads nowhere",
    ),
    external(
        "external-moved",
        &[Advice],
        "a page of another site has moved for good",
    ),
    external(
        "external-unchecked",
        &[Advice],
        "a link to another site could not be checked",
    ),
    fixed_or(
        "feedback-indent",
        &[Error, Warning],
        "feedback is not two spaces in, below its option",
    ),
    fixed_or(
        "file-name",
        &[Error, Advice],
        "a file has a name that does not suit every computer",
    ),
    fixed(
        "footnote-in-answer",
        "an answer or its reason has a footnote",
    ),
    fixed("foreign-quiz", "questions are in the form of another tool"),
    warning(
        "foreign-syntax",
        "signs of another tool are shown as they stand",
    ),
    fixed("front-matter-end", "the front matter is not closed"),
    fixed(
        "front-matter-syntax",
        "a line of the front matter cannot be read",
    ),
    fixed_or(
        "heading-space",
        &[Error, Warning],
        "a heading has no space after its `#`",
    ),
    writing("html-heading", &[Warning], "a heading is written in HTML"),
    warning("html-removed", "some HTML is taken out of the page"),
    warning("indented-text", "an indent makes a text code"),
    fixed(
        "label-outside-quote",
        "`Hint:`, `Why:`, `Read:` or `Next:` is outside a quote",
    ),
    warning("large-image", "a picture takes long to arrive"),
    warning("letter-answer", "a typed answer is a letter alone"),
    fixed(
        "lettered-options",
        "options have letters or marks in place of boxes",
    ),
    warning("lock-line", "a line of ids.lock cannot be read"),
    advice("long-sentence", "a sentence is long"),
    warning(
        "missing-alt",
        "a picture has no words for those who cannot see it",
    ),
    warning(
        "missing-id",
        "something that answers are kept under has no id of its own",
    ),
    warning("missing-index", "a folder has no page of its own"),
    fixed("missing-key", "a key that is needed is missing"),
    fixed("missing-words", "a theme has no words for something"),
    fixed(
        "mixed-options",
        "some lines of a list of options have no box",
    ),
    fixed("near-answer", "a line is nearly an answer"),
    warning("near-link", "a line is nearly a link"),
    warning(
        "near-number",
        "an answer is nearly a number, or can be read as two",
    ),
    fixed("near-tick", "a box is not quite a box"),
    fixed("no-actions", "a plan has no actions"),
    fixed("no-answer", "a question has no answer"),
    fixed_or(
        "no-break-space",
        &[Error, Warning],
        "a space or a sign that cannot be seen turns a line into plain text",
    ),
    fixed("no-content", "there is no content folder, or no page in it"),
    fixed(
        "no-front-matter",
        "a page does not begin with its front matter",
    ),
    advice("no-headings", "a long page has no headings"),
    warning(
        "no-locale",
        "the theme has no words in the language of the site",
    ),
    external("no-network", &[Warning], "no other site can be reached"),
    fixed("no-project", "there is no project here"),
    fixed(
        "no-questions",
        "a quiz, a group or a case has nothing in it",
    ),
    fixed("no-right-answer", "no option is marked as right"),
    fixed("no-statements", "a checklist has nothing to rate"),
    fixed("no-steps", "a module has no steps"),
    fixed("no-theme", "there is no such theme"),
    warning(
        "not-a-file",
        "something in the content folder is no plain file",
    ),
    fixed(
        "not-a-picture",
        "something that is no picture is shown as one",
    ),
    fixed("not-utf8", "a file is not saved as UTF-8"),
    fixed("open-note", "a note for yourself is not closed"),
    advice("orphan-page", "no other page links to a page"),
    warning(
        "outcome-not-assessed",
        "nothing assesses a learning outcome",
    ),
    warning("outcome-not-served", "no step serves a learning outcome"),
    fixed("outside-image", "a picture lies outside the project"),
    fixed_or(
        "pasted-bullet",
        &[Error, Warning],
        "a bullet or a number makes no list here",
    ),
    writing(
        "placeholder",
        &[Warning],
        "words of a template are still to be written over",
    ),
    writing(
        "policy-without-source",
        &[Warning],
        "a policy names no source",
    ),
    fixed(
        "question-level",
        "a question does not begin with a heading of its level",
    ),
    fixed("quote-label", "a quote does not say what it is for"),
    fixed("read-without-link", "`Read:` names no page"),
    advice("reading-age", "a page is hard to read"),
    fixed(
        "refused-address",
        "a link has a kind of address that pages may not hold",
    ),
    warning(
        "refused-kind",
        "servers may refuse to send a file of this kind",
    ),
    Rule {
        when: When::Today,
        ..warning("review-overdue", "the review of a page is overdue")
    },
    fixed("route-collision", "two files would have the same address"),
    advice("same-heading", "two headings have the same words"),
    fixed("same-option", "a question has the same option twice"),
    fixed("second-label", "a question has two hints, or two reasons"),
    fixed("second-list", "a question has a second list of options"),
    warning(
        "second-title",
        "a page has a second heading of the first level",
    ),
    warning("skipped-level", "a heading skips a level"),
    warning("space-in-link", "a space ends the address of a link"),
    fixed(
        "step-moment",
        "a step does not say when its checklist is filled in",
    ),
    warning(
        "step-number",
        "a step has another number than the one written",
    ),
    fixed("step-without-link", "a step of a module leads nowhere"),
    fixed(
        "stray-text",
        "text between statements belongs to none of them",
    ),
    fixed_or(
        "table-row",
        &[Error, Warning],
        "a line does not fit the columns of its table",
    ),
    fixed_or(
        "table-rule",
        &[Error, Warning],
        "rows have no line of dashes that fits, and are no table",
    ),
    writing(
        "table-without-header",
        &[Warning],
        "the columns of a table have no names",
    ),
    fixed("target-off-scale", "a target is no point of its scale"),
    fixed("template", "a template of the theme has a mistake"),
    error(
        "text-after-answer",
        "a text behind the answer is shown before it",
    ),
    fixed(
        "too-deep",
        "lists or quotes are too deep inside one another",
    ),
    fixed("too-few", "one option alone is no choice"),
    fixed(
        "too-many-options",
        "a question or a step has more parts than anybody can keep in view",
    ),
    fixed("two-answers", "a question has two kinds of answer"),
    fixed_or(
        "underlined-heading",
        &[Error, Warning],
        "a line below a text turns it into a heading",
    ),
    advice("unexpanded-abbreviation", "nobody explains an abbreviation"),
    fixed("unknown-action", "no page defines this action"),
    fixed(
        "unknown-attribute",
        "a word in curly brackets means nothing there",
    ),
    warning("unknown-callout", "there is no callout of this name"),
    warning("unknown-footnote", "there is no such footnote"),
    fixed("unknown-key", "there is no key of this name"),
    fixed("unknown-outcome", "no module has this learning outcome"),
    fixed("unknown-step", "a module has no such step"),
    error("unreachable-step", "no choice leads to a step of a case"),
    fixed("unreadable", "a file cannot be read"),
    warning("unused-footnote", "nothing refers to a footnote"),
    warning("unused-theme-file", "nothing uses a file of the theme"),
    warning("unused-waiver", "something is allowed that is not there"),
    fixed("wrong-alias", "an old address cannot be one of this site"),
    fixed("wrong-answer", "an answer does not fit its question"),
    fixed(
        "wrong-attribute",
        "a word in curly brackets has a value that does not fit",
    ),
    fixed("wrong-gap", "a gap is not written as gaps are"),
    fixed("wrong-id", "an id cannot be one"),
    fixed(
        "wrong-kind",
        "a file lies in the folder of another kind, or lacks the mark of its own",
    ),
    fixed("wrong-table", "a table cannot be used for matching"),
    fixed("wrong-value", "a value does not fit its key"),
    warning("wrong-waiver", "a finding cannot be allowed in this way"),
];
