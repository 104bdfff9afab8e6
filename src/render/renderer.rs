//! Renders a project in one particular state: the whole site, or a single file on request.

use std::hash::{Hash as _, Hasher as _};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

use super::job::{self, Job};
use super::theme::Theme;
use super::{Brand, Progress, Site, extras, labels, menu, out_path, site_view};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::attachment::Attachment;
use crate::model::library::Library;
use crate::model::routes;
use crate::project::Project;
use crate::publish::{Bundle, Content, OutPath, Store};
use crate::search::Labels;

/// Everything that is needed to render any file of the site.
pub struct Renderer {
    /// The project.
    pub project: Project,
    /// All pages.
    pub library: Library,
    theme: Theme,
    /// `accent.css`.
    accent: Option<String>,
    /// What can be rendered, by path; listed when a single file is first requested.
    jobs: OnceLock<FxHashMap<String, Job>>,
}

/// A file of the bundle, or why it could not be rendered.
type Kept = Result<(OutPath, Content), Box<Diagnostic>>;

impl Renderer {
    /// Shares with the theme what is the same on every page.
    pub fn new(project: Project, library: Library, mut theme: Theme, brand: Brand) -> Renderer {
        theme.share(
            "site",
            &site_view(&project, &library, &brand, &theme.strings),
        );
        theme.share("t", &theme.strings.tree.clone());
        Renderer {
            project,
            library,
            theme,
            accent: brand.accent,
            jobs: OnceLock::new(),
        }
    }

    fn site(&self) -> Site<'_> {
        let menus = menu::Menus::default();
        Site {
            project: &self.project,
            library: &self.library,
            strings: &self.theme.strings,
            menus,
        }
    }

    /// The words that search results are labelled with.
    pub fn labels(&self) -> Labels {
        labels::of(&self.library, &self.theme.strings)
    }

    /// The path of the base URL, with a slash at either end.
    pub fn base_path(&self) -> String {
        extras::base_path(self.project.base_url.as_deref())
    }

    /// The approximate number of files that [`Renderer::bundle`] renders: for a progress bar.
    pub fn job_count(&self) -> usize {
        job::count(&self.library)
    }

    /// Renders the whole site, page by page into `store`. If errors are added to `sink`, the bundle
    /// is incomplete and must not be published.
    pub fn bundle(
        &self,
        (store, progress): (&dyn Store, &dyn Progress),
        sink: &mut Diagnostics,
    ) -> Bundle {
        let mut bundle = Bundle::default();
        let site = self.site();
        let render = |job: &Job| -> Kept {
            progress.advance(1);
            let (path, bytes) = self.rendered(&site, job)?;
            let content = store.keep(&path, bytes);
            Ok((path, content))
        };
        let kept: Vec<Kept> = job::all(&site).par_iter().map(render).collect();
        for file in kept.into_iter().chain(self.copied()) {
            match file {
                Ok((path, content)) => drop(bundle.insert(path, content)),
                Err(found) => sink.push(*found),
            }
        }
        bundle
    }

    fn rendered(&self, site: &Site<'_>, job: &Job) -> Result<(OutPath, Vec<u8>), Box<Diagnostic>> {
        let (route, bytes) = job.run(site, &self.theme)?;
        Ok((out_path(route.as_str())?, bytes))
    }

    /// Files that are not rendered: those of the theme, and those beside the Markdown.
    fn copied(&self) -> impl Iterator<Item = Kept> + '_ {
        let asset = |(name, bytes): (&str, Vec<u8>)| {
            out_path(&format!("{}/{name}", routes::ASSETS)).map(|path| (path, Content::from(bytes)))
        };
        let files = self.library.attachments.iter();
        let files = files.map(|(path, file)| out_path(path).map(|path| (path, content(file))));
        self.assets().map(asset).chain(files)
    }

    /// The files of the theme by name, including those generated for this site.
    fn assets(&self) -> impl Iterator<Item = (&str, Vec<u8>)> + '_ {
        let own = self
            .theme
            .assets
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.clone()));
        let strings =
            std::iter::once_with(|| ("strings.js", self.theme.strings.script().into_bytes()));
        let accent = self
            .accent
            .iter()
            .map(|style| ("accent.css", style.clone().into_bytes()));
        own.chain(strings).chain(accent)
    }

    /// The single file at `path`, as the bundle would hold it; `None` if the site has no such file.
    ///
    /// # Errors
    /// If it cannot be rendered.
    pub fn file(&self, path: &str) -> Option<Result<Content, Box<Diagnostic>>> {
        let site = self.site();
        if let Some(job) = self.jobs(&site).get(path) {
            return Some(
                self.rendered(&site, job)
                    .map(|(_, bytes)| Content::from(bytes)),
            );
        }
        let asset = path
            .strip_prefix(routes::ASSETS)
            .and_then(|rest| rest.strip_prefix('/'));
        if let Some((_, bytes)) =
            asset.and_then(|wanted| self.assets().find(|(name, _)| *name == wanted))
        {
            return Some(Ok(bytes.into()));
        }
        self.library
            .attachments
            .get(path)
            .map(|file| Ok(content(file)))
    }

    fn jobs(&self, site: &Site<'_>) -> &FxHashMap<String, Job> {
        let named = |job: Job| (job.route(&self.library).as_str().to_owned(), job);
        self.jobs
            .get_or_init(|| job::all(site).into_iter().map(named).collect())
    }

    /// Renders everything, keeps nothing, and returns the errors; stops early, with fewer of them,
    /// once `is_superseded` returns true.
    pub fn trial(&self, is_superseded: &(dyn Fn() -> bool + Sync)) -> Vec<Diagnostic> {
        let site = self.site();
        let render = |job: &Job| {
            if is_superseded() {
                None
            } else {
                self.rendered(&site, job).err().map(|found| *found)
            }
        };
        job::all(&site).par_iter().filter_map(render).collect()
    }

    /// A hash of the theme's files, independent of the pages.
    pub fn assets_hash(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.assets().for_each(|file| file.hash(&mut hasher));
        hasher.finish()
    }
}

/// The published content of a file beside the Markdown.
fn content(file: &Attachment) -> Content {
    file.instead.as_ref().map_or_else(
        || Content::File(file.disk.clone()),
        |bytes| Content::Shared(Arc::clone(bytes)),
    )
}
