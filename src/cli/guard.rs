//! Where a site must not be written: into the folders it is built from.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::{fs, mem};

use preceptor::project::Project;

/// More links than this in one path are a cycle.
const MANY_LINKS: usize = 40;

/// A site inside the content or a theme would become part of its own next build.
pub fn refuse_inside_sources(project: &Project, output: &Path) -> Result<(), String> {
    let output = real(output).map_err(|error| error.to_string())?;
    let contents = project
        .layers
        .iter()
        .map(|layer| (&layer.content, "content"));
    for (folder, what) in contents.chain([(&project.themes, "themes")]) {
        let folder = real(folder).map_err(|error| error.to_string())?;
        if output.starts_with(&folder) || folder.starts_with(&output) {
            let place = output.display();
            return Err(format!(
                "the site cannot go to {place}: the {what} folder is there. Name another folder."
            ));
        }
    }
    Ok(())
}

/// The real path: links are followed, even to targets that do not exist yet, and `..` leaves the
/// folder that a link leads to.
fn real(path: &Path) -> io::Result<PathBuf> {
    let followed = follow(path, &mut 0)?;
    // Once more in the system's own spelling, as far as the path exists: some file systems ignore
    // letter case.
    let there = followed
        .ancestors()
        .find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    let Some((above, real)) = there else {
        return Ok(followed);
    };
    let rest = followed.strip_prefix(above).unwrap_or(Path::new(""));
    Ok(if rest.as_os_str().is_empty() {
        real
    } else {
        real.join(rest)
    })
}

fn follow(path: &Path, links: &mut usize) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::CurDir => continue,
            Component::ParentDir => drop(real.pop()),
            _ => real.push(part),
        }
        let Ok(target) = fs::read_link(&real) else {
            continue;
        };
        *links += 1;
        if *links > MANY_LINKS {
            return Err(io::Error::other(format!(
                "the links at {} lead round in a ring",
                path.display()
            )));
        }
        let mut next = mem::take(&mut real);
        next.pop();
        real = follow(&next.join(target), links)?;
    }
    Ok(real)
}
