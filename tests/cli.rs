//! The program itself: its exit codes, its reports, and what it leaves on the disk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::time::SystemTime;

use common::{Project, tree};
use serde_json::Value;

/// What a run said, and its exit code.
struct Run {
    code: i32,
    out: String,
    errors: String,
}

fn run(project: &Project, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_preceptor"))
        .args(arguments)
        .current_dir(project.root())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: text(output.stdout),
        errors: text(output.stderr),
    }
}

impl Run {
    #[track_caller]
    fn ends(self, code: i32) -> Run {
        assert_eq!(self.code, code, "{}{}", self.out, self.errors);
        self
    }

    #[track_caller]
    fn says(self, words: &str) -> Run {
        assert!(
            self.out.contains(words),
            "nothing says {words:?}:\n{}",
            self.out
        );
        self
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}:\n{}", self.out))
    }
}

/// A project of two pages, one of which links to the other.
fn project(body: &str) -> Project {
    Project::new()
        .md("content/index.md", "Home", "[A](a.md)")
        .md("content/a.md", "A", body)
}

fn fine() -> Project {
    project("Text")
}

fn warned() -> Project {
    project("# Again\n\nText")
}

fn broken() -> Project {
    project("[x](gone.md)")
}

#[test]
fn exit_codes_say_how_it_went() {
    for command in ["build", "check"] {
        run(&fine(), &[command]).ends(0);
        run(&warned(), &[command]).ends(0);
        run(&broken(), &[command]).ends(1);
        run(&Project::empty(), &[command]).ends(2);
        run(
            &Project::new().file("preceptor.yaml", "titel: x\n"),
            &[command],
        )
        .ends(1);
        run(&fine(), &[command, "--no-such-thing"]).ends(2);
    }
    run(&fine(), &["no-such-command"]).ends(2);
    run(&fine(), &[]).ends(2);
}

#[test]
fn people_read_the_line_and_how_to_fix_it() {
    let said = run(&broken(), &["check"]).ends(1);
    assert_eq!(said.errors, "");
    said.says("error[broken-link]: there is no `gone.md`")
        .says("content/a.md:4:1")
        .says("4 | [x](gone.md)")
        .says("help: a link names a file")
        .says("1 error.");
    run(&warned(), &["check"])
        .says("write: ## Again")
        .says("1 warning.")
        .says("2 pages checked; the site can be built.");
    let said = run(&fine(), &["build"])
        .ends(0)
        .says("2 pages in ")
        .says("index.html in a browser.");
    assert!(!said.out.contains('\u{1b}'), "no colours into a pipe");
}

#[test]
fn nobody_is_sent_to_a_page_that_is_not_there() {
    let without_home =
        Project::empty()
            .file("preceptor.yaml", "title: x\n")
            .md("content/a/b.md", "B", "");
    let said = run(&without_home, &["build"]).ends(0).out;
    assert!(
        said.contains("search.html in a browser") && !said.contains("Open site/index.html"),
        "{said}"
    );
    for file in ["content/index.html.md.erb", "content/leaflet.pdf"] {
        let empty = Project::empty()
            .file("preceptor.yaml", "title: x\n")
            .file(file, "x");
        let said = run(&empty, &["build"]).ends(1).out;
        assert!(
            said.contains("error[no-content]") && !said.contains("in a browser"),
            "{said}"
        );
    }
    let drafts = Project::empty()
        .file("preceptor.yaml", "title: x\n")
        .file("content/a.md", "---\ntitle: A\ndraft: true\n---\n");
    assert!(
        run(&drafts, &["build"])
            .ends(1)
            .out
            .contains("every page is a draft")
    );
    run(&drafts, &["build", "--drafts"]).ends(0);
}

