//! `serve`: in the end it shows what a clean build would show, whatever was done to the files and
//! however; and attackers do no harm.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "serve/client.rs"]
mod client;
mod common;
#[path = "serve/edits.rs"]
mod edits;
#[path = "serve/hostile.rs"]
mod hostile;
#[path = "properties/projects.rs"]
#[allow(dead_code, reason = "the tests of builds use the rest")]
mod projects;
#[path = "serve/shown.rs"]
mod shown;
