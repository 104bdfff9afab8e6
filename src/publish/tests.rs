//! What can only be tested from inside: the ways of publishing that this system would not choose by
//! itself.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use super::change_plan::ChangePlan;
use super::output_lock::Lock;
use super::paths::Paths;
use super::scan::Tree;
use super::*;

fn bundle(files: &[(&str, &str)]) -> Bundle {
    let entry =
        |(path, text): &(&str, &str)| (OutPath::new(path).unwrap(), text.to_string().into());
    files.iter().map(entry).collect()
}

fn paths(dir: &Path) -> Paths {
    Paths::resolve(&dir.join("site")).unwrap().0
}

fn one_by_one(bundle: &Bundle, output: &Path, force: bool) -> Result<(), PublishError> {
    let tree = Tree::scan(output)?;
    files::remove_all(output, &tree.leftovers)?;
    let plan = ChangePlan::new(bundle, output, &tree, Options { force })?;
    in_place::replace(output, &plan)
}

/// Every file and folder, with the file's text.
fn listing(root: &Path) -> Vec<(PathBuf, Option<String>)> {
    let tree = Tree::scan(root).unwrap();
    let text = |path: &PathBuf| Some(fs::read_to_string(root.join(path)).unwrap());
    let files = tree.entries.keys().map(|path| (path.clone(), text(path)));
    files
        .chain(tree.dirs.iter().map(|dir| (dir.clone(), None)))
        .collect()
}

const A: &[(&str, &str)] = &[
    ("index.html", "a"),
    ("x/deep/one.html", "1"),
    ("same.css", "s"),
    ("turn", "file"),
];
const B: &[(&str, &str)] = &[
    ("index.html", "b"),
    ("x/two.html", "2"),
    ("same.css", "s"),
    ("turn/into.html", "dir"),
];

#[test]
fn one_by_one_gives_the_same_tree_as_swapping() {
    let dir = tempfile::tempdir().unwrap();
    let (swapped, replaced) = (dir.path().join("swapped"), dir.path().join("replaced"));
    for files in [A, B, A] {
        publish(&bundle(files), &swapped, &Options::default()).unwrap();
        one_by_one(&bundle(files), &replaced, false).unwrap();
        assert_eq!(listing(&swapped), listing(&replaced));
        assert_eq!(
            fs::read(swapped.join(MANIFEST)).unwrap(),
            fs::read(replaced.join(MANIFEST)).unwrap()
        );
    }
}

#[test]
fn one_by_one_keeps_foreign_files_and_unchanged_ones() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("site");
    one_by_one(&bundle(A), &output, false).unwrap();
    fs::write(output.join("x/deep/note.txt"), "mine").unwrap();
    fs::write(output.join(".gitkeep"), "").unwrap();
    let before = fs::metadata(output.join("same.css"))
        .unwrap()
        .modified()
        .unwrap();
    assert!(matches!(
        one_by_one(&bundle(B), &output, false),
        Err(PublishError::Foreign { .. })
    ));
    one_by_one(&bundle(B), &output, true).unwrap();
    assert_eq!(
        fs::read_to_string(output.join("x/deep/note.txt")).unwrap(),
        "mine"
    );
    assert!(output.join(".gitkeep").exists() && !output.join("x/deep/one.html").exists());
    assert_eq!(
        fs::metadata(output.join("same.css"))
            .unwrap()
            .modified()
            .unwrap(),
        before
    );
}

#[test]
fn one_by_one_never_writes_through_a_hard_link() {
    let dir = tempfile::tempdir().unwrap();
    let (output, elsewhere) = (dir.path().join("site"), dir.path().join("elsewhere"));
    one_by_one(&bundle(A), &output, false).unwrap();
    fs::hard_link(output.join("index.html"), &elsewhere).unwrap();
    one_by_one(&bundle(B), &output, false).unwrap();
    assert_eq!(fs::read_to_string(elsewhere).unwrap(), "a");
}

#[test]
fn one_by_one_names_old_and_new_files_before_it_changes_any() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("site");
    one_by_one(&bundle(A), &output, false).unwrap();
    let mut broken = bundle(&[("new.html", "n")]);
    broken.insert(
        OutPath::new("form.pdf").unwrap(),
        Content::File(dir.path().join("missing")),
    );
    one_by_one(&broken, &output, false).unwrap_err();
    let named = Tree::scan(&output).unwrap().manifest;
    assert!(
        ["new.html", "form.pdf", "index.html", "turn"]
            .iter()
            .all(|path| named.contains(path))
    );
    assert!(
        output.join("index.html").exists(),
        "what is stale goes last"
    );
    one_by_one(&bundle(B), &output, false).unwrap();
    assert!(!output.join("new.html").exists());
}

#[test]
fn one_by_one_goes_on_after_a_stop_at_any_step() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("site");
    let new = bundle(&[("index.html", "b"), ("new/page.html", "n")]);
    for step in 0..5 {
        let _ = fs::remove_dir_all(&output);
        one_by_one(&bundle(A), &output, false).unwrap();
        stop_at(step, &new, &output);
        one_by_one(&new, &output, false).unwrap();
        let files: Vec<_> = listing(&output)
            .into_iter()
            .map(|(path, _)| path.display().to_string())
            .collect();
        assert_eq!(
            files,
            ["index.html", "new/page.html", "new"],
            "stopped at step {step}"
        );
    }
}

