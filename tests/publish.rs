//! Publishing: what is written, what is left alone, what is refused.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use preceptor::publish::{
    Bundle, Bytes, Content, MANIFEST, Options, OutPath, PublishError, Report, SiteWriter, Store,
    archive, publish,
};
use proptest::prelude::*;

/// A site's folder in a folder of its own, and what one does with it.
struct Site {
    dir: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join("site").join(path)
    }

    fn publish(&self, files: &[(&str, &str)]) -> Report {
        publish(&bundle(files), &self.path(""), &Options::default()).unwrap()
    }

    fn force(&self, files: &[(&str, &str)]) -> Report {
        publish(&bundle(files), &self.path(""), &Options { force: true }).unwrap()
    }

    fn fail(&self, files: &[(&str, &str)], force: bool) -> PublishError {
        let before = self.all();
        let error = publish(&bundle(files), &self.path(""), &Options { force }).unwrap_err();
        assert_eq!(self.all(), before, "a refused run changes nothing");
        error
    }

    fn put(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Everything in the site and beside it, but for the manifest.
    fn all(&self) -> Vec<String> {
        let mut found = Vec::new();
        walk(self.dir.path(), self.dir.path(), &mut found);
        found.retain(|path| !path.ends_with(MANIFEST));
        found.sort();
        found
    }
}

fn walk(root: &Path, dir: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        found.push(
            entry
                .path()
                .strip_prefix(root)
                .unwrap()
                .display()
                .to_string(),
        );
        if entry.file_type().unwrap().is_dir() {
            walk(root, &entry.path(), found);
        }
    }
}

fn bundle(files: &[(&str, &str)]) -> Bundle {
    let entry =
        |(path, text): &(&str, &str)| (OutPath::new(path).unwrap(), text.to_string().into());
    files.iter().map(entry).collect()
}

fn strings(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|path| path.to_string()).collect()
}

#[test]
fn a_first_run_writes_all_and_a_second_nothing() {
    let site = Site::new();
    let files = [("index.html", "home"), ("a/b/page.html", "page")];
    assert_eq!(
        site.publish(&files),
        Report {
            written: 2,
            ..Report::default()
        }
    );
    assert_eq!(
        site.all(),
        [
            "site",
            "site/a",
            "site/a/b",
            "site/a/b/page.html",
            "site/index.html"
        ]
    );
    let before = id(&site.path(""));
    assert_eq!(
        site.publish(&files),
        Report {
            unchanged: 2,
            ..Report::default()
        }
    );
    assert_eq!(id(&site.path("")), before, "not even the folder is new");
}

#[test]
fn the_manifest_names_the_files_sorted_and_without_dates() {
    let site = Site::new();
    site.publish(&[("z.html", ""), ("a/q\"uote.html", ""), ("é.html", "")]);
    let expected = "{\n  \"generator\": \"preceptor\",\n  \"format\": 1,\n  \"files\": [\n    \
                    \"a/q\\\"uote.html\",\n    \"z.html\",\n    \"é.html\"\n  ]\n}\n";
    assert_eq!(site.text(MANIFEST), expected);
    assert_eq!(site.publish(&[("z.html", "")]).removed, 2);
}

#[test]
fn stale_files_and_folders_that_held_only_them_go() {
    let site = Site::new();
    site.publish(&[
        ("index.html", "1"),
        ("old/deep/gone.html", ""),
        ("mixed/gone.html", ""),
        ("lost/x.html", ""),
    ]);
    site.put("mixed/mine.txt", "mine");
    fs::create_dir(site.path("mine-and-empty")).unwrap();
    fs::remove_file(site.path("lost/x.html")).unwrap();
    let report = site.force(&[("index.html", "2")]);
    assert_eq!(
        report,
        Report {
            written: 1,
            removed: 2,
            ..Report::default()
        }
    );
    let expected = [
        "site",
        "site/index.html",
        "site/mine-and-empty",
        "site/mixed",
        "site/mixed/mine.txt",
    ];
    assert_eq!(site.all(), expected);
}

#[test]
fn an_unchanged_file_keeps_its_time_and_itself() {
    let site = Site::new();
    site.publish(&[("same.css", "s"), ("page.html", "old")]);
    let long_ago = SystemTime::now() - Duration::from_secs(86_400);
    fs::File::open(site.path("same.css"))
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    let (same, page) = (id(&site.path("same.css")), id(&site.path("page.html")));
    let report = site.publish(&[("same.css", "s"), ("page.html", "new")]);
    assert_eq!(
        report,
        Report {
            written: 1,
            unchanged: 1,
            ..Report::default()
        }
    );
    assert_eq!(
        fs::metadata(site.path("same.css"))
            .unwrap()
            .modified()
            .unwrap(),
        long_ago
    );
    assert_eq!(id(&site.path("same.css")), same);
    assert_ne!(id(&site.path("page.html")), page);
}

