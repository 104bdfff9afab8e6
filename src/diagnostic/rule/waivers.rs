//! Exceptions that are allowed.

use super::{Rule, rules};

rules! {
    "Exceptions that are allowed"
    WRONG_WAIVER = Rule::warning("wrong-waiver", "a finding cannot be allowed like this");
    UNUSED_WAIVER = Rule::warning("unused-waiver", "something is allowed that does not occur");
}
