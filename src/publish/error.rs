//! Why publishing stopped, in plain words and with advice.

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

use super::out_path::OutPath;

/// Why publishing stopped. The output is as it was, unless the message says otherwise.
#[derive(Debug)]
#[non_exhaustive]
pub enum PublishError {
    /// The output holds files that the tool did not write.
    Foreign {
        /// All of them, sorted.
        paths: Vec<String>,
    },
    /// Foreign files are where the site has to write.
    InTheWay {
        /// All of them, sorted.
        paths: Vec<String>,
    },
    /// The path belongs to the tool or to git.
    Reserved {
        /// The path asked for.
        path: OutPath,
    },
    /// One path would have to be a file and a folder.
    Clash {
        /// The file.
        file: OutPath,
        /// The file that would lie inside it.
        inside: OutPath,
    },
    /// Another run is writing to the same place.
    Busy {
        /// The output.
        output: PathBuf,
    },
    /// The output exists and is no folder.
    NotAFolder {
        /// The output.
        path: PathBuf,
    },
    /// The system refused something.
    Io {
        /// What was being done.
        doing: String,
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl PublishError {
    /// For `map_err`: what was being done, and where.
    pub(super) fn io(doing: &str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io {
            doing: doing.to_owned(),
            path: path.to_owned(),
            source,
        }
    }

    /// Whether the system said that something is not there.
    pub(super) fn is_missing(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }

    /// Whether the system said that source and target lie on different file systems.
    pub(super) fn is_across_devices(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::CrossesDevices)
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { paths } => write!(
                f,
                "the output folder holds files that were not written by this tool: {}; \
                 move them away, choose another output folder, or use --force to keep them beside the site",
                first_few(paths)
            ),
            Self::InTheWay { paths } => write!(
                f,
                "the site has to write where files lie that were not written by this tool: {}; \
                 move these away or rename the pages",
                first_few(paths)
            ),
            Self::Reserved { path } => {
                write!(
                    f,
                    "the site cannot have a file `{path}`, since that name is reserved; rename it"
                )
            }
            Self::Clash { file, inside } => {
                write!(
                    f,
                    "`{file}` would have to be a file and the folder of `{inside}` at once; rename one of them"
                )
            }
            Self::Busy { output } => write!(
                f,
                "another run is writing to `{}`; wait for it to end, or choose another output folder",
                output.display()
            ),
            Self::NotAFolder { path } => {
                write!(
                    f,
                    "the output `{}` is not a folder; remove it or choose another",
                    path.display()
                )
            }
            Self::Io {
                doing,
                path,
                source,
            } => {
                write!(
                    f,
                    "{doing} `{}` failed: {source}{}",
                    path.display(),
                    advice(source)
                )
            }
        }
    }
}

impl error::Error for PublishError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

fn first_few(paths: &[String]) -> String {
    let shown = paths
        .iter()
        .take(5)
        .map(|path| format!("`{path}`"))
        .collect::<Vec<_>>()
        .join(", ");
    match paths.len().saturating_sub(5) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

fn advice(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::PermissionDenied => {
            "; check who may write there, and whether a program holds it open"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "; free some space and run again"
        }
        io::ErrorKind::ReadOnlyFilesystem => "; choose an output that can be written",
        _ => "",
    }
}
