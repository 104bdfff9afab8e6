//! A site in memory, on this computer only, made anew whenever something is saved.
//!
//! ```text
//! rebuild   a change -> a new edition, or what stands in its way     (in front)
//! behind    the edition -> its search index, and every page once     (follows)
//! board     what is shown now, for all who wait for something newer
//! answer    a request -> a page, rendered when it is asked for
//! dress     a page -> the same with the script that reloads it
//! stream    the board -> server-sent events
//! http      requests and responses, with bounds for whoever means harm
//! ```
//!
//! While the content has errors the last good edition stays, and pages show the errors above it.

mod answer;
mod behind;
mod board;
mod dress;
mod http;
mod problem;
mod rebuild;
mod response;
mod stream;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::BuildOptions;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::project::Project;
use crate::watch::{Bell, Watch};
use behind::Behind;
use board::Board;
use rebuild::Rebuild;

/// How to serve.
#[derive(Debug, Clone)]
pub struct Options {
    /// The project's folder.
    pub root: PathBuf,
    /// The port to try first; 0 for any.
    pub port: u16,
    /// How to build.
    pub build: BuildOptions,
    /// Looks at all files every second, where the system does not tell of changes.
    pub poll: bool,
    /// How long after a change to wait for more of them; usually [`crate::watch::QUIET`].
    pub quiet: Duration,
}

/// What whoever started the server is told.
#[derive(Debug)]
pub enum Told<'a> {
    /// A build is done.
    Built(Account<'a>),
    /// The system cannot tell of changes, so files are looked at every second: the reason.
    Looking(&'a str),
}

/// What a build gave.
#[derive(Debug)]
pub struct Account<'a> {
    /// From the end of the batch until the new pages can be had.
    pub took: Duration,
    /// How many pages authors wrote.
    pub pages: usize,
    /// The content as it is now makes no site.
    pub is_broken: bool,
    /// There is a site to show: this one, or the last good one.
    pub has_site: bool,
    /// Everything that was found, in order.
    pub findings: &'a [Diagnostic],
    /// How many pages have more advice, which is not among the findings.
    pub more_advice: usize,
    /// Whether the build before this one found the same.
    pub are_known: bool,
}

/// Is told what goes on, from several threads.
pub type Teller = Arc<dyn Fn(Told<'_>) + Send + Sync>;

/// How many ports are tried, from the first on.
const PORTS: u16 = 100;

/// A running server. It stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    board: Arc<Board>,
    bell: Arc<Bell>,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Builds the project, and serves it from then on.
    ///
    /// # Errors
    /// When the folder is not there, or no port is free.
    pub fn start(options: &Options, teller: Teller) -> io::Result<Server> {
        let listener = listen(options.port)?;
        let address = listener.local_addr()?;
        // Watched before it is read: nothing can be saved between the two unseen.
        let project = Project::load(&options.root, &mut Diagnostics::default());
        let watch = Watch::start(&options.root, project.as_ref(), options.poll, options.quiet)?;
        if let Some(trouble) = watch.trouble() {
            teller(Told::Looking(trouble));
        }
        let (bell, board) = (watch.bell(), Arc::new(Board::default()));
        let behind = Arc::new(Behind::default());
        let mut rebuild = Rebuild::new(options, &board, &behind, &teller);
        let watch = rebuild.first(watch);
        let follower = behind::start(&behind, &board, options.build, &teller)?;
        let author = thread::Builder::new()
            .name("rebuild".to_owned())
            .spawn(move || rebuild.run(watch))?;
        let host = http::open(listener, &board)?;
        Ok(Server {
            address,
            board,
            bell,
            threads: vec![author, follower, host],
        })
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until the server stops, which is never unless a thread of it died.
    pub fn wait(mut self) {
        for thread in std::mem::take(&mut self.threads) {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.bell.end();
        self.board.end();
        // Whoever waits for a visitor gets this one, and sees that it is over.
        let _ = std::net::TcpStream::connect(self.address);
        for thread in std::mem::take(&mut self.threads) {
            let _ = thread.join();
        }
    }
}

/// Only this computer can reach the loopback address.
fn listen(first: u16) -> io::Result<TcpListener> {
    let mut ports =
        (first..=first.saturating_add(PORTS)).take(if first == 0 { 1 } else { PORTS.into() });
    loop {
        let Some(port) = ports.next() else {
            let message = format!("no port is free from {first} on; name another one with --port");
            return Err(io::Error::new(io::ErrorKind::AddrInUse, message));
        };
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied
                ) => {}
            bound => return bound,
        }
    }
}
