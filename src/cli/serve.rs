//! `preceptor serve`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use preceptor::BuildOptions;
use preceptor::diagnostic::{Counts, terminal};
use preceptor::serve::{BuildReport, Event, Options, Server};
use preceptor::watch::QUIET;

use super::{DONE, FAILED, report};

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// The project's folder: the one that holds preceptor.yaml
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    /// The port; when it is taken, the next free one
    #[arg(long, value_name = "PORT", default_value_t = 8017)]
    port: u16,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Scan all files every second: for network drives, which do not report changes
    #[arg(long)]
    poll: bool,
    /// Leave drafts (`draft: true`) out, as a build does; without this they are shown, since they
    /// are what is being written
    #[arg(long)]
    no_drafts: bool,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
}

/// Serves until it is stopped.
pub fn run(arguments: &Serve) -> u8 {
    if !arguments.project.is_dir() {
        say(&format!(
            "error: there is no folder {}",
            arguments.project.display()
        ));
        return FAILED;
    }
    // There is nothing on disk to clean up.
    let stopped = ctrlc::set_handler(|| {
        say("\nStopped.");
        std::process::exit(DONE.into());
    });
    if let Err(error) = stopped {
        say(&format!(
            "Ctrl-C will end the program without a message: {error}"
        ));
    }
    let options = Options {
        root: arguments.project.clone(),
        port: arguments.port,
        build: BuildOptions {
            drafts: !arguments.no_drafts,
            strict: arguments.strict,
            writing: true,
            ..BuildOptions::default()
        },
        poll: arguments.poll,
        quiet: QUIET,
    };
    match Server::start(&options, Arc::new(|event| say(&message(&event)))) {
        Ok(server) => {
            welcome(arguments, &server);
            server.wait();
            FAILED
        }
        Err(error) => {
            say(&format!("error: {error}"));
            FAILED
        }
    }
}

fn welcome(arguments: &Serve, server: &Server) {
    let address = format!("http://{}/", server.address());
    if server.address().port() != arguments.port && arguments.port != 0 {
        say(&format!(
            "Port {} is taken, so this is another one.",
            arguments.port
        ));
    }
    let how = if arguments.poll {
        "every second"
    } else {
        "as soon as you save"
    };
    say(&format!(
        "The site is at {address}\nIt changes {how}: content, glossary, theme, preceptor.yaml. Ctrl-C stops it."
    ));
    if arguments.open
        && let Err(error) = open::that_detached(&address)
    {
        say(&format!(
            "No browser could be opened ({error}). Type the address into one."
        ));
    }
}

fn message(event: &Event<'_>) -> String {
    match event {
        Event::Polling(why) => {
            format!(
                "The system does not report changes here ({why}), so all files are scanned every second."
            )
        }
        Event::Built(build) => built(build),
    }
}

/// New findings in full, then one line.
fn built(build: &BuildReport<'_>) -> String {
    let tally = terminal::tally(Counts::of(build.findings));
    let findings = if build.are_known {
        String::new()
    } else {
        terminal::write(build.findings)
    };
    let seconds = build.took.as_secs_f64();
    let pages = build.pages;
    let outcome = match (build.is_broken, build.has_site) {
        (true, true) => {
            format!("{seconds:.2} s: {tally}. The site stays as it was until this is fixed.")
        }
        (true, false) => {
            format!("{seconds:.2} s: {tally}. There is no site to show until this is fixed.")
        }
        (false, _) if tally.is_empty() => format!("{seconds:.2} s: {pages} pages, nothing found."),
        (false, _) => format!("{seconds:.2} s: {pages} pages, {tally}."),
    };
    let more = match build.more_advice {
        0 => String::new(),
        1 => " There is more advice on another page.".to_owned(),
        pages => format!(" There is more advice on {pages} other pages."),
    };
    format!("{findings}{outcome}{more}")
}

fn say(text: &str) {
    // The server carries on even if its output cannot be written.
    let _ = report::out(&format!("{text}\n"));
}
