//! A project in a folder of its own, built and inspected in one chain.
//!
//! Each project keeps its memo, as a watching process does. Whenever a project is built for a
//! second time, the result is compared with a build from scratch: so every test that changes
//! something also tests rebuilding.
#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod difference;
pub mod fixture;
pub mod ids;
mod look;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use preceptor::Memo;
use preceptor::diagnostic::Diagnostic;
use preceptor::diagnostic::rule::{Rule, When};
use preceptor::publish::{self, Bundle, Content};
use preceptor::{BuildOptions, Built};
use tempfile::TempDir;

#[allow(unused_imports, reason = "each test binary uses a part of it")]
pub use difference::difference;

/// Every file of a site, by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A project, what its last build gave, and the page that is being looked at.
pub struct Project {
    dir: TempDir,
    options: BuildOptions,
    memo: Memo,
    builds: usize,
    built: Option<Built>,
    page: String,
}

impl Project {
    /// A title and a home page: the least that builds without a finding.
    pub fn new() -> Project {
        Project::empty()
            .file("preceptor.yaml", "title: Handbook\n")
            .file("content/index.md", &md("Home", ""))
    }

    /// A folder with nothing in it.
    pub fn empty() -> Project {
        Project {
            dir: tempfile::tempdir().unwrap(),
            options: BuildOptions::default(),
            memo: Memo::default(),
            builds: 0,
            built: None,
            page: String::new(),
        }
    }

    /// The folder that holds `preceptor.yaml`.
    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file.
    pub fn file(self, path: &str, text: &str) -> Project {
        self.bytes(path, text.as_bytes())
    }

    /// Writes a page with this title and body.
    pub fn md(self, path: &str, title: &str, body: &str) -> Project {
        self.file(path, &md(title, body))
    }

