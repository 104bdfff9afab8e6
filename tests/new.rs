//! `preceptor new`: what it writes builds without a finding, and it never writes over anything.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::tree;
use preceptor::load::files::source::Source;
use preceptor::load::{self, Options};
use tempfile::TempDir;

/// Runs in `folder`, and gives the exit code and all that was said.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_preceptor"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8(said).unwrap(),
    )
}

/// Runs, and it goes well.
#[track_caller]
fn fine(folder: &Path, arguments: &[&str]) -> String {
    let (code, said) = run(folder, arguments);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    said
}

/// Builds; nothing is found but that no page links to what was just made, and what is still to be
/// written.
#[track_caller]
fn builds(folder: &Path) {
    let expected = ["orphan-page", "placeholder"];
    let other = findings(folder)
        .into_iter()
        .find(|(id, _)| !expected.contains(&id.as_str()));
    assert_eq!(other, None);
    fine(folder, &["build"]);
}

/// The findings of `check`: each rule with its file.
#[track_caller]
fn findings(folder: &Path) -> Vec<(String, String)> {
    let said = fine(folder, &["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    json["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| (text(&found["id"]), text(&found["file"])))
        .collect()
}

/// Runs, and it refuses with these words; nothing on the disk changes.
#[track_caller]
fn refused(folder: &Path, arguments: &[&str], words: &str) {
    let before = tree(folder);
    let (code, said) = run(folder, arguments);
    assert_eq!(code, 2, "{arguments:?}: {said}");
    assert!(said.contains(words), "nothing says {words:?}: {said}");
    assert_eq!(tree(folder), before, "{arguments:?} changed something");
}

const KINDS: [&str; 7] = [
    "page",
    "guidance",
    "quiz",
    "scenario",
    "checklist",
    "module",
    "plan",
];

/// One file of each kind.
fn add_all(project: &Path) {
    for kind in KINDS {
        fine(
            project,
            &["new", kind, "5 moments: who's \"first\" & last?"],
        );
    }
    fine(
        project,
        &["new", "policy", "Care Act 2014", "--as-of", "2026-11-26"],
    );
    fine(project, &["new", "policy", "Equality Act 2010"]);
}

#[test]
fn the_example_builds_says_what_is_to_be_written_and_holds_each_kind() {
    let home = TempDir::new().unwrap();
    let said = fine(home.path(), &["new", "my handbook"]);
    assert!(
        said.contains("cd \"my handbook\"") && said.contains("preceptor build"),
        "{said}"
    );
    let project = home.path().join("my handbook");
    let left = ["content/about.md", "preceptor.yaml", "preceptor.yaml"];
    assert_eq!(
        findings(&project),
        left.map(|file| ("placeholder".to_owned(), file.to_owned()))
    );
    fine(&project, &["build"]);
    assert_eq!(
        fs::read_dir(home.path()).unwrap().count(),
        1,
        "something is left over"
    );
    let text =
        |path: &str| String::from_utf8_lossy(&fs::read(project.join(path)).unwrap()).into_owned();
    for kind in [
        "guidance",
        "policies",
        "quizzes",
        "checklists",
        "modules",
        "plans",
    ] {
        let pages = fs::read_dir(project.join("content").join(kind))
            .unwrap()
            .count();
        assert!(pages >= 2, "{kind}: {pages}");
    }
    assert!(text("content/quizzes/case-the-busy-bay.md").contains("scenario: true"));
    assert!(text("site/guidance/index.html").contains("When to clean your hands"));
}

#[test]
fn a_project_is_called_after_its_folder() {
    let home = TempDir::new().unwrap();
    for (folder, title, id) in [
        (
            "hand-hygiene_2027",
            "Hand hygiene 2027",
            "hand-hygiene_2027",
        ),
        ("Ward 7", "Ward 7", "ward-7"),
        ("no", "No", "no"),
    ] {
        for from in ["example", "empty", "pack"] {
            fine(home.path(), &["new", folder, "--from", from]);
            let project = home.path().join(folder);
            fine(&project, &["build"]);
            let page = fs::read_to_string(project.join("site/record.html"))
                .or_else(|_| fs::read_to_string(project.join("site/index.html")))
                .unwrap();
            let has_record = from != "empty";
            assert_eq!(
                page.contains(&format!("data-site=\"{id}\"")),
                has_record,
                "{folder} {from}"
            );
            let title = if from == "pack" {
                "Work and health"
            } else {
                title
            };
            assert!(
                page.contains(&format!(">{title}</a>")),
                "{folder} {from}: no {title}"
            );
            fs::remove_dir_all(project).unwrap();
        }
    }
}

#[test]
fn an_empty_project_is_one_page_to_write_over() {
    let home = TempDir::new().unwrap();
    fine(home.path(), &["new", "handbook", "--from", "empty"]);
    let project = home.path().join("handbook");
    assert_eq!(
        tree(&project.join("content"))
            .into_keys()
            .collect::<Vec<_>>(),
        ["index.md"]
    );
    assert_eq!(
        findings(&project),
        [("placeholder".to_owned(), "content/index.md".to_owned())]
    );
    add_all(&project);
    builds(&project);
}

#[test]
fn each_template_says_that_it_is_to_be_written_over() {
    let home = TempDir::new().unwrap();
    fine(home.path(), &["new", "handbook", "--from", "empty"]);
    let project = home.path().join("handbook");
    add_all(&project);
    let found = findings(&project);
    for path in tree(&project.join("content"))
        .into_keys()
        .filter(|path| !path.ends_with("/index.md"))
    {
        let file = format!("content/{path}");
        assert!(found.contains(&("placeholder".to_owned(), file)), "{path}");
    }
}

#[test]
fn a_policy_was_read_today_unless_its_author_says_otherwise() {
    let home = TempDir::new().unwrap();
    fine(home.path(), &["new", "handbook", "--from", "empty"]);
    let project = home.path().join("handbook");
    add_all(&project);
    let read =
        |path: &str| fs::read_to_string(project.join("content/policies").join(path)).unwrap();
    assert!(read("care-act-2014.md").contains("\nas_of: 2026-11-26\n"));
    let text = read("equality-act-2010.md");
    let day = text
        .lines()
        .find_map(|line| line.strip_prefix("as_of: "))
        .unwrap();
    assert!(day.len() == 10 && day > "2026-11-30", "{day}");
}

#[test]
fn notes_for_authors_reach_neither_pages_nor_the_search() {
    let home = TempDir::new().unwrap();
    fine(home.path(), &["new", "."]);
    fine(home.path(), &["build"]);
    let notes: Vec<String> = tree(&home.path().join("content"))
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .flat_map(|text| {
            text.split("<!--")
                .skip(1)
                .map(|note| note.split("-->").next().unwrap().trim().to_owned())
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(notes.len() > 8, "the example has notes: {notes:?}");
    for (path, bytes) in tree(&home.path().join("site")) {
        let text = String::from_utf8_lossy(&bytes);
        for note in &notes {
            let line = note.lines().next().unwrap();
            assert!(!text.contains(line), "{path} holds {line:?}");
        }
    }
}

#[test]
fn each_kind_of_file_builds_without_a_finding() {
    let home = TempDir::new().unwrap();
    fine(home.path(), &["new", "handbook"]);
    let project = home.path().join("handbook");
    add_all(&project);
    builds(&project);
}

#[test]
fn a_project_without_folders_gets_them_with_the_pages_that_introduce_them() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("preceptor.yaml"), "title: Handbook\n").unwrap();
    fs::create_dir(home.path().join("content")).unwrap();
    fine(home.path(), &["new", "page", "index"]);
    add_all(home.path());
    builds(home.path());
    assert!(
        home.path()
            .join("content/quizzes/case-5-moments-whos-first-last.md")
            .is_file()
    );
}

#[test]
fn a_file_goes_where_its_kind_already_lies() {
    let home = TempDir::new().unwrap();
    fine(home.path(), &["new", "pack", "--from", "pack"]);
    let said = fine(
        home.path(),
        &["new", "quiz", "hand-hygiene.md", "--project", "pack"],
    );
    assert!(
        said.contains("Made pack/content/learn/quizzes/hand-hygiene.md."),
        "{said}"
    );
    let text = fs::read_to_string(
        home.path()
            .join("pack/content/learn/quizzes/hand-hygiene.md"),
    )
    .unwrap();
    assert!(text.starts_with("---\ntitle: \"Hand hygiene\"\n"), "{text}");
}

#[test]
fn the_pack_is_the_pack() {
    let home = TempDir::new().unwrap();
    fine(home.path(), &["new", "pack", "--from", "pack"]);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(
        tree(&home.path().join("pack/content")),
        tree(&here.join("content"))
    );
    assert_eq!(
        fs::read(home.path().join("pack/ids.lock")).unwrap(),
        fs::read(here.join("ids.lock")).unwrap()
    );
    assert_eq!(
        findings(&home.path().join("pack")),
        [("placeholder".to_owned(), "preceptor.yaml".to_owned())]
    );
}

#[test]
fn the_editor_finds_the_schemas_of_the_tool() {
    let home = TempDir::new().unwrap();
    fine(home.path(), &["new", "."]);
    let read = |path: &str| fs::read_to_string(home.path().join(path)).unwrap();
    let json = |path: &str| serde_json::from_str::<serde_json::Value>(&read(path)).unwrap();
    let settings = json(".vscode/settings.json");
    for (schema, file) in settings["yaml.schemas"].as_object().unwrap() {
        let subject = schema
            .strip_prefix("./.vscode/schemas/")
            .unwrap()
            .strip_suffix(".schema.json")
            .unwrap();
        assert_eq!(read(schema), fine(home.path(), &["schema", subject]));
        assert!(
            home.path()
                .join(file.as_str().unwrap().trim_start_matches('/'))
                .is_file(),
            "{file}"
        );
    }
    fine(home.path(), &["schema", "--write", ".vscode/schemas"]);
    assert!(
        json(".vscode/front-matter.code-snippets")
            .as_object()
            .unwrap()
            .len()
            > 25
    );
    assert_eq!(
        json(".vscode/extensions.json")["recommendations"][0],
        "redhat.vscode-yaml"
    );
}

#[test]
fn nothing_is_written_over_and_every_refusal_says_what_to_type() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("letter.txt"), "Dear").unwrap();
    refused(home.path(), &["new", "."], "preceptor new my-handbook");
    refused(home.path(), &["new", "letter.txt"], "letter.txt");
    refused(home.path(), &["new", "aux"], "Windows cannot hold");
    refused(
        home.path(),
        &["new", "ward\u{1b}[41m"],
        "not every computer can hold",
    );
    refused(home.path(), &["new", "quiz"], "preceptor new ./quiz");
    refused(
        home.path(),
        &["new", "quizz", "Hand", "hygiene"],
        "preceptor new quiz \"Hand hygiene\"",
    );
    refused(
        home.path(),
        &["new", "quiz", "Hand hygiene"],
        "preceptor new my-handbook",
    );
    fine(home.path(), &["new", "handbook"]);
    let project = home.path().join("handbook");
    refused(
        &project,
        &["new", "quiz", "Gel or soap?"],
        "is there already",
    );
    refused(&project, &["new", "quiz", "?!"], "a letter or a digit");
    refused(&project, &["new", "quiz", "Con"], "Windows cannot hold");
    refused(
        &project,
        &["new", "page", "Search"],
        "makes a page that is called search itself",
    );
    refused(
        &project,
        &["new", "policy", "Care Act", "--as-of", "soon"],
        "--as-of 20",
    );
    refused(
        &project,
        &["new", "quiz", "Care Act", "--as-of", "2026"],
        "only a policy",
    );
    refused(&project, &["new", "second"], "preceptor new ../second");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_finished_leaves_nothing_behind() {
    let home = TempDir::new().unwrap();
    let project = home.path().join("handbook");
    fine(home.path(), &["new", "handbook"]);
    // The folder of the new file is a file.
    fs::remove_dir_all(project.join("content/plans")).unwrap();
    fs::write(project.join("content/plans"), "").unwrap();
    refused(&project, &["new", "plan", "Ours"], "cannot be written");
}