#[test]
fn a_changed_file_is_never_written_through_a_hard_link() {
    let site = Site::new();
    site.publish(&[("page.html", "old")]);
    let elsewhere = site.dir.path().join("elsewhere");
    fs::hard_link(site.path("page.html"), &elsewhere).unwrap();
    site.publish(&[("page.html", "new")]);
    assert_eq!(fs::read_to_string(elsewhere).unwrap(), "old");
}

#[test]
fn a_file_edited_by_hand_is_put_right_even_at_equal_length() {
    let site = Site::new();
    site.publish(&[("page.html", "abc")]);
    site.put("page.html", "abd");
    assert_eq!(site.publish(&[("page.html", "abc")]).written, 1);
    assert_eq!(site.text("page.html"), "abc");
}

#[test]
fn foreign_files_stop_the_run_and_are_named() {
    let site = Site::new();
    site.put("notes/mine.txt", "mine");
    site.put("about.txt", "mine");
    let error = site.fail(&[("index.html", "")], false);
    let PublishError::Foreign { paths } = &error else {
        panic!("{error}")
    };
    assert_eq!(paths, &["about.txt", "notes/mine.txt"]);
    assert!(
        error
            .to_string()
            .contains("`about.txt`, `notes/mine.txt`; move them away"),
        "{error}"
    );
}

#[test]
fn only_the_first_foreign_names_are_shown() {
    let paths = (1..=8).map(|n| format!("{n}.txt")).collect();
    let shown = PublishError::Foreign { paths }.to_string();
    assert!(shown.contains("`5.txt` and 3 more;"), "{shown}");
}

#[test]
fn force_leaves_foreign_files_where_they_are() {
    let site = Site::new();
    site.put("notes/mine.txt", "mine");
    site.force(&[("index.html", "1"), ("notes/page.html", "")]);
    site.force(&[("index.html", "2")]);
    assert_eq!(
        site.all(),
        [
            "site",
            "site/index.html",
            "site/notes",
            "site/notes/mine.txt"
        ]
    );
    assert!(matches!(
        site.fail(&[("index.html", "3")], false),
        PublishError::Foreign { .. }
    ));
}

#[test]
fn a_foreign_file_in_the_way_is_an_error_even_with_force() {
    let site = Site::new();
    site.put("index.html", "mine");
    site.put("a", "a file where a folder is needed");
    site.put("b/c", "a folder where a file is needed");
    let error = site.fail(&[("index.html", "ours"), ("a/x.html", ""), ("b", "")], true);
    let PublishError::InTheWay { paths } = error else {
        panic!("{error}")
    };
    assert_eq!(paths, ["a", "b/c", "index.html"]);
}

#[test]
fn a_foreign_file_with_equal_content_is_no_obstacle_and_stays_foreign() {
    let site = Site::new();
    site.put("robots.txt", "same");
    assert_eq!(site.force(&[("robots.txt", "same")]).unchanged, 1);
    site.force(&[("index.html", "")]);
    assert_eq!(site.text("robots.txt"), "same");
}

#[test]
fn gits_own_files_are_kept_and_stop_nobody() {
    let site = Site::new();
    for path in [".gitkeep", ".gitignore", ".git/objects/a:b"] {
        site.put(path, path);
    }
    site.publish(&[("index.html", "1")]);
    site.publish(&[("index.html", "2")]);
    assert_eq!(site.text(".git/objects/a:b"), ".git/objects/a:b");
    assert!(site.path(".gitkeep").exists() && site.path(".gitignore").exists());
    assert!(matches!(
        site.fail(&[(".gitignore", "ours")], false),
        PublishError::InTheWay { .. }
    ));
}

#[test]
fn a_damaged_manifest_counts_as_none() {
    let outside = r#"{"generator":"preceptor","format":1,"files":["../keep.txt"]}"#;
    for damage in [
        "{ half",
        outside,
        r#"{"generator":"preceptor","format":99,"files":["page.html"]}"#,
    ] {
        let site = Site::new();
        fs::write(site.dir.path().join("keep.txt"), "").unwrap();
        site.publish(&[("page.html", "")]);
        site.put(MANIFEST, damage);
        assert!(
            matches!(
                site.fail(&[("index.html", "")], false),
                PublishError::Foreign { .. }
            ),
            "{damage}"
        );
        site.force(&[("index.html", "")]);
        assert!(
            site.path("page.html").exists() && site.dir.path().join("keep.txt").exists(),
            "{damage}"
        );
    }
}

