//! Arguments -> command -> exit code: 0 done, 1 the content has errors, 2 the command could not
//! run.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    ExitCode::from(cli::run(&cli::Cli::parse()))
}