/// Values: every key of front matter accepts one of them.
const VALUES: [&str; 8] = [
    "Words",
    "words",
    "5",
    "2026-01-01",
    "en-GB",
    "https://example.org/",
    "staff",
    "placeholder",
];

/// The lines of a snippet with its first choice, or with `value` in every place to fill in.
fn filled(body: &serde_json::Value, value: &str) -> String {
    let lines = body
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line.as_str().unwrap());
    let fill = |line: &str| match line.split_once("${1|") {
        Some((before, rest)) => {
            let (choices, behind) = rest.split_once("|}").unwrap();
            format!("{before}{}{behind}\n", choices.split(',').next().unwrap())
        }
        None => format!(
            "{}\n",
            line.split('$')
                .map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()))
                .collect::<Vec<_>>()
                .join(value)
        ),
    };
    lines.map(fill).collect()
}

/// Whether front matter of this kind takes these lines without a finding about them.
fn takes(kind: &str, lines: &str) -> bool {
    let title = if lines.starts_with("title:") {
        ""
    } else {
        "title: A page\n"
    };
    let kind = if lines.starts_with("kind:") {
        String::new()
    } else {
        format!("kind: {kind}\n")
    };
    let text = format!("---\n{title}{kind}{lines}---\n");
    let own = (title.lines().count() + kind.lines().count() + 2)..text.lines().count();
    let source = Source {
        path: "a.md".into(),
        file: "a.md".into(),
        text: text.into(),
        layer: 0,
    };
    let found = load::document(&source, &Options::default()).diagnostics;
    !found
        .iter()
        .any(|found| own.contains(&found.place.line) || found.message.contains("front matter"))
}

#[test]
fn each_snippet_of_the_editor_writes_a_key_that_can_be_read() {
    let folder = TempDir::new().unwrap();
    fine(folder.path(), &["new", "handbook"]);
    let file = folder
        .path()
        .join("handbook/.vscode/front-matter.code-snippets");
    let snippets: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let snippets = snippets.as_object().unwrap();
    let mut wrong = Vec::new();
    for (key, snippet) in snippets {
        let ways = VALUES.iter().map(|value| filled(&snippet["body"], value));
        let taken = |lines: &String| {
            KINDS
                .iter()
                .chain(&["policy"])
                .any(|kind| takes(kind, lines))
        };
        if !ways.clone().any(|lines| taken(&lines)) {
            wrong.push(format!("{key}: {:?}", ways.collect::<Vec<_>>()));
        }
    }
    assert!(snippets.len() > 30, "{}", snippets.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
