//! Files that are copied as they are: pictures, documents.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::picture;
use crate::diagnostic::Diagnostic;

/// A file beside the Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Path within the content folder, and within the site.
    pub path: Arc<str>,
    /// Path from the project's folder, for diagnostics.
    pub file: Arc<str>,
    /// Its path on disk.
    pub disk: PathBuf,
    /// Width and height in pixels, for pictures whose header can be read.
    pub size: Option<(usize, usize)>,
    /// Its size in bytes.
    pub bytes: u64,
    /// Published in its place: a drawing without its active parts.
    pub instead: Option<Arc<[u8]>>,
    /// What is wrong with it.
    pub finding: Option<Arc<Diagnostic>>,
}

/// Kinds that ordinary servers, even an old IIS, serve without configuration.
const SERVED: [&str; 28] = [
    "html", "htm", "css", "js", "svg", "png", "jpg", "jpeg", "gif", "webp", "ico", "xml", "json",
    "txt", "zip", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "rtf", "mp3", "mp4",
    "ics", "odt",
];

/// Kinds that browsers run, or may run, when opened directly. Drawings are sanitised instead.
const ACTIVE: [&str; 15] = [
    "html", "htm", "xhtml", "xht", "shtml", "xml", "xsl", "xslt", "svgz", "mht", "mhtml", "js",
    "mjs", "hta", "swf",
];

const PICTURES: [&str; 6] = ["svg", "png", "jpg", "jpeg", "gif", "webp"];

impl Attachment {
    /// Reads the file's facts. It is opened, so that one that cannot be copied is found before
    /// anything is written.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub fn read(path: Arc<str>, file: Arc<str>, disk: PathBuf) -> io::Result<Attachment> {
        let bytes = File::open(&disk)?.metadata()?.len();
        let extension = extension(&path);
        let size = PICTURES
            .contains(&extension.as_str())
            .then(|| picture::size(&disk, &extension))
            .flatten();
        Ok(Attachment {
            size,
            bytes,
            path,
            file,
            disk,
            instead: None,
            finding: None,
        })
    }

    /// Whether its kind can run scripts.
    pub fn is_active(&self) -> bool {
        ACTIVE.contains(&extension(&self.path).as_str())
    }

    /// Whether ordinary servers serve its kind.
    pub fn is_served(&self) -> bool {
        SERVED.contains(&extension(&self.path).as_str())
    }

    /// The extension in lower case.
    pub fn extension(&self) -> String {
        extension(&self.path)
    }
}

fn extension(path: &str) -> String {
    path.rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map_or(String::new(), |(_, ending)| ending.to_lowercase())
}
