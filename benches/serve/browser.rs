//! The server as a separate process, and a client that listens for events and requests pages.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The state as it is sent to pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub edition: String,
    pub settled: bool,
}

/// A running server. It is stopped when it is dropped.
pub struct Server {
    process: Child,
    address: String,
    events: BufReader<TcpStream>,
    state: State,
}

impl Server {
    pub fn start(project: &Path) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_preceptor"))
            .args(["serve", "--port", "0", "--project"])
            .arg(project)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap);
        let line = lines.find(|line| line.contains("http://")).unwrap();
        let address = line
            .split("http://")
            .nth(1)
            .unwrap()
            .split('/')
            .next()
            .unwrap()
            .to_owned();
        // Output has to be read: a full pipe would block the server.
        std::thread::spawn(move || lines.for_each(drop));
        let mut stream = TcpStream::connect(&address).unwrap();
        stream
            .write_all(b"GET /.preceptor-serve/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .unwrap();
        let state = State {
            edition: String::new(),
            settled: false,
        };
        let mut server = Server {
            process,
            address,
            events: BufReader::new(stream),
            state,
        };
        server.next_event();
        server
    }

    /// The state received last.
    pub fn state(&self) -> State {
        self.state.clone()
    }

    /// Waits for the next event.
    pub fn next_event(&mut self) -> State {
        loop {
            let mut line = String::new();
            assert!(
                self.events.read_line(&mut line).unwrap() > 0,
                "the server is gone"
            );
            if let Some(data) = line.strip_prefix("data: ") {
                let event: serde_json::Value = serde_json::from_str(data).unwrap();
                assert_eq!(event["count"], 0, "{event}");
                self.state = State {
                    edition: event["edition"].as_str().unwrap().to_owned(),
                    settled: event["settled"].as_bool().unwrap(),
                };
                return self.state();
            }
        }
    }

    /// The page at `path`.
    pub fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        answer
    }

    /// Its memory now, if the system reports it.
    pub fn megabytes(&self) -> f64 {
        let status =
            fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kibibytes =
            line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok());
        kibibytes.unwrap_or(f64::NAN) / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
