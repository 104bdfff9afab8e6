//! Writes the files of a site while they are being rendered, so that they do not all have to be
//! held in memory.
//!
//! Files that differ from the output are written to the stage at once; equal ones are only
//! recorded. Only [`SiteWriter::publish`] touches the output itself, once everything is complete. A
//! writer that is dropped leaves nothing behind.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::bundle::{Bundle, Content};
use super::change_plan::ChangePlan;
use super::error::PublishError;
use super::files;
use super::out_path::OutPath;
use super::output_lock::Lock;
use super::paths::{Made, Paths};
use super::scan::{Kind, Tree};
use super::stage::{self, Stage, Staged};
use super::{Options, Report, in_place, recover};

/// Where a build puts its files, one by one and from many threads.
pub trait Store: Sync {
    /// Takes a file, and returns what the bundle should hold for it.
    fn keep(&self, path: &OutPath, bytes: Vec<u8>) -> Content;
}

/// Keeps everything in memory.
impl Store for () {
    fn keep(&self, _: &OutPath, bytes: Vec<u8>) -> Content {
        bytes.into()
    }
}

/// An output that is about to change, locked against other runs until it has.
pub struct SiteWriter {
    paths: Paths,
    tree: Tree,
    /// Created when a file first needs it; `None` if folders cannot be swapped.
    stage: OnceLock<Option<Stage>>,
    /// The error of the first file that could not be written.
    failed: Mutex<Option<PublishError>>,
    recovered: bool,
    // Dropped in this order, after the stage.
    _lock: Lock,
    _made: Made,
}

impl SiteWriter {
    /// Locks `output`, and cleans up what a stopped run left there.
    ///
    /// An output that is a symbolic link to a folder is resolved once; the work is done on the real
    /// folder.
    ///
    /// # Errors
    /// If another run holds it, or if it is not a readable folder.
    pub fn open(output: &Path) -> Result<SiteWriter, PublishError> {
        let (paths, made) = Paths::resolve(output)?;
        let lock = Lock::take(&paths)?;
        let mut recovered = recover::recover(&paths)?;
        let tree = Tree::scan(&paths.output)?;
        recovered |= files::remove_all(&paths.output, &tree.leftovers)?;
        let (stage, failed) = (OnceLock::new(), Mutex::new(None));
        Ok(SiteWriter {
            paths,
            tree,
            stage,
            failed,
            recovered,
            _lock: lock,
            _made: made,
        })
    }

    /// Makes the output match `bundle`, or changes nothing.
    ///
    /// # Errors
    /// See [`PublishError`]: each of its messages says what to do.
    pub fn publish(mut self, bundle: &Bundle, options: &Options) -> Result<Report, PublishError> {
        bundle.check()?;
        // The output may have changed while the files were being rendered.
        self.tree = Tree::scan(&self.paths.output)?;
        self.apply(bundle, *options)
    }

    /// The same, directly after [`SiteWriter::open`], without a second scan.
    pub(super) fn apply(
        mut self,
        bundle: &Bundle,
        options: Options,
    ) -> Result<Report, PublishError> {
        let plan = ChangePlan::new(bundle, &self.paths.output, &self.tree, options)?;
        if let Some(error) = self
            .failed
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
        {
            return Err(error);
        }
        let stage = self.stage.take().flatten();
        let replaced_one_by_one = carry_out(&self.paths, &self.tree, &plan, stage)?;
        Ok(Report {
            written: plan.write.len(),
            removed: plan.stale.len(),
            unchanged: plan.unchanged.len(),
            replaced_one_by_one,
            recovered: self.recovered,
        })
    }

    /// The file's path in the output, if it is there with exactly this content.
    fn unchanged(&self, path: &OutPath, content: &Content) -> Option<PathBuf> {
        let lies_there = self.tree.entries.get(Path::new(path.as_str())) == Some(&Kind::File);
        let on_disk = lies_there.then(|| self.paths.output.join(path.as_str()))?;
        files::same_bytes(content, &on_disk)
            .is_ok_and(|same| same)
            .then_some(on_disk)
    }

    fn stage(&self) -> Option<&Stage> {
        let begin = || {
            if self.tree.holds_mounts {
                return None;
            }
            Stage::begin(&self.paths).unwrap_or_else(|error| self.fail(error))
        };
        self.stage.get_or_init(begin).as_ref()
    }

    fn fail<T>(&self, error: PublishError) -> Option<T> {
        self.failed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert(error);
        None
    }
}

impl Store for SiteWriter {
    /// Content that is already where it belongs is named by that path: in the output if it was
    /// there, else in the stage.
    fn keep(&self, path: &OutPath, bytes: Vec<u8>) -> Content {
        let content = Content::from(bytes);
        if let Some(on_disk) = self.unchanged(path, &content) {
            return Content::File(on_disk);
        }
        let staged = self.stage().and_then(|stage| {
            stage
                .put(path, &content)
                .map_or_else(|error| self.fail(error), Some)
        });
        staged.map_or(content, Content::File)
    }
}

/// Applies the plan; returns whether files had to be replaced one by one.
fn carry_out(
    paths: &Paths,
    tree: &Tree,
    plan: &ChangePlan,
    begun: Option<Stage>,
) -> Result<bool, PublishError> {
    if plan.changes_nothing(tree) {
        return Ok(false);
    }
    let mut stage = begun;
    if !tree.holds_mounts {
        stage = stage.map_or_else(|| Stage::begin(paths), |stage| Ok(Some(stage)))?;
        if let Some(stage) = &mut stage
            && stage::publish(stage, paths, tree, plan)? == Staged::Swapped
        {
            return Ok(false);
        }
    }
    // Files that were staged are read from the stage.
    in_place::replace(&paths.output, plan)?;
    Ok(true)
}
