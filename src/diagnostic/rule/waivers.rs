//! Waivers: findings that are intentional.

use super::{Rule, rules};

rules! {
    "Findings that are meant to be"
    WRONG_WAIVER = Rule::warning("wrong-waiver", "a finding cannot be allowed in this way");
    UNUSED_WAIVER = Rule::warning("unused-waiver", "something is allowed that is not there");
}