#[test]
fn programs_read_one_json_document() {
    let json = run(&broken(), &["check", "--format", "json"])
        .ends(1)
        .json();
    let found = &json["diagnostics"][0];
    for (field, value) in [
        ("id", Value::from("broken-link")),
        ("severity", "error".into()),
        ("file", "content/a.md".into()),
        ("line", 4.into()),
        ("column", 1.into()),
        ("length", 12.into()),
        ("text", "[x](gone.md)".into()),
        ("message", "there is no `gone.md`".into()),
    ] {
        assert_eq!(found[field], value, "{field}");
    }
    assert!(found["help"].is_string());
    assert_eq!(
        json["counts"],
        serde_json::json!({"errors": 1, "warnings": 0, "advice": 0})
    );
    assert_eq!(
        (&json["pages"], &json["fit_to_build"]),
        (&2.into(), &false.into())
    );
    let json = run(&fine(), &["build", "--format", "json"]).ends(0).json();
    assert_eq!(
        (&json["built"], &json["pages"], &json["removed"]),
        (&true.into(), &2.into(), &0.into())
    );
    assert!(
        json["written"].as_u64().unwrap() > 5 && json["output"].as_str().unwrap().ends_with("site"),
        "{json}"
    );
    let json = run(&Project::empty(), &["build", "--format", "json"])
        .ends(2)
        .json();
    assert_eq!(
        (&json["built"], &json["diagnostics"][0]["id"]),
        (&false.into(), &"no-project".into())
    );
}

#[test]
fn a_refused_output_is_said_in_json_too() {
    let project = fine().file("site/mine.txt", "x");
    let json = run(&project, &["build", "--format", "json"]).ends(2).json();
    assert_eq!(json["built"], Value::from(false));
    assert!(
        json["failed"].as_str().unwrap().contains("mine.txt"),
        "{json}"
    );
}

#[test]
fn strict_lets_warnings_stop_the_build() {
    let project = warned();
    run(&project, &["build", "--strict"]).ends(1);
    assert!(!project.root().join("site").exists());
    run(&project, &["check", "--strict"]).ends(1);
    run(&project, &["build"]).ends(0);
    assert!(project.root().join("site/a.html").exists());
}

#[test]
fn drafts_are_built_when_asked_for() {
    let project = fine().file("content/d.md", "---\ntitle: D\ndraft: true\n---\n");
    run(&project, &["build"]).ends(0);
    assert!(!project.root().join("site/d.html").exists());
    run(&project, &["build", "--drafts"]).ends(0);
    assert!(project.root().join("site/d.html").exists());
    run(&project, &["build"]).ends(0);
    assert!(!project.root().join("site/d.html").exists());
}

#[test]
fn the_same_content_gives_the_same_bytes_at_any_time() {
    let project = Project::new()
        .file(
            "content/a.md",
            "---\ntitle: A\nupdates:\n  - date: 2025\n    says: N\n---\n![](p.svg)\n",
        )
        .file(
            "content/p.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'/>",
        );
    run(&project, &["build", "--zip", "one.zip"]).ends(0);
    run(&project, &["build", "--output", "one"]).ends(0);
    // A ZIP file's times have a step of two seconds, and pages could name the hour.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    let other = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_preceptor"));
        command
            .args(arguments)
            .current_dir(project.root())
            .env("TZ", "Pacific/Kiritimati")
            .env("LANG", "tr_TR.UTF-8");
        assert!(command.output().unwrap().status.success());
    };
    other(&["build", "--zip", "other.zip"]);
    other(&["build", "--output", "other"]);
    let read = |path: &str| fs::read(project.root().join(path)).unwrap();
    assert!(read("one.zip") == read("other.zip"), "the archives differ");
    assert!(
        tree(&project.root().join("one")) == tree(&project.root().join("other")),
        "the folders differ"
    );
}

