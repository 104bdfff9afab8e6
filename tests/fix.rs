//! `check --fix`: what it fixes, what it leaves, and that it changes nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "fix/astray.rs"]
mod astray;
#[path = "fix/command.rs"]
mod command;
mod common;
#[path = "fix/fixtures.rs"]
mod fixtures;
#[path = "fix/mutations.rs"]
mod mutations;
#[path = "fix/pack.rs"]
mod pack;
#[path = "fix/questions.rs"]
mod questions;
#[path = "fix/random.rs"]
mod random;
