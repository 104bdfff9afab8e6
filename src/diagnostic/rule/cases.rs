//! Cases.

use super::{Rule, rules};

rules! {
    "Cases"
    CHOICE_LINK = Rule::mandatory("choice-link", "a choice of a case is not a single link to a step");
    DEAD_END = Rule::mandatory("dead-end", "a step of a case has neither choices nor an ending, or has both");
    ENDLESS = Rule::mandatory("endless", "no way through a case leads from a step to an ending");
    UNREACHABLE_STEP = Rule::error("unreachable-step", "no choice leads to a step of a case");
}
