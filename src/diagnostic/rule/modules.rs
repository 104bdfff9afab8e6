//! Modules.

use super::{Rule, rules};

rules! {
    "Modules"
    NO_STEPS = Rule::mandatory("no-steps", "a module has no steps");
    STEP_WITHOUT_LINK = Rule::mandatory("step-without-link", "a step of a module leads nowhere");
    STEP_MOMENT = Rule::mandatory("step-moment", "a step does not say when its checklist is filled in");
    STEP_NUMBER = Rule::warning("step-number", "a step has a different number from the one written");
    UNKNOWN_STEP = Rule::mandatory("unknown-step", "a module has no such step");
    DUPLICATE_OUTCOME = Rule::mandatory("duplicate-outcome", "two modules have an outcome with the same id");
    UNKNOWN_OUTCOME = Rule::mandatory("unknown-outcome", "no module has this learning outcome");
    OUTCOME_NOT_SERVED = Rule::warning("outcome-not-served", "no step works towards a learning outcome");
    OUTCOME_NOT_ASSESSED = Rule::warning("outcome-not-assessed", "nothing assesses a learning outcome");
}
