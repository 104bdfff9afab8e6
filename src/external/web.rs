//! One network request and its reply: the only module that knows the HTTP client.

use std::io;

use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};
use url::Url;

use super::Settings;
use super::inward::{Guard, Inward};

/// The request method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// HEAD.
    Head,
    /// GET; the body is not read.
    Get,
}

/// The head of a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    /// Such as 404.
    pub(super) status: u16,
    /// Where a redirect leads, as written.
    pub(super) location: Option<String>,
    /// How long to wait, as written.
    pub(super) retry_after: Option<String>,
}

/// Why there is no reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Failure {
    /// It took too long.
    Late,
    /// No such name, or no connection.
    NotReached(String),
    /// The name leads to an address that is not requested.
    Inward(Inward),
    /// The reply cannot be understood.
    Garbled(String),
}

/// A client that trusts the certificates this computer trusts, since a hospital's network may have
/// its own, and that uses the proxy named in the environment.
pub(super) fn client(settings: &Settings) -> Agent {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .timeout_global(Some(settings.timeout))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent(concat!(
            "preceptor/",
            env!("CARGO_PKG_VERSION"),
            " (checks that links lead somewhere)"
        ))
        .build();
    Agent::with_parts(
        config,
        DefaultConnector::default(),
        Guard::new(settings.loopback),
    )
}

/// Sends one request.
pub(super) fn request(client: &Agent, method: Method, url: &Url) -> Result<Reply, Failure> {
    let request = match method {
        Method::Head => client.head(url.as_str()),
        Method::Get => client.get(url.as_str()),
    };
    let reply = request.header("accept", "*/*").call().map_err(failure)?;
    let header = |name: &str| {
        let value = reply.headers().get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    Ok(Reply {
        status: reply.status().as_u16(),
        location: header("location"),
        retry_after: header("retry-after"),
    })
}

fn failure(error: Error) -> Failure {
    match error {
        Error::Timeout(_) => Failure::Late,
        Error::HostNotFound => Failure::NotReached("there is no site of this name".to_owned()),
        Error::ConnectionFailed => {
            Failure::NotReached("there is no connection to this site".to_owned())
        }
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => {
            Failure::NotReached("the proxy of this network does not let it through".to_owned())
        }
        Error::Io(error) => of_io(&error),
        Error::Rustls(_) | Error::Tls(_) => Failure::Garbled(
            "the connection is not safe: the site's certificate is not to be trusted".to_owned(),
        ),
        _ => Failure::Garbled("what the site answers cannot be understood".to_owned()),
    }
}

fn of_io(error: &io::Error) -> Failure {
    // A rejected certificate is reported as a read error.
    let certificate = error
        .get_ref()
        .is_some_and(|inner| inner.to_string().contains("certificate"));
    if let Some(leads) = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Inward>())
    {
        return Failure::Inward(*leads);
    }
    if is_unknown_name(error) {
        return Failure::NotReached("there is no site of this name".to_owned());
    }
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Failure::Late,
        io::ErrorKind::ConnectionRefused
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::AddrNotAvailable => {
            Failure::NotReached("there is no connection to this site".to_owned())
        }
        _ if certificate => Failure::Garbled(
            "the connection is not safe: the site's certificate is not to be trusted".to_owned(),
        ),
        _ => Failure::Garbled("the site breaks off the connection".to_owned()),
    }
}

/// The standard library has no error kind for unknown names: only messages, and on Windows a code.
fn is_unknown_name(error: &io::Error) -> bool {
    const WINDOWS: std::ops::RangeInclusive<i32> = 11001..=11004;
    error
        .raw_os_error()
        .is_some_and(|number| WINDOWS.contains(&number))
        || error.to_string().contains("failed to lookup address")
}
