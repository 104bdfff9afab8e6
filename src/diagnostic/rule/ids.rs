//! Ids.

use super::{Rule, rules};

rules! {
    "Ids"
    MISSING_ID = Rule::warning("missing-id", "answers are kept under something that has no id of its own");
    DUPLICATE_ID = Rule::mandatory("duplicate-id", "an id is used twice");
    WRONG_ID = Rule::mandatory("wrong-id", "an id cannot be one");
    UNKNOWN_ATTRIBUTE = Rule::mandatory("unknown-attribute", "a word in curly brackets means nothing there").explains_a_missing_answer();
    WRONG_ATTRIBUTE = Rule::mandatory("wrong-attribute", "a word in curly brackets has a value that does not fit").explains_a_missing_answer();
    CHANGED_MEANING = Rule::error("changed-meaning", "an id now means something else");
    LOCK_LINE = Rule::warning("lock-line", "a line of ids.lock cannot be read");
}