#[test]
fn reserved_names_and_clashes_are_refused() {
    let site = Site::new();
    for path in [
        MANIFEST,
        "Preceptor-Manifest.JSON",
        ".git/config",
        "a/.GIT/x",
        "a/.preceptor-new-1",
    ] {
        assert!(
            matches!(
                site.fail(&[(path, "")], false),
                PublishError::Reserved { .. }
            ),
            "{path}"
        );
    }
    let error = site.fail(&[("a", ""), ("a-b", ""), ("a/b/c", "")], false);
    assert!(matches!(error, PublishError::Clash { .. }), "{error}");
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let site = Site::new();
    fs::write(site.path("").parent().unwrap().join("site"), "").unwrap();
    assert!(matches!(
        site.fail(&[("a", "")], true),
        PublishError::NotAFolder { .. }
    ));
}

#[test]
fn a_source_file_that_is_missing_changes_nothing() {
    let site = Site::new();
    site.publish(&[("index.html", "1")]);
    let mut next = bundle(&[("index.html", "2")]);
    next.insert(
        OutPath::new("form.pdf").unwrap(),
        Content::File(site.dir.path().join("missing.pdf")),
    );
    let error = publish(&next, &site.path(""), &Options::default()).unwrap_err();
    assert!(error.to_string().contains("missing.pdf"), "{error}");
    assert_eq!(site.text("index.html"), "1");
    assert_eq!(site.all(), ["site", "site/index.html"]);
}

#[test]
fn source_files_are_copied_and_compared() {
    let site = Site::new();
    let source = site.dir.path().join("form.pdf");
    let mut files = Bundle::new();
    files.insert(
        OutPath::new("form.pdf").unwrap(),
        Content::File(source.clone()),
    );
    for (text, written) in [
        (vec![1; 200_000], 1),
        (vec![1; 200_000], 0),
        (vec![2; 200_000], 1),
    ] {
        fs::write(&source, &text).unwrap();
        let report = publish(&files, &site.path(""), &Options::default()).unwrap();
        assert_eq!(
            (report.written, fs::read(site.path("form.pdf")).unwrap()),
            (written, text)
        );
    }
}

/// The files, handed over one by one; what the writer gives for each.
fn write_all(writer: &SiteWriter, files: &[(&str, &str)]) -> Bundle {
    let keep = |(path, text): &(&str, &str)| {
        let path = OutPath::new(path).unwrap();
        let content = writer.keep(&path, text.as_bytes().to_vec());
        (path, content)
    };
    files.iter().map(keep).collect()
}

#[test]
fn files_may_be_handed_over_as_they_are_made() {
    let site = Site::new();
    site.publish(&[("same.css", "s"), ("page.html", "old"), ("gone.html", "")]);
    let same = id(&site.path("same.css"));
    let writer = SiteWriter::open(&site.path("")).unwrap();
    let kept = write_all(
        &writer,
        &[
            ("same.css", "s"),
            ("page.html", "new"),
            ("a/b/page.html", "new"),
        ],
    );
    assert!(
        kept.iter()
            .all(|(_, content)| matches!(content, Content::File(_))),
        "nothing stays in memory"
    );
    assert_eq!(
        site.text("page.html"),
        "old",
        "the output changes at the end"
    );
    let report = writer.publish(&kept, &Options::default()).unwrap();
    assert_eq!(
        report,
        Report {
            written: 2,
            unchanged: 1,
            removed: 1,
            ..Report::default()
        }
    );
    assert_eq!(id(&site.path("same.css")), same);
    assert_eq!(site.text("a/b/page.html"), "new");
    let expected = [
        "site",
        "site/a",
        "site/a/b",
        "site/a/b/page.html",
        "site/page.html",
        "site/same.css",
    ];
    assert_eq!(site.all(), expected);
}

#[test]
fn a_site_that_is_never_finished_leaves_nothing_behind() {
    let site = Site::new();
    let far = site.dir.path().join("new/folder/site");
    write_all(&SiteWriter::open(&far).unwrap(), &[("a/page.html", "half")]);
    assert!(!site.dir.path().join("new").exists());
    site.publish(&[("page.html", "old")]);
    let writer = SiteWriter::open(&site.path("")).unwrap();
    write_all(&writer, &[("page.html", "new"), ("a/page.html", "new")]);
    assert!(matches!(
        publish(&bundle(&[]), &site.path(""), &Options::default()),
        Err(PublishError::Busy { .. })
    ));
    drop(writer);
    assert_eq!(site.all(), ["site", "site/page.html"]);
    assert_eq!(site.text("page.html"), "old");
}

