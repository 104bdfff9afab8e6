//! Addresses that no link of a page should lead to: the reader's own computer, and link-local
//! addresses.
//!
//! A name is checked by what it resolves to when the connection is made: otherwise whoever controls
//! a name could point it at this computer, or at the address from which cloud machines read their
//! credentials.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Why an address must not be requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inward {
    /// This computer itself.
    Here,
    /// Link-local or multicast: only neighbours on the same network segment.
    Local,
}

impl fmt::Display for Inward {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Inward::Here => "the reader's own computer",
            Inward::Local => "an address that no other computer can reach",
        })
    }
}

impl std::error::Error for Inward {}

/// Classifies an address. Private networks are not refused: pages of an intranet may well link to
/// each other.
pub(super) fn of(address: IpAddr) -> Option<Inward> {
    match address {
        IpAddr::V4(address) => of_v4(address),
        IpAddr::V6(address) => of_v6(address),
    }
}

fn of_v4(address: Ipv4Addr) -> Option<Inward> {
    if address.is_loopback() || address.octets()[0] == 0 {
        return Some(Inward::Here);
    }
    let local = address.is_link_local()
        || address.is_multicast()
        || address.is_broadcast()
        || is_of_cloud(address);
    local.then_some(Inward::Local)
}

/// Where machines of some clouds read their credentials, besides 169.254.169.254: Oracle, Alibaba,
/// Azure.
fn is_of_cloud(address: Ipv4Addr) -> bool {
    matches!(
        address.octets(),
        [192, 0, 0, 192] | [100, 100, 100, 200] | [168, 63, 129, 16]
    )
}

fn of_v6(address: Ipv6Addr) -> Option<Inward> {
    if let Some(inner) = embedded(address) {
        return of_v4(inner);
    }
    if address.is_loopback() || address.is_unspecified() {
        return Some(Inward::Here);
    }
    let metadata = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);
    (address.is_unicast_link_local() || address.is_multicast() || address == metadata)
        .then_some(Inward::Local)
}

/// The embedded IPv4 address: mapped or compatible (RFC 4291, 2.5.5), translated (RFC 6052,
/// `64:ff9b::/96`; RFC 8215, `64:ff9b:1::/48`) or tunnelled (RFC 3056).
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let parts = address.segments();
    let of = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        Ipv4Addr::new(a, b, c, d)
    };
    match parts {
        // `::` and `::1` are special addresses of IPv6 itself, not compatible ones.
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => None,
        [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x64, 0xff9b, 1, _, _, _, high, low]
        | [0x2002, high, low, ..]
        | [0, 0, 0, 0, 0, 0, high, low] => Some(of(high, low)),
        _ => address.to_ipv4_mapped(),
    }
}

/// Resolves names with `R`, and refuses inward addresses. A network's proxy may have any address.
#[derive(Debug)]
pub(super) struct Guard<R> {
    inner: R,
    /// Whether this computer itself may be requested.
    loopback: bool,
}

impl Guard<DefaultResolver> {
    /// Wraps the system's resolver.
    pub(super) fn new(loopback: bool) -> Self {
        Guard {
            inner: DefaultResolver::default(),
            loopback,
        }
    }
}

impl<R: Resolver> Resolver for Guard<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if config.proxy().is_some_and(|proxy| proxy.uri() == uri) {
            return Ok(found);
        }
        let inward = found.iter().find_map(|address| of(address.ip()));
        match inward.filter(|inward| !(self.loopback && *inward == Inward::Here)) {
            Some(inward) => Err(ureq::Error::Io(io::Error::other(inward))),
            None => Ok(found),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use super::*;

    /// A resolver that returns the same address for every name.
    #[derive(Debug)]
    struct Always(IpAddr);

    impl Resolver for Always {
        fn resolve(
            &self,
            _: &Uri,
            _: &Config,
            _: NextTimeout,
        ) -> Result<ResolvedSocketAddrs, ureq::Error> {
            let mut found = self.empty();
            found.push(SocketAddr::new(self.0, 80));
            Ok(found)
        }
    }

    fn resolves(name: &str, address: &str, config: &Config) -> bool {
        let guard = Guard {
            inner: Always(address.parse().unwrap()),
            loopback: false,
        };
        let timeout = NextTimeout::default();
        guard
            .resolve(&name.parse().unwrap(), config, timeout)
            .is_ok()
    }

    #[test]
    fn a_name_is_judged_by_where_it_leads() {
        let config = ureq::Agent::config_builder().proxy(None).build();
        for inward in [
            "127.0.0.1",
            "127.8.8.8",
            "0.0.0.0",
            "0.1.2.3",
            "169.254.169.254",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "ff02::1",
            "fd00:ec2::254",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::a9fe:a9fe",
            "100.100.100.200",
            "192.0.0.192",
            "168.63.129.16",
            "2002:a9fe:a9fe::1",
        ] {
            assert!(!resolves("http://names.test/", inward, &config), "{inward}");
        }
        for outward in [
            "151.101.0.144",
            "10.1.2.3",
            "192.168.0.1",
            "2a04:4e42::144",
            "fd12::1",
            "64:ff9b::808:808",
        ] {
            assert!(
                resolves("http://names.test/", outward, &config),
                "{outward}"
            );
        }
    }

    #[test]
    fn a_proxy_may_be_here() {
        let proxy = ureq::Proxy::new("http://proxy.test:3128").unwrap();
        let config = ureq::Agent::config_builder().proxy(Some(proxy)).build();
        assert!(resolves("http://proxy.test:3128", "127.0.0.1", &config));
        assert!(!resolves("http://names.test/", "127.0.0.1", &config));
    }
}
