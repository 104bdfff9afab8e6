//! The writing (checked by `preceptor check`, not by `preceptor build`).

use super::{Rule, When, rules};
use crate::diagnostic::Severity::Advice;

rules! {
    "The writing (`preceptor check` looks at it, `preceptor build` does not)"
    EMPTY_LINK_TEXT = Rule::warning("empty-link-text", "the words of a link do not say where it leads").or(Advice).looked_for(When::Writing);
    EMPTY_SECTION = Rule::warning("empty-section", "there is nothing below a heading").looked_for(When::Writing);
    NO_HEADINGS = Rule::advice("no-headings", "a long page has no headings");
    SAME_HEADING = Rule::advice("same-heading", "two headings have the same words");
    HTML_HEADING = Rule::warning("html-heading", "a heading is written in HTML").looked_for(When::Writing);
    BOLD_HEADING = Rule::advice("bold-heading", "bold lines are used as headings");
    TABLE_WITHOUT_HEADER = Rule::warning("table-without-header", "the columns of a table have no names").looked_for(When::Writing);
    LONG_SENTENCE = Rule::advice("long-sentence", "a sentence is long");
    READING_AGE = Rule::advice("reading-age", "a page is hard to read");
    UNEXPANDED_ABBREVIATION = Rule::advice("unexpanded-abbreviation", "an abbreviation is not explained");
    POLICY_WITHOUT_SOURCE = Rule::warning("policy-without-source", "a policy names no source").looked_for(When::Writing);
    PLACEHOLDER = Rule::warning("placeholder", "words of a template are still to be replaced").looked_for(When::Writing);
    REVIEW_OVERDUE = Rule::warning("review-overdue", "the review of a page is overdue").looked_for(When::Today);
    ORPHAN_PAGE = Rule::advice("orphan-page", "no other page links to a page");
}