#[test]
fn leftovers_of_a_stopped_run_are_cleared() {
    let site = Site::new();
    site.publish(&[("index.html", "1")]);
    let stage = site.dir.path().join(".site.preceptor-stage");
    fs::create_dir_all(stage.join("half")).unwrap();
    fs::write(stage.join("half/page.html"), "").unwrap();
    let report = site.publish(&[("index.html", "1")]);
    assert_eq!(
        report,
        Report {
            unchanged: 1,
            recovered: true,
            ..Report::default()
        }
    );
    assert_eq!(site.all(), ["site", "site/index.html"]);
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    /// A folder outside with one file, to which `link` in the site leads.
    fn site_with_link(link: &str) -> Site {
        let site = Site::new();
        site.publish(&[("index.html", "1"), ("sub/page.html", "1")]);
        fs::create_dir(site.dir.path().join("outside")).unwrap();
        fs::write(site.dir.path().join("outside/page.html"), "outside").unwrap();
        let _ = fs::remove_dir_all(site.path(link));
        symlink(site.dir.path().join("outside"), site.path(link)).unwrap();
        site
    }

    fn outside(site: &Site) -> String {
        fs::read_to_string(site.dir.path().join("outside/page.html")).unwrap()
    }

    #[test]
    fn a_link_in_the_output_is_foreign_and_never_followed() {
        let site = site_with_link("link");
        assert!(matches!(
            site.fail(&[("index.html", "2")], false),
            PublishError::Foreign { .. }
        ));
        site.force(&[("index.html", "2")]);
        assert!(
            fs::symlink_metadata(site.path("link"))
                .unwrap()
                .is_symlink()
        );
        assert!(matches!(
            site.fail(&[("link/page.html", "in")], true),
            PublishError::InTheWay { .. }
        ));
        assert_eq!(outside(&site), "outside");
    }

    #[test]
    fn a_folder_of_ours_replaced_by_a_link_is_not_ours() {
        let site = site_with_link("sub");
        let error = site.fail(&[("sub/page.html", "2")], true);
        assert!(matches!(error, PublishError::InTheWay { .. }), "{error}");
        site.force(&[("index.html", "2")]);
        assert_eq!(outside(&site), "outside");
    }

    #[test]
    fn a_file_of_ours_replaced_by_a_link_is_not_ours() {
        let site = Site::new();
        site.publish(&[("index.html", "1")]);
        let target = site.dir.path().join("target");
        fs::write(&target, "1").unwrap();
        fs::remove_file(site.path("index.html")).unwrap();
        symlink(&target, site.path("index.html")).unwrap();
        assert!(matches!(
            site.fail(&[("index.html", "1")], true),
            PublishError::InTheWay { .. }
        ));
        site.force(&[("other.html", "")]);
        assert!(site.path("index.html").exists());
    }

    #[test]
    fn an_output_that_is_a_link_stays_one() {
        let site = Site::new();
        fs::create_dir(site.dir.path().join("real")).unwrap();
        symlink("real", site.dir.path().join("site")).unwrap();
        site.publish(&[("index.html", "1")]);
        site.publish(&[("index.html", "2")]);
        assert_eq!(
            fs::read_link(site.dir.path().join("site")).unwrap(),
            Path::new("real")
        );
        assert_eq!(
            fs::read_to_string(site.dir.path().join("real/index.html")).unwrap(),
            "2"
        );
        assert_eq!(site.all(), ["real", "real/index.html", "site"]);
    }

    #[test]
    fn folders_keep_their_permissions() {
        let site = Site::new();
        site.publish(&[("sub/page.html", "1")]);
        for (dir, mode) in [("", 0o2750), ("sub", 0o711)] {
            fs::set_permissions(site.path(dir), fs::Permissions::from_mode(mode)).unwrap();
        }
        site.publish(&[("sub/page.html", "2")]);
        let mode = |dir: &str| fs::metadata(site.path(dir)).unwrap().permissions().mode() & 0o7777;
        assert_eq!((mode(""), mode("sub")), (0o2750, 0o711));
    }
}

#[cfg(unix)]
fn id(path: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).unwrap())
}

