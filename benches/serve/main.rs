//! From a saved page to the new page in the reader's hands, on generated sites: what `serve` adds
//! to the 100 ms that it waits for more events.
//!
//! ```text
//! cargo bench --bench serve              1,000 and 10,000 pages
//! cargo bench --bench serve -- --full    memory after 1,000 rebuilds as well
//! ```
//!
//! The server runs as a separate process; this program saves a page, receives the new edition like
//! a browser, requests the page, and looks for the text it saved. `at rest`: background work for
//! the previous edition (search index, trial rendering) is finished. `in a row`: the next save
//! comes a second after the previous page, whatever is still running.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../build/code.rs"]
#[allow(dead_code)]
mod code;
#[path = "../build/corpus.rs"]
#[allow(dead_code)]
mod corpus;
#[path = "../build/front.rs"]
#[allow(dead_code)]
mod front;
#[path = "../build/page.rs"]
#[allow(dead_code)]
mod page;
#[path = "../build/words.rs"]
#[allow(dead_code)]
mod words;
#[path = "../build/zola.rs"]
#[allow(dead_code)]
mod zola;

mod browser;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use browser::{Server, State};
use corpus::{Corpus, Shape, Size};

/// How long the server waits after an event.
const BATCH: Duration = Duration::from_millis(100);

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    // `cargo test --all-targets` runs this, too: everything once, and small.
    let (sizes, rounds): (&[usize], _) = if has("--bench") {
        (&[1_000, 10_000], 40)
    } else {
        (&[60], 2)
    };
    println!(
        "{:>6} {:>10} {:>8} {:>8} {:>8} {:>10}",
        "pages", "", "p50 ms", "p95 ms", "most ms", "memory MB"
    );
    for pages in sizes {
        let mut site = Site::new(*pages);
        site.row("at rest", rounds, true);
        site.row("in a row", rounds, false);
        if has("--full") {
            site.row("1,000 more", 1_000, false);
        }
    }
}

/// A generated site that is being served.
struct Site {
    corpus: Corpus,
    folder: PathBuf,
    server: Server,
    pages: usize,
    saved: usize,
}

impl Site {
    fn new(pages: usize) -> Site {
        let corpus = Corpus::new(Size { pages, code: false });
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .with_file_name("bench-data")
            .join(format!("serve-{pages}"));
        let _ = fs::remove_dir_all(&folder);
        corpus.write(&folder, Shape::Preceptor);
        let server = Server::start(&folder);
        let mut site = Site {
            corpus,
            folder,
            server,
            pages,
            saved: 0,
        };
        site.settle();
        site.save(true);
        site
    }

    fn row(&mut self, name: &str, rounds: usize, rest: bool) {
        let mut times: Vec<Duration> = (0..rounds).map(|_| self.save(rest)).collect();
        times.sort_unstable();
        let at = |per_cent: usize| {
            times[(times.len() * per_cent / 100).min(times.len() - 1)].as_secs_f64() * 1000.0
        };
        let memory = self.server.megabytes();
        println!(
            "{:>6} {name:>10} {:>8.0} {:>8.0} {:>8.0} {memory:>10.0}",
            self.pages,
            at(50),
            at(95),
            at(100)
        );
    }

    /// Saves a page, waits until it is served, and returns the time beyond the batch.
    fn save(&mut self, rest: bool) -> Duration {
        self.saved += 1;
        let path = self.corpus.path(self.saved * 7919 % self.pages);
        let file = self.folder.join("content").join(&path).with_extension("md");
        let mark = format!("Saved for the {}th time.", self.saved);
        let text = fs::read_to_string(&file).unwrap() + "\n" + &mark + "\n";
        let before = self.server.state().edition;
        let began = Instant::now();
        fs::write(&file, text).unwrap();
        while self.server.next_event().edition == before {}
        let html = self.server.get(&format!("{path}.html"));
        let took = began.elapsed();
        assert!(html.contains(&mark), "the page is not the new one");
        if rest {
            self.settle();
        } else {
            sleep(Duration::from_secs(1));
        }
        took.saturating_sub(BATCH)
    }

    fn settle(&mut self) {
        let mut state: State = self.server.state();
        while !state.settled {
            state = self.server.next_event();
        }
    }
}
