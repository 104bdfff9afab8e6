//! A server in the test's own process, and a plain client for it.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use preceptor::BuildOptions;
use preceptor::Memo;
use preceptor::serve::{Options, Server};
use preceptor::watch::QUIET;
use serde_json::Value;

use crate::common::files;

/// Longer than anything takes, even on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(120);

pub const BUILD: BuildOptions = BuildOptions {
    drafts: true,
    strict: false,
    writing: true,
    today: None,
};

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

pub fn options(root: &Path) -> Options {
    Options {
        root: root.to_path_buf(),
        port: 0,
        build: BUILD,
        poll: false,
        quiet: QUIET,
    }
}

pub fn start(root: &Path) -> Server {
    start_with(&options(root))
}

pub fn start_with(options: &Options) -> Server {
    Server::start(options, Arc::new(|_| {})).unwrap()
}

/// Sends these bytes and gives what comes back.
pub fn send(server: &Server, bytes: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    // A request that is rejected early may be cut off while it is still being sent.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let end = answer
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .expect("an answer has a head");
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    Answer {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        head,
        body: answer[end + 4..].to_vec(),
    }
}

pub fn get(server: &Server, path: &str) -> Answer {
    let path: String = path
        .bytes()
        .map(|byte| {
            if byte == b' ' {
                "%20".to_owned()
            } else {
                char::from(byte).into()
            }
        })
        .collect();
    send(
        server,
        format!("GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").as_bytes(),
    )
}

/// The first event that pages receive.
pub fn news(server: &Server) -> Value {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream
        .write_all(b"GET /.preceptor-serve/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .unwrap();
    let lines = BufReader::new(stream).lines().map(Result::unwrap);
    let data = lines
        .filter_map(|line| line.strip_prefix("data: ").map(str::to_owned))
        .next();
    serde_json::from_str(&data.unwrap()).unwrap()
}

/// A page without what only the server adds.
pub fn undressed(html: &[u8]) -> String {
    let html = String::from_utf8(html.to_vec()).unwrap();
    let start = html
        .find("<link rel=\"stylesheet\" href=\"/.preceptor-serve/")
        .expect("every page is dressed");
    let last = html.find("/.preceptor-serve/reload.js").unwrap();
    let end = last + html[last..].find("</script>").unwrap() + "</script>".len();
    format!("{}{}", &html[..start], &html[end..]).replacen("; connect-src 'self'", "", 1)
}

/// What a clean build of the folder gives: the site's files, or else the number of errors.
pub fn clean(root: &Path) -> Result<BTreeMap<String, Vec<u8>>, usize> {
    let built = preceptor::build(root, BUILD, &mut Memo::default(), &());
    let errors = || {
        built
            .diagnostics
            .iter()
            .filter(|found| found.severity == preceptor::diagnostic::Severity::Error)
            .count()
    };
    built.bundle.as_ref().map(files).ok_or_else(errors)
}

/// Asks again and again until nothing is wrong any more; fails with what is still wrong in the end.
#[track_caller]
pub fn wait_until_right(wrong: impl Fn() -> Vec<String>) {
    let began = Instant::now();
    loop {
        let left = wrong();
        if left.is_empty() {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "still wrong: {left:#?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What the server shows other than `site`, and pages of `gone` that it still has.
pub fn differences<'a>(
    server: &Server,
    site: &BTreeMap<String, Vec<u8>>,
    gone: impl Iterator<Item = &'a String>,
) -> Vec<String> {
    let state = news(server);
    if state["count"] != 0 || state["settled"] != true {
        return vec![format!("not settled: {state}")];
    }
    let differs = |(path, expected): (&String, &Vec<u8>)| {
        let answer = get(server, path);
        let same = if path.ends_with(".html") {
            undressed(&answer.body).as_bytes() == expected.as_slice()
        } else {
            answer.body == *expected
        };
        (answer.status != 200 || !same).then(|| format!("{path} differs ({})", answer.status))
    };
    let left = gone.filter(|path| !site.contains_key(*path) && get(server, path).status != 404);
    site.iter()
        .filter_map(differs)
        .chain(left.map(|path| format!("{path} is still there")))
        .collect()
}
