//! Sites with natural words, and what building them with their search index costs against a minimal
//! program. What searching them costs is measured in a browser by `budgets.mjs`, which calls this.
//!
//! ```text
//! cargo bench --bench search -- sites 1000 10000     makes and builds sites of so many pages
//! cargo bench --bench search -- vocabulary 10000     how the words of such a site behave
//! ```
//!
//! What is made lies in `target/bench-data`, or where `BENCH_DATA` says: `natural-1000` (content),
//! `natural-1000-site` and `natural-1000.json` (figures of the build).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod corpus;
mod lexicon;
mod material;
#[path = "../build/measure.rs"]
mod measure;
#[path = "../build/minimal.rs"]
mod minimal;
mod text;
mod topics;
mod vocabulary;
#[path = "../build/words.rs"]
#[allow(dead_code)]
mod words;

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use corpus::Corpus;
use measure::{Run, Spread};

/// The argument that makes this program run as the minimal one.
const MINIMAL: &str = "minimal";

fn main() {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let is_bench = env::args().any(|argument| argument == "--bench");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |text: &&str| text.parse::<usize>().expect("a number of pages");
    match &arguments[..] {
        [MINIMAL, content, output] => minimal::run(Path::new(content), Path::new(output)),
        ["vocabulary", pages] => vocabulary::print(number(pages)),
        ["sites", sizes @ ..] => sizes
            .iter()
            .map(number)
            .for_each(|pages| site(pages, rounds(pages))),
        // `cargo test --all-targets` runs this, too: everything once, and small.
        _ if !is_bench => site(40, 1),
        _ => [1_000, 10_000]
            .into_iter()
            .for_each(|pages| site(pages, rounds(pages))),
    }
}

fn rounds(pages: usize) -> usize {
    match pages {
        0..5_000 => 9,
        5_000..50_000 => 3,
        _ => 1,
    }
}

/// Creates the site's content, builds it in turns with the minimal program, and keeps the last site
/// and the figures.
fn site(pages: usize, rounds: usize) {
    let data = data_folder();
    let project = project(&data, pages);
    let (content, outputs) = (project.join("content"), data.join("natural-outputs"));
    remove(&outputs);
    fs::create_dir_all(&outputs).unwrap();
    let itself = env::current_exe().unwrap();
    let mut runs: Vec<[Cost; 2]> = Vec::new();
    // The first round warms up the system's caches.
    for round in 0..=rounds {
        let [bare, full] = ["minimal", "ours"].map(|name| outputs.join(format!("{name}-{round}")));
        let minimal = cost(Command::new(&itself).arg(MINIMAL).arg(&content).arg(&bare));
        let mut build = Command::new(env!("CARGO_BIN_EXE_preceptor"));
        build
            .args(["build", "--strict", "--project"])
            .arg(&project)
            .arg("--output")
            .arg(&full);
        runs.push([minimal, cost(&mut build)]);
    }
    let kept = data.join(format!("natural-{pages}-site"));
    remove(&kept);
    fs::rename(outputs.join(format!("ours-{rounds}")), kept).unwrap();
    remove(&outputs);
    let figures = figures(pages, &runs[1..]);
    fs::write(data.join(format!("natural-{pages}.json")), &figures).unwrap();
    println!("{figures}");
}

/// What one run took.
struct Cost {
    run: Run,
    /// CPU time of all cores, in the system's ticks: independent of what else the machine does.
    processor: u64,
}

fn cost(command: &mut Command) -> Cost {
    let before = ticks();
    let run = measure::run(command);
    Cost {
        run,
        processor: ticks() - before,
    }
}

/// The time used so far by programs that this one ran and waited for (Linux; zero elsewhere).
fn ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The fields after the name, which may contain anything, start with the third; children's user
    // and system time are the sixteenth and seventeenth of all.
    let fields = stat
        .rsplit_once(')')
        .map_or("", |(_, rest)| rest)
        .split_ascii_whitespace();
    fields
        .skip(13)
        .take(2)
        .filter_map(|field| field.parse::<u64>().ok())
        .sum()
}

fn figures(pages: usize, runs: &[[Cost; 2]]) -> String {
    let seconds =
        |program: usize| Spread::of(runs.iter().map(|round| round[program].run.seconds)).median;
    let ratio = Spread::of(
        runs.iter()
            .map(|round| round[1].run.seconds / round[0].run.seconds),
    );
    let processor = |program: usize| {
        runs.iter()
            .map(|round| round[program].processor)
            .sum::<u64>() as f64
    };
    let peak = runs
        .iter()
        .filter_map(|round| round[1].run.megabytes)
        .fold(f64::NAN, f64::max);
    let figures = [
        ("pages", pages as f64),
        ("rounds", runs.len() as f64),
        ("minimalSeconds", seconds(0)),
        ("seconds", seconds(1)),
        ("ratio", ratio.median),
        ("leastRatio", ratio.least),
        ("mostRatio", ratio.most),
        ("processorRatio", processor(1) / processor(0)),
        ("peakMegabytes", peak),
    ];
    let fields: Vec<String> = figures
        .iter()
        .map(|(name, value)| format!("\"{name}\":{:.3}", value))
        .collect();
    format!("{{{}}}", fields.join(","))
}

fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
}

/// A folder beside Cargo's output.
fn data_folder() -> PathBuf {
    let beside = || Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench-data");
    env::var_os("BENCH_DATA").map_or_else(beside, PathBuf::from)
}

/// The project of this size, created unless it exists.
fn project(data: &Path, pages: usize) -> PathBuf {
    let folder = data.join(format!("natural-{pages}"));
    // Written last: an incomplete corpus has none.
    let stamp = folder.join("made-by");
    if fs::read_to_string(&stamp).ok() != Some(generator()) {
        remove(&folder);
        Corpus::new(pages).write(&folder);
        fs::write(stamp, generator()).unwrap();
    }
    folder
}

/// Identifies the generator: a hash of its own source.
fn generator() -> String {
    let mut hasher = DefaultHasher::new();
    let sources = [
        include_str!("corpus.rs"),
        include_str!("lexicon.rs"),
        include_str!("material.rs"),
        include_str!("text.rs"),
        include_str!("topics.rs"),
        include_str!("../build/words.rs"),
    ];
    sources.hash(&mut hasher);
    hasher.finish().to_string()
}
