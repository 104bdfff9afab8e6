//! Arguments -> command -> exit code.

pub mod build;
pub mod check;
pub mod explain;
mod external;
mod findings;
mod fix;
mod guard;
pub mod lock;
pub mod new;
mod progress;
mod report;
pub mod schema;
pub mod serve;
pub mod shell;
mod summary;
mod terminal_page;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use preceptor::BuildOptions;

/// Everything was done.
pub const DONE: u8 = 0;
/// The content has errors; nothing was written.
pub const CONTENT: u8 = 1;
/// The command could not run.
pub const FAILED: u8 = 2;

/// Turns a folder of Markdown into a site of guidance, policy summaries and practice for health
/// staff.
///
/// A project is a folder with a file preceptor.yaml, in which `title:` is all that is needed, and a
/// folder content with Markdown files. What is built opens from any web server, from a file share
/// and from a memory stick.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 done, 1 the content has errors (nothing was written), 2 the command could not run.\n\n\
Examples:\n  preceptor new handbook                begin with a small example in the new folder handbook\n  \
preceptor build                       build the project in this folder into its folder site\n  \
preceptor serve --open                show it in the browser while you write\n  \
preceptor check --format json         all problems, for a program to read\n  preceptor build --zip handbook.zip    the site as one file to send on"
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a project in an empty folder, or add a file to one
    New(new::New),
    /// Build the site and write it to the output folder, all or nothing
    Build(build::Build),
    /// Report every problem with its place and its fix, and write nothing
    Check(check::Check),
    /// Say more about a finding: why it matters, how to fix it, with an example
    Explain(explain::Explain),
    /// Show the site in the browser while you write, and again after every save
    Serve(serve::Serve),
    /// Write down the words under every id, so that later builds can tell when an id changed its
    /// meaning
    Lock(lock::Lock),
    /// Print what a file may contain, for editors that help while you type (JSON Schema)
    Schema(schema::Schema),
    /// Print what a shell needs to complete the commands with the Tab key
    Completions(shell::Completions),
    /// Print the manual page
    Man,
}

/// What all commands that build have in common.
#[derive(Debug, Args)]
pub struct Common {
    /// The project's folder: the one that holds preceptor.yaml
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    /// How to report: for people, or for programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Let warnings stop the build, as errors do
    #[arg(long)]
    strict: bool,
    /// Take drafts (`draft: true`) into the site
    #[arg(long)]
    drafts: bool,
}

impl Common {
    fn options(&self) -> BuildOptions {
        // If warnings count as errors, all of them are looked for.
        BuildOptions {
            drafts: self.drafts,
            strict: self.strict,
            writing: self.strict,
            today: None,
        }
    }
}

/// The faces of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The line, what is wrong with it, and how to fix it
    Human,
    /// `{"diagnostics": […], "counts": {…}, …}`
    Json,
    /// Annotations of a pull request on GitHub
    Github,
    /// SARIF 2.1.0, for editors and code scanning
    Sarif,
}

/// Runs the command that the arguments name.
pub fn run(cli: &Cli) -> u8 {
    match &cli.command {
        Command::New(arguments) => new::run(arguments),
        Command::Build(arguments) => build::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Lock(arguments) => lock::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Completions(arguments) => shell::completions(arguments),
        Command::Man => shell::man(),
    }
}