#[test]
fn an_archive_holds_what_the_folder_holds() {
    let project = fine().bytes("content/two words.pdf", &[0, 1, 2, 255]);
    run(&project, &["build", "--zip", "site.zip"])
        .ends(0)
        .says("Unpack it, and open index.html in the folder handbook.");
    run(&project, &["build"]).ends(0);
    let mut archive =
        zip::ZipArchive::new(fs::File::open(project.root().join("site.zip")).unwrap()).unwrap();
    let mut packed = BTreeMap::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        packed.insert(
            name.strip_prefix("handbook/")
                .expect("all lies in one folder")
                .to_owned(),
            bytes,
        );
    }
    let mut built = tree(&project.root().join("site"));
    built.retain(|path, _| path != preceptor::publish::MANIFEST);
    packed.retain(|path, _| path != preceptor::publish::MANIFEST);
    assert_eq!(
        packed.keys().collect::<Vec<_>>(),
        built.keys().collect::<Vec<_>>()
    );
    assert!(packed == built, "a packed file differs");
}

#[test]
fn other_peoples_files_stop_it_until_it_is_told_to_go_on() {
    let project = fine()
        .file("site/mine.txt", "mine")
        .file("site/a.html", "mine too");
    let before = tree(project.root());
    let said = run(&project, &["build"]).ends(2);
    assert!((said.out + &said.errors).contains("mine.txt"));
    assert!(
        tree(project.root()) == before,
        "a refused run changes nothing"
    );
    let said = run(&project, &["build", "--force"]);
    let read = |path: &str| fs::read_to_string(project.root().join(path)).unwrap();
    assert_eq!(read("site/mine.txt"), "mine", "{}", said.out);
    assert_eq!(read("site/a.html"), "mine too", "{}", said.out);
}

#[test]
fn other_peoples_files_stay_beside_the_site() {
    let project = fine().file("site/mine.txt", "mine");
    run(&project, &["build", "--force"]).ends(0);
    let project = project
        .remove("content/a.md")
        .md("content/index.md", "Home", "");
    run(&project, &["build", "--force"]).ends(0);
    let files = tree(&project.root().join("site"));
    assert!(
        files.contains_key("mine.txt")
            && files.contains_key("index.html")
            && !files.contains_key("a.html")
    );
}

#[test]
fn a_failed_build_leaves_the_last_site_untouched() {
    let project = fine();
    run(&project, &["build"]).ends(0);
    let project = project
        .md("content/a.md", "A", "[x](gone.md)")
        .md("content/b.md", "B", "");
    let before = (tree(project.root()), times(&project));
    run(&project, &["build"])
        .ends(1)
        .says("Nothing was written");
    run(&project, &["check"]).ends(1);
    run(&project, &["build", "--zip", "site.zip"]).ends(1);
    assert!(
        (tree(project.root()), times(&project)) == before,
        "something was written"
    );
}

#[test]
fn a_build_that_changes_nothing_writes_nothing() {
    let project = fine();
    run(&project, &["build"]).ends(0);
    let before = times(&project);
    run(&project, &["build"]).ends(0).says("0 written");
    assert_eq!(times(&project), before);
}

/// When each file of the site was last written.
fn times(project: &Project) -> Vec<(String, SystemTime)> {
    let site = project.root().join("site");
    let time = |path: String| {
        (
            site.join(&path).metadata().unwrap().modified().unwrap(),
            path,
        )
    };
    tree(&site)
        .into_keys()
        .map(time)
        .map(|(time, path)| (path, time))
        .collect()
}

#[test]
fn checking_writes_nothing() {
    let project = warned();
    let before = tree(project.root());
    run(&project, &["check"]).ends(0);
    run(&project, &["check", "--output", "elsewhere", "--strict"]).ends(1);
    assert!(tree(project.root()) == before);
}

#[test]
fn a_site_inside_its_content_is_refused() {
    let project = fine();
    let before = tree(project.root());
    for output in ["content/site", "content", ".", "content/../content/site"] {
        let said = run(&project, &["build", "--output", output]);
        assert_eq!(said.code, 2, "{output}: {}", said.out);
        assert!(
            tree(project.root()) == before,
            "{output}: something was written"
        );
    }
    let inside = fine().setting("site: content/site");
    run(&inside, &["build"]).ends(2);
}

