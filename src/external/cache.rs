//! Good outcomes of earlier runs, each with its time. A file that cannot be read or written is not
//! an error: everything is requested again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::Settings;
use super::hosts::Outcomes;
use super::outcome::Outcome;

const VERSION: u32 = 1;

#[derive(Default, Serialize, Deserialize)]
struct Contents {
    version: u32,
    answers: BTreeMap<String, Kept>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    answer: Outcome,
    /// Seconds since 1970.
    at: u64,
}

/// The cached outcomes.
pub(super) struct Cache {
    file: Option<PathBuf>,
    answers: BTreeMap<String, Kept>,
    now: u64,
}

impl Cache {
    /// Reads what is still fresh from earlier runs.
    pub(super) fn read(settings: &Settings) -> Cache {
        let now = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or(Duration::ZERO)
            .as_secs();
        let contents: Contents = settings.cache.as_deref().and_then(read).unwrap_or_default();
        let mut answers = contents.answers;
        // An entry from the future was written while the clock was wrong.
        answers.retain(|_, kept| {
            kept.at <= now && now - kept.at < settings.fresh.as_secs() && kept.answer.is_good()
        });
        Cache {
            file: settings.cache.clone(),
            answers,
            now,
        }
    }

    /// Whether there is an outcome for `url`.
    pub(super) fn knows(&self, url: &str) -> bool {
        self.answers.contains_key(url)
    }

    /// The outcome for `url`.
    pub(super) fn answer(&self, url: &str) -> Option<Outcome> {
        self.answers.get(url).map(|kept| kept.answer.clone())
    }

    /// Keeps the good outcomes among `asked` for the next run.
    pub(super) fn keep(&mut self, asked: &Outcomes) {
        let good = asked.iter().filter(|(_, answer)| answer.is_good());
        let at = self.now;
        self.answers.extend(good.map(|(url, answer)| {
            (
                url.clone(),
                Kept {
                    answer: answer.clone(),
                    at,
                },
            )
        }));
        if let Some(file) = &self.file {
            let contents = Contents {
                version: VERSION,
                answers: self.answers.clone(),
            };
            let _ = write(file, &contents);
        }
    }
}

fn read(file: &Path) -> Option<Contents> {
    let contents: Contents = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    (contents.version == VERSION).then_some(contents)
}

fn write(file: &Path, contents: &Contents) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer_pretty(&mut new, contents)?;
    new.persist(file)?;
    Ok(())
}
