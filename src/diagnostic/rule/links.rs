//! Links and pictures.

use super::{Rule, rules};
use crate::diagnostic::Severity::Warning;

rules! {
    "Links and pictures"
    BROKEN_LINK = Rule::mandatory("broken-link", "a link leads nowhere").down_to(Warning);
    REFUSED_ADDRESS = Rule::mandatory("refused-address", "a link has a kind of address that pages may not have");
    SPACE_IN_LINK = Rule::warning("space-in-link", "a space ends the address of a link");
    NEAR_LINK = Rule::warning("near-link", "a line is nearly a link");
    OUTSIDE_IMAGE = Rule::mandatory("outside-image", "a picture is outside the project");
    NOT_A_PICTURE = Rule::mandatory("not-a-picture", "something that is not a picture is shown as one");
    MISSING_ALT = Rule::warning("missing-alt", "a picture has no words for people who cannot see it");
    LARGE_IMAGE = Rule::warning("large-image", "a picture is slow to load");
}
