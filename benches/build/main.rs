//! Whole builds, measured against a minimal program (walk, parse with pulldown-cmark, write) and,
//! where `ZOLA` names its program, against Zola, without its search index and (up to 10,000 pages)
//! with it: ours is always there. As ratios within one run, since machines differ and drift.
//!
//! ```text
//! cargo bench --bench build              1,000 and 10,000 pages
//! cargo bench --bench build -- --full    50,000 pages and 10,000 with code as well
//! ZOLA=/path/to/zola cargo bench --bench build -- --full
//! ```
//!
//! Each program runs once without being counted, then all of them by turns, each time into a fresh
//! folder. What they write stays until the end: some file systems (ext4) are slow to make files for
//! minutes after many were removed, which would be counted. The corpora lie in `target/bench-data`,
//! or where `BENCH_DATA` says, and are made again when what makes them changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod code;
mod corpus;
mod front;
mod measure;
mod minimal;
mod page;
mod words;
mod zola;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use corpus::{Corpus, Shape, Size};
use measure::{Run, Spread, run};

/// Where all output is kept until the end.
const OUTPUTS: &str = "outputs";

/// Zola takes half a minute to index so many pages.
const SEARCHABLE: usize = 10_000;

const ZOLA_HEADS: &str = "   zola s  ours/zola [min max]  indexed ours/indexed [m m]";

/// The argument that makes this program run as the minimal one.
const MINIMAL: &str = "minimal";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    match &arguments[..] {
        [name, content, output] if name == MINIMAL => {
            minimal::run(Path::new(content), Path::new(output))
        }
        // `cargo test --all-targets` runs this, too: everything once, and small.
        _ if !has("--bench") => measure_all(
            &[Size {
                pages: 60,
                code: true,
            }],
            1,
        ),
        _ => {
            let mut sizes = vec![
                Size {
                    pages: 1_000,
                    code: false,
                },
                Size {
                    pages: 10_000,
                    code: false,
                },
            ];
            if has("--full") {
                sizes.extend([
                    Size {
                        pages: 50_000,
                        code: false,
                    },
                    Size {
                        pages: 10_000,
                        code: true,
                    },
                ]);
            }
            measure_all(&sizes, 5);
        }
    }
}

fn measure_all(sizes: &[Size], rounds: usize) {
    remove(&data_folder().join(OUTPUTS));
    let zola = env::var_os("ZOLA");
    print!(
        "{:<14} {:>9} {:>8} {:>20} {:>8} {:>11}",
        "pages", "minimal s", "ours s", "ratio [min max]", "peak MB", "s per 1,000"
    );
    println!("{}", if zola.is_some() { ZOLA_HEADS } else { "" });
    for size in sizes {
        // Small sites are so quick that more rounds cost nothing.
        let rounds = if size.pages == 1_000 {
            rounds * 3
        } else {
            rounds
        };
        println!("{}", row(*size, rounds, zola.as_ref()));
    }
    remove(&data_folder().join(OUTPUTS));
}

fn row(size: Size, rounds: usize, zola: Option<&OsString>) -> String {
    let data = data_folder();
    let ours = project(&data, size, Shape::Preceptor);
    let mut programs = vec![minimal_program(&ours), our_program(&ours)];
    if let Some(zola) = zola {
        let project = project(&data, size, Shape::Zola);
        programs.push(zola_program(zola, &project, zola::CONFIG));
        programs.extend(
            (size.pages <= SEARCHABLE)
                .then(|| zola_program(zola, &project, zola::SEARCHABLE_CONFIG)),
        );
    }
    let others = 2..programs.len();
    let runs = by_turns(&programs, &data.join(OUTPUTS).join(label(size)), rounds);
    let median =
        |program: usize| Spread::of(runs.iter().map(|round| round[program].seconds)).median;
    let ratio = |other: usize| {
        let Spread {
            median,
            least,
            most,
        } = Spread::of(
            runs.iter()
                .map(|round| round[1].seconds / round[other].seconds),
        );
        format!("{median:.2} [{least:.2} {most:.2}]")
    };
    let peak = runs
        .iter()
        .filter_map(|round| round[1].megabytes)
        .fold(f64::NAN, f64::max);
    let mut row = format!(
        "{:<14} {:>9.3} {:>8.3} {:>20} {:>8.0} {:>11.3}",
        label(size),
        median(0),
        median(1),
        ratio(0),
        peak,
        median(1) * 1000.0 / size.pages as f64
    );
    others.for_each(|other| row += &format!(" {:>8.3} {:>20}", median(other), ratio(other)));
    row
}

/// Takes an output folder, and returns the command that fills it.
type Program = Box<dyn Fn(&Path) -> Command>;

fn minimal_program(project: &Path) -> Program {
    let (itself, content) = (env::current_exe().unwrap(), project.join("content"));
    Box::new(move |output| command(&itself, &[&MINIMAL, &content, &output]))
}

fn our_program(project: &Path) -> Program {
    let project = project.to_owned();
    let itself = PathBuf::from(env!("CARGO_BIN_EXE_preceptor"));
    Box::new(move |output| {
        command(
            &itself,
            &[&"build", &"--project", &project, &"--output", &output],
        )
    })
}

fn zola_program(zola: &OsString, project: &Path, config: &str) -> Program {
    let (zola, project, config) = (
        PathBuf::from(zola),
        project.to_owned(),
        project.join(config),
    );
    Box::new(move |output| {
        command(
            &zola,
            &[
                &"--root",
                &project,
                &"--config",
                &config,
                &"build",
                &"--output-dir",
                &output,
            ],
        )
    })
}

fn command(program: &Path, arguments: &[&dyn AsRef<std::ffi::OsStr>]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Once to warm up the system's caches, then `rounds` times.
fn by_turns(programs: &[Program], outputs: &Path, rounds: usize) -> Vec<Vec<Run>> {
    fs::create_dir_all(outputs).unwrap();
    let once = |round: usize, number: usize| {
        let output = outputs.join(format!("{round}-{number}"));
        let done = run(&mut programs[number](&output));
        assert!(output.join("index.html").is_file());
        done
    };
    (0..=rounds)
        .map(|round| {
            (0..programs.len())
                .map(|number| once(round, number))
                .collect()
        })
        .skip(1)
        .collect()
}

fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
}

fn label(size: Size) -> String {
    format!(
        "{}{}",
        size.pages,
        if size.code { " with code" } else { "" }
    )
}

/// A folder beside Cargo's output.
fn data_folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench-data");
    env::var_os("BENCH_DATA").map_or_else(beside, PathBuf::from)
}

/// The project of this size and shape, created unless it exists.
fn project(data: &Path, size: Size, shape: Shape) -> PathBuf {
    let zola = if shape == Shape::Zola {
        " for zola"
    } else {
        ""
    };
    let folder = data.join(format!("{}{zola}", label(size)).replace(' ', "-"));
    // Written last: an incomplete corpus has none.
    let stamp = folder.join("made-by");
    if fs::read_to_string(&stamp).ok() != Some(generator()) {
        remove(&folder);
        Corpus::new(size).write(&folder, shape);
        fs::write(stamp, generator()).unwrap();
    }
    folder
}

/// Identifies the generator: a hash of its own source.
fn generator() -> String {
    let mut hasher = DefaultHasher::new();
    let sources = [
        include_str!("code.rs"),
        include_str!("corpus.rs"),
        include_str!("front.rs"),
        include_str!("page.rs"),
        include_str!("words.rs"),
        include_str!("zola.rs"),
    ];
    sources.hash(&mut hasher);
    hasher.finish().to_string()
}
