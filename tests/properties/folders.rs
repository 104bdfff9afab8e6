//! What is published is the bundle, and nothing else on the disk changes.

use preceptor::Memo;
use preceptor::publish::{MANIFEST, Options, publish};
use proptest::collection::vec;
use proptest::prelude::*;

use super::projects::{again, apply, edit, files, lay_out};
use crate::common::{self, Files};

/// The files of the project, the site apart.
fn outside(all: &Files) -> Files {
    all.iter()
        .filter(|(path, _)| !path.starts_with("site/"))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

fn site(all: &Files) -> Files {
    let inside = all
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix("site/")?.to_owned(), bytes.clone())));
    inside.filter(|(path, _)| path != MANIFEST).collect()
}

proptest! {
    #![proptest_config(crate::config(25))]

    #[test]
    fn the_published_folder_is_the_bundle(start in files(), edits in vec(edit(), 0..4)) {
        let dir = tempfile::tempdir().unwrap();
        let (mut files, mut memo) = (start, Memo::default());
        for step in 0..=edits.len() {
            lay_out(dir.path(), &files);
            let before = common::tree(dir.path());
            let built = again(dir.path(), &mut memo);
            prop_assert!(common::tree(dir.path()) == before, "building writes nothing");
            if let Some(bundle) = &built.bundle {
                publish(bundle, &dir.path().join("site"), &Options::default()).unwrap();
                let after = common::tree(dir.path());
                prop_assert_eq!(site(&after), common::files(bundle));
                prop_assert_eq!(outside(&after), outside(&before));
            }
            if let Some(edit) = edits.get(step) {
                apply(edit, &mut files);
            }
        }
    }
}
