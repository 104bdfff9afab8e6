//! Front matter and settings.

use super::{Rule, rules};

rules! {
    "Front matter and settings"
    NO_FRONT_MATTER = Rule::mandatory("no-front-matter", "a page does not begin with its front matter");
    FRONT_MATTER_END = Rule::mandatory("front-matter-end", "the front matter is not closed");
    FRONT_MATTER_SYNTAX = Rule::mandatory("front-matter-syntax", "a line of the front matter cannot be read");
    MISSING_KEY = Rule::mandatory("missing-key", "a key that is needed is missing");
    UNKNOWN_KEY = Rule::mandatory("unknown-key", "there is no key with this name");
    DUPLICATE_KEY = Rule::mandatory("duplicate-key", "a key is set twice");
    WRONG_VALUE = Rule::mandatory("wrong-value", "a value does not fit its key");
    WRONG_KIND = Rule::mandatory("wrong-kind", "a file is in the folder of another kind, or lacks the mark of its own");
    COLON_IN_VALUE = Rule::mandatory("colon-in-value", "a colon splits a value in two");
    COMMENT_IN_VALUE = Rule::warning("comment-in-value", "a part of a value is read as a note, and is not shown");
    CURLY_QUOTES = Rule::warning("curly-quotes", "curly quotes around a value will be shown");
}