#[cfg(not(unix))]
fn id(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

proptest! {
    /// Whatever is accepted stays inside the output, and reads the same on every system.
    #[test]
    fn an_accepted_path_cannot_lead_out(path in r#"[ab./:\\ \t\x00C-]{0,12}"#) {
        let plain = |segment: &str| {
            !["", ".", ".."].contains(&segment) && !segment.contains(['\\', ':', '\0', '\t'])
        };
        let accepted = OutPath::new(&path);
        prop_assert_eq!(accepted.is_some(), path.split('/').all(plain));
        if let Some(accepted) = accepted {
            let below = Path::new(accepted.as_str());
            let normal = |part| matches!(part, std::path::Component::Normal(_));
            prop_assert!(below.is_relative() && below.components().all(normal));
        }
    }

    /// Whatever site follows whatever site, the folder is exactly the second one.
    #[test]
    fn the_second_of_two_sites_is_all_that_is_left(first in small_site(), second in small_site()) {
        let (used, fresh) = (Site::new(), Site::new());
        let publish = |site: &Site, bundle| publish(bundle, &site.path(""), &Options::default());
        for bundle in [&first, &second] {
            prop_assume!(publish(&used, bundle).is_ok());
        }
        publish(&fresh, &second).unwrap();
        prop_assert_eq!(used.all(), fresh.all());
        prop_assert_eq!(used.text(MANIFEST), fresh.text(MANIFEST));
        for (path, _) in second.iter() {
            prop_assert_eq!(used.text(path.as_str()), fresh.text(path.as_str()));
        }
    }
}

fn small_site() -> impl Strategy<Value = Bundle> {
    let file = ("[ab](/[ab]){0,2}", "[xy]");
    proptest::collection::vec(file, 0..5).prop_map(|files| {
        files
            .into_iter()
            .map(|(path, text)| (OutPath::new(&path).unwrap(), text.into()))
            .collect()
    })
}

/// Enough text to be worth deflating, and more than one block of it.
fn long_text() -> Vec<u8> {
    (0..60_000_u32)
        .flat_map(|n| format!("{:x} ", n.wrapping_mul(2_654_435_761) >> (n % 20)).into_bytes())
        .collect()
}

#[test]
fn an_archive_is_the_same_however_it_was_gathered() {
    let dir = tempfile::tempdir().unwrap();
    let source = dir.path().join("source");
    fs::write(&source, long_text()).unwrap();
    let files: [(&str, [Content; 2]); 3] = [
        (
            "index.html",
            [b"home".to_vec().into(), Content::Static(b"home")],
        ),
        (
            "a/é.html",
            [
                Bytes::from(b"page".as_slice()).into(),
                b"page".to_vec().into(),
            ],
        ),
        ("a/long.txt", [Content::File(source), long_text().into()]),
    ];
    let gather = |n: usize| {
        files
            .iter()
            .map(move |(path, kinds)| (OutPath::new(path).unwrap(), kinds[n].clone()))
    };
    let (one, two) = (dir.path().join("one.zip"), dir.path().join("two.zip"));
    archive(&gather(0).collect(), &one, "site").unwrap();
    fs::write(&two, "an older archive").unwrap();
    archive(&gather(1).rev().collect(), &two, "site").unwrap();
    assert_eq!(fs::read(&one).unwrap(), fs::read(&two).unwrap());
    assert_eq!(
        fs::read_dir(dir.path()).unwrap().count(),
        3,
        "nothing is left beside the archives"
    );
    reads_back(&one);
}

fn reads_back(file: &Path) {
    let mut zip = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    assert_eq!(
        names,
        strings(&["site/a/long.txt", "site/a/é.html", "site/index.html"])
    );
    let mut long = zip.by_name("site/a/long.txt").unwrap();
    assert_eq!(
        (long.unix_mode(), long.last_modified()),
        (Some(0o100_644), Some(zip::DateTime::default()))
    );
    assert!(long.compressed_size() < long.size());
    let mut text = Vec::new();
    long.read_to_end(&mut text).unwrap();
    assert_eq!(text, long_text());
}

/// The exact bytes, so that another system, processor or release of a dependency cannot change them
/// unseen.
#[test]
fn an_archive_has_known_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("site.zip");
    let files = [
        ("a.txt", b"abcabcabcabc".to_vec()),
        ("long.txt", long_text()),
    ];
    archive(
        &files
            .into_iter()
            .map(|(path, text)| (OutPath::new(path).unwrap(), text.into()))
            .collect(),
        &file,
        "site",
    )
    .unwrap();
    let bytes = fs::read(&file).unwrap();
    assert_eq!(
        (bytes.len(), fnv(&bytes)),
        (217_733, 5_801_126_503_439_390_255)
    );
}

fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
