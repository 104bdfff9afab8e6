//! Checklists.

use super::{Rule, rules};

rules! {
    "Checklists"
    NO_STATEMENTS = Rule::mandatory("no-statements", "a checklist has nothing to rate");
    BOX_IN_CHECKLIST = Rule::warning("box-in-checklist", "a statement of a checklist has a box");
    STRAY_TEXT = Rule::mandatory("stray-text", "text between statements belongs to none of them");
    TARGET_OFF_SCALE = Rule::mandatory("target-off-scale", "a target is not on its scale");
}
