//! Links and pictures.

use super::{Rule, rules};
use crate::diagnostic::Severity::Warning;

rules! {
    "Links and pictures"
    BROKEN_LINK = Rule::mandatory("broken-link", "a link leads nowhere").down_to(Warning);
    REFUSED_ADDRESS = Rule::mandatory("refused-address", "a link has a kind of address that pages may not hold");
    SPACE_IN_LINK = Rule::warning("space-in-link", "a space ends the address of a link");
    NEAR_LINK = Rule::warning("near-link", "a line is nearly a link");
    OUTSIDE_IMAGE = Rule::mandatory("outside-image", "a picture lies outside the project");
    NOT_A_PICTURE = Rule::mandatory("not-a-picture", "something that is no picture is shown as one");
    MISSING_ALT = Rule::warning("missing-alt", "a picture has no words for those who cannot see it");
    LARGE_IMAGE = Rule::warning("large-image", "a picture takes long to arrive");
}
