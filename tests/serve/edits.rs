//! A hundred random edits of a project that is being served.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use preceptor::serve::Options;

use crate::client::{clean, differences, news, options, start_with, wait_until_right};
use crate::projects::{Files, apply, edit, files, lay_out};

/// How files are changed.
#[derive(Debug, Clone, Copy)]
enum Manner {
    /// As a plain editor does.
    InPlace,
    /// As most editors do: a new file takes the old one's place, and a copy stays for a moment.
    Atomically,
    /// All folders go and come back, as when a branch is switched without care.
    Anew,
}

fn manner() -> impl Strategy<Value = Manner> {
    prop_oneof![3 => Just(Manner::InPlace), 3 => Just(Manner::Atomically), 1 => Just(Manner::Anew)]
}

fn bring(root: &Path, before: &Files, after: &Files, manner: Manner) {
    if matches!(manner, Manner::Anew) {
        return lay_out(root, after);
    }
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        fs::remove_file(root.join(path)).unwrap();
        // Empty folders go, as a version control system has them go.
        let _ = fs::remove_dir(root.join(path).parent().unwrap());
    }
    for (path, bytes) in after
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(bytes))
    {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if matches!(manner, Manner::InPlace) {
            fs::write(path, bytes).unwrap();
            continue;
        }
        let beside = |ending: &str| {
            path.with_file_name(format!(".{}{ending}", path.file_name().unwrap().display()))
        };
        fs::write(beside(".new"), bytes).unwrap();
        if path.exists() {
            fs::rename(&path, path.with_file_name("copy~")).unwrap();
        }
        fs::rename(beside(".new"), &path).unwrap();
        let _ = fs::remove_file(path.with_file_name("copy~"));
    }
}

/// Holds a running server against clean builds, edit after edit.
fn drive(count: usize, poll: bool) {
    let mut runner = TestRunner::deterministic();
    let dir = tempfile::tempdir().unwrap();
    let mut now = files().new_tree(&mut runner).unwrap().current();
    lay_out(dir.path(), &now);
    let server = start_with(&Options {
        poll,
        ..options(dir.path())
    });
    let (mut good, mut broken) = (None::<BTreeMap<String, Vec<u8>>>, 0);
    for number in 0..count {
        let before = now.clone();
        let manner = manner().new_tree(&mut runner).unwrap().current();
        if number % 4 == 0 {
            // Another branch: mistakes would only ever become more.
            now = files().new_tree(&mut runner).unwrap().current();
        } else {
            vec(edit(), 1..3)
                .new_tree(&mut runner)
                .unwrap()
                .current()
                .iter()
                .for_each(|edit| apply(edit, &mut now));
        }
        bring(dir.path(), &before, &now, manner);
        match clean(dir.path()) {
            Ok(site) => {
                let former = good.take().unwrap_or_default();
                wait_until_right(|| differences(&server, &site, former.keys()));
                good = Some(site);
            }
            Err(errors) => {
                broken += 1;
                wait_until_right(|| {
                    let told = news(&server);
                    if told["count"] == errors {
                        Vec::new()
                    } else {
                        vec![format!("{errors} errors, but {told}")]
                    }
                });
                // Not pictures and files: they lie where they lie.
                let pages = good
                    .iter()
                    .flatten()
                    .filter(|(path, _)| path.ends_with(".html"));
                for (path, html) in pages {
                    let shown = crate::client::get(&server, path);
                    assert_eq!(
                        crate::client::undressed(&shown.body).as_bytes(),
                        html,
                        "{path} does not stay"
                    );
                }
            }
        }
    }
    assert!(
        broken * 8 > count && broken * 8 < count * 7,
        "{broken} of {count} are broken: both sorts are wanted"
    );
}

#[test]
fn a_hundred_edits_end_in_what_a_clean_build_shows() {
    drive(100, false);
}

#[test]
fn edits_on_a_drive_that_tells_nothing_do_so_too() {
    drive(16, true);
}