#[test]
fn the_project_may_lie_elsewhere() {
    let project = fine();
    let elsewhere = Project::empty();
    let root = project.root().to_str().unwrap();
    run(&elsewhere, &["build", "--project", root]).ends(0);
    assert!(project.root().join("site/a.html").exists());
    run(
        &elsewhere,
        &["build", "--project", root, "--output", "mine"],
    )
    .ends(0);
    assert!(elsewhere.root().join("mine/a.html").exists());
}

#[test]
fn help_names_each_command_and_its_options() {
    let said = run(&fine(), &["--help"]).ends(0);
    let commands = said
        .out
        .split("Commands:")
        .nth(1)
        .unwrap()
        .split("Options:")
        .next()
        .unwrap();
    let mut names: Vec<&str> = commands
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .collect();
    names.retain(|name| !name.is_empty());
    assert!(
        names.contains(&"build") && names.contains(&"check"),
        "{names:?}"
    );
    for name in names.into_iter().filter(|name| *name != "help") {
        let help = run(&fine(), &[name, "--help"]).ends(0);
        assert!(help.out.contains("Usage: preceptor"), "{name}");
    }
    run(&fine(), &["build", "--help"])
        .says("--zip")
        .says("--force")
        .says("--strict")
        .says("--drafts");
    run(&fine(), &["--help"]).says("Exit codes: 0 done");
    run(&fine(), &["--version"])
        .ends(0)
        .says(env!("CARGO_PKG_VERSION"));
}

#[test]
fn a_rule_is_explained_by_its_id() {
    let project = Project::empty();
    run(&project, &["explain", "broken-link"])
        .ends(0)
        .says("broken-link: a link leads nowhere\n\nLevel: error\n");
    run(&project, &["explain", "no-statements"])
        .ends(0)
        .says("This one has to be fixed");
    let unknown = run(&project, &["explain", "brokenlink"]).ends(2);
    assert_eq!(
        unknown.errors,
        "error: there is no rule `brokenlink`: did you mean `broken-link`?\n"
    );
    let unknown = run(&project, &["explain", "quite-another-thing"]).ends(2);
    assert!(
        unknown.errors.contains("lists all rules"),
        "{}",
        unknown.errors
    );
}

#[test]
fn all_rules_are_listed_the_errors_first() {
    let list = run(&Project::empty(), &["explain"]).ends(0).out;
    let at = |words: &str| {
        list.find(words)
            .unwrap_or_else(|| panic!("no {words:?} in\n{list}"))
    };
    assert!(at("Errors:") < at("  broken-link "));
    assert!(at("  wrong-value ") < at("Warnings:") && at("Warnings:") < at("  missing-alt "));
}

#[test]
fn a_summary_counts_by_page_the_worst_first() {
    let project = broken()
        .md("content/b.md", "B", "# Again\n\n# And again\n\nText\n")
        .md("content/c.md", "C", "The ABC");
    let said = run(&project, &["check", "--summary"]).ends(1);
    assert_eq!(
        said.out,
        "errors  warnings  advice  page\n     1         0       0  content/a.md: broken-link\n     \
         0         3       0  content/b.md: empty-section, 2 second-title\n     \
         0         0       1  content/c.md: unexpanded-abbreviation\n\n\
         1 error, 3 warnings, 1 piece of advice.\nThe site cannot be built as it is.\n"
    );
    let json = run(&project, &["check", "--summary", "--format", "json"])
        .ends(1)
        .json();
    assert_eq!(json["by_page"][1]["file"], "content/b.md");
    assert_eq!(json["by_page"][1]["warnings"], 3);
    assert_eq!(json["by_page"][1]["rules"]["second-title"], 2);
    assert_eq!(json["diagnostics"].as_array().map(Vec::len), Some(5));
    let json = run(&project, &["check", "--format", "json"]).ends(1).json();
    assert!(json.get("by_page").is_none());
    run(&fine(), &["check", "--summary"])
        .ends(0)
        .says("2 pages checked; the site can be built.");
}

