//! Addresses -> outcomes: a few hosts at once; for each host one request at a time, with a pause in
//! between.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{scope, sleep};
use std::time::Instant;

use ureq::Agent;
use url::Url;

use super::ask::ask;
use super::outcome::Outcome;
use super::{Settings, web};

/// Outcomes by address.
pub(super) type Outcomes = BTreeMap<String, Outcome>;

/// After this many unreachable hosts, with none reached, assume there is no network.
const NO_NETWORK: usize = 4;

/// After this many unanswered requests in a row, give up on the host.
const NO_HOST: usize = 2;

/// State shared by the threads.
struct Work<'a> {
    settings: &'a Settings,
    client: Agent,
    started: Instant,
    left: Mutex<VecDeque<Vec<String>>>,
    outcomes: Mutex<Outcomes>,
    reached: AtomicUsize,
    missed: AtomicUsize,
}

/// Requests all of `urls`.
pub(super) fn ask_all(urls: Vec<String>, settings: &Settings) -> Outcomes {
    let mut hosts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for url in urls {
        hosts.entry(host(&url)).or_default().push(url);
    }
    if hosts.is_empty() {
        return Outcomes::new();
    }
    let threads = settings.hosts.clamp(1, hosts.len());
    let work = Work {
        settings,
        client: web::client(settings),
        started: Instant::now(),
        left: Mutex::new(hosts.into_values().collect()),
        outcomes: Mutex::default(),
        reached: AtomicUsize::new(0),
        missed: AtomicUsize::new(0),
    };
    scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(urls) = work.next() {
                    work.host(urls)
                }
            });
        }
    });
    work.outcomes
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
}

/// Host and port: there is one queue for each.
pub(super) fn host(url: &str) -> String {
    let url = Url::parse(url).ok();
    url.and_then(|url| {
        Some(format!(
            "{}:{}",
            url.host_str()?,
            url.port_or_known_default()?
        ))
    })
    .unwrap_or_default()
}

impl Work<'_> {
    fn next(&self) -> Option<Vec<String>> {
        self.left
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
    }

    /// Requests all addresses of one host; gives up early if it does not respond.
    fn host(&self, urls: Vec<String>) {
        let mut silent = 0;
        for (number, url) in urls.into_iter().enumerate() {
            let outcome = self
                .skipped(silent)
                .unwrap_or_else(|| self.one(&url, number > 0));
            match outcome {
                Outcome::Unreachable(_) => silent += 1,
                Outcome::Skipped(_) => {}
                _ => silent = 0,
            }
            let outlook = if silent > 0 {
                &self.missed
            } else {
                &self.reached
            };
            if number == 0 {
                outlook.fetch_add(1, Ordering::Relaxed);
            }
            self.outcomes
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(url, outcome);
        }
    }

    /// Why further requests would be pointless.
    fn skipped(&self, silent: usize) -> Option<Outcome> {
        let missed = self.missed.load(Ordering::Relaxed);
        let why = if self.started.elapsed() > self.settings.whole {
            "there was no time left to ask"
        } else if silent >= NO_HOST {
            "the site did not answer before"
        } else if self.reached.load(Ordering::Relaxed) == 0 && missed >= NO_NETWORK {
            "no site can be reached"
        } else {
            return None;
        };
        Some(Outcome::Skipped(why.to_owned()))
    }

    fn one(&self, url: &str, paused: bool) -> Outcome {
        if paused {
            sleep(self.settings.pause);
        }
        match Url::parse(url) {
            Ok(url) => ask(&self.client, &url, self.settings),
            Err(_) => Outcome::Broken("this is no address".to_owned()),
        }
    }
}
