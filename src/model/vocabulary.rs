//! Front matter values with a fixed set of words.

use schemars::JsonSchema;
use serde::Deserialize;

/// Words with a fixed spelling in the front matter.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &[$name] = &[$($name::$variant,)+];

            /// As written in the front matter, and in class names.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }
        }
    };
}

vocabulary! {
    /// Where a policy stands.
    Status {
        /// It applies now.
        InForce = "in-force",
        /// A tool, service, body or way of working that people use now.
        InUse = "in-use",
        /// It is tried in some places.
        Pilot = "pilot",
        /// Views are asked for, or a review is under way.
        Consultation = "consultation",
        /// A report or evidence that stands; not a rule.
        Published = "published",
        /// Something newer took its place.
        Superseded = "superseded",
        /// It has ended.
        Closed = "closed",
    }
}

vocabulary! {
    /// Who a page is for.
    Audience {
        /// Allied health professionals and their colleagues.
        Staff = "staff",
        /// Who teaches and supports them.
        Educators = "educators",
        /// Who leads services and teams.
        Leaders = "leaders",
    }
}