#[test]
fn ten_pages_are_advised_and_the_others_counted() {
    let project = (10..22).fold(fine().md("content/p/index.md", "P", ""), |project, page| {
        project.md(&format!("content/p/{page}.md"), "P", "Text")
    });
    let json = run(&project, &["check", "--format", "json"]).ends(0).json();
    assert_eq!(
        (&json["counts"]["advice"], &json["more_advice"]),
        (&10.into(), &2.into())
    );
    run(&project, &["check"])
        .ends(0)
        .says("There is more advice on 2 other pages");
    let warned = project.setting("check: {orphan-page: warning}");
    let json = run(&warned, &["check", "--format", "json"]).ends(0).json();
    assert_eq!(
        (&json["counts"]["warnings"], &json["more_advice"]),
        (&12.into(), &0.into())
    );
}

#[test]
fn advice_on_english_is_for_pages_in_english() {
    let long = format!("It is so{} long.\n", ", so very".repeat(20));
    let page = |lang: &str| format!("---\ntitle: A\n{lang}---\n{long}");
    let said = |site: &str, page: &str| {
        let project = fine().setting(site).file("content/a.md", page);
        run(&project, &["check"])
            .ends(0)
            .out
            .contains("long-sentence")
    };
    assert!(said("lang: en-GB", &page("")));
    assert!(!said("lang: cy-GB", &page("")));
    assert!(said("lang: cy-GB", &page("lang: EN\n")));
    assert!(!said("lang: en-GB", &page("lang: cy\n")));
}

#[test]
fn reviews_are_asked_for_on_a_day_that_is_named() {
    let due = "---\ntitle: A\nreview_due: 2026-11-30\n---\nText\n";
    let project = fine().file("content/a.md", due);
    run(&project, &["check"])
        .ends(0)
        .says("2 pages checked")
        .says("the site can be built");
    run(&project, &["check", "--today", "2026-12-01"])
        .ends(0)
        .says("warning[review-overdue]")
        .says("3 | review_due");
    run(&project, &["check", "--today", "2026-11-30"])
        .ends(0)
        .says("2 pages checked");
    run(&project, &["check", "--today", "2026-12-01", "--strict"]).ends(1);
    let wrong = run(&project, &["check", "--today", "1 December"]).ends(2);
    assert!(wrong.errors.contains("--today"), "{}", wrong.errors);
}

#[test]
fn the_writing_is_looked_at_where_somebody_checks_it_or_warnings_count() {
    let project = project("See [here](index.md).");
    run(&project, &["check"])
        .ends(0)
        .says("warning[empty-link-text]");
    let built = run(&project, &["build"]).ends(0);
    assert!(!built.out.contains("empty-link-text"), "{}", built.out);
    run(&project, &["build", "--strict"])
        .ends(1)
        .says("warning[empty-link-text]");
}

#[test]
fn a_check_on_github_shows_each_finding_beside_its_line() {
    let said = run(&broken(), &["check", "--format", "github"]).ends(1);
    assert!(said.out.starts_with(
        "::error file=content/a.md,line=4,endLine=4,col=1,endColumn=13,title=broken-link::there"
    ));
    said.says("The site cannot be built as it is.");
    let below = fine().file("trust/preceptor.yaml", "title: T\n").md(
        "trust/content/index.md",
        "Home",
        "[x](gone.md)",
    );
    run(
        &below,
        &["check", "--project", "./trust", "--format", "github"],
    )
    .says("file=trust/content/index.md,line=4");
}

