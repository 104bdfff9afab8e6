//! Bytes -> a valid request.

use std::io::{ErrorKind, Read as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use percent_encoding::percent_decode_str;

/// Limits for one request: its length in bytes, and the number of headers.
const MAX_LENGTH: usize = 16 * 1024;
const MAX_HEADERS: usize = 64;

/// How long a request may take to arrive, counted from the end of the previous one.
const READ_TIMEOUT: Duration = Duration::from_secs(10);

/// A request.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// Decoded, without the leading slash and the query; no segment of it is `.` or `..`.
    pub path: String,
    /// A HEAD request: the body is left out.
    pub head_only: bool,
    /// More requests may follow.
    pub keep: bool,
}

/// Why a request is rejected.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RequestError {
    /// The other side has closed the connection.
    Closed,
    /// Not HTTP.
    Malformed,
    /// Its path leads out of the site.
    OutsideSite,
    /// A method other than GET and HEAD.
    Method,
    /// It is too long, or has too many headers.
    TooLong,
    /// It did not arrive in time.
    TimedOut,
    /// It is for another host: a page of some other site may have had its name pointed at this
    /// computer, to read what is here (DNS rebinding).
    ForeignHost,
}

/// Reads the requests of one connection.
pub(super) struct Reader {
    stream: TcpStream,
    /// Received but not parsed yet.
    buffered: Vec<u8>,
}

impl Reader {
    /// Wraps a new connection.
    pub(super) fn new(stream: TcpStream) -> Reader {
        Reader {
            stream,
            buffered: Vec::new(),
        }
    }

    /// The next request.
    pub(super) fn next(&mut self) -> Result<Request, RequestError> {
        let until = Instant::now() + READ_TIMEOUT;
        loop {
            if let Some((request, length)) = parse(&self.buffered)? {
                self.buffered.drain(..length);
                return Ok(request);
            }
            if self.buffered.len() >= MAX_LENGTH {
                return Err(RequestError::TooLong);
            }
            self.read(until)?;
        }
    }

    fn read(&mut self, until: Instant) -> Result<(), RequestError> {
        let timed_out = || {
            if self.buffered.is_empty() {
                RequestError::Closed
            } else {
                RequestError::TimedOut
            }
        };
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || self.stream.set_read_timeout(Some(left)).is_err() {
            return Err(timed_out());
        }
        let mut buffer = [0; 4096];
        match self.stream.read(&mut buffer) {
            Ok(0) => Err(RequestError::Closed),
            Ok(read) => {
                self.buffered.extend_from_slice(&buffer[..read]);
                Ok(())
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => Ok(()),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                Err(timed_out())
            }
            Err(_) => Err(RequestError::Closed),
        }
    }
}

/// The request at the beginning of `bytes` and its length; `None` while it is incomplete.
fn parse(bytes: &[u8]) -> Result<Option<(Request, usize)>, RequestError> {
    let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(length)) if length > MAX_LENGTH => Err(RequestError::TooLong),
        Ok(httparse::Status::Complete(length)) => Ok(Some((request(&parsed)?, length))),
        Ok(httparse::Status::Partial) => Ok(None),
        Err(httparse::Error::TooManyHeaders) => Err(RequestError::TooLong),
        Err(_) => Err(RequestError::Malformed),
    }
}

fn request(parsed: &httparse::Request<'_, '_>) -> Result<Request, RequestError> {
    if !is_own_host(parsed)? {
        return Err(RequestError::ForeignHost);
    }
    let head_only = match parsed.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Err(RequestError::Method),
    };
    let has_body = values(parsed, "content-length").any(|length| length != b"0")
        || values(parsed, "transfer-encoding").next().is_some();
    // Finding the end of a body only to discard it is not worth it: the connection is closed
    // instead.
    let closes = values(parsed, "connection").any(|value| value.eq_ignore_ascii_case(b"close"));
    let keep = parsed.version == Some(1) && !closes && !has_body;
    Ok(Request {
        path: path(parsed.path.unwrap_or_default())?,
        head_only,
        keep,
    })
}

fn values<'p>(
    parsed: &'p httparse::Request<'_, '_>,
    name: &'p str,
) -> impl Iterator<Item = &'p [u8]> {
    parsed
        .headers
        .iter()
        .filter(move |header| header.name.eq_ignore_ascii_case(name))
        .map(|header| header.value)
}

