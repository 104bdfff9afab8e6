//! Requests and responses (RFC 9112), as much of them as a server for one person needs: GET and
//! HEAD.
//!
//! Whoever means harm, or is broken, finds bounds: on the length of a request, on the time it takes
//! to come, on the time that a response waits to be read, and on the number of connections. When
//! there are too many, the one that has been silent longest goes, so that nobody can keep others
//! out.

mod guests;
mod request;

use std::io;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::answer::answer;
use super::board::Board;
use super::dress::OWN;
use super::response::{Body, Response};
use super::stream;
use guests::{Guest, Guests};
use request::{Reader, Refused, Request};

/// So long a response may wait until its reader takes a part of it.
const SLOWEST: Duration = Duration::from_secs(10);

/// Connections at once, and pages that listen for news at once.
const MOST: usize = 64;

/// Who is here.
struct House {
    board: Arc<Board>,
    /// The server's own address, for whoever asks in another name.
    address: String,
    asking: Guests,
    listening: Guests,
}

/// Opens the door.
pub fn open(listener: TcpListener, board: &Arc<Board>) -> io::Result<JoinHandle<()>> {
    let address = format!("http://{}/", listener.local_addr()?);
    let house = House {
        board: Arc::clone(board),
        address,
        asking: Guests::new(MOST),
        listening: Guests::new(MOST),
    };
    let house = Arc::new(house);
    thread::Builder::new()
        .name("door".to_owned())
        .spawn(move || {
            for stream in listener.incoming() {
                if house.board.now().is_over {
                    return;
                }
                match stream {
                    Ok(stream) => receive(&house, stream),
                    // Too many files are open, most likely: they will be fewer soon.
                    Err(_) => thread::sleep(Duration::from_millis(50)),
                }
            }
        })
}

fn receive(house: &Arc<House>, stream: TcpStream) {
    let Some(guest) = Guests::admit(house, |house| &house.asking, &stream) else {
        return;
    };
    let house = Arc::clone(house);
    // Where the system has no thread to give, the connection is closed.
    let _ = thread::Builder::new()
        .name("guest".to_owned())
        .spawn(move || {
            // What a broken connection has to say interests nobody.
            let _ = talk(&house, stream, guest);
        });
}

/// Answers request after request.
fn talk(house: &Arc<House>, stream: TcpStream, mut guest: Guest<House>) -> io::Result<()> {
    stream.set_write_timeout(Some(SLOWEST))?;
    stream.set_nodelay(true)?;
    let mut reader = Reader::new(stream.try_clone()?);
    let mut stream = stream;
    loop {
        let request = match reader.next() {
            Ok(request) => request,
            Err(Refused::Gone) => return Ok(()),
            Err(refused) => return refuse(house, &refused).send(&mut stream, false, false),
        };
        guest.renew();
        if request.path.strip_prefix(OWN) == Some("events") {
            drop(guest);
            return listen(house, stream, &request);
        }
        answer(&house.board, &request.path).send(&mut stream, request.head_only, request.keep)?;
        if !request.keep || house.board.now().is_over {
            return Ok(());
        }
    }
}

fn listen(house: &Arc<House>, mut stream: TcpStream, request: &Request) -> io::Result<()> {
    let Some(_guest) = Guests::admit(house, |house| &house.listening, &stream) else {
        return Ok(());
    };
    Response::new(200, "text/event-stream", Body::Endless).send(
        &mut stream,
        request.head_only,
        false,
    )?;
    if request.head_only {
        Ok(())
    } else {
        stream::send(&house.board, &mut stream)
    }
}

fn refuse(house: &House, refused: &Refused) -> Response {
    let (status, says) = match refused {
        Refused::Malformed | Refused::Gone => {
            (400, "This is no request that can be understood.".to_owned())
        }
        Refused::Outside => (400, "This address leads out of the site.".to_owned()),
        Refused::Method => (405, "Pages can be read here, nothing else.".to_owned()),
        Refused::TooLong => (431, "This request is too long.".to_owned()),
        Refused::TooSlow => (408, "This request took too long.".to_owned()),
        Refused::Foreign => (
            421,
            format!(
                "This site is for this computer only. Its address is {}",
                house.address
            ),
        ),
    };
    let response = Response::text(status, &says);
    if status == 405 {
        response.with("Allow", "GET, HEAD".to_owned())
    } else {
        response
    }
}