#[test]
fn sarif_stands_alone_in_the_output() {
    for (project, code) in [(fine(), 0), (broken(), 1), (Project::empty(), 2)] {
        let said = run(&project, &["build", "--format", "sarif"]).ends(code);
        assert_eq!(said.json()["version"], "2.1.0");
        assert!(!said.errors.is_empty());
    }
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let project = broken();
    let said = |variables: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_preceptor"));
        command.args(["check"]).current_dir(project.root());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI"] {
            command.env_remove(name);
        }
        String::from_utf8(
            command
                .envs(variables.iter().copied())
                .output()
                .unwrap()
                .stdout,
        )
        .unwrap()
    };
    let plain = said(&[]);
    assert!(!plain.contains('\u{1b}'), "a file got colours");
    assert_eq!(said(&[("NO_COLOR", "1")]), plain);
    assert_eq!(
        said(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]),
        plain,
        "NO_COLOR does not win"
    );
    let coloured = said(&[("CLICOLOR_FORCE", "1")]);
    assert!(coloured.contains("\u{1b}[1m"), "{coloured}");
    let letters: Vec<&str> = coloured.split('\u{1b}').collect();
    let without: String = letters
        .iter()
        .enumerate()
        .map(|(index, part)| {
            if index == 0 {
                part
            } else {
                part.split_once('m').map_or("", |(_, rest)| rest)
            }
        })
        .collect();
    assert_eq!(without, plain);
}

#[test]
fn a_lock_file_that_cannot_be_read_is_never_written_over() {
    let quiz = "---\ntitle: Q\n---\n## Which one? {#one}\n\n- [x] A\n- [ ] B\n";
    let project = fine().file("content/quizzes/q.md", quiz);
    run(&project, &["lock"]).ends(0);
    let path = project.root().join("ids.lock");
    let gone = fs::read_to_string(&path)
        .unwrap()
        .replace("\n# end\n", "\nquizzes/old#gone: An old question\n# end\n");
    fs::write(&path, &gone).unwrap();
    run(&project, &["lock"]).ends(0);
    assert!(
        fs::read_to_string(&path)
            .unwrap()
            .contains("quizzes/old#gone: An old question")
    );
    let utf16: Vec<u8> = gone.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [
        [&[0xFF, 0xFE][..], &utf16].concat(),
        Vec::new(),
        gone.as_bytes()[..gone.len() - 8].to_vec(),
    ] {
        fs::write(&path, &bytes).unwrap();
        run(&project, &["lock"]).ends(1).says("ids.lock");
        run(&project, &["build"]).ends(1);
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    assert_eq!(
        tree(project.root())
            .keys()
            .filter(|path| path.contains(".preceptor-"))
            .count(),
        0
    );
}

#[cfg(unix)]
#[test]
fn the_content_is_guarded_wherever_links_lead() {
    let project = fine();
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(project.root().join(to), project.root().join(from)).unwrap()
    };
    link("lnk", "content");
    link("again", ".");
    link("yet", "content/yet");
    for output in [
        "lnk/site",
        "again/content/x",
        "lnk",
        "content/../lnk/y",
        "yet",
        "yet/x",
        "new/../content/x",
    ] {
        let before = tree(&project.root().join("content"));
        run(&project, &["build", "--output", output])
            .ends(2)
            .says("the content folder is there");
        assert_eq!(tree(&project.root().join("content")), before, "{output}");
    }
    assert!(!project.root().join("new").exists());
    let elsewhere = Project::new();
    let named = project.root().join("again").display().to_string();
    run(
        &elsewhere,
        &[
            "build",
            "--project",
            &named,
            "--output",
            &project.root().join("content/z").display().to_string(),
        ],
    )
    .ends(2);
}

#[cfg(unix)]
#[test]
fn a_content_folder_that_is_a_link_is_no_finding() {
    let project = fine();
    fs::rename(project.root().join("content"), project.root().join("pages")).unwrap();
    std::os::unix::fs::symlink("pages", project.root().join("content")).unwrap();
    run(&project, &["check", "--strict"]).ends(0);
}

#[cfg(unix)]
#[test]
fn a_theme_that_is_a_link_out_of_the_project_is_none() {
    let private = tempfile::tempdir().unwrap();
    fs::create_dir_all(private.path().join("static")).unwrap();
    fs::write(private.path().join("static/key.txt"), "secret").unwrap();
    let project = fine().setting("theme: ours");
    fs::create_dir_all(project.root().join("themes")).unwrap();
    std::os::unix::fs::symlink(private.path(), project.root().join("themes/ours")).unwrap();
    run(&project, &["build"])
        .ends(1)
        .says("the theme `ours` is a link that leads out of the project");
}