/// Whether there is exactly one `Host` and it names this computer. Its port does not matter: it may
/// have been forwarded from another computer on purpose.
fn is_own_host(parsed: &httparse::Request<'_, '_>) -> Result<bool, RequestError> {
    let mut hosts = values(parsed, "host");
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(RequestError::Malformed);
    };
    let host = std::str::from_utf8(host)
        .map_err(|_| RequestError::Malformed)?
        .trim();
    let end = if host.starts_with('[') {
        host.find(']').map(|at| at + 1)
    } else {
        host.find(':')
    };
    let (name, port) = host.split_at(end.unwrap_or(host.len()));
    let port_is_fine = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|port| port.parse::<u16>().is_ok());
    Ok(port_is_fine
        && ["localhost", "127.0.0.1", "[::1]"]
            .iter()
            .any(|own| name.eq_ignore_ascii_case(own)))
}

fn path(target: &str) -> Result<String, RequestError> {
    let path = target
        .split('?')
        .next()
        .unwrap_or_default()
        .strip_prefix('/')
        .ok_or(RequestError::Malformed)?;
    let path = percent_decode_str(path)
        .decode_utf8()
        .map_err(|_| RequestError::Malformed)?;
    let leads_out =
        path.contains(['\\', '\0']) || path.split('/').any(|part| matches!(part, "." | ".."));
    if leads_out {
        Err(RequestError::OutsideSite)
    } else {
        Ok(path.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asked(text: &str) -> Result<Option<Request>, RequestError> {
        parse(text.as_bytes()).map(|found| found.map(|(request, _)| request))
    }

    fn with_host(host: &str) -> Result<Option<Request>, RequestError> {
        asked(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"))
    }

    fn with_path(path: &str) -> Result<Option<Request>, RequestError> {
        asked(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    }

    #[test]
    fn only_this_computer_is_answered() {
        for host in [
            "localhost",
            "LOCALHOST:8017",
            "127.0.0.1:8017",
            "127.0.0.1",
            "[::1]:80",
            "[::1]",
        ] {
            assert!(matches!(with_host(host), Ok(Some(_))), "{host}");
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org:8017",
            "127.0.0.2",
            "0.0.0.0",
            "localhost:x",
            "localhost:80:80",
            "[::1",
            "[::1].example.org",
            "user@localhost",
            "10.0.0.1:8017",
            "localhost.",
        ] {
            assert_eq!(with_host(host), Err(RequestError::ForeignHost), "{host}");
        }
        assert_eq!(
            asked("GET / HTTP/1.1\r\n\r\n"),
            Err(RequestError::Malformed)
        );
        assert_eq!(
            asked("GET / HTTP/1.0\r\n\r\n"),
            Err(RequestError::Malformed)
        );
        assert_eq!(
            asked("GET / HTTP/1.1\r\nHost: localhost\r\nhost: example.org\r\n\r\n"),
            Err(RequestError::Malformed)
        );
    }

    #[test]
    fn paths_stay_inside() {
        let path = |path: &str| with_path(path).map(|found| found.unwrap().path);
        assert_eq!(path("/"), Ok(String::new()));
        assert_eq!(path("/a%20b/c.html?x=../y"), Ok("a b/c.html".to_owned()));
        for outside in [
            "/..",
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/a/%2E%2e/x",
            "/..%2fx",
            "/a%5c..%5cx",
            "/./x",
            "/a%00b",
        ] {
            assert_eq!(path(outside), Err(RequestError::OutsideSite), "{outside}");
        }
        for odd in ["x", "*", "http://localhost/x", "/%ff"] {
            assert_eq!(path(odd), Err(RequestError::Malformed), "{odd}");
        }
    }

    #[test]
    fn only_reading_is_answered() {
        for method in ["POST", "PUT", "DELETE", "CONNECT", "get"] {
            assert_eq!(
                asked(&format!("{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n")),
                Err(RequestError::Method)
            );
        }
        let head = asked("HEAD /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assert_eq!(
            head,
            Ok(Some(Request {
                path: "x".to_owned(),
                head_only: true,
                keep: false
            }))
        );
        let body = asked("GET /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nGET ");
        assert!(!body.unwrap().unwrap().keep);
    }

    #[test]
    fn too_many_headers_are_too_long() {
        let many = "x: y\r\n".repeat(MAX_HEADERS + 1);
        assert_eq!(
            asked(&format!("GET / HTTP/1.1\r\n{many}\r\n")),
            Err(RequestError::TooLong)
        );
        let long = "y".repeat(MAX_LENGTH);
        assert_eq!(
            asked(&format!(
                "GET / HTTP/1.1\r\nHost: localhost\r\nx: {long}\r\n\r\n"
            )),
            Err(RequestError::TooLong)
        );
    }

    proptest! {
        #[test]
        fn nothing_that_comes_does_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = parse(&bytes);
        }

        #[test]
        fn no_path_leads_out(path in "/[a-z./%25cefE\\\\]{0,30}") {
            if let Ok(Some(request)) = with_path(&path) {
                prop_assert!(request.path.split('/').all(|part| part != ".."), "{}", request.path);
            }
        }
    }
}
