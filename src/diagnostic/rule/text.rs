//! Headings and text.

use super::{Rule, rules};
use crate::diagnostic::Severity::Warning;

rules! {
    "Headings and text"
    SECOND_TITLE = Rule::warning("second-title", "a page has a second heading of the first level");
    EMPTY_HEADING = Rule::warning("empty-heading", "a heading has no words");
    SKIPPED_LEVEL = Rule::warning("skipped-level", "a heading skips a level");
    HEADING_SPACE = Rule::mandatory("heading-space", "a heading has no space after its `#`").or(Warning).explains_a_missing_answer();
    UNDERLINED_HEADING = Rule::mandatory("underlined-heading", "a line below a text turns it into a heading").or(Warning);
    NO_BREAK_SPACE = Rule::mandatory("no-break-space", "a space or a sign that cannot be seen turns a line into plain text").or(Warning).explains_a_missing_answer();
    PASTED_BULLET = Rule::mandatory("pasted-bullet", "a bullet or a number makes no list here").or(Warning);
    TABLE_RULE = Rule::mandatory("table-rule", "rows have no line of dashes that fits, and are no table").or(Warning).explains_a_missing_answer();
    TABLE_ROW = Rule::mandatory("table-row", "a line does not fit the columns of its table").or(Warning);
    FOREIGN_SYNTAX = Rule::warning("foreign-syntax", "signs of another tool are shown as they stand");
    INDENTED_TEXT = Rule::warning("indented-text", "an indent makes a text code");
    UNKNOWN_CALLOUT = Rule::warning("unknown-callout", "there is no callout of this name");
    UNKNOWN_FOOTNOTE = Rule::warning("unknown-footnote", "there is no such footnote");
    UNUSED_FOOTNOTE = Rule::warning("unused-footnote", "nothing refers to a footnote");
    DUPLICATE_FOOTNOTE = Rule::warning("duplicate-footnote", "two footnotes have the same mark");
    OPEN_NOTE = Rule::mandatory("open-note", "a note for yourself is not closed");
    HTML_REMOVED = Rule::warning("html-removed", "some HTML is taken out of the page");
    TOO_DEEP = Rule::mandatory("too-deep", "lists or quotes are too deep inside one another");
    DUPLICATE_TERM = Rule::mandatory("duplicate-term", "a term or an abbreviation is in the glossary twice");
}
