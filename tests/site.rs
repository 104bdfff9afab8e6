//! What the generator promises about its pages, part by part.
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
