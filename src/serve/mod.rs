//! A site in memory, for this computer only, rebuilt whenever something is saved.
//!
//! ```text
//! rebuild       a change -> a new edition, or the errors that block it
//! background    the edition -> its search index, and a trial rendering of every page
//! state         what is shown now; threads wait here for something newer
//! handler       a request -> a page, rendered on demand
//! inject        a page -> the same with the script that reloads it
//! event_stream  changes of the state -> server-sent events
//! http          requests and responses, with limits against abuse
//! ```
//!
//! While the content has errors the last good edition stays, and pages show the errors above it.

mod background;
mod event;
mod event_stream;
mod handler;
mod http;
mod inject;
mod options;
mod problem;
mod rebuild;
mod response;
mod state;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crate::diagnostic::Diagnostics;
use crate::project::Project;
use crate::watch::{Debouncer, Watch};
use background::Pending;
pub use event::{BuildReport, Event, Reporter};
pub use options::Options;
use rebuild::Rebuild;
use state::SharedState;

/// How many ports to try, starting with the first.
const PORTS: u16 = 100;

/// A running server. It stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<SharedState>,
    debouncer: Arc<Debouncer>,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Builds the project and starts to serve it.
    ///
    /// # Errors
    /// If the folder does not exist, or no port is free.
    pub fn start(options: &Options, reporter: Reporter) -> io::Result<Server> {
        let listener = listen(options.port)?;
        let address = listener.local_addr()?;
        // Watched before it is read, so that nothing saved in between goes unnoticed.
        let project = Project::load(&options.root, &mut Diagnostics::default());
        let watch = Watch::start(&options.root, project.as_ref(), options.poll, options.quiet)?;
        if let Some(reason) = watch.fallback_reason() {
            reporter(Event::Polling(reason));
        }
        let (debouncer, state) = (watch.debouncer(), Arc::new(SharedState::default()));
        let pending = Arc::new(Pending::default());
        let mut rebuild = Rebuild::new(options, &state, &pending, &reporter);
        let watch = rebuild.first(watch);
        let worker = background::start(&pending, &state, options.build, &reporter)?;
        let rebuilder = thread::Builder::new()
            .name("rebuild".to_owned())
            .spawn(move || rebuild.run(watch))?;
        let acceptor = http::start(listener, &state)?;
        Ok(Server {
            address,
            state,
            debouncer,
            threads: vec![rebuilder, worker, acceptor],
        })
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Blocks until the server stops, which happens only if one of its threads dies.
    pub fn wait(mut self) {
        for thread in std::mem::take(&mut self.threads) {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.debouncer.end();
        self.state.shut_down();
        // The accept loop is blocked until somebody connects: this wakes it, and it sees the flag.
        let _ = std::net::TcpStream::connect(self.address);
        for thread in std::mem::take(&mut self.threads) {
            let _ = thread.join();
        }
    }
}

/// Binds to the loopback address, which only this computer can reach.
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
