//! One address -> its outcome: a HEAD request, a GET where that is refused; follows redirects.

use std::net::IpAddr;
use std::thread::sleep;

use ureq::Agent;
use url::{Host, Url};

use super::inward::{self, Inward};
use super::links::without_password;
use super::outcome::Outcome;
use super::web::{Failure, Method, Reply, request};
use super::{Settings, retry};

/// Requests `url`, following redirects.
pub(super) fn ask(client: &Agent, url: &Url, settings: &Settings) -> Outcome {
    let mut at = url.clone();
    // Where the permanent redirects lead, up to the first temporary one.
    let mut moved: Option<Url> = None;
    let mut for_good = true;
    for _ in 0..=settings.redirects {
        if let Some(why) = refused(&at, settings) {
            return Outcome::Broken(why);
        }
        let reply = match patiently(client, &at, settings) {
            Ok(reply) => reply,
            Err(failure) => return of_failure(failure),
        };
        if !is_redirect(reply.status) {
            return settled(url, moved, Outcome::of_status(reply.status));
        }
        let Some(next) = next(&at, &reply) else {
            return Outcome::Broken("the site sends people on, and does not say where".to_owned());
        };
        for_good &= matches!(reply.status, 301 | 308);
        if for_good {
            moved = Some(next.clone());
        }
        at = next;
    }
    Outcome::Broken("the site sends people on and on, and never shows a page".to_owned())
}

/// The target of a redirect.
fn next(at: &Url, reply: &Reply) -> Option<Url> {
    let mut next = at.join(reply.location.as_deref()?).ok()?;
    without_password(&mut next);
    Some(next)
}

fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// A good outcome names the new address, unless it only differs by a slash at its end.
fn settled(url: &Url, moved: Option<Url>, outcome: Outcome) -> Outcome {
    let bare = |url: &Url| {
        url.as_str()
            .split('#')
            .next()
            .unwrap_or_default()
            .trim_end_matches('/')
            .to_owned()
    };
    match (outcome, moved) {
        (Outcome::Fine, Some(moved)) if bare(&moved) != bare(url) => Outcome::Moved(moved.into()),
        (outcome, _) => outcome,
    }
}

fn of_failure(failure: Failure) -> Outcome {
    match failure {
        Failure::Late => Outcome::Unreachable("the site did not answer in time".to_owned()),
        Failure::NotReached(why) => Outcome::Unreachable(why),
        Failure::Inward(leads) => Outcome::Unchecked(format!("its name leads to {leads}")),
        Failure::Garbled(why) => Outcome::Broken(why),
    }
}

/// Retries until the outcome is one that a retry would not change.
fn patiently(client: &Agent, url: &Url, settings: &Settings) -> Result<Reply, Failure> {
    let mut number = 0;
    loop {
        let result = once(client, url, settings);
        match retry::wait(&result, number, settings) {
            Some(time) => sleep(time),
            None => return result,
        }
        number += 1;
    }
}

/// Servers that refuse HEAD requests are sent a GET.
fn once(client: &Agent, url: &Url, settings: &Settings) -> Result<Reply, Failure> {
    let head = request(client, Method::Head, url);
    let refused = match &head {
        Ok(reply) => reply.status >= 400 && !matches!(reply.status, 429 | 503),
        Err(failure) => matches!(failure, Failure::Garbled(_)),
    };
    if !refused {
        return head;
    }
    sleep(settings.pause);
    request(client, Method::Get, url)
}

/// Why an address is not requested.
fn refused(url: &Url, settings: &Settings) -> Option<String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Some(format!(
            "it leads on to a `{}:` address, which pages may not hold",
            url.scheme()
        ));
    }
    // Names are checked again when the client itself resolves them.
    let leads = match url.host()? {
        Host::Ipv4(address) => inward::of(IpAddr::V4(address)),
        Host::Ipv6(address) => inward::of(IpAddr::V6(address)),
        Host::Domain(name) => is_here(name).then_some(Inward::Here),
    };
    leads
        .filter(|leads| !(settings.loopback && *leads == Inward::Here))
        .map(|leads| format!("it leads to {leads}"))
}

fn is_here(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_goes_along_with_a_redirect() {
        let at = Url::parse("https://a.b/c").unwrap();
        let to = |location: &str| Reply {
            status: 301,
            location: Some(location.to_owned()),
            retry_after: None,
        };
        let leads = |location: &str| next(&at, &to(location)).map(String::from);
        assert_eq!(leads("//me:secret@d.e/f").as_deref(), Some("https://d.e/f"));
        assert_eq!(leads("g").as_deref(), Some("https://a.b/g"));
    }

    #[test]
    fn this_computer_and_link_local_addresses_are_not_asked() {
        let why = |url: &str| refused(&Url::parse(url).unwrap(), &Settings::default());
        for url in [
            "http://localhost/",
            "http://a.localhost.",
            "http://127.1.2.3:8080/x",
            "http://[::1]/",
            "http://0.0.0.0/",
        ] {
            assert!(
                why(url).is_some_and(|why| why.contains("own computer")),
                "{url}"
            );
        }
        for url in [
            "http://169.254.169.254/latest",
            "http://[fe80::1]/",
            "http://[::ffff:169.254.169.254]/",
        ] {
            assert!(
                why(url).is_some_and(|why| why.contains("no other computer")),
                "{url}"
            );
        }
        assert!(why("ftp://a.b/").is_some());
        for url in [
            "http://10.1.2.3/",
            "http://intranet/",
            "https://www.england.nhs.uk/",
            "http://192.168.0.1/",
        ] {
            assert_eq!(why(url), None, "{url}");
        }
    }
}
