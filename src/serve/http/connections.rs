//! The open connections, up to a limit.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Connections, those that have been silent longest first.
pub(super) struct Connections {
    limit: usize,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    /// Counts up, so that higher numbers are newer.
    next: u64,
    streams: BTreeMap<u64, TcpStream>,
    /// Running threads, including those whose connection we closed and that have not noticed yet.
    threads: usize,
}

/// An open connection, which is removed from the set when it is dropped.
pub(super) struct Connection {
    connections: Arc<Connections>,
    number: u64,
}

impl Connections {
    /// A set with room for `limit` connections.
    pub(super) fn new(limit: usize) -> Arc<Connections> {
        Arc::new(Connections {
            limit,
            open: Mutex::default(),
        })
    }

    /// Adds a connection. At the limit, the one that has been silent longest is closed to make
    /// room; `None` if too many of those threads are still running.
    pub(super) fn accept(self: &Arc<Self>, stream: &TcpStream) -> Option<Connection> {
        let own = stream.try_clone().ok()?;
        let mut open = self.lock();
        if open.threads >= 2 * self.limit {
            return None;
        }
        if open.streams.len() >= self.limit
            && let Some((_, oldest)) = open.streams.pop_first()
        {
            // It may just have been closed from the other side.
            let _ = oldest.shutdown(Shutdown::Both);
        }
        open.threads += 1;
        let number = open.number();
        open.streams.insert(number, own);
        Some(Connection {
            connections: Arc::clone(self),
            number,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}

impl Connection {
    /// Marks it as the most recently active one.
    pub(super) fn touch(&mut self) {
        let mut open = self.connections.lock();
        if let Some(stream) = open.streams.remove(&self.number) {
            self.number = open.number();
            open.streams.insert(self.number, stream);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let mut open = self.connections.lock();
        open.streams.remove(&self.number);
        open.threads -= 1;
    }
}
