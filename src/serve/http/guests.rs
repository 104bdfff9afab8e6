//! Who is connected: never more than a few.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Connections, those that have been silent longest first.
pub struct Guests {
    most: usize,
    here: Mutex<Here>,
}

#[derive(Default)]
struct Here {
    /// Counts up, so that later numbers are newer.
    next: u64,
    streams: BTreeMap<u64, TcpStream>,
    /// Threads, with those whose connection was closed from here and that have yet to notice.
    threads: usize,
}

/// A connection. It leaves when it is dropped.
pub struct Guest<House> {
    house: Arc<House>,
    guests: fn(&House) -> &Guests,
    number: u64,
}

impl Guests {
    /// Room for so many.
    pub fn new(most: usize) -> Guests {
        Guests {
            most,
            here: Mutex::default(),
        }
    }

    /// Lets a connection in. In a full house the one that was silent longest has to go; where too
    /// many of those have not gone yet, nobody is let in.
    pub fn admit<House>(
        house: &Arc<House>,
        guests: fn(&House) -> &Guests,
        stream: &TcpStream,
    ) -> Option<Guest<House>> {
        let own = stream.try_clone().ok()?;
        let here = guests(house);
        let (most, mut here) = (here.most, here.lock());
        if here.threads >= 2 * most {
            return None;
        }
        if here.streams.len() >= most
            && let Some((_, oldest)) = here.streams.pop_first()
        {
            // It may have closed itself just now.
            let _ = oldest.shutdown(Shutdown::Both);
        }
        here.threads += 1;
        let number = here.number();
        here.streams.insert(number, own);
        drop(here);
        Some(Guest {
            house: Arc::clone(house),
            guests,
            number,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Here> {
        self.here.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Here {
    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }
}

impl<House> Guest<House> {
    /// It has just asked for something: others have been silent longer.
    pub fn renew(&mut self) {
        let mut here = (self.guests)(&self.house).lock();
        if let Some(stream) = here.streams.remove(&self.number) {
            self.number = here.number();
            let number = self.number;
            here.streams.insert(number, stream);
        }
    }
}

impl<House> Drop for Guest<House> {
    fn drop(&mut self) {
        let mut here = (self.guests)(&self.house).lock();
        here.streams.remove(&self.number);
        here.threads -= 1;
    }
}
