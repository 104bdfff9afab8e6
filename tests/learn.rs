//! Quizzes, cases, checklists, modules and plans: what an author writes is what the model says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
mod learn {
    mod answers;
    mod cases;
    mod checklists;
    mod fixes;
    mod hidden;
    mod modules;
    mod options;
    mod plans;
    mod questions;
    pub mod read;
}