#[cfg(unix)]
#[test]
fn links_within_a_theme_are_left_out_and_said() {
    let project = fine()
        .file("themes/default/static/own.css", "a {}")
        .file("key.txt", "secret");
    std::os::unix::fs::symlink(
        "../../../key.txt",
        project.root().join("themes/default/static/key.txt"),
    )
    .unwrap();
    std::os::unix::fs::symlink("../..", project.root().join("themes/default/locales")).unwrap();
    let report = run(&project, &["build", "--format", "json"]).ends(0).json();
    let found: Vec<&str> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|found| found["file"].as_str())
        .collect();
    assert_eq!(
        found,
        ["themes/default/locales", "themes/default/static/key.txt"]
    );
    assert!(!project.root().join("site/assets/key.txt").exists());
}

#[test]
fn a_site_does_not_go_into_its_own_theme() {
    let project = fine().file("themes/default/static/own.css", "a {}");
    for output in ["themes/default/static/site", "themes"] {
        run(&project, &["build", "--output", output])
            .ends(2)
            .says("the themes folder is there");
    }
}

#[test]
fn a_huge_theme_is_refused_unread() {
    let project = fine()
        .file("themes/default/static/own.css", "a {}")
        .file("themes/default/notes/film.mp4", "");
    let grow = |path: &str, size: u64| {
        fs::File::create(project.root().join(path))
            .unwrap()
            .set_len(size)
            .unwrap()
    };
    grow("themes/default/notes/film.mp4", 1 << 40);
    run(&project, &["check"]).ends(0);
    grow("themes/default/static/film.mp4", 1 << 40);
    run(&project, &["check"])
        .ends(1)
        .says("the theme is too large");
}

/// Linux has a device that is always full.
#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_is_no_success() {
    let project = fine();
    for arguments in [
        &["schema", "quiz"][..],
        &["man"],
        &["completions", "bash"],
        &["check"],
        &["check", "--format", "sarif"],
        &["build", "--format", "json"],
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_preceptor"));
        let output = command
            .args(arguments)
            .current_dir(project.root())
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            String::from_utf8_lossy(&output.stderr).contains("could not be written"),
            "{arguments:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_give_a_terminal_no_orders() {
    let project = fine().file("content/a\u{1b}[41m\u{7}.md", "---\ntitle: A\n---\n");
    for arguments in [&["check"][..], &["check", "--summary"]] {
        let said = run(&project, arguments);
        assert!(
            !(said.out + &said.errors).contains(['\u{1b}', '\u{7}']),
            "{arguments:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_in_place_of_a_project_file_keeps_nobody_waiting() {
    let project = fine();
    for name in ["ids.lock", "preceptor.yaml"] {
        let path = project.root().join(name);
        let _ = fs::remove_file(&path);
        assert!(
            Command::new("mkfifo")
                .arg(&path)
                .status()
                .unwrap()
                .success()
        );
        let said = run(&project, &["check"]);
        assert!(
            (said.out + &said.errors).contains("it is no file"),
            "{name}"
        );
    }
}

#[test]
fn ids_that_cannot_be_read_are_not_lost() {
    let quiz = "---\ntitle: Quiz\nkind: quiz\n---\n## Who? {#who}\n\nAnswer: you\n";
    let lock = "quiz#gone:Once something else\nquiz#who: Who?\n";
    let project = fine().file("content/quiz.md", quiz).file("ids.lock", lock);
    run(&project, &["lock"]).ends(2).says("the id in line 1");
    assert_eq!(
        fs::read_to_string(project.root().join("ids.lock")).unwrap(),
        lock
    );
    let project = project.change("ids.lock", "gone:Once", "gone: Once");
    run(&project, &["lock"]).ends(0);
    assert!(
        fs::read_to_string(project.root().join("ids.lock"))
            .unwrap()
            .contains("quiz#gone: Once something else")
    );
}
