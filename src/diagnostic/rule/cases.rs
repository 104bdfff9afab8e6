//! Cases.

use super::{Rule, rules};

rules! {
    "Cases"
    CHOICE_LINK = Rule::mandatory("choice-link", "a choice of a case is not one link to a step");
    DEAD_END = Rule::mandatory("dead-end", "a step of a case has no choices and is no ending, or is both");
    ENDLESS = Rule::mandatory("endless", "no way through a case leads from a step to an ending");
    UNREACHABLE_STEP = Rule::error("unreachable-step", "no choice leads to a step of a case");
}
