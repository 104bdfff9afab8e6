//! A press, set up for one state of a project: it renders the whole site, or the one file that
//! somebody asks for.

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
    /// What is rendered, by path: listed when a single file is first asked for.
    jobs: OnceLock<FxHashMap<String, Job>>,
}

/// A file of the bundle, or why there is none.
type Kept = Result<(OutPath, Content), Box<Diagnostic>>;

impl Renderer {
    /// Sets the press up.
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

    /// The path at which the site will stand, from slash to slash.
    pub fn base_path(&self) -> String {
        extras::base_path(self.project.base_url.as_deref())
    }

    /// How many files [`Renderer::bundle`] renders, about: for a progress bar.
    pub fn job_count(&self) -> usize {
        job::count(&self.library)
    }

    /// Renders the whole site, page by page into `store`. What went wrong is in `sink`; the bundle
    /// is then incomplete, and must not be published.
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

    /// What is not rendered: files of the theme, and those beside the Markdown.
    fn copied(&self) -> impl Iterator<Item = Kept> + '_ {
        let asset = |(name, bytes): (&str, Vec<u8>)| {
            out_path(&format!("{}/{name}", routes::ASSETS)).map(|path| (path, Content::from(bytes)))
        };
        let files = self.library.attachments.iter();
        let files = files.map(|(path, file)| out_path(path).map(|path| (path, content(file))));
        self.assets().map(asset).chain(files)
    }

    /// The files of the theme by name, with those that are made for this site.
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

    /// The one file at `path`, as the bundle would hold it; none where the site has no such file.
    ///
    /// # Errors
    /// What stands in the way of rendering it.
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

    /// Renders everything, keeps nothing, and gives what went wrong; stops early, with less, once
    /// `is_superseded` says so.
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

    /// A number that changes with the files of the theme, whatever the pages say.
    pub fn assets_hash(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.assets().for_each(|file| file.hash(&mut hasher));
        hasher.finish()
    }
}

/// What is published of a file beside the Markdown.
fn content(file: &Attachment) -> Content {
    file.instead.as_ref().map_or_else(
        || Content::File(file.disk.clone()),
        |bytes| Content::Shared(Arc::clone(bytes)),
    )
}
