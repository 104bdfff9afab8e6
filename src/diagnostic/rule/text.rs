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
    NO_BREAK_SPACE = Rule::mandatory("no-break-space", "an invisible character turns a line into plain text").or(Warning).explains_a_missing_answer();
    PASTED_BULLET = Rule::mandatory("pasted-bullet", "a pasted bullet or number does not make a list").or(Warning);
    TABLE_RULE = Rule::mandatory("table-rule", "rows have no line of dashes that fits, so they are not a table").or(Warning).explains_a_missing_answer();
    TABLE_ROW = Rule::mandatory("table-row", "a line does not fit the columns of its table").or(Warning);
    FOREIGN_SYNTAX = Rule::warning("foreign-syntax", "the markup of another tool is shown as it is written");
    INDENTED_TEXT = Rule::warning("indented-text", "an indent turns text into code");
    UNKNOWN_CALLOUT = Rule::warning("unknown-callout", "there is no callout with this name");
    UNKNOWN_FOOTNOTE = Rule::warning("unknown-footnote", "there is no such footnote");
    UNUSED_FOOTNOTE = Rule::warning("unused-footnote", "nothing refers to a footnote");
    DUPLICATE_FOOTNOTE = Rule::warning("duplicate-footnote", "two footnotes have the same mark");
    OPEN_NOTE = Rule::mandatory("open-note", "a note to yourself is not closed");
    HTML_REMOVED = Rule::warning("html-removed", "some HTML is removed from the page");
    TOO_DEEP = Rule::mandatory("too-deep", "lists or quotes are nested too deeply");
    DUPLICATE_TERM = Rule::mandatory("duplicate-term", "a term or an abbreviation is in the glossary twice");
}
