//! A response -> bytes.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read as _, Write};

/// Sent with every response. Nothing is cached, so that nobody sees an outdated page; content types
/// are not guessed; and no other site may load or frame what is not published yet.
const ALWAYS: &str = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
    Content-Security-Policy: frame-ancestors 'self'\r\nReferrer-Policy: no-referrer\r\n";

/// The body of a response.
pub(super) enum Body {
    /// Generated for this response.
    Bytes(Vec<u8>),
    /// Compiled into the program.
    Static(&'static [u8]),
    /// A file, streamed.
    File(File),
    /// Written later, until the connection ends.
    Endless,
}

/// A response.
pub(super) struct Response {
    status: u16,
    kind: &'static str,
    body: Body,
    header: Option<(&'static str, String)>,
}

impl Response {
    /// A response of this content type.
    pub(super) fn new(status: u16, kind: &'static str, body: Body) -> Response {
        Response {
            status,
            kind,
            body,
            header: None,
        }
    }

    /// A line of plain text.
    pub(super) fn text(status: u16, says: &str) -> Response {
        Response::new(
            status,
            "text/plain; charset=utf-8",
            Body::Bytes(format!("{says}\n").into_bytes()),
        )
    }

    /// Redirects to another page of the site.
    pub(super) fn redirect(to: &str) -> Response {
        Response::text(302, "It is there.").with("Location", to.to_owned())
    }

    /// Sets one extra header; a second call replaces it.
    pub(super) fn with(self, name: &'static str, value: String) -> Response {
        Response {
            header: Some((name, value)),
            ..self
        }
    }

    /// Sends it, with or without its body.
    pub(super) fn send(self, to: &mut impl Write, head_only: bool, keep: bool) -> io::Result<()> {
        let (body, length) = match self.body {
            Body::Bytes(ref bytes) => (Some(bytes.as_slice()), Some(bytes.len() as u64)),
            Body::Static(bytes) => (Some(bytes), Some(bytes.len() as u64)),
            Body::File(ref file) => (None, Some(file.metadata()?.len())),
            Body::Endless => (None, None),
        };
        let mut bytes = self.head(length, keep).into_bytes();
        if let Some(body) = body.filter(|_| !head_only) {
            bytes.extend_from_slice(body);
        }
        to.write_all(&bytes)?;
        match (self.body, length) {
            (Body::File(file), Some(length)) if !head_only => send_file(file, length, to),
            _ => Ok(()),
        }
    }

    fn head(&self, length: Option<u64>, keep: bool) -> String {
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\n{ALWAYS}",
            self.status,
            reason(self.status),
            self.kind
        );
        if let Some((name, value)) = &self.header {
            // Writing to a string cannot fail.
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if let Some(length) = length {
            let _ = write!(head, "Content-Length: {length}\r\n");
        }
        head + if keep {
            "\r\n"
        } else {
            "Connection: close\r\n\r\n"
        }
    }
}

/// Sends exactly as many bytes as the header announced, although the file may change meanwhile: if
/// it has become shorter, the connection is closed.
fn send_file(file: File, length: u64, to: &mut impl Write) -> io::Result<()> {
    let sent = io::copy(&mut file.take(length), to)?;
    if sent == length {
        Ok(())
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        302 => "Found",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}
