//! A small server of this computer, in which each path misbehaves in its own way.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The server, and what it was asked: `HEAD /fine`, in order.
pub struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Begins to serve; for as long as the tests run.
    pub fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let kept = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let asked = Arc::clone(&kept);
                thread::spawn(move || serve(stream, &asked));
            }
        });
        Server { address, asked }
    }

    /// `http://127.0.0.1:…/path`
    pub fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.address)
    }

    /// Everything it was asked so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// How often it was asked for a path.
    pub fn times(&self, path: &str) -> usize {
        self.asked()
            .iter()
            .filter(|asked| asked.ends_with(&format!(" /{path}")))
            .count()
    }
}

fn serve(stream: TcpStream, asked: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut first = String::new();
    if reader.read_line(&mut first).unwrap_or(0) == 0 {
        return;
    }
    let mut header = String::new();
    while reader.read_line(&mut header).is_ok_and(|read| read > 2) {
        header.clear();
    }
    let mut words = first.split(' ');
    let (method, path) = (
        words.next().unwrap().to_owned(),
        words.next().unwrap().trim_start_matches('/').to_owned(),
    );
    let number = {
        let mut asked = asked.lock().unwrap();
        asked.push(format!("{method} /{path}"));
        asked
            .iter()
            .filter(|before| before.ends_with(&format!(" /{path}")))
            .count()
    };
    answer(stream, &method, &path, number);
}

/// `number` counts the requests for this path, from 1.
fn answer(mut stream: TcpStream, method: &str, path: &str, number: usize) {
    let redirects = HashMap::from([
        ("moved", (301, "/fine")),
        ("moved-twice", (308, "/moved")),
        ("moved-then-found", (301, "/found")),
        ("slash", (301, "/slash/")),
        ("found", (302, "/fine")),
        ("to-gone", (301, "/gone")),
        ("circle", (302, "/circle-back")),
        ("circle-back", (302, "/circle")),
        ("to-secrets", (302, "http://169.254.169.254/latest")),
        ("to-file", (302, "file:///etc/passwd")),
    ]);
    if let Some((status, to)) = redirects.get(path) {
        return say(&mut stream, *status, &format!("location: {to}\r\n"));
    }
    match path {
        "gone" => say(&mut stream, 404, ""),
        "taken-away" => say(&mut stream, 410, ""),
        "fault" => say(&mut stream, 500, ""),
        "people-only" => say(&mut stream, 403, ""),
        "nowhere" => say(&mut stream, 302, ""),
        "no-head" if method == "HEAD" => say(&mut stream, 405, ""),
        "lying-head" if method == "HEAD" => say(&mut stream, 404, ""),
        "busy-once" if number == 1 => say(&mut stream, 503, "retry-after: 0\r\n"),
        "busy" => say(&mut stream, 429, ""),
        "busy-for-an-hour" => say(&mut stream, 503, "retry-after: 3600\r\n"),
        "garbage" => drop(stream.write_all(b"\x00\x01 this is no answer\r\n\r\n")),
        "cut-off" => {}
        "late" => thread::sleep(Duration::from_secs(5)),
        "late-1" | "late-2" | "late-3" | "late-4" => thread::sleep(Duration::from_secs(5)),
        "late-once" if number == 1 => thread::sleep(Duration::from_secs(5)),
        "slow-body" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\na little");
            thread::sleep(Duration::from_secs(5));
        }
        "endless-head" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
            while stream
                .write_all(b"x: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n")
                .is_ok()
            {}
        }
        _ => say(&mut stream, 200, ""),
    }
}

fn say(stream: &mut TcpStream, status: u16, headers: &str) {
    let _ = write!(
        stream,
        "HTTP/1.1 {status} X\r\n{headers}content-length: 0\r\nconnection: close\r\n\r\n"
    );
}
