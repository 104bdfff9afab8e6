//! What is watched.

use std::path::{Path, PathBuf};

use crate::check::id_lock;
use crate::load::files::walk::is_litter;
use crate::project::{self, Project};

/// The places whose changes matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Places {
    /// The project's folder.
    root: PathBuf,
    /// The content folders and the theme's, whether they exist or not.
    folders: Vec<PathBuf>,
}

/// How much a path matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relevance {
    /// Not at all.
    None,
    /// Something in a watched place changed.
    File,
    /// A watched folder itself, or one above it, was created or removed.
    Folder,
}

impl Places {
    /// The places of a project that has not been read yet. `root` must be canonical, since events
    /// name canonical paths.
    pub(super) fn new(root: PathBuf) -> Places {
        let folders = vec![root.join("content"), root.join("themes")];
        Places { root, folders }
    }

    /// Switches to the folders that `project` names; true if they differ.
    pub(super) fn take(&mut self, project: &Project) -> bool {
        let own = |path: &Path| {
            self.root
                .join(path.strip_prefix(&project.root).unwrap_or(path))
        };
        let content = project.layers.iter().map(|layer| own(&layer.content));
        let folders: Vec<PathBuf> = content
            .chain([own(&project.themes.join(&project.theme))])
            .collect();
        let changed = folders != self.folders;
        self.folders = folders;
        changed
    }

    /// Single files that matter.
    pub(super) fn files(&self) -> [PathBuf; 2] {
        [self.root.join(project::FILE), self.root.join(id_lock::FILE)]
    }

    /// Folders that matter with everything in them.
    pub(super) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.folders.iter().map(PathBuf::as_path)
    }

    /// Folders in which a watched one may be created or removed: the project's, its parent, and
    /// those between.
    pub(super) fn above(&self) -> Vec<&Path> {
        let between = |folder: &'_ PathBuf| {
            folder
                .strip_prefix(&self.root)
                .map_or(0, |path| path.components().count())
        };
        let between = self
            .folders
            .iter()
            .flat_map(|folder| folder.ancestors().skip(1).take(between(folder)));
        let mut above: Vec<&Path> = between
            .chain(self.root.parent())
            .chain([self.root.as_path()])
            .collect();
        above.sort_unstable();
        above.dedup();
        above
    }

    /// How much a change at `path` matters.
    pub(super) fn relevance(&self, path: &Path) -> Relevance {
        let is_above = |folder: &PathBuf| folder.starts_with(path);
        if path.starts_with(&self.root) && (path == self.root || self.folders.iter().any(is_above))
        {
            return Relevance::Folder;
        }
        let mut inside = self
            .folders
            .iter()
            .filter_map(|folder| path.strip_prefix(folder).ok());
        let written =
            inside.any(|path| !path.iter().any(|name| is_litter(&name.to_string_lossy())));
        if written || self.files().iter().any(|file| file == path) {
            Relevance::File
        } else {
            Relevance::None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        Places {
            root: "/p".into(),
            folders: vec!["/p/a/content".into(), "/p/themes/x".into()],
        }
    }

    #[test]
    fn only_what_a_build_reads_matters() {
        let places = places();
        let relevance = |path: &str| places.relevance(Path::new(path));
        for path in [
            "/p/preceptor.yaml",
            "/p/ids.lock",
            "/p/a/content/x/y.md",
            "/p/themes/x/templates/page.html",
        ] {
            assert_eq!(relevance(path), Relevance::File, "{path}");
        }
        for path in ["/p", "/p/a", "/p/a/content", "/p/themes", "/p/themes/x"] {
            assert_eq!(relevance(path), Relevance::Folder, "{path}");
        }
        for path in [
            "/",
            "/q",
            "/p/site",
            "/p/site/index.html",
            "/p/.git/HEAD",
            "/p/a/content/.x.md.swp",
            "/p/a/content/x.md~",
        ] {
            assert_eq!(relevance(path), Relevance::None, "{path}");
        }
    }

    #[test]
    fn folders_that_come_and_go_are_seen_from_above() {
        assert_eq!(
            places().above(),
            ["/", "/p", "/p/a", "/p/themes"].map(Path::new)
        );
    }
}