    /// Writes a file that is no text.
    pub fn bytes(self, path: &str, bytes: &[u8]) -> Project {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Adds a line to the project file.
    pub fn setting(self, line: &str) -> Project {
        let text = fs::read_to_string(self.root().join("preceptor.yaml")).unwrap();
        self.file("preceptor.yaml", &format!("{text}{line}\n"))
    }

    /// Replaces a part of a file.
    #[track_caller]
    pub fn change(self, path: &str, from: &str, to: &str) -> Project {
        let text = fs::read_to_string(self.root().join(path)).unwrap();
        assert!(text.contains(from), "{path} holds no {from:?}");
        self.file(path, &text.replace(from, to))
    }

    /// Deletes a file.
    pub fn remove(self, path: &str) -> Project {
        fs::remove_file(self.root().join(path)).unwrap();
        self
    }

    /// Moves a file.
    pub fn rename(self, from: &str, to: &str) -> Project {
        let bytes = fs::read(self.root().join(from)).unwrap();
        self.remove(from).bytes(to, &bytes)
    }

    /// Builds with drafts from now on.
    pub fn drafts(mut self) -> Project {
        self.options.drafts = true;
        self
    }

    /// Looks at the writing, too, from now on.
    pub fn writing(mut self) -> Project {
        self.options.writing = true;
        self
    }

    /// Looks for overdue reviews from now on.
    pub fn today(mut self, date: &str) -> Project {
        self.options.today = Some(date.parse().unwrap());
        self
    }

    /// Looks, from now on, for what the rule of this id is about: the writing, or reviews that are
    /// due by 1 December 2026.
    pub fn for_rule(self, id: &str) -> Project {
        match Rule::of(id).map(|rule| rule.when) {
            Some(When::Writing) => self.writing(),
            Some(When::Today) => self.today("2026-12-01"),
            _ => self,
        }
    }

    /// Lets warnings stop the build from now on.
    pub fn strict(mut self) -> Project {
        self.options.strict = true;
        self
    }

    /// Builds with what the memo knows; from the second time on, holds the result against a build
    /// from nothing.
    #[track_caller]
    pub fn build(mut self) -> Project {
        let built = preceptor::build(self.dir.path(), self.options, &mut self.memo, &());
        if self.builds > 0 {
            assert_same(&built, &self.afresh());
        }
        self.builds += 1;
        self.built = Some(built);
        self
    }

    /// What a build gives that knows nothing of an earlier one.
    pub fn afresh(&self) -> Built {
        preceptor::build(self.root(), self.options, &mut Memo::default(), &())
    }

    /// What the last build gave.
    pub fn built(&self) -> &Built {
        self.built.as_ref().expect("build() comes first")
    }

    /// The last build made a site and had nothing to say.
    #[track_caller]
    pub fn ok(self) -> Project {
        assert_eq!(self.found(), "");
        self.site()
    }

    /// The last build made a site, whatever it said.
    #[track_caller]
    pub fn site(self) -> Project {
        assert!(self.built().bundle.is_some(), "no site:\n{}", self.found());
        self
    }

    /// The last build found just this, `severity[id] file:line` each, and no site came of it.
    #[track_caller]
    pub fn fails(self, expected: &[&str]) -> Project {
        assert!(self.built().bundle.is_none(), "a site was built");
        self.finds(expected)
    }

    /// The last build found just this, `severity[id] file:line` each.
    #[track_caller]
    pub fn finds(self, expected: &[&str]) -> Project {
        let short = |d: &Diagnostic| {
            format!(
                "{}[{}] {}:{}",
                d.severity, d.rule.id, d.place.file, d.place.line
            )
        };
        let found: Vec<String> = self.built().diagnostics.iter().map(short).collect();
        assert_eq!(found, expected, "\n{}", self.found());
        self
    }

    /// Some finding of the last build says this.
    #[track_caller]
    pub fn says(self, words: &str) -> Project {
        assert!(
            self.found().contains(words),
            "nothing says {words:?}:\n{}",
            self.found()
        );
        self
    }

    fn found(&self) -> String {
        let lines = self.built().diagnostics.iter().map(|d| {
            let more: String = [&d.help, &d.corrected]
                .into_iter()
                .flatten()
                .map(|text| format!("  | {text}\n"))
                .collect();
            format!(
                "{}[{}] {}:{} {}\n{more}",
                d.severity, d.rule.id, d.place.file, d.place.line, d.message
            )
        });
        lines.collect()
    }

    /// Writes the site into the project's folder `site`.
    #[track_caller]
    pub fn publish(self) -> Project {
        let bundle = self.built().bundle.as_ref().expect("there is a site");
        publish::publish(
            bundle,
            &self.root().join("site"),
            &publish::Options::default(),
        )
        .unwrap();
        self
    }

    /// All files of the site.
    #[track_caller]
    pub fn files(&self) -> Files {
        files(self.built().bundle.as_ref().expect("there is a site"))
    }

    /// The site has this file.
    #[track_caller]
    pub fn exists(self, path: &str) -> Project {
        let files = self.files();
        assert!(
            files.contains_key(path),
            "no {path} among {:?}",
            files.keys()
        );
        self
    }

    /// The site has no such file.
    #[track_caller]
    pub fn lacks(self, path: &str) -> Project {
        assert!(!self.files().contains_key(path), "there is a {path}");
        self
    }
}

/// A Markdown file with this title and body.
pub fn md(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\n---\n{body}\n")
}

/// The files of a bundle with what they hold.
pub fn files(bundle: &Bundle) -> Files {
    bundle
        .iter()
        .map(|(path, content)| (path.as_str().to_owned(), bytes(content)))
        .collect()
}

fn bytes(content: &Content) -> Vec<u8> {
    match content {
        Content::Owned(bytes) => bytes.clone(),
        Content::Shared(bytes) => bytes.to_vec(),
        Content::Static(bytes) => bytes.to_vec(),
        Content::File(path) => fs::read(path).unwrap(),
    }
}

/// Two builds found the same and made the same.
#[track_caller]
pub fn assert_same(one: &Built, other: &Built) {
    assert_eq!(one.diagnostics, other.diagnostics, "the findings differ");
    assert_eq!(one.pages, other.pages, "the number of pages differs");
    let (one, other) = (
        one.bundle.as_ref().map(files),
        other.bundle.as_ref().map(files),
    );
    let differing = |one: &Files, other: &Files| {
        let all = one.keys().chain(other.keys());
        all.filter(|path| one.get(*path) != other.get(*path))
            .cloned()
            .collect::<Vec<String>>()
    };
    match (&one, &other) {
        (Some(one), Some(other)) => assert_eq!(differing(one, other), [""; 0], "files differ"),
        _ => assert_eq!(
            one.is_some(),
            other.is_some(),
            "only one of the two made a site"
        ),
    }
}

/// All files below `folder`, by path from it.
pub fn tree(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else {
                let path = entry
                    .path()
                    .strip_prefix(folder)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned();
                found.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}
