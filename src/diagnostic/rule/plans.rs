//! Leader actions and plans.

use super::{Rule, rules};

rules! {
    "Leader actions and plans"
    NO_ACTIONS = Rule::mandatory("no-actions", "a plan has no actions");
    ACTION_WITHOUT_BOX = Rule::warning("action-without-box", "an item in a list of actions has no box of its own");
    UNKNOWN_ACTION = Rule::mandatory("unknown-action", "no page defines this action");
}
