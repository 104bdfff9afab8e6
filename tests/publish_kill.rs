//! A run killed at any moment leaves the old site or the new one, whole.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use preceptor::publish::{Bundle, Content, Options, OutPath, SiteWriter, Store, publish};

const KILLS: u32 = 200;
const FILES: usize = 1000;
const OUTPUT: &str = "PRECEPTOR_TEST_OUTPUT";
const SITE: &str = "PRECEPTOR_TEST_SITE";

type Files = BTreeMap<String, Vec<u8>>;

/// A tenth is in one site only, a third differs, the rest is equal in both.
fn bundle(site: &str) -> Bundle {
    let file = |n: usize| {
        let own = if n.is_multiple_of(10) { site } else { "both" };
        let text = if n.is_multiple_of(3) { site } else { "both" };
        let path = OutPath::new(&format!("{own}/{}/page-{n}.html", n % 17)).unwrap();
        (path, format!("{n} {text} ").repeat(200).into())
    };
    (0..FILES).map(file).collect()
}

fn force() -> Options {
    Options { force: true }
}

/// Not a test of its own: what the test below starts and kills.
#[test]
#[ignore = "started by killed_at_any_moment"]
fn child_publishes() {
    let (Some(output), Ok(site)) = (std::env::var_os(OUTPUT), std::env::var(SITE)) else {
        return;
    };
    let (bundle, output) = (bundle(&site), Path::new(&output));
    println!("\nready");
    match site.as_str() {
        "a" => publish_as_made(bundle, output),
        _ => drop(publish(&bundle, output, &force()).unwrap()),
    }
    println!("\ndone");
}

/// File by file, as a build hands them over.
fn publish_as_made(bundle: Bundle, output: &Path) {
    let writer = SiteWriter::open(output).unwrap();
    let keep = |(path, content): (&OutPath, &Content)| match content {
        Content::Owned(bytes) => (path.clone(), writer.keep(path, bytes.clone())),
        other => panic!("{other:?}"),
    };
    let kept: Bundle = bundle.iter().map(keep).collect();
    writer.publish(&kept, &force()).unwrap();
}

/// A child that is about to publish. What it says must stay open, or it would stop at its last
/// words.
fn start(output: &Path, site: &str) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["child_publishes", "--exact", "--ignored", "--nocapture"])
        .envs([(OUTPUT, output.as_os_str()), (SITE, site.as_ref())])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    wait_for(&mut said, "ready");
    (child, said)
}

fn wait_for(said: &mut BufReader<ChildStdout>, word: &str) {
    let mut line = String::new();
    while line.trim() != word {
        line.clear();
        assert_ne!(
            said.read_line(&mut line).unwrap(),
            0,
            "the child ended before saying {word}"
        );
    }
}

fn read(root: &Path) -> Files {
    let mut files = Files::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(dir) = waiting.pop() {
        for entry in fs::read_dir(root.join(&dir)).unwrap().map(Result::unwrap) {
            let path = dir.join(entry.file_name());
            match entry.file_type().unwrap().is_dir() {
                true => waiting.push(path),
                false => {
                    drop(files.insert(path.display().to_string(), fs::read(entry.path()).unwrap()))
                }
            }
        }
    }
    files
}

/// Both sites as they are when nothing goes wrong, and how long the change takes a child.
fn expected(output: &Path) -> ([Files; 2], Duration) {
    publish(&bundle("b"), output, &Options::default()).unwrap();
    fs::write(output.join("foreign.txt"), "mine").unwrap();
    fs::write(output.join(".gitkeep"), "").unwrap();
    let mut took = Vec::new();
    let mut trees = ["a", "b"].map(|_| Files::new());
    for turn in 0..6 {
        let (mut child, mut said) = start(output, ["a", "b"][turn % 2]);
        let started = Instant::now();
        wait_for(&mut said, "done");
        took.push(started.elapsed());
        assert!(child.wait().unwrap().success());
        trees[turn % 2] = read(output);
    }
    took.sort();
    (trees, took[took.len() / 2])
}

/// A number below one for each turn; the same ones in every run.
fn random(seed: &mut u64) -> f64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    (*seed >> 11) as f64 / (1_u64 << 53) as f64
}

/// A folder in memory, if the system has one: 200 runs would keep a slow disk busy for minutes, and
/// a killed process does not lose files kept in memory.
fn quick_dir() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}

#[test]
fn killed_at_any_moment() {
    let dir = quick_dir();
    let output = dir.path().join("site");
    let (trees, took) = expected(&output);
    let mut seed = 0x9E37_79B9_7F4A_7C15;
    let (mut now, mut before, mut after, mut inside) = (1, 0, 0, 0);
    for kill in 0..KILLS {
        let next = 1 - now;
        let (mut child, said) = start(&output, ["a", "b"][next]);
        // More than its time, since a run that first clears away what the one before left takes
        // longer.
        sleep(took.mul_f64(random(&mut seed) * 1.8));
        child.kill().unwrap();
        child.wait().unwrap();
        drop(said);
        let tree = read(&output);
        assert!(
            tree == trees[now] || tree == trees[next],
            "kill {kill}: {}",
            difference(&tree, &trees)
        );
        inside += u32::from(dir.path().join(".site.preceptor-stage").exists());
        if tree == trees[next] {
            after += 1;
            now = next;
        } else {
            before += 1;
        }
        if kill % 5 == 4 {
            now = 1 - now;
            finish(&bundle(["a", "b"][now]), &output, &trees[now]);
        }
    }
    println!(
        "{before} left the old site, {after} the new one, {inside} of them with leftovers; a run takes {took:?}"
    );
    assert!(
        before > 20 && after > 20 && inside > 20,
        "the kills did not fall into the work"
    );
}

/// The run after a kill succeeds, and leaves nothing beside the site.
fn finish(bundle: &Bundle, output: &Path, tree: &Files) {
    publish(bundle, output, &force()).unwrap();
    assert!(read(output) == *tree);
    assert_eq!(fs::read_dir(output.parent().unwrap()).unwrap().count(), 1);
}

fn difference(tree: &Files, [a, b]: &[Files; 2]) -> String {
    let missing = |other: &Files| {
        other
            .iter()
            .filter(|(path, text)| tree.get(*path) != Some(text))
            .count()
    };
    format!(
        "{} files; {} of a and {} of b are missing or differ",
        tree.len(),
        missing(a),
        missing(b)
    )
}

/// A kill seldom falls between two renames; a reader that never stops looking does see that gap.
#[test]
fn a_reader_never_finds_the_site_missing() {
    let dir = quick_dir();
    let output = dir.path().join("site");
    let site = |n: u32| -> Bundle {
        [(OutPath::new("index.html").unwrap(), n.to_string().into())]
            .into_iter()
            .collect()
    };
    publish(&site(0), &output, &Options::default()).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut missing = 0;
            while !done.load(Ordering::Relaxed) {
                missing += u32::from(!output.join("index.html").exists());
            }
            missing
        });
        (1..=500).for_each(|n| {
            publish(&site(n), &output, &Options::default()).unwrap();
        });
        done.store(true, Ordering::Relaxed);
        assert_eq!(reader.join().unwrap(), 0);
    });
}
