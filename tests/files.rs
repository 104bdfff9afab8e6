//! Things in a content folder that no text can show: other encodings, links, locked files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Project, md};

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn a_byte_order_mark_and_the_line_ends_of_windows_are_no_mistakes() {
    let crlf = md(
        "A",
        "## One\n\nText\n\n> [!NOTE]\n> Said.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    )
    .replace('\n', "\r\n");
    Project::new()
        .file("content/a.md", &format!("\u{feff}{crlf}"))
        .file(
            "content/glossary.yaml",
            "\u{feff}- term: Fit note\r\n  meaning: A statement\r\n",
        )
        .file("preceptor.yaml", "\u{feff}title: Handbook\r\n")
        .build()
        .ok()
        .page("a.html")
        .texts(".prose h2", &["One"])
        .texts(".callout-note > p", &["Note", "Said."])
        .texts(".prose td", &["1", "2"])
        .page("glossary.html")
        .texts("dt", &["Fit note"]);
}

#[test]
fn utf_16_is_named_in_any_order() {
    let text = md("Notepad's Unicode", "Text");
    let with_mark = utf16(&format!("\u{feff}{text}"), u16::to_le_bytes);
    Project::new()
        .bytes("content/big-endian.md", &utf16(&text, u16::to_be_bytes))
        .bytes("content/glossary.yaml", &with_mark)
        .bytes("content/little-endian.md", &utf16(&text, u16::to_le_bytes))
        .bytes("content/marked.md", &with_mark)
        .build()
        .fails(&[
            "error[not-utf8] content/big-endian.md:1",
            "error[not-utf8] content/glossary.yaml:1",
            "error[not-utf8] content/little-endian.md:1",
            "error[not-utf8] content/marked.md:1",
        ])
        .says("the file is saved as UTF-16 (\"Unicode\"), not as UTF-8");
}

#[test]
fn a_utf_16_project_file_is_named_too() {
    Project::new()
        .bytes(
            "preceptor.yaml",
            &utf16("\u{feff}title: Handbook\n", u16::to_le_bytes),
        )
        .build()
        .fails(&["error[not-utf8] preceptor.yaml:1"]);
}

#[test]
fn an_old_encoding_is_named_at_its_first_odd_letter() {
    let project = Project::new()
        .bytes(
            "content/a.md",
            b"---\ntitle: A\n---\nplain\nCaf\xe9 and na\xefve\n",
        )
        .build()
        .fails(&["error[not-utf8] content/a.md:5"])
        .says("in Notepad choose Save as");
    assert_eq!(project.built().diagnostics[0].place.column, 4);
}

#[test]
fn a_file_that_is_set_right_is_read_again() {
    Project::new()
        .bytes("content/a.md", b"---\ntitle: Caf\xe9\n---\n")
        .build()
        .fails(&["error[not-utf8] content/a.md:2"])
        .md("content/a.md", "Café", "")
        .build()
        .ok()
        .page("a.html")
        .has("h1", "Café");
}

#[test]
fn what_programs_leave_lying_about_is_no_content() {
    Project::new()
        .file("content/.DS_Store", "x")
        .file("content/~$notes.docx", "x")
        .file("content/a.md~", "x")
        .file("content/Thumbs.db", "x")
        .file("content/.git/config.md", "x")
        .build()
        .ok()
        .lacks(".DS_Store")
        .lacks("Thumbs.db");
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;

    use super::*;

    /// A user who owns nothing: the superuser may read whatever is locked.
    const NOBODY: u32 = 65534;

    #[test]
    fn links_to_other_places_are_left_out_and_said() {
        let project =
            Project::new()
                .md("elsewhere/secret.md", "Secret", "")
                .md("content/a.md", "A", "");
        symlink(
            project.root().join("elsewhere"),
            project.root().join("content/folder"),
        )
        .unwrap();
        symlink(
            project.root().join("elsewhere/secret.md"),
            project.root().join("content/secret.md"),
        )
        .unwrap();
        symlink("nowhere", project.root().join("content/broken.md")).unwrap();
        project
            .build()
            .finds(&[
                "warning[not-a-file] content/broken.md:1",
                "warning[not-a-file] content/folder:1",
                "warning[not-a-file] content/secret.md:1",
            ])
            .site()
            .lacks("secret.html")
            .lacks("folder/secret.html")
            .exists("a.html");
    }

    #[test]
    fn names_that_are_no_text_are_refused() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let project = Project::new();
        fs::write(
            project
                .root()
                .join("content")
                .join(OsStr::from_bytes(b"caf\xe9.md")),
            md("A", ""),
        )
        .unwrap();
        fs::write(project.root().join("content/new\nline.md"), md("A", "")).unwrap();
        let project = project.build();
        let ids: Vec<&str> = project
            .built()
            .diagnostics
            .iter()
            .map(|found| found.rule.id)
            .collect();
        assert_eq!(ids, ["file-name", "file-name"]);
    }

    #[test]
    fn locked_files_are_named() {
        assert_named_when_locked(&["content/locked.md", "themes/default/templates/foot.html"]);
    }

    #[test]
    fn locked_folders_are_named() {
        assert_named_when_locked(&["content/folder", "themes/default/templates"]);
    }

    #[test]
    fn locked_attachments_are_named() {
        assert_named_when_locked(&["content/photo.png"]);
    }

    /// Locks each path in turn: the finding names it by its path in the project, and there is no
    /// other finding.
    #[track_caller]
    fn assert_named_when_locked(paths: &[&str]) {
        for path in paths {
            let project = Project::new()
                .md("content/locked.md", "Locked", "")
                .file("content/photo.png", "x")
                .md("content/folder/index.md", "Folder", "")
                .file("themes/default/templates/foot.html", "");
            let set = |path: &Path, mode| {
                fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap()
            };
            let locked = project.root().join(path);
            set(project.root(), 0o755);
            set(&locked, 0);
            let said = check_as_nobody(project.root());
            set(&locked, 0o755);
            let Some(said) = said else { return };
            assert!(
                said.contains(&format!("\"file\": \"{path}\"")),
                "{path} is not named:\n{said}"
            );
            assert!(
                !said.contains(project.root().to_str().unwrap()),
                "a path of this machine:\n{said}"
            );
            assert_eq!(said.matches("\"id\"").count(), 1, "{said}");
        }
    }

    /// What `check` says, or nothing where this machine cannot run it for another user.
    fn check_as_nobody(root: &Path) -> Option<String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_preceptor"));
        command
            .args(["check", "--format", "json", "--project"])
            .arg(root);
        if is_root() {
            command.uid(NOBODY);
        }
        let output = command.output().ok()?;
        Some(String::from_utf8(output.stdout).unwrap())
    }

    fn is_root() -> bool {
        own_uid() == Some(0)
    }

    /// The owner of what this process makes.
    fn own_uid() -> Option<u32> {
        use std::os::unix::fs::MetadataExt;
        Some(tempfile::tempdir().ok()?.path().metadata().ok()?.uid())
    }
}

