//! Links to other sites (`check --external`).

use super::{Rule, When, rules};

rules! {
    "Links to other sites (`check --external`)"
    EXTERNAL_BROKEN = Rule::warning("external-broken", "a link to another site leads nowhere").looked_for(When::External);
    EXTERNAL_MOVED = Rule::advice("external-moved", "a page on another site has moved permanently").looked_for(When::External);
    EXTERNAL_UNCHECKED = Rule::advice("external-unchecked", "a link to another site could not be checked").looked_for(When::External);
    NO_NETWORK = Rule::warning("no-network", "no other site can be reached").looked_for(When::External);
}
