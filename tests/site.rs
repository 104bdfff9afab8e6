//! What the generator promises of the pages that it makes, part by part.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
mod site {
    mod addresses;
    mod body;
    mod collections;
    mod frame;
    mod kinds;
    mod locale;
    mod theme;
    mod typed;
    mod words;
}
