//! A rebuild equals a clean build, whatever was changed.

use preceptor::Memo;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::projects::{Edit, add, afresh, again, apply, edit, files, lay_out};
use crate::common::assert_same;

fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap()
        .install(work)
}

/// What is held against each other must often be a whole site, and often a list of findings.
#[test]
fn random_projects_are_of_both_sorts() {
    let mut runner = TestRunner::deterministic();
    let dir = tempfile::tempdir().unwrap();
    let mut whole = 0;
    for _ in 0..60 {
        lay_out(
            dir.path(),
            &files().new_tree(&mut runner).unwrap().current(),
        );
        whole += usize::from(afresh(dir.path()).bundle.is_some());
    }
    assert!((15..=45).contains(&whole), "{whole} of 60 are whole");
}

proptest! {
    #![proptest_config(crate::config(40))]

    #[test]
    fn a_rebuild_after_any_edit_is_a_clean_build(start in files(), edits in vec(edit(), 1..5)) {
        let dir = tempfile::tempdir().unwrap();
        let (mut files, mut memo) = (start, Memo::default());
        lay_out(dir.path(), &files);
        again(dir.path(), &mut memo);
        for edit in edits.iter().chain([&Edit::Nothing]) {
            apply(edit, &mut files);
            lay_out(dir.path(), &files);
            assert_same(&again(dir.path(), &mut memo), &afresh(dir.path()));
        }
    }

    #[test]
    fn threads_change_nothing(files in files()) {
        let dir = tempfile::tempdir().unwrap();
        lay_out(dir.path(), &files);
        let one = with_threads(1, || afresh(dir.path()));
        assert_same(&one, &with_threads(4, || afresh(dir.path())));
    }

    #[test]
    fn neither_the_order_of_files_nor_the_place_of_the_folder_changes_anything(files in files()) {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::Builder::new().prefix("a longer name ").tempdir().unwrap());
        add(one.path(), files.iter());
        add(other.path(), files.iter().rev());
        let (one, other) = (afresh(one.path()), afresh(other.path()));
        if one.project.is_some() || other.project.is_some() {
            assert_same(&one, &other);
        }
    }

    #[test]
    fn nothing_that_is_found_names_a_place_that_is_not_there(files in files()) {
        let dir = tempfile::tempdir().unwrap();
        lay_out(dir.path(), &files);
        for found in afresh(dir.path()).diagnostics {
            let place = &found.place;
            if place.text.is_empty() {
                continue;
            }
            let path = place.file.to_string();
            let embedded = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
            let bytes = files.get(&path).cloned().unwrap_or_else(|| std::fs::read(embedded).unwrap());
            let text = String::from_utf8(bytes).unwrap();
            let line = text.split('\n').nth(place.line - 1).map(|line| line.trim_end_matches('\r'));
            prop_assert_eq!(line, Some(place.text.as_str()), "{:?}", &found);
            prop_assert!(place.column <= place.text.chars().count() + 1, "{:?}", &found);
        }
    }
}