/// What a run leaves that is stopped after a given number of its steps.
fn stop_at(step: usize, new: &Bundle, output: &Path) {
    let tree = Tree::scan(output).unwrap();
    let plan = ChangePlan::new(new, output, &tree, Options::default()).unwrap();
    let steps: [&dyn Fn() -> std::io::Result<()>; 5] = [
        &|| fs::write(output.join(".preceptor-new-manifest"), "{ half"),
        &|| {
            fs::rename(
                output.join(".preceptor-new-manifest"),
                output.join(MANIFEST),
            )
        },
        &|| fs::write(output.join(MANIFEST), plan.interim.to_bytes()),
        &|| {
            fs::create_dir(output.join("new"))
                .and_then(|()| fs::write(output.join("new/page.html"), "n"))
        },
        &|| fs::write(output.join("new/.preceptor-new-7"), "half"),
    ];
    // Step 1 is a rename that never happened: a half-written manifest cannot end up at its path.
    steps
        .iter()
        .enumerate()
        .filter(|(at, _)| *at <= step && *at != 1)
        .for_each(|(_, run)| run().unwrap());
}

#[test]
fn two_renames_put_the_new_site_in_place() {
    let dir = tempfile::tempdir().unwrap();
    let paths = paths(dir.path());
    publish(&bundle(A), &paths.output, &Options::default()).unwrap();
    let stage = paths.stage().unwrap();
    fs::create_dir(&stage).unwrap();
    fs::write(stage.join("index.html"), "b").unwrap();
    let swapped = swap::by_two_renames(&paths, &stage).unwrap();
    assert_eq!(
        swapped,
        swap::Swap::Done {
            former: paths.old()
        }
    );
    assert_eq!(
        fs::read_to_string(paths.output.join("index.html")).unwrap(),
        "b"
    );
    assert_eq!(
        fs::read_to_string(paths.old().unwrap().join("index.html")).unwrap(),
        "a"
    );
}

#[test]
fn a_stop_between_two_renames_puts_the_former_site_back() {
    let dir = tempfile::tempdir().unwrap();
    let paths = paths(dir.path());
    publish(&bundle(A), &paths.output, &Options::default()).unwrap();
    let before = listing(&paths.output);
    fs::create_dir(paths.stage().unwrap()).unwrap();
    fs::write(paths.stage().unwrap().join("index.html"), "b").unwrap();
    fs::rename(&paths.output, paths.old().unwrap()).unwrap();
    assert!(recover::recover(&paths).unwrap());
    assert_eq!(listing(&paths.output), before);
    assert!(!paths.stage().unwrap().exists() && !paths.old().unwrap().exists());
    assert!(!recover::recover(&paths).unwrap());
}

#[test]
#[cfg(unix)]
fn a_stop_between_two_renames_is_recovered_through_a_link_too() {
    let dir = tempfile::tempdir().unwrap();
    let paths = paths(dir.path());
    let link = dir.path().join("link");
    std::os::unix::fs::symlink("site", &link).unwrap();
    publish(&bundle(A), &link, &Options::default()).unwrap();
    fs::rename(&paths.output, paths.old().unwrap()).unwrap();
    assert!(
        publish(&bundle(A), &link, &Options::default())
            .unwrap()
            .recovered
    );
    assert_eq!(
        fs::read_to_string(paths.output.join("index.html")).unwrap(),
        "a"
    );
}

#[test]
fn a_stop_after_two_renames_clears_the_former_site() {
    let dir = tempfile::tempdir().unwrap();
    let paths = paths(dir.path());
    publish(&bundle(B), &paths.output, &Options::default()).unwrap();
    let before = listing(&paths.output);
    fs::create_dir(paths.old().unwrap()).unwrap();
    fs::write(paths.old().unwrap().join("index.html"), "a").unwrap();
    assert!(recover::recover(&paths).unwrap());
    assert_eq!(listing(&paths.output), before);
    assert!(!paths.old().unwrap().exists());
}

#[test]
fn what_others_do_while_the_stage_is_filled_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let (former, output) = (dir.path().join("former"), dir.path().join("site"));
    publish(&bundle(A), &former, &Options::default()).unwrap();
    for name in ["replaced.txt", "gone.txt"] {
        fs::write(former.join(name), "before").unwrap();
    }
    let new = bundle(B);
    let plan = ChangePlan::new(
        &new,
        &former,
        &Tree::scan(&former).unwrap(),
        Options { force: true },
    )
    .unwrap();
    publish(&new, &output, &Options::default()).unwrap();
    plan.carry
        .iter()
        .for_each(|path| files::carry(&former.join(path), &output.join(path)).unwrap());
    fs::remove_file(former.join("gone.txt")).unwrap();
    fs::remove_file(former.join("replaced.txt")).unwrap();
    fs::write(former.join("replaced.txt"), "after").unwrap();
    fs::create_dir(former.join("late")).unwrap();
    fs::write(former.join("late/note.txt"), "late").unwrap();
    swap::retire(&former, &output, &plan).unwrap();
    assert!(!former.exists() && !output.join("gone.txt").exists());
    assert_eq!(
        fs::read_to_string(output.join("replaced.txt")).unwrap(),
        "after"
    );
    assert_eq!(
        fs::read_to_string(output.join("late/note.txt")).unwrap(),
        "late"
    );
    assert_eq!(fs::read_to_string(output.join("index.html")).unwrap(), "b");
}

#[test]
fn a_second_run_at_once_is_told_so() {
    let dir = tempfile::tempdir().unwrap();
    let paths = paths(dir.path());
    let held = Lock::take(&paths).unwrap();
    let refused = publish(&bundle(A), &paths.output, &Options::default());
    assert!(matches!(refused, Err(PublishError::Busy { .. })));
    drop(held);
    publish(&bundle(A), &paths.output, &Options::default()).unwrap();
    assert_eq!(
        fs::read_dir(dir.path()).unwrap().count(),
        1,
        "no lock file stays"
    );
}