/// A PNG file of this size in pixels and in bytes.
fn picture(width: u32, height: u32, bytes: usize) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    file.extend(width.to_be_bytes().into_iter().chain(height.to_be_bytes()));
    file.resize(bytes, 0);
    file
}

#[test]
fn a_drawing_is_published_without_what_could_run() {
    let harmless = "<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'><!-- a --></svg>\n";
    let project = Project::new()
        .file(
            "content/plan.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' onload='a()'><script>b()</script><g/></svg>",
        )
        .file("content/plain.svg", harmless)
        .bytes("content/packed.svg", b"\x1f\x8b\x08\0\0")
        .bytes("content/huge.svg", &b"<svg>".repeat(1 << 21))
        .md(
            "content/a.md",
            "A",
            "![Plan](plan.svg) [plan](plan.svg) ![Plain](plain.svg)",
        )
        .build()
        .finds(&[
            "error[active-file] content/huge.svg:1",
            "error[active-file] content/packed.svg:1",
            "warning[active-file] content/plan.svg:1",
        ])
        .remove("content/packed.svg")
        .remove("content/huge.svg")
        .build()
        .publish();
    let files = project.files();
    assert_eq!(
        files["plan.svg"],
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><g></g></svg>"
    );
    assert_eq!(files["plain.svg"], harmless.as_bytes());
}

#[test]
fn a_large_picture_is_told_once_and_a_small_one_is_not() {
    let shown = |name: &str| format!("![A ward]({name})\n");
    Project::new()
        .bytes("content/heavy.png", &picture(800, 600, 500_001))
        .bytes("content/light.png", &picture(2400, 2400, 500_000))
        .bytes("content/wide.png", &picture(2401, 100, 1_000))
        .bytes("content/unused.png", &picture(9000, 9000, 900_000))
        .file(
            "content/drawing.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' width='9000' height='9000'/>",
        )
        .md(
            "content/a.md",
            "A",
            &["heavy.png", "light.png", "wide.png", "drawing.svg"]
                .map(shown)
                .concat(),
        )
        .md("content/b.md", "B", &shown("heavy.png"))
        .build()
        .finds(&[
            "warning[large-image] content/a.md:4",
            "warning[large-image] content/a.md:6",
        ])
        .says("this picture has 501 KB and 800 by 600 pixels")
        .site()
        .md("content/a.md", "A", "")
        .md(
            "content/b.md",
            "B",
            &format!(
                "<!-- allow large-image: a map to print -->\n{}",
                shown("heavy.png")
            ),
        )
        .build()
        .ok();
}
