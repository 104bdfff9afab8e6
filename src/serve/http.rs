//! Requests and responses (RFC 9112), as much of them as a server for one person needs: GET and
//! HEAD.
//!
//! Limits keep abusive or broken clients from blocking others: on the length of a request, on the
//! time it takes to arrive, on the time a response waits to be read, and on the number of
//! connections. At the limit, the connection that has been silent longest is closed.

mod connections;
mod request;

use std::io;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::event_stream;
use super::handler::handle;
use super::inject::PREFIX;
use super::response::{Body, Response};
use super::state::SharedState;
use connections::{Connection, Connections};
use request::{Reader, Request, RequestError};

/// Write timeout per response.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);

/// The limit for open connections, and for pages that listen for events.
const MAX_CONNECTIONS: usize = 64;

/// What every connection needs.
struct Context {
    shared: Arc<SharedState>,
    /// The server's own address, for error messages to clients that used another host name.
    address: String,
    requests: Arc<Connections>,
    event_streams: Arc<Connections>,
}

/// Starts the accept loop.
pub(super) fn start(
    listener: TcpListener,
    shared: &Arc<SharedState>,
) -> io::Result<JoinHandle<()>> {
    let address = format!("http://{}/", listener.local_addr()?);
    let context = Context {
        shared: Arc::clone(shared),
        address,
        requests: Connections::new(MAX_CONNECTIONS),
        event_streams: Connections::new(MAX_CONNECTIONS),
    };
    let context = Arc::new(context);
    thread::Builder::new()
        .name("accept".to_owned())
        .spawn(move || {
            for stream in listener.incoming() {
                if context.shared.current().is_over {
                    return;
                }
                match stream {
                    Ok(stream) => accept(&context, stream),
                    // Most likely too many files are open, which passes.
                    Err(_) => thread::sleep(Duration::from_millis(50)),
                }
            }
        })
}

fn accept(context: &Arc<Context>, stream: TcpStream) {
    let Some(connection) = context.requests.accept(&stream) else {
        return;
    };
    let context = Arc::clone(context);
    // If the system cannot start a thread, the connection is closed.
    let _ = thread::Builder::new()
        .name("connection".to_owned())
        .spawn(move || {
            // There is nobody to report a broken connection to.
            let _ = serve_requests(&context, stream, connection);
        });
}

/// Answers one request after another.
fn serve_requests(
    context: &Context,
    stream: TcpStream,
    mut connection: Connection,
) -> io::Result<()> {
    stream.set_write_timeout(Some(WRITE_TIMEOUT))?;
    stream.set_nodelay(true)?;
    let mut reader = Reader::new(stream.try_clone()?);
    let mut stream = stream;
    loop {
        let request = match reader.next() {
            Ok(request) => request,
            Err(RequestError::Closed) => return Ok(()),
            Err(error) => return error_response(context, &error).send(&mut stream, false, false),
        };
        connection.touch();
        if request.path.strip_prefix(PREFIX) == Some("events") {
            drop(connection);
            return stream_events(context, stream, &request);
        }
        handle(&context.shared, &request.path).send(
            &mut stream,
            request.head_only,
            request.keep,
        )?;
        if !request.keep || context.shared.current().is_over {
            return Ok(());
        }
    }
}

fn stream_events(context: &Context, mut stream: TcpStream, request: &Request) -> io::Result<()> {
    let Some(_connection) = context.event_streams.accept(&stream) else {
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
        event_stream::send(&context.shared, &mut stream)
    }
}

fn error_response(context: &Context, error: &RequestError) -> Response {
    let (status, text) = match error {
        RequestError::Malformed | RequestError::Closed => {
            (400, "This is no request that can be understood.".to_owned())
        }
        RequestError::OutsideSite => (400, "This address leads out of the site.".to_owned()),
        RequestError::Method => (405, "Pages can be read here, nothing else.".to_owned()),
        RequestError::TooLong => (431, "This request is too long.".to_owned()),
        RequestError::TimedOut => (408, "This request took too long.".to_owned()),
        RequestError::ForeignHost => (
            421,
            format!(
                "This site is for this computer only. Its address is {}",
                context.address
            ),
        ),
    };
    let response = Response::text(status, &text);
    if status == 405 {
        response.with("Allow", "GET, HEAD".to_owned())
    } else {
        response
    }
}
